// Whatever comes between somebody and what they are typing, nothing of it is lost: another tab, a time-out, a lost connection, a
// private space that locks by itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PHRASE } from '../lib/person.mjs';
import { lookRoundAs } from '../lib/personas.mjs';
import { demoWithCalendar } from '../lib/program.mjs';
import { live, tell } from '../lib/story.mjs';

const BEGUN = 'We talked about nights';
const MORE = `${BEGUN}, and who decides about them`;
const OTHER = 'Ask about the rota on Monday';

/** Amina at the notes that she and Grace share, with her private space open. */
async function atHerNotes({ as }) {
  const amina = await as('mentee');
  await amina.opens('/people');
  const pair = (await amina.page.locator('a[href^="/pairs/"]').first().getAttribute('href')).split('/').slice(0, 3).join('/');
  await amina.setsUpPrivateSpace();
  await amina.opens(`${pair}/notes`);
  return { amina, notes: `${pair}/notes` };
}

const box = (page) => page.locator('[name="note"]').first();

/** Types and leaves the field; with scripts it is kept a moment later. */
async function types(page, text, scripts) {
  const kept = scripts ? page.waitForResponse((answer) => answer.url().endsWith('/draft')) : null;
  await box(page).fill(text);
  await box(page).blur();
  await kept;
}

tell('in two tabs, what is typed in each becomes a note', async ({ as, scripts }) => {
  const { amina, notes } = await atHerNotes({ as });
  await types(amina.page, BEGUN, scripts);
  const other = await amina.page.context().newPage();
  await other.goto(notes);
  if (scripts) assert.equal(await box(other).inputValue(), BEGUN, 'what was begun is there in the other tab');
  await box(other).fill(OTHER);
  await Promise.all([other.waitForNavigation(), other.locator(`form[action="${notes}"] button:not([name])`).first().click()]);
  await amina.sends({ note: MORE });
  await amina.sees(MORE);
  await amina.sees(OTHER);
});

tell('a time-out in the middle of a sentence', async ({ as, program, scripts }) => {
  const { amina, notes } = await atHerNotes({ as });
  await types(amina.page, BEGUN, scripts);
  await program.pass('16m');
  await box(amina.page).fill(MORE);
  await amina.presses('Save');
  await amina.sees('Your sign-in has ended');
  await amina.page.locator('summary').filter({ hasText: 'Show what you typed' }).click();
  assert.equal(await amina.page.locator('textarea').first().inputValue(), MORE, 'it is there to be copied');
  await lookRoundAs(amina.visitor, 'mentee');
  await amina.opens(`/me/unlock?to=${notes}`);
  await amina.sends({ phrase: PHRASE });
  if (scripts) assert.equal(await box(amina.page).inputValue(), BEGUN, 'what was kept before is still there');
  await amina.sends({ note: MORE });
  await amina.sees(MORE);
}, demoWithCalendar);

tell('a private space that locks by itself', async ({ as, program }) => {
  const { amina, notes } = await atHerNotes({ as });
  await program.pass('11m');
  await amina.sends({ note: MORE });
  amina.isAt('/me/unlock');
  await amina.sends({ phrase: PHRASE });
  amina.isAt(notes);
  assert.equal(await box(amina.page).inputValue(), MORE);
}, demoWithCalendar);

test('a lost connection', () => live(async ({ as }) => {
  const { amina, notes } = await atHerNotes({ as });
  const offline = (lost) => amina.page.context().setOffline(lost);
  await offline(true);
  await box(amina.page).fill(MORE);
  await box(amina.page).blur();
  await amina.page.locator('[data-autosave-copy]').first().waitFor();
  await amina.presses('Save');
  amina.isAt(notes);
  assert.equal(await box(amina.page).inputValue(), MORE, 'the page keeps what is typed');
  const kept = amina.page.waitForResponse((answer) => answer.url().endsWith('/draft'), { timeout: 15_000 });
  await offline(false);
  await kept;
  await amina.sends();
  await amina.sees(MORE);
}, { scripts: true }));
