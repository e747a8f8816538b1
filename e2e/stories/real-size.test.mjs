// The main job at real size, by the web page alone: an empty installation, a programme with the grades of the Civil Service, five
// hundred mentors and five hundred mentees from their files, a run, lists; and one of them says yes.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { SET_UP, setsUp, signsIn } from '../journeys/frame.mjs';
import { linkTo } from '../lib/letters.mjs';
import { serve } from '../lib/program.mjs';
import { live } from '../lib/story.mjs';

const SAMPLE = new URL('../../../shared/data/mentor-match/large/', import.meta.url).pathname;
/** A thousand letters leave a hundred at a time. */
const LETTERS_LEAVE_WITHIN_MS = 120_000;

for (const scripts of [true, false]) {
  test(`a thousand people from their files to the first yes${scripts ? '' : ', without scripts'}`, (t) => {
    if (!existsSync(SAMPLE)) {
      console.log('skipped: needs ../shared/data/mentor-match/large');
      return undefined;
    }
    const steps = [];
    const timed = async (what, step) => {
      const began = performance.now();
      const result = await step();
      steps.push([what, performance.now() - began]);
      return result;
    };
    return live((cast) => aThousandPeople(cast, timed), { scripts, start: serve })
      .finally(() => steps.forEach(([what, ms]) => t.diagnostic(`${(ms / 1000).toFixed(2)} s: ${what}`)));
  });
}

async function aThousandPeople({ stranger, program }, timed) {
  const tom = await stranger();
  await tom.opens(program.written().match(/\/setup\/[0-9a-f]+/)[0]);
  await tom.sends(SET_UP);
  const helen = await stranger();
  await signsIn(helen, program, SET_UP.coordinator);
  await timed('the set-up, nine steps', () => setsUp(helen, 'civil_service'));

  await importsFile(helen, 'mentor', timed);
  await importsFile(helen, 'mentee', timed);
  await timed('the people', () => helen.opens('/co/people'));
  await timed('the invitations', () => helen.opens('/co/people/invitations'));
  await timed('a thousand invitations', () => helen.sends({}, { action: '/imported' }));

  await timed('matching', () => helen.opens('/co/matching'));
  await timed('a run', () => helen.sends({ objective: 'best' }, { action: '/runs' }));
  await helen.sees('Nobody has been told.');
  const run = helen.path();
  const mentee = await helen.page.locator('.trellis-proposals h3').first().innerText();
  await timed('publishing', () => helen.sends({}, { action: '/publication' }));
  await timed('the run, published', () => helen.opens(run));
  await timed('the coordinator’s list', () => helen.opens('/co'));

  await accepts(await stranger(), program, mentee, timed);
}

async function importsFile(helen, hat, timed) {
  await timed(`${hat}s: the page`, () => helen.opens('/co/import'));
  await timed(`${hat}s: upload and map`, () => helen.sends({ file: `${SAMPLE}${hat}s.csv`, hat }));
  await timed(`${hat}s: check`, () => helen.sends());
  await helen.sees('500');
  await timed(`${hat}s: apply`, () => helen.sends({}, { action: '/people' }));
}

/** One mentee of the file reads the letter, says that the programme is for them, and says yes to the first suggestion. */
async function accepts(mentee, program, name, timed) {
  const address = `${name.replace(' ', '.')}@gov.uk`;
  const link = await timed('the letter is there', () => linkTo(program.letters, address, '/invite/', LETTERS_LEAVE_WITHIN_MS));
  await mentee.opens(link);
  await mentee.sends({}, { action: '/acceptance' });
  await mentee.opens('/matches');
  await mentee.doesNotSee('Why this person');
  await mentee.opens('/start');
  await mentee.sends();
  for (let steps = 0; !mentee.path().endsWith('/check') && steps < 20; steps += 1) {
    const step = mentee.path().split('/').at(-1);
    await mentee.sends({ declaration: { declared: 'yes' }, wants: { wants: ['mentor'] } }[step] ?? {});
  }
  await mentee.sends();
  await timed('the mentee’s suggestions', () => mentee.opens('/matches'));
  await mentee.sees('Why this person');
  await mentee.presses('Yes please');
  await timed('the mentee’s yes', () => mentee.opens('/matches'));
  await mentee.sees('You said yes. They answer next');
  assert.equal(mentee.path(), '/matches');
}
