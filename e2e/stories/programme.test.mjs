// The programme's main road: a coordinator publishes lists, a mentee chooses, and nobody is told anything before.
import assert from 'node:assert/strict';
import { tell } from '../lib/story.mjs';

tell('from a draft that nobody is told of to a published list and the mentee’s yes', async ({ as }) => {
  const [helen, amina] = [await as('coordinator'), await as('mentee')];

  await helen.opens('/co/matching');
  await helen.follows('Spring cohort');
  await helen.presses('Make a draft');
  await helen.sees('Nobody has been told.');
  await helen.sees('Amina Yusuf');
  await helen.presses('Publish');
  await helen.sees('Published on 23 November 2026');
  await amina.opens('/matches');
  await amina.sees('Why this person');
  await amina.presses('Yes please');
  await amina.opens('/matches');
  await amina.sees('You said yes. They answer next');
});

tell('a coordinator rules a pair out, and the next draft leaves it out and shows what is different', async ({ as }) => {
  const helen = await as('coordinator');
  await helen.opens('/co/matching');
  await helen.presses('Make a draft');
  const first = helen.path();
  const proposal = helen.page.locator('.trellis-proposal').first();
  const giver = await proposal.locator('strong').first().innerText();
  const mentee = await helen.page.locator('.trellis-proposals h3').first().innerText();
  await proposal.locator('summary').click();
  await proposal.getByLabel('Never put these two together').check({ force: true });
  await proposal.getByLabel('Why? Whoever coordinates next reads this').fill('They asked me');
  await proposal.getByRole('button', { name: 'Save for the next draft' }).click();

  await helen.opens('/co/matching');
  await helen.sees(`${mentee} and ${giver} are never put together.`);
  await helen.presses('Make a draft');
  assert.notEqual(helen.path(), first);
  await helen.follows('Compare with run 1');
  await helen.sees('What is different');
});
