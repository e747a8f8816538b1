// What a mentee answers is hers: she sees it again, changes it, and nobody else finds it.
import assert from 'node:assert/strict';
import { tell } from '../lib/story.mjs';

tell('a mentee answers eight questions about her ally, and something made things worse', async ({ as }) => {
  const [amina, sian] = [await as('mentee'), await as('ally')];
  await amina.setsUpPrivateSpace();
  await amina.opens('/home');
  await amina.follows('Questions you may answer');
  await amina.follows('Eight questions about');
  await amina.sees('Not tested. Do not compare organisations with it.');
  const eight = amina.path();
  await amina.sends({ bold: '4', lead: 'W' }, { action: eight });
  await amina.sees('Open it to see what you can do now');
  await amina.opens(eight);
  await amina.sees('What would you like to happen now?');
  await amina.presses('Leave it as it is');
  await sian.opens('/notices');
  // "Guides" stands below every page.
  assert.equal(await sian.page.locator('main').getByText(/guide|question/i).count(), 0, 'nobody tells her ally');
  await sian.opens(eight);
  await sian.sees('We cannot find that page');
});

tell('a mentee agrees to be asked, answers, and stops', async ({ as }) => {
  const amina = await as('mentee');
  await amina.opens('/questions/check-in');
  await amina.sees('You are asked this only if you agree to it first.');
  await amina.opens('/questions/consent');
  await amina.sees('It is voluntary. Saying no, or stopping later, brings no detriment.');
  await amina.presses('I agree to be asked');
  await amina.opens('/questions/check-in');
  await amina.sends({ meeting: 'yes' }, { action: '/check-in' });
  await amina.opens('/questions/consent');
  await amina.presses('Stop, and delete what I answered');
  await amina.opens('/questions/check-in');
  await amina.sees('You are asked this only if you agree to it first.');
});
