// What a mentee writes in her own words, and who she lets read it; and a record that nobody else reads.
import assert from 'node:assert/strict';
import { PHRASE } from '../lib/person.mjs';

const NEED = '/needs/answers/need';
const SAID = 'I want to be asked before I am left out';
const AGAIN = 'I want to be asked first';
const HAPPENED = 'They gave my shift away without a word';
const LONG = 'x'.repeat(2001);

export async function aMenteeSaysWhatSheNeeds({ as }) {
  const amina = await as('mentee');
  await amina.opens('/people');
  const link = await amina.page.locator('a[href^="/pairs/"]').first().getAttribute('href');
  const pair = link.split('/').slice(0, 3).join('/');
  await amina.opens(NEED);
  await amina.setsUpPrivateSpace();
  await amina.opens(`${pair}/needs`);
  await amina.opens(NEED);
  await amina.isRefused({ text: '' });
  await amina.isRefused({ text: LONG, readers: 'my_helpers' });
  await amina.sends({ text: SAID, readers: 'my_helpers' });
  await amina.sees(SAID);

  const grace = await as('mentor');
  await grace.opens(`${pair}/needs`);
  await grace.setsUpPrivateSpace();
  await grace.opens(`${pair}/needs`);
  await grace.doesNotSee(SAID);
  await amina.opens('/needs');
  await amina.sees(SAID);
  await amina.sends({}, { action: '/needs/sharing' });
  await grace.opens(`${pair}/needs`);
  await grace.sees(SAID);

  await amina.opens(NEED);
  await amina.page.locator('a[href*="?change="]').first().click();
  await amina.look();
  await amina.isRefused({ text: '' });
  await amina.sends({ text: AGAIN, readers: pair.split('/')[2] });
  await amina.opens(`${pair}/needs`);
  await amina.sees(AGAIN);
  await grace.opens(`${pair}/needs`);
  await grace.doesNotSee(SAID);
  await grace.sees(AGAIN);

  await amina.opens('/me/unlock');
  await amina.sends({}, { action: '/lock' });
  await amina.opens(NEED);
  await amina.doesNotSee(AGAIN);
  await amina.opens(`/me/unlock?to=${NEED}`);
  await amina.sends({ phrase: PHRASE });
  assert.equal(amina.path(), NEED, 'unlocking leads back to where one was');
  await amina.sends({}, { action: '/removal' });
  await grace.opens(`${pair}/needs`);
  await grace.doesNotSee(AGAIN);
}

export async function somebodyKeepsARecord({ as }) {
  const amina = await as('mentee');
  await amina.opens('/record');
  await amina.opens('/record/entry');
  await amina.setsUpPrivateSpace();
  await amina.opens('/record');
  await amina.opens('/record/entry');
  await amina.isRefused({ text: '' });
  await amina.isRefused({ text: HAPPENED, 'on-day': '31', 'on-month': '2', 'on-year': '2026' });
  await amina.isRefused({ text: HAPPENED, 'on-day': '1', 'on-month': '1', 'on-year': '2090' });
  await amina.sends({ text: HAPPENED, 'on-day': '', 'on-month': '', 'on-year': '' });
  assert.equal(amina.path(), '/record');
  await amina.sees(HAPPENED);
  const [file] = await Promise.all([
    amina.page.waitForEvent('download'),
    amina.page.locator('a[href="/record/file"]').click(),
  ]);
  assert.equal(file.suggestedFilename(), 'notes.txt', 'the name of the file tells nothing');
  await amina.opens('/me/unlock');
  await amina.sends({}, { action: '/lock' });
  await amina.opens('/record');
  await amina.doesNotSee(HAPPENED);
  await amina.opens('/me/unlock?to=/record');
  await amina.sends({ phrase: PHRASE });
  await amina.page.locator('.trellis-note summary').first().click();
  await amina.sends({}, { action: '/removal' });
  await amina.doesNotSee(HAPPENED);
}
