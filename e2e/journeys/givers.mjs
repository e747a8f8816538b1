// Givers come in: mentor, sponsor, ally and facilitator apply; a mentor offers, gives less, rests and comes back.
import { newcomer } from './invited.mjs';

const PREFERENCES = '/me/preferences-for-matching';

const applies = (pledge, offers) => ({
  name: { wrong: { first_name: '' }, right: { first_name: 'Gwen', last_name: 'Adeyemi' } },
  work: { wrong: {}, right: { profession: 'nurse', band: '7' } },
  place: { right: { organisation: 'Wren Valley Health', site: 'North Site' } },
  why: { wrong: {}, right: { reasons: ['fairness', 'learn'] } },
  experience: {},
  offers: { right: { 'offers-career': offers } },
  room: { wrong: {}, right: { places: '1', half_hours: '4' } },
  meeting: { right: { languages: ['en'], mode: 'remote' } },
  times: {},
  style: {},
  access: {},
  conflicts: { wrong: { 'manages-1': 'not an address' }, right: { 'manages-1': 'report@wren.example' } },
  reflection: { right: { reflection: ['believe_first'] } },
  pledge: { wrong: { pledge: ['keep_time'] }, right: { pledge: ['keep_time', pledge], accepted: ['yes'] } },
});

const PLEDGES = { mentor: 'follow_their_lead', sponsor: 'step_off_panels', ally: 'speak_up', facilitator: 'hand_over' };

/** Somebody applies in a hat, from the letter to "sent". */
const aGiverComesIn = (hat) => async (cast) => {
  const gwen = await newcomer(cast, hat);
  await gwen.opens(`/${hat}/start`);
  await gwen.sends();
  await gwen.walks(applies(PLEDGES[hat], ['next_band']));
  await gwen.sends();
  gwen.isAt(`/${hat}/start/sent`);
  await gwen.opens(`/${hat}/start`);
};

export const [aMentorComesIn, aSponsorComesIn, anAllyComesIn, aFacilitatorComesIn] = Object.keys(PLEDGES).map(aGiverComesIn);

export async function aMentorMakesRoom({ as }) {
  const grace = await as('mentor');
  await grace.opens(PREFERENCES);
  await grace.sends({}, { action: '/offer' });
  await grace.sends({}, { button: ['then', 'later'] });
  grace.isAt(PREFERENCES);
  await grace.sends({}, { action: '/offer' });
  await grace.walks({
    about: { wrong: {}, right: { about: 'first_language' } },
    'value-first_language': { wrong: {}, right: { 'value-first_language': 'own' } },
    'words-first_language': { wrong: {}, right: { 'words-first_language': 'Shona' } },
    scope: { wrong: { scope: 'matching_only' }, right: { scope: 'matching_only', consent: ['yes'] } },
  });
  await grace.sends();
  grace.isAt(PREFERENCES);
  await grace.isRefused({}, { action: '/offers/end' });
  await grace.opens(`${PREFERENCES}/offers/end`);
  await grace.sends({ about: 'all' }, { action: '/offers/end' });
  await rests(grace);
}

async function rests(grace) {
  await grace.opens('/mentor/capacity');
  await grace.sends({ places: '2', half_hours: '8' });
  await grace.isRefused({ 'until-day': '31', 'until-month': '2', 'until-year': '2027' }, { action: '/rest' });
  await grace.opens('/mentor/capacity/rest');
  await grace.sends({ 'until-day': '1', 'until-month': '3', 'until-year': '2027' }, { action: '/rest' });
  await grace.sends({}, { action: '/resume' });
  await grace.opens('/mentor/capacity/resume');
}
