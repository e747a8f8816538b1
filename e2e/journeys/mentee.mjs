// A mentee comes in: the first questions, the four key questions, the lens and what else counts for matching.
import { newcomer } from './invited.mjs';

const LONG = 'x'.repeat(121);
const PREFERENCES = '/me/preferences-for-matching';

const FIRST_QUESTIONS = {
  declaration: { wrong: {}, right: { declared: 'yes' } },
  name: { wrong: { first_name: '', last_name: LONG }, right: { first_name: 'Nia', last_name: 'Okoro-Prichard', pronouns: 'she' } },
  work: { wrong: { band: '6' }, right: { profession: 'occupational_therapist', band: '6' } },
  place: { wrong: { organisation: '' }, right: { organisation: 'Wren Valley Health' } },
  wants: { wrong: {}, right: { wants: ['mentor', 'facilitator'] } },
  stage: {},
  barriers: {},
  meeting: { right: { languages: ['en', 'cy'], mode: 'either' } },
  times: { right: { slots: ['rotating'] } },
  style: { right: { 'style-1': 'A' } },
  access: {},
};

const LENS = {
  about: { right: { about: ['faith', 'profession'] } },
  'value-faith': { wrong: {}, right: { 'value-faith': 'own' } },
  'words-faith': { wrong: { 'words-faith': LONG }, right: { 'words-faith': 'Quaker' } },
  'wish-faith': { wrong: { 'wish-faith': 'wanted' }, right: { 'wish-faith': 'wanted', 'weight-faith': '2', 'helpers-faith': ['mentor'] } },
  'wait-faith': { right: { 'wait-faith': 'go_on' } },
  'value-profession': { right: { 'value-profession': 'nurse' } },
  'wish-profession': { right: { 'wish-profession': 'no_matter', 'weight-profession': '0', 'helpers-profession': ['mentor'] } },
};

export async function aMenteeComesIn(cast) {
  const nia = await newcomer(cast, 'mentee');
  await nia.opens('/start');
  await nia.sends();
  await nia.sends({}, { button: ['then', 'later'] });
  await nia.follows(/Go on|ymlaen|Ewch|Parhau/);
  await nia.walks(FIRST_QUESTIONS);
  await nia.sends();
  await nia.opens('/start');

  await nia.opens('/needs');
  await nia.sends();
  await nia.walks({
    need: { right: { 'need-career': ['next_band', 'leadership'] } },
    order: { right: { 'order-leadership': '1' } },
    matching: { right: { use: ['leadership'] } },
  });
  await nia.sends();
  nia.isAt(PREFERENCES);
  await setsHerPreferences(nia);
  await sparesHerself(nia);
}

async function setsHerPreferences(nia) {
  await nia.sends({}, { action: '/lens' });
  await nia.sends({}, { button: ['then', 'later'] });
  nia.isAt(PREFERENCES);
  await nia.sends({}, { action: '/lens' });
  await nia.walks(LENS);
  await nia.sends();
  nia.isAt(PREFERENCES);
  await nia.isRefused({}, { action: '/dialogue' });
  await nia.opens(`${PREFERENCES}/dialogue`);
  await nia.sends({ dialogue: 'bring_it_up' }, { action: '/dialogue' });
  await nia.sends({}, { action: '/open' });
  await nia.opens(`${PREFERENCES}/open`);
}

/** Names people she would rather not be matched with. */
async function sparesHerself(nia) {
  await nia.opens('/me/not-with');
  await nia.isRefused({ address: 'somebody', kind: 'rather_not' });
  await nia.isRefused({ name: 'x' }, { action: '/search' });
  await nia.opens('/me/not-with/search');
  await nia.sends({ name: 'Nobody of this name' }, { action: '/search' });
  await nia.opens('/me/not-with');
  await nia.sends({ address: 'lead@wren.example', kind: 'line_management' });
}
