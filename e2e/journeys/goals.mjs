// What two do together in their year: goals with small steps, an agreement with something of their own, and looking back; each also
// with what is refused, while it is locked, and when both write at once.
import assert from 'node:assert/strict';
import { fill, formOf, getsFocus, press } from '../lib/form.mjs';

/** Amina and Grace, each with a private space that stands open, and the address of their pair. */
async function aminaAndGrace(as) {
  const [amina, grace] = [await as('mentee'), await as('mentor')];
  await amina.opens('/people');
  const link = await amina.page.locator('a[href^="/pairs/"]').first().getAttribute('href');
  const pair = link.split('/').slice(0, 3).join('/');
  await amina.opens(`${pair}/goals`);
  await amina.opens(`${pair}/agreement/clauses`);
  await amina.setsUpPrivateSpace();
  await grace.setsUpPrivateSpace();
  return { amina, grace, pair };
}

/** Sends over somebody else's words: the page shows both, and says that nothing is lost. */
async function meetsTheirWords(person, answers, action) {
  const form = formOf(person.page, action);
  await fill(form, answers);
  await press(form);
  assert.equal(person.visitor.status, 409, `${person.path()} shows both versions`);
  assert.ok(await getsFocus(person.page.locator('h1')), 'the heading has the focus');
  await person.look();
}

export async function twoSetGoals({ as }) {
  const { amina, grace, pair } = await aminaAndGrace(as);
  await grace.opens(`${pair}/goals`);
  await grace.isRefused({ text: '', 'target-day': '31', 'target-month': '2', 'target-year': '2027' }, { action: '/goals' });
  await grace.sends({ text: 'Lead the Friday clinic', measure: 'Two sessions run', 'target-day': '28' }, { action: '/goals' });
  const goal = grace.path();
  await amina.opens(goal);
  await amina.sends({}, { action: '/state' });
  await amina.isRefused({ what: '' }, { action: '/steps' });
  await amina.sends({ what: 'Ask the ward sister for a date', who: 'mentee' }, { action: '/steps' });
  await amina.sends({}, { action: '/steps/done' });
  await amina.sends({ before: '2', after: '4' }, { action: '/rating' });
  await grace.opens(goal);
  await grace.opens(`${goal}/wording`);
  await amina.opens(`${goal}/wording`);
  await amina.isRefused({ text: '' }, { action: '/wording' });
  await amina.sends({ text: 'Lead the Friday clinic by spring' }, { action: '/wording' });
  await meetsTheirWords(grace, { text: 'Lead a clinic on Mondays' }, '/wording');
  await grace.sends({}, { action: '/wording' });
  await amina.opens(goal);
  await amina.isRefused({}, { action: '/state' });
  await amina.sends({ state: 'met' }, { action: '/state' });
  await amina.opens(pair);
  await amina.opens('/me/unlock');
  await amina.sends({}, { action: '/me/unlock/lock' });
  for (const page of [pair, `${pair}/goals`, goal]) await amina.opens(page);
}

export async function twoAddToTheirAgreement({ as }) {
  const { amina, grace, pair } = await aminaAndGrace(as);
  const clauses = `${pair}/agreement/clauses`;
  await amina.opens(clauses);
  await amina.isRefused({ clauses: '' }, { action: '/clauses' });
  await grace.opens(clauses);
  await amina.sends({ clauses: 'We meet on Tuesdays\nWe laugh' }, { action: '/clauses' });
  await meetsTheirWords(grace, { clauses: 'We meet on Thursdays' }, '/clauses');
  await grace.sends({}, { action: '/clauses' });
  await amina.opens(pair);
  await amina.opens(`${pair}/agreement`);
  await amina.sends({}, { action: '/agreement' });
  await amina.opens('/me/unlock');
  await amina.sends({}, { action: '/me/unlock/lock' });
  await amina.opens(`${pair}/agreement`);
}

export async function twoGetToKnowEachOther({ as }) {
  const { amina, grace, pair } = await aminaAndGrace(as);
  const [opener, after] = [`${pair}/opener`, `${pair}/after`];
  await amina.opens(opener);
  await amina.isRefused({ q1: '' }, { action: '/opener' });
  await amina.sends({ q1: 'My aunt was a nurse', q2: 'A sister shut a door on me', bring: ['q2'] }, { action: '/opener' });
  await grace.opens(opener);
  await grace.sees('A sister shut a door on me');
  await grace.doesNotSee('My aunt was a nurse');
  await amina.opens(after);
  await amina.isRefused({ taken: 'I may ask for the rota' }, { action: '/confirmation' });
  await amina.sends({ held: 'yes' }, { action: '/confirmation' });
  await amina.sees('I may ask for the rota');
  // What a pair tells its coordinator goes out with the mentee's word.
  const notes = `${pair}/notes`;
  await grace.opens(notes);
  await grace.doesNotSee('I may ask for the rota');
  await grace.opens(`${notes}/summary/preview`);
  await grace.opens(`${notes}/summary`);
  await grace.isRefused({ text: '' }, { action: '/summary' });
  await grace.sends({ text: 'We need a quiet room to meet.' }, { action: '/summary' });
  await grace.sees('We need a quiet room to meet.');
  await grace.sends({}, { action: '/preview' });
  await grace.opens(`${notes}/summary`);
  await amina.opens(notes);
  await amina.sends({}, { action: '/agreement' });
  const coordinator = await as('coordinator');
  await coordinator.opens('/co/pairs');
  await coordinator.opens(`/co${pair}/summaries`);
  await coordinator.sees('We need a quiet room to meet.');
  await amina.opens('/me/access-log');
  await amina.opens(notes);
  await amina.sends({}, { action: '/return' });
  await coordinator.opens(`/co${pair}/summaries`);
  await coordinator.doesNotSee('We need a quiet room to meet.');
  for (const eyes of ['coordinator', 'mentor', 'circle', 'stranger']) await amina.opens(`/me?as=${eyes}`);
  await amina.opens('/me/unlock');
  await amina.sends({}, { action: '/me/unlock/lock' });
  for (const page of [opener, after, notes, `${notes}/summary`]) await amina.opens(page);
}

export async function twoLookBack({ as }) {
  const { amina, grace, pair } = await aminaAndGrace(as);
  const review = `${pair}/review`;
  await amina.opens(review);
  await amina.isRefused({ first: '' }, { action: '/review' });
  await amina.sends({ first: 'You ask before you advise.', third: 'The interview in May' }, { action: '/review' });
  await grace.opens(pair);
  await grace.opens(review);
  await grace.sends({ first: 'Your questions make me think.' }, { action: '/review' });
  await amina.opens(review);
  await amina.sends({}, { action: '/review/removal' });
  await amina.opens('/me/unlock');
  await amina.sends({}, { action: '/me/unlock/lock' });
  await amina.opens(review);
}
