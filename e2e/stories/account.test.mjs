// What belongs to one person alone: their people, their language, their way out.
import assert from 'node:assert/strict';
import { AWAY, letLeave } from '../lib/browser.mjs';
import { tell } from '../lib/story.mjs';

tell('a mentee puts one kind of helper aside and takes it up again', async ({ as }) => {
  const amina = await as('mentee');
  await amina.opens('/people');
  await amina.follows('To your circle');
  await amina.follows('Leave the circle quietly');
  await amina.presses('Yes, leave');
  await amina.opens('/people');
  await amina.presses('Look for one: Circle');
  await amina.sees('Not now: Circle');
  await amina.opens('/people');
  await amina.presses('Not now: Circle');
  await amina.sees('Look for one: Circle');
});

tell('a chosen language stays, on every page and after signing in again', async ({ as, stranger }) => {
  const amina = await as('mentee');
  await amina.opens('/settings');
  await amina.ticks('Cymraeg');
  await amina.presses('Save');
  await amina.opens('/home');
  assert.equal(await amina.page.locator('html').getAttribute('lang'), 'cy');
  const again = await stranger();
  await again.opens('/demo');
  await again.presses('Look round as Amina');
  assert.equal(await again.page.locator('html').getAttribute('lang'), 'cy');
});

tell('signing out leaves nothing behind, and Back shows nothing', async ({ as }) => {
  const amina = await as('mentee');
  await amina.opens('/people');
  await amina.presses('Sign out');
  await amina.doesNotSee('My people');
  await amina.page.goBack();
  await amina.doesNotSee('My people');
  await amina.opens('/people');
  assert.notEqual(amina.path(), '/people');
});

tell('Exit this page leads to a harmless site at once, and Back shows nothing', async ({ as }) => {
  const amina = await as('mentee');
  await amina.opens('/people');
  await letLeave(amina.visitor);
  await amina.presses('Exit this page');
  await amina.page.waitForURL(`${AWAY}**`);
  await amina.page.goBack().catch(() => null);
  await amina.doesNotSee('My people');
});

tell('a page of others and a page that does not exist look the same', async ({ as }) => {
  const amina = await as('mentee');
  const page = async (path) => {
    const answer = await amina.visitor.ask(path);
    // The nonce is new for each answer, and the language switch names the address that was typed.
    const text = (await answer.text()).replaceAll(`"${path}?`, '"?').replaceAll(/nonce="[^"]+"/g, '');
    return `${answer.status} ${text}`;
  };
  const missing = await page('/pairs/00000000000000000000000000000000');
  assert.match(missing, /^404 /);
  assert.equal(await page('/nowhere'), missing);
  for (const path of ['/co', '/co/people', '/co/matching', '/admin/health']) assert.equal(await page(path), missing, path);
});
