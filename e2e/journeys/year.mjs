// One whole year with six people, from the list that is published to the word before what was kept is deleted. Every form is
// found by the names of its fields, so it is the same year in any language, with scripts and without.
import assert from 'node:assert/strict';
import { PHONE } from '../lib/phone.mjs';

const PROMISE = 'We talk about nights, and who decides about them.';
const OPENER = 'A sister shut a door on me';
const GOAL = 'Lead the Friday clinic';
const ASK = 'Ask in the Monday meeting who decided';
const LINE = 'Say whose idea the new rota was';

/** Everybody, each with a phone, and the calendar. */
export async function aYear({ as, program }) {
  const cast = {};
  for (const card of ['coordinator', 'mentee', 'sponsor', 'mentor', 'ally', 'facilitator']) {
    cast[card] = (await as(card, PHONE)).is(card);
  }
  const year = { ...cast, program, amina: cast.mentee, grace: cast.mentor, owen: cast.sponsor, sian: cast.ally };
  await aListIsPublished(year);
  await anAgreementIsMade(year);
  await theTwoPrepareAndMeet(year);
  await theyWriteDownWhatWasSaid(year);
  await theySetAGoal(year);
  await aCircleMeets(year);
  await aSponsorActs(year);
  await anAllyIsAsked(year);
  await monthsGoBy(year);
  await theyLookBackHalfWay(year);
  await itGrowsQuiet(year);
  await aMentorCountsHerHours(year);
  await theyComeToAGoodEnd(year);
  await sheTakesEverythingAlong(year);
}

/** Boxes of a date field, so many days from the day that the calendar shows. */
function on({ program }, name, away) {
  const [year, month, date] = program.day(away).split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
}

async function aListIsPublished({ coordinator: helen, amina }) {
  await helen.opens('/co');
  await helen.pictures('01-begins');
  await helen.opens('/co/matching');
  await helen.opens(await helen.page.getByRole('link', { name: 'Spring cohort' }).getAttribute('href'));
  await helen.sends({}, { action: '/runs' });
  await helen.pictures('02-draft');
  await helen.sends({}, { action: '/publication' });
  await helen.pictures('03-published');
  await amina.opens('/home');
  await amina.pictures('04-home');
  await amina.opens('/matches');
  await amina.pictures('05-list');
  const asks = amina.page.locator('form[action$="/request"]');
  const cards = amina.page.locator('main .nhsuk-card').filter({ has: asks, hasText: 'Owen' });
  await amina.sends({}, { action: await cards.last().locator(asks).first().getAttribute('action') });
  await amina.pictures('06-yes');
}

/** Owen accepts; both talk, say yes, and agree. */
async function anAgreementIsMade(year) {
  const { amina, owen } = year;
  await owen.opens('/home');
  await owen.opens('/requests');
  await owen.pictures('07-requests');
  await owen.opens(await owen.link('/requests/'));
  await owen.pictures('08-request');
  await owen.sends({}, { action: '/acceptance' });
  year.sponsored = owen.path().replace('/chemistry', '');
  for (const one of [amina, owen]) {
    await one.opens(`${year.sponsored}/chemistry`);
    await one.pictures('09-first-talk');
    await one.sends({ answer: 'yes' }, { action: '/chemistry' });
  }
  for (const one of [amina, owen]) {
    await one.opens(`${year.sponsored}/agreement`);
    await one.pictures('10-agreement');
    await one.sends({}, { action: '/agreement' });
  }
  await amina.opens('/people');
  await amina.pictures('11-people');
}

async function theTwoPrepareAndMeet(year) {
  const { amina, grace, program } = year;
  year.pair = (await amina.link('/pairs/')).split('/').slice(0, 3).join('/');
  await amina.opens('/people');
  for (const one of [grace, amina]) {
    await one.opens(`${year.pair}/prep`);
    await one.pictures('12-prep');
  }
  const opener = `${year.pair}/opener`;
  await amina.opens(opener);
  await amina.pictures('13-opener-without-a-space');
  for (const one of [amina, grace]) await one.setsUpPrivateSpace();
  await amina.opens(opener);
  await amina.sends({ q1: 'My aunt was a nurse', q2: OPENER, bring: ['q2'] }, { action: '/opener' });
  await amina.pictures('13-opener');
  await grace.opens(opener);
  await grace.sees(OPENER);
  await program.pass('4d');
  for (const one of [amina, grace]) {
    await one.returns(`${year.pair}/after`);
    await one.pictures('13-after');
    await one.sends({ held: 'yes', minutes: '60' }, { action: '/confirmation' });
  }
}

