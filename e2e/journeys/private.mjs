// What is written in private: set up, opened, locked, lost; and the notes of two people.
import assert from 'node:assert/strict';
import { PHRASE } from '../lib/person.mjs';

const WROTE = 'We talked about who is in the room';

export async function aPrivateSpaceOpensAndLocks({ as }) {
  const amina = await as('mentee');
  await amina.opens('/me/unlock');
  await amina.isRefused({}, { action: '/keys' });
  await amina.isRefused({ which: 'own', own: 'short' }, { action: '/keys' });
  await amina.sends({ which: 'own', own: PHRASE }, { action: '/keys' });
  const code = await amina.page.locator('.trellis-code').innerText();
  await amina.isRefused({ code: '7K2M-44QX' }, { action: '/confirmation' });
  await amina.sends({ code }, { action: '/confirmation' });
  await amina.opens('/me/unlock');
  await amina.isRefused({}, { action: '/passphrase' });
  await amina.sends({ which: 'drawn' }, { action: '/passphrase' });
  await amina.sends({}, { action: '/code' });
  await amina.opens('/me/unlock');
  await amina.sends({}, { action: '/lock' });
  await amina.isRefused({ phrase: 'not this one' });
  await amina.isRefused({ code }, { action: '/recovery' });
  await amina.opens('/me/unlock/lost');
  await amina.isRefused({}, { action: '/lost' });
  await amina.sends({ which: 'own', own: PHRASE }, { action: '/lost' });
}

export async function twoWriteNotes({ as }) {
  const amina = await as('mentee');
  await amina.opens('/people');
  const link = await amina.page.locator('a[href^="/pairs/"]').first().getAttribute('href');
  const notes = `${link.split('/').slice(0, 3).join('/')}/notes`;
  await amina.opens(notes);
  await amina.setsUpPrivateSpace();
  await amina.opens(notes);
  await amina.isRefused();
  await amina.sends({ note: WROTE });
  const grace = await as('mentor');
  await grace.opens(notes);
  await grace.setsUpPrivateSpace();
  await grace.opens(notes);
  await grace.doesNotSee(WROTE);
  await amina.opens(notes);
  await amina.sends({}, { action: '/sharing' });
  await grace.opens(notes);
  await grace.sees(WROTE);
  await amina.opens('/me/unlock');
  await amina.sends({}, { action: '/lock' });
  await amina.opens(notes);
  await amina.doesNotSee(WROTE);
  await amina.opens(`/me/unlock?to=${notes}`);
  await amina.sends({ phrase: PHRASE });
  assert.equal(amina.path(), notes, 'unlocking leads back to where one was');
  await amina.sends({}, { action: '/removal' });
  await amina.doesNotSee(WROTE);
}
