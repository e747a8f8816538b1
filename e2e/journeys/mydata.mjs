// My data: a copy of everything, with and without what is private; and being erased, after which nothing is left to sign in to.
import assert from 'node:assert/strict';
import { formOf } from '../lib/form.mjs';
import { PHRASE } from '../lib/person.mjs';

/** Presses the button and gives the name of the file that comes. */
async function takes({ page }) {
  const [file] = await Promise.all([page.waitForEvent('download'), formOf(page, '/me/data').locator('button').first().click()]);
  return file.suggestedFilename();
}

export async function aMenteeTakesEverything({ as }) {
  const amina = await as('mentee');
  await amina.opens('/me/data');
  assert.equal(await takes(amina), 'my-data.zip', 'without a private space');
  await amina.setsUpPrivateSpace();
  await amina.opens('/me/data');
  assert.equal(await takes(amina), 'my-data.zip', 'with everything');
  await amina.opens('/me/unlock');
  await amina.sends({}, { action: '/lock' });
  await amina.opens('/me/data');
  await amina.opens('/me/unlock?to=/me/data');
  await amina.sends({ phrase: PHRASE });
  amina.isAt('/me/data');
}

export async function aMenteeIsErased({ as }) {
  const amina = await as('mentee');
  await amina.opens('/me/leave');
  await amina.opens('/me/erasure');
  await amina.sends();
  amina.isAt('/me/erasure');
  assert.equal(await amina.page.locator('.trellis-receipt').count(), 1, 'the receipt is there');
  assert.equal(await amina.page.locator('form[action="/sign-out"]').count(), 0, 'nobody is signed in');
  const { status, text } = await amina.visitor.ask('/me');
  assert.equal(status, 200);
  assert.ok((await text()).includes('action="/sign-in"'), 'there is nothing left but to sign in');
  const grace = await as('mentor');
  await grace.opens('/notices');
  await grace.opens('/home');
}

export async function anAdministratorIsNeeded({ as }) {
  const tom = await as('admin');
  await tom.opens('/me/erasure');
  assert.equal(await formOf(tom.page, '/me/erasure').count(), 0, 'there is no button');
}
