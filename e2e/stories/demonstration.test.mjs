// The demonstration as a visitor finds it: what its people have written so far opens with the passphrase on the cards, for those
// whom it is meant for, and everybody else sees that they met.
import assert from 'node:assert/strict';
import { lived } from '../lib/program.mjs';
import { tell } from '../lib/story.mjs';

const WRITTEN = 'how the panels there score';

/** Opens a page and unlocks what lies there, with the passphrase that the page itself says. */
async function unlocks(person, path) {
  await person.opens(path);
  await person.presses('Unlock');
  await person.sees('Use your recovery code');
  const phrase = await person.page.locator('main .nhsuk-inset-text strong').innerText();
  await person.fills('Passphrase', phrase);
  await person.presses('Unlock');
  await person.page.waitForURL(`**${path}`);
}

tell('what was written in private opens for those whom it is meant for', async ({ as }) => {
  const [amina, grace] = [await as('mentee'), await as('mentor')];
  await amina.opens('/people');
  await amina.follows('To your page with Grace Mbeki');
  await amina.sees('You and Grace Mbeki');
  const pair = amina.path();
  await unlocks(amina, `${pair}/notes`);
  await amina.sees(WRITTEN);
  await amina.sees('tired of being the only one');
  await amina.opens('/me?as=coordinator');
  await amina.sees('28 October 2026');
  await amina.doesNotSee(WRITTEN);
  await unlocks(grace, `${pair}/notes`);
  await grace.sees(WRITTEN);
  await grace.doesNotSee('tired of being the only one');

  const [owen, sian] = [await as('sponsor'), await as('ally')];
  await unlocks(owen, '/sponsor/this-month');
  await owen.follows('Boost, for Amina Yusuf');
  await owen.page.getByText('Say who set up the hand clinic').first().waitFor({ state: 'attached' });
  await unlocks(sian, '/ally/asks');
  await sian.sees('say my name in three ways');

  const helen = await as('coordinator');
  const answer = await helen.opens(`${pair}/notes`);
  assert.equal(answer.status(), 404);

  // Whoever asks for help finds somebody who can be asked.
  await amina.opens('/support/write');
  await amina.doesNotSee('nothing can be sent from here today');
}, lived);
