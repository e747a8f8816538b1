// Setting up: the first page of an installation, the ways in, and every step of a programme with what each refuses.
import { codeTo, linkTo } from '../lib/letters.mjs';

const [TOM, SECOND, HELEN] = ['tom', 'second', 'helen'].map((name) => `${name}@host.example`);

/** What the set-up page asks. */
export const SET_UP = {
  organisation: 'Wren Valley Health', nation: 'wales', name: 'Tom Rees', address: TOM, second: SECOND,
  internal_name: 'Rise together', alias_en: 'Wren Valley Development', alias_cy: 'Datblygu Dyffryn Wren', coordinator: HELEN,
};

/** Signs somebody in by the letter that the sign-in page sends, with the link or with the code in it. */
export async function signsIn(person, program, address, by = 'link') {
  await person.opens('/sign-in');
  await person.sends({ email: address });
  if (by === 'code') return person.sends({ code: await codeTo(program.letters, address) }, { action: '/sign-in/code' });
  await person.opens(await linkTo(program.letters, address, '/sign-in/link/'));
  return person.sends();
}

export async function anInstallationBegins({ stranger, program }) {
  const tom = await stranger();
  await tom.opens(program.written().match(/\/setup\/[0-9a-f]+/)[0]);
  await tom.isRefused({ ...SET_UP, organisation: '', address: 'tom', backup_key: 'a key' });
  await tom.sends({ ...SET_UP, backup_key: '' });
  await tom.opens('/admin/people');

  const helen = await stranger();
  await helen.opens('/sign-in');
  await helen.isRefused({ email: 'no address' });
  await signsIn(helen, program, HELEN);
  await helen.opens('/co');
  const again = await stranger();
  await again.opens('/sign-in');
  await again.sends({ email: TOM });
  await again.isRefused({ code: '000000' }, { action: '/sign-in/code' });
  await again.sends({ code: await codeTo(program.letters, TOM) }, { action: '/sign-in/code' });
  again.isAt('/admin/health');
  await isNotReady(helen);
  await setsUp(helen, 'afc');
}

/** What each step of the set-up refuses. */
async function isNotReady(helen) {
  const wrong = {
    words: { alias_en: 'Black staff network' },
    ground: { 'review_on-day': '40' },
    purposes: {},
    roles: { address: 'nobody' },
    readiness: {},
    charter: { by: '' },
    timetable: { name: '' },
    signposts: { 'name-0': 'Union' },
  };
  for (const [step, answers] of Object.entries(wrong)) {
    await helen.opens(`/co/programme/${step}`);
    if (Object.keys(answers).length > 0) await helen.isRefused(answers);
  }
}

/** A day so far from today, as the boxes of a date field want it. */
export const day = (name, away) => {
  const [year, month, date] = new Date(Date.now() + away * 86_400_000).toISOString().slice(0, 10).split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};
const PURPOSES = [
  'participation', 'matching_choices', 'monitoring', 'private_content', 'evaluation', 'wellbeing_scores', 'research_ngt', 'messages',
];
const CHECKS = ['time_released', 'board_sponsor', 'enough_givers', 'supervision', 'signposts', 'baseline'];
const all = (names, value) => Object.fromEntries(names.map((name) => [name, value]));

/** Answers every step of the set-up, takes the programme on as far as it goes and opens a cohort. */
export async function setsUp(helen, ladder) {
  const texts = ['aim', 'evidence', 'alternatives', 'proportionality', 'routes_for_others', 'end_test', 'owner', 'approved_by'];
  const answers = {
    words: { ladder },
    ground: { ...all(texts, 'As agreed with the equality lead.'), ...day('approved_on', -10), ...day('review_on', 200) },
    purposes: {
      ...Object.assign({}, ...PURPOSES.map((one) => ({ [`${one}-basis`]: 'public_task', [`${one}-condition`]: 'employment' }))),
      by: 'The host', data_protection: 'DPIA 12', equality: 'EIA 7', ...day('on', -10), ...day('review', 200),
    },
    roles: { address: SECOND },
    readiness: all(CHECKS, 'yes'),
    charter: { by: 'Margaret Price', ...day('on', -3) },
    languages: { languages: 'both' },
    signposts: { 'kind-0': 'union', 'name-0': 'Union', 'contact-0': '029 2018 0000', ...day('checked-0', -1) },
    timetable: {
      name: 'Spring', ...day('apply_opens', -1), ...day('apply_closes', 30), ...day('match_by', 40), ...day('starts', 50),
      ...day('mid_review', 150), ...day('ends', 300),
    },
  };
  for (const [step, typed] of Object.entries(answers)) {
    await helen.opens(`/co/programme/${step}`);
    await helen.sends(typed);
  }
  await helen.opens('/co/programme');
  await helen.sends({}, { action: '/steps' });
  await helen.sends({}, { action: '/steps' });
  await helen.opens('/co/programme/timetable');
  await helen.sends({}, { action: '/opening' });
  helen.isAt('/co');
}
