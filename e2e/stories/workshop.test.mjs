// A workshop in windows side by side: what one does the others see by themselves, on whatever way their network leaves open, and
// nobody loses a word that they are writing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNoBarriers } from '../lib/axe.mjs';
import { fill } from '../lib/form.mjs';
import { assertFits } from '../lib/layout.mjs';
import { PHONE } from '../lib/phone.mjs';
import { comesIn, does, opensRoom, votes } from '../lib/room.mjs';
import { live } from '../lib/story.mjs';

const idea = (person) => person.page.locator('form:has(input[value="draft"]) textarea').first();

/** The server stays up, and cannot be reached by this person until `back` is called. */
async function losesConnection(person) {
  const context = person.page.context();
  await context.setOffline(true);
  return () => context.setOffline(false);
}

/** What lies between holds streams back, or cuts off whatever waits as well. */
function behind(person, refuses) {
  return person.page.context().route('**/events*', (route) => (refuses(route.request()) ? route.abort() : route.continue()));
}
const streams = (request) => request.headers().accept === 'text/event-stream';
const waits = (request) => new URL(request.url()).searchParams.get('wait') > 0;

test('a workshop is held in five windows, one without scripts, one that loses its connection twice', () => live(async ({ as, stranger }) => {
  const helen = await as('coordinator');
  await helen.opens('/ngt/new');
  const { room, code } = await opensRoom(helen, { seats: 3 });
  const [amina, plain, bola] = [await stranger({ width: PHONE.width }), await stranger({ scripts: false }), await stranger()];
  await comesIn(amina, code, 'Amina');
  await comesIn(plain, code, '');
  await comesIn(bola, code, 'Bola');
  const screen = await helen.page.context().newPage();
  await screen.goto(`${room}/screen`);
  await helen.sees('Bola');

  for (const what of ['lock', 'advance', 'advance']) await does(helen, what);
  await amina.sees('Write alone');
  await screen.getByText('Write alone').first().waitFor();

  // What others do changes the page around her; what she writes and where she is stay.
  await idea(amina).fill('Rotas made six weeks ahead');
  await does(bola, 'draft', { text: 'A mentor in my field' });
  await does(bola, 'done');
  await amina.sees('1 of 3');
  assert.equal(await idea(amina).inputValue(), 'Rotas made six weeks ahead');
  assert.ok(await idea(amina).evaluate((box) => box === document.activeElement), 'she is still where she was');
  assert.equal(await screen.getByText('A mentor in my field').count(), 0);
  await does(amina, 'draft');
  assert.equal(await idea(amina).inputValue(), '');
  await plain.opens(room);
  await does(plain, 'draft', { text: 'Time to meet' });

  // The first loss: the room goes on, and she is told, and afterwards brought to where it is with what she was writing.
  const back = await losesConnection(bola);
  await idea(bola).fill('A quiet room');
  await does(helen, 'advance');
  await bola.sees('There is no connection just now');
  await back();
  await bola.sees('Hear every idea');
  assert.equal(await idea(bola).inputValue(), 'A quiet room');
  await does(bola, 'draft');

  for (let heard = 0; heard < 4; heard += 1) await does(helen, 'deal');
  for (const text of ['Rotas made six weeks ahead', 'A mentor in my field', 'A quiet room']) {
    await screen.getByText(text).first().waitFor();
    await amina.sees(text);
  }
  await does(helen, 'close-early', { text: 'Everybody has said what they had to say.' });
  await amina.sees('What does it mean?');
  for (let at = 0; at < 4; at += 1) await does(helen, 'understood');
  await does(helen, 'advance');
  await amina.sees('The same, or two?');
  for (const what of ['freeze', 'advance']) await does(helen, what);

  // The second loss, in the middle of a vote: the ballot waits on the page until it can be sent.
  await bola.sees('Vote 1');
  const again = await losesConnection(bola);
  const ballot = bola.page.locator('form:has(input[name="do"][value="cast"])');
  await fill(ballot, { [await ballot.locator('input[name^="c-"]').first().getAttribute('name')]: '1' });
  await ballot.getByRole('button').first().click();
  await bola.sees('This was not sent');
  await again();
  await votes(bola);
  await bola.sees('Your vote is in');
  await votes(amina);
  await plain.opens(room);
  await votes(plain);
  await helen.sees('Everybody who is here has answered');
  await does(helen, 'close-vote');
  for (const person of [amina, bola]) await person.sees('Ballots counted: 3');
  await screen.getByText('Ballots counted: 3').waitFor();
  await plain.doesNotSee('Ballots counted');
  await plain.presses('Read what is new');
  await plain.sees('Ballots counted: 3');
  await assertNoBarriers(amina.visitor);
  await assertFits(amina.visitor);
  for (const what of ['discuss', 'close']) await does(helen, what);
  await amina.sees('The workshop is closed');
}, { scripts: true }));

for (const [how, refuses] of [['holds streams back', streams], ['cuts off whatever waits', (request) => streams(request) || waits(request)]]) {
  test(`a page hears what is new where the network ${how}`, () => live(async ({ as, stranger }) => {
    const helen = await as('coordinator');
    await helen.opens('/ngt/new');
    const { code } = await opensRoom(helen, { seats: 2, way: 'named' });
    const people = [await stranger(), await stranger()];
    await behind(people[0], refuses);
    for (const person of people) await comesIn(person, code, 'Somebody');
    for (const what of ['lock', 'advance']) await does(helen, what);
    await people[0].sees('The question');
  }, { scripts: true }));
}
