// Circles: a coordinator forms one and offers its places; those in one write their rules, set a date and leave quietly.
import assert from 'node:assert/strict';
import { day } from './frame.mjs';

const HREF = (page, start) => page.locator(`main a[href^="${start}"]`).first().getAttribute('href');
const ofCircle = (path) => path.split('/').slice(0, 3).join('/');

/** The values of the first so many boxes of a name. */
const boxes = (page, name, count) =>
  page.locator(`[name="${name}"]`).evaluateAll((all, most) => all.slice(0, most).map((one) => one.value), count);

/** The boxes of a name with nothing said against them: a hint says who has no room. */
const free = (page, name, count) =>
  page
    .locator(`[name="${name}"]:not([aria-describedby])`)
    .evaluateAll((all, most) => all.slice(0, most).map((one) => one.value), count);

export async function aCircleIsFormed({ as }) {
  const helen = await as('coordinator');
  await helen.opens('/co/circles');
  const forms = helen.page.locator('main a[href^="/co/circles/new"]');
  const where = await forms.evaluateAll((links) => links.map((one) => one.getAttribute('href')));
  await helen.opens(where.at(-1));
  await helen.isRefused({ name: '', sessions: '6' });
  const leaders = await free(helen.page, 'leaders', 2);
  const members = await boxes(helen.page, 'members', 6);
  await helen.isRefused({ name: 'Tuesday', mode: 'remote', leaders, members: members.slice(0, 3) });
  await helen.opens(where.at(-1));
  await helen.sends({ name: 'Hazel circle', slot: 'thu_pm', mode: 'remote', sessions: '6', leaders, members: members.slice(0, 5) });
  const circle = helen.path();
  assert.match(circle, /^\/co\/circles\/[0-9a-f]+$/);
  await helen.opens(`${circle}/offer`);
  await helen.opens(`${circle}/draft`);
  await helen.isRefused({ name: 'BME circle' });
  await helen.opens(`${circle}/draft`);
  await helen.sends({ name: 'Willow circle', members: members.slice(5) });
  await helen.sends({}, { action: '/offer' });
  helen.isAt(circle);
  await helen.opens(`${circle}/places`);
  await helen.isRefused({});
}

export async function aCircleWritesItsRulesAndMeets({ as }) {
  const amina = await as('mentee');
  await amina.opens('/circles');
  const circle = await HREF(amina.page, '/circle/');
  await amina.opens(`${circle}/rules`);
  await amina.setsUpPrivateSpace();
  await amina.opens(`${circle}/rules`);
  await amina.isRefused({ rules: '' });
  await amina.opens(`${circle}/rules`);
  await amina.sends({ rules: 'One voice at a time.\nPass is free.' });
  await amina.sees('One voice at a time.');
  await amina.sends({}, { action: '/agreement' });
  amina.isAt(circle);

  const ravi = await as('facilitator');
  await ravi.opens('/home');
  const run = `/circles/${ofCircle(await HREF(ravi.page, '/circle/')).split('/').at(-1)}`;
  await ravi.opens(`${run}/run`);
  await ravi.opens(`${run}/sessions`);
  await ravi.isRefused({ 'next-day': '31', 'next-month': '2', 'next-year': '2027' });
  await ravi.opens(`${run}/sessions`);
  await ravi.sends({ ...day('next', 5), 'next-time': '10:00' });
  ravi.isAt('/sessions');
  // These answer what is sent to them; asked for, they show the same page.
  await ravi.opens(`${run}/sessions/told`);
  await ravi.opens(`${run}/decision`);
  await ravi.opens(`${run}/ending`);
}

export async function twoCirclesAreAsked({ as }) {
  const helen = await as('coordinator');
  await helen.opens('/co/circles');
  const alder = await helen.page.getByRole('link', { name: 'Alder circle' }).getAttribute('href');
  await helen.opens(`${alder}/merger`);
  const [partner] = await boxes(helen.page, 'partner', 1);
  const leaders = await boxes(helen.page, 'leaders', 2);
  await helen.isRefused({ partner, leaders: leaders.slice(0, 1) });
  await helen.opens(`${alder}/merger`);
  await helen.sends({ partner, leaders, name: 'Wednesday circle' });
  helen.isAt(alder);

  const amina = await as('mentee');
  await amina.opens('/circles');
  const circle = await HREF(amina.page, '/circle/');
  await amina.opens(circle);
  await amina.opens(`${circle}/merger`);
  await amina.isRefused({});
  await amina.opens(`${circle}/merger`);
  await amina.sends({ answer: 'yes', name: 'Amina' });
  amina.isAt(circle);
  await amina.opens(`${circle}/merger`);
}

export async function leavingIsQuietAndAnotherLeads({ as }) {
  const ravi = await as('facilitator');
  await ravi.opens('/circles');
  const circle = await HREF(ravi.page, '/circle/');
  await ravi.opens(`${circle}/leaving`);
  await ravi.sends({}, { action: '/leaving' });
  ravi.isAt('/circles');

  const helen = await as('coordinator');
  const leaders = `/co/circles/${circle.split('/').at(-1)}/leaders`;
  await helen.opens(leaders);
  await helen.isRefused({});
  const [leader] = await boxes(helen.page, 'leader', 1);
  await helen.opens(leaders);
  await helen.sends({ leader });
  helen.isAt(leaders.replace('/leaders', ''));
  await helen.opens(leaders.replace('/leaders', '/ending'));

  const amina = await as('mentee');
  await amina.opens(circle);
  await amina.opens(`${circle}/leaving`);
  await amina.sends({}, { action: '/leaving' });
  await amina.opens('/circles');
  await amina.sends({}, { action: '/matches/circle' });
  amina.isAt('/circles');
}