async function theyWriteDownWhatWasSaid({ amina, grace, pair }) {
  const notes = `${pair}/notes`;
  await amina.opens(notes);
  await amina.pictures('14-notes');
  await amina.sends({ note: PROMISE });
  await amina.pictures('15-note');
  await amina.opens('/me/unlock');
  await amina.sends({}, { action: '/lock' });
  await amina.opens(notes);
  await amina.doesNotSee(PROMISE);
  await amina.pictures('16-locked');
  await amina.returns(notes);
  await amina.sees(PROMISE);
  await grace.opens(notes);
  await grace.sees(PROMISE);
  await grace.opens(pair);
  await grace.pictures('17-pair');
}

async function theySetAGoal(year) {
  const { amina, grace, pair } = year;
  await grace.opens(`${pair}/goals`);
  await grace.sends({ text: GOAL, ...on(year, 'target', 200) }, { action: '/goals' });
  year.goal = grace.path();
  await amina.opens(year.goal);
  await amina.pictures('18-proposed-goal');
  await amina.sends({}, { action: '/state' });
  await amina.sends({ what: 'Ask for a date', who: 'mentee' }, { action: '/steps' });
  await amina.sends({ before: '2' }, { action: '/rating' });
  await amina.pictures('19-goal');
}

async function aCircleMeets(year) {
  const { amina, facilitator: ravi, program } = year;
  await amina.opens('/circles');
  const circle = (await amina.link('/circle/')).split('/').slice(0, 3).join('/');
  await amina.opens(`${circle}/rules`);
  await amina.sends({ rules: 'One voice at a time.\nPass is free.' });
  await amina.sends({}, { action: '/agreement' });
  await amina.pictures('20-circle');
  await program.pass('4d');
  await ravi.returns('/home');
  await ravi.pictures('21-home');
  const run = circle.replace('/circle/', '/circles/');
  await ravi.opens(`${run}/run`);
  await ravi.pictures('22-plan');
  await ravi.opens(`${run}/sessions`);
  await ravi.pictures('23-session');
  await ravi.sends({ held: 'yes', heads: '5' }, { action: '/told' });
  await ravi.opens(`${run}/sessions`);
  await ravi.sends({ ...on(year, 'next', 20), 'next-time': '10:00' }, { action: '/sessions' });
  await ravi.pictures('24-next-session');
}

async function aSponsorActs(year) {
  const { amina, owen, sponsored } = year;
  const consent = `/opportunities/${sponsored.split('/').at(-1)}`;
  await owen.returns('/sponsor/people');
  await owen.setsUpPrivateSpace();
  await amina.returns('/opportunities');
  await amina.opens(consent);
  await amina.pictures('25-consent');
  await amina.sends({ kinds: ['amplify'], aims: 'To be known for stroke care' }, { action: consent });
  await owen.opens('/sponsor/this-month');
  await owen.pictures('26-this-month');
  const plan = { pair: sponsored.split('/').at(-1), kind: 'amplify', forum: 'board', aim: 'development', line: LINE };
  await owen.sends(plan, { action: '/this-month' });
  const act = await owen.link('/sponsor/acts/');
  await owen.opens(act);
  await owen.pictures('27-act');
  await owen.sends({ line: LINE }, { button: ['then', 'done'], action: act });
  const asked = act.replace('/sponsor/', '/opportunities/');
  await amina.opens('/opportunities');
  await amina.opens(asked);
  await amina.pictures('28-echo');
  await amina.sends({ echo: 'reached', tell: ['yes'] }, { action: asked });
  await amina.pictures('29-echoed');
  await owen.opens('/sponsor/log');
  await owen.pictures('30-log');
}

async function anAllyIsAsked(year) {
  const { amina, sian, program } = year;
  await sian.returns('/home');
  const alongside = (await sian.link('/pairs/')).split('/').slice(0, 3).join('/');
  await sian.opens(`${alongside}/agreement`);
  await sian.sends({}, { action: '/agreement' });
  await sian.setsUpPrivateSpace();
  await amina.returns('/asks');
  await amina.pictures('31-asks');
  const write = await amina.link('/pairs/', '/asks');
  await amina.opens(write);
  await amina.pictures('32-writing');
  await amina.sends({ theme: 'bold', text: ASK, ...on(year, 'wanted', 5) }, { action: write });
  const ask = amina.path();
  await amina.sends({}, { action: '/sending' });
  await sian.opens('/ally/asks');
  await sian.opens(`/ally${ask}`);
  await sian.pictures('33-ask');
  await sian.sends({}, { action: '/acceptance' });
  await program.pass('3d');
  await sian.returns(`/ally${ask}`);
  await sian.sends({ line: 'I asked, and they could not say' }, { action: '/done' });
  await amina.returns(ask);
  await amina.pictures('34-done');
  await amina.sends({}, { action: '/thanks' });
  await amina.sends({ felt: 'helped' }, { action: '/felt' });
  await amina.pictures('35-felt');
  await sian.opens('/ally/acts');
  await sian.pictures('36-thanked');
}

