// A sponsor acts in a mentee's name: chosen, agreed, a yes for each kind of act, three things a month, what reached her.

const AIMS = 'To be known for stroke care';
const LINE = 'Say in the meeting whose idea it was';

const href = (page, start) => page.locator(`main a[href^="${start}"]`).first().getAttribute('href');

export async function aSponsorActsInAMenteesName({ as }) {
  const [amina, owen] = [await as('mentee'), await as('sponsor')];
  await amina.opens('/opportunities');
  await owen.opens('/sponsor/people');
  await amina.setsUpPrivateSpace();
  await owen.setsUpPrivateSpace();
  await amina.opens('/opportunities');
  const pair = await theyAgree(amina, owen);

  const consent = `/opportunities/${pair.split('/').at(-1)}`;
  await amina.opens(consent);
  await amina.isRefused({ kinds: ['boost'], aims: 'x'.repeat(1001) }, { action: consent });
  await amina.opens(consent);
  await amina.sends({ kinds: ['amplify'], aims: AIMS }, { action: consent });
  await owen.opens('/sponsor/people');
  await owen.sees(AIMS);
  await heNamesAPost(owen, pair);

  const act = await hePlans(owen, pair);
  await amina.opens('/opportunities');
  await sheSaysYes(amina, act);
  await owen.opens(act);
  await owen.sends({ line: `${LINE}.` }, { button: ['then', 'done'], action: act });
  await amina.opens('/opportunities');
  await sheAnswers(amina, act);
  await owen.opens('/sponsor/log');
  await owen.sees(LINE);
}

/** Amina asks Owen; both say yes to a first talk, to going on, and to the agreement. */
async function theyAgree(amina, owen) {
  await amina.opens('/matches');
  await amina.sends({}, { action: '/request' });
  await owen.opens('/requests');
  await owen.opens(await href(owen.page, '/requests/'));
  await owen.sends({}, { action: '/acceptance' });
  const pair = owen.path().replace('/chemistry', '');
  for (const one of [amina, owen]) {
    await one.opens(`${pair}/chemistry`);
    await one.sends({ answer: 'yes' }, { action: '/chemistry' });
  }
  for (const one of [amina, owen]) {
    await one.opens(`${pair}/agreement`);
    await one.sends({}, { action: '/agreement' });
  }
  await owen.opens(pair);
  return pair;
}

async function heNamesAPost(owen, pair) {
  await owen.opens('/sponsor/panels');
  await owen.isRefused({ post: 'Team lead' }, { action: '/sponsor/panels' });
  await owen.opens('/sponsor/panels');
  await owen.sends({ pair: pair.split('/').at(-1), post: 'Team lead', panel: 'on' }, { action: '/sponsor/panels' });
  const change = await owen.page.locator('form[action^="/sponsor/panels/"]').first().getAttribute('action');
  await owen.sends({}, { action: change });
}

/** Plans what she has not said yes to yet; done, it is refused. */
async function hePlans(owen, pair) {
  await owen.opens('/sponsor/this-month');
  await owen.isRefused({ line: LINE }, { action: '/this-month' });
  await owen.opens('/sponsor/this-month');
  const plan = { pair: pair.split('/').at(-1), kind: 'nominate', forum: 'board', aim: 'development', line: LINE };
  await owen.sends(plan, { action: '/this-month' });
  const act = await href(owen.page, '/sponsor/acts/');
  await owen.opens(act);
  await owen.isRefused({ line: 'Not yet' }, { action: act, button: ['then', 'done'] });
  return act;
}

async function sheSaysYes(amina, act) {
  const asked = act.replace('/sponsor/', '/opportunities/');
  await amina.opens(asked);
  await amina.sends({}, { button: ['then', 'allow'], action: asked });
}

async function sheAnswers(amina, act) {
  const asked = act.replace('/sponsor/', '/opportunities/');
  await amina.opens(asked);
  await amina.isRefused({}, { action: asked });
  await amina.opens(asked);
  await amina.sends({ echo: 'not_yet' }, { action: asked });
  await amina.sends({ tell: ['yes'] }, { action: asked });
}