/** The two find a time and meet. */
async function theyMeet(year) {
  const { amina, grace, pair, program } = year;
  await amina.returns(`${pair}/meet`);
  await amina.sends({ ...on(year, 'first', 5), 'first-time': '10:00', minutes: '60', mode: 'remote' }, { action: '/meet' });
  await grace.returns(`${pair}/meet`);
  await grace.pictures('37-times');
  await grace.sends({ time: '1' }, { action: '/booking' });
  await grace.pictures('38-booked');
  await program.pass('6d');
  await grace.returns(`${pair}/after`);
  await grace.sends({ held: 'yes', minutes: '45' }, { action: '/confirmation' });
}

async function monthsGoBy(year) {
  const { amina, goal, program } = year;
  await program.pass('20d');
  await theyMeet(year);
  await program.pass('24d');
  await theyMeet(year);
  await amina.returns(goal);
  await amina.sends({ before: '2', after: '4' }, { action: '/rating' });
  await amina.sends({ state: 'met' }, { action: '/state' });
  await amina.pictures('39-goal-met');
  await program.pass('25d');
  await theyMeet(year);
}

async function theyLookBackHalfWay(year) {
  const { amina, grace, pair, program } = year;
  await program.pass('26d');
  await amina.returns('/notices');
  await amina.link(`${pair}/review`);
  await amina.pictures('40-half-way-news');
  await amina.opens(`${pair}/review`);
  await amina.sends({ first: 'You ask before you advise.', third: 'The interview in May' }, { action: '/review' });
  await amina.pictures('41-half-way');
  await grace.returns(pair);
  await grace.opens(`${pair}/review`);
  await grace.sends({ first: 'Your questions make me think.' }, { action: '/review' });
  await grace.pictures('42-both-looked-back');
}

/** Five weeks without a meeting: a neutral word to both, and the line of the mentee says so. */
async function itGrowsQuiet(year) {
  const { amina, grace, pair, program } = year;
  await program.pass('18d');
  await amina.returns('/notices');
  await amina.pictures('43-quiet-news');
  await grace.returns('/notices');
  await amina.opens('/people');
  await amina.pictures('44-quiet');
  await amina.opens(pair);
  await theyMeet(year);
}

async function aMentorCountsHerHours({ grace }) {
  await grace.opens('/hours');
  await grace.pictures('45-hours');
  await grace.opens('/hours/statement');
  await grace.pictures('46-statement');
  const { status } = await grace.visitor.ask('/hours/statement/file?from=2026-11&to=2027-06');
  assert.equal(status, 200, 'the statement can be taken along');
}

async function theyComeToAGoodEnd(year) {
  const { amina, grace, pair, program } = year;
  await program.pass('120d');
  await amina.returns('/home');
  await amina.pictures('47-closing');
  await amina.opens(`${pair}/review`);
  const said = { first: 'I speak first now.', second: 'Thank you for asking.', third: 'A post on the stroke ward' };
  await amina.sends(said, { action: '/review' });
  await amina.sends({}, { action: '/touch' });
  await grace.returns(`${pair}/review`);
  await grace.sends({ first: 'I listen longer.' }, { action: '/review' });
  await grace.sends({}, { action: '/touch' });
  await grace.pictures('48-in-touch');
  await amina.opens(`${pair}/review`);
  await amina.pictures('48-in-touch');
  // The day between the last of the pair and the last of its cohort.
  await program.pass('67d');
  await amina.returns('/home');
  await amina.pictures('49-over');
  await amina.opens(pair);
  await amina.pictures('50-ended');
  await grace.returns('/home');
  await grace.pictures('49-over');
}

/** A word thirty days before what was written goes; and she takes everything along. */
async function sheTakesEverythingAlong({ amina, program, coordinator: helen }) {
  await program.pass('64d');
  await amina.returns('/home');
  await amina.link('/me/data');
  await amina.pictures('51-look-back');
  await amina.opens('/needs');
  await amina.pictures('51-needs');
  await amina.opens('/notices');
  await amina.link('/me/data');
  await amina.pictures('51-what-goes');
  await amina.opens('/me/data');
  await amina.pictures('52-my-data');
  const button = amina.page.locator('form[action="/me/data"] button').first();
  const [file] = await Promise.all([amina.page.waitForEvent('download'), button.click()]);
  assert.equal(file.suggestedFilename(), 'my-data.zip', 'the name of the file tells nothing');
  await helen.returns('/co');
  await helen.pictures('53-afterwards');
}
