// A workshop, as those who are in it have it before them.
import { fill, press } from './form.mjs';

/** Sends the form of a page that does this; the first, or the one about a thing. */
export async function does(person, what, answers = {}) {
  const form = person.page.locator(`form:has(input[name="do"][value="${what}"])`).first();
  await form.evaluate((element) => {
    for (let at = element.closest('details'); at; at = at.parentElement?.closest('details')) at.open = true;
  });
  await fill(form, answers);
  await press(form);
}

/** Opens a room for so many people; its address and its code. */
export async function opensRoom(helen, { seats, way = 'protected', scheme = 'top_k' }) {
  await helen.sends({ question: 'What would help you most?', seats: String(seats), way, scheme });
  const code = await helen.page.locator('.trellis-code').first().innerText();
  return { room: helen.path().replace('/control', ''), code };
}

/** Somebody comes in by the code; in a room that is not named they say that others may guess. */
export async function comesIn(person, code, name) {
  await person.opens('/ngt/join');
  await person.sends({ code }, { action: '/ngt/join' });
  const guess = (await person.page.locator('input[name="guess"]').count()) > 0 ? { guess: ['yes'] } : {};
  await person.sends({ name, ...guess, consent: ['yes'] }, { action: '/seats' });
}

/** The places of a ballot by the alphabet: each seat has the choices in an order of its own, and all vote alike here. */
export async function votes(person) {
  const fields = person.page.locator('form:has(input[name="do"][value="cast"]) input[name^="c-"]');
  const choices = await fields.evaluateAll((all) => all.map((field) => ({ name: field.name, label: field.labels[0].innerText })));
  choices.sort((one, other) => (one.label < other.label ? -1 : 1));
  await does(person, 'cast', Object.fromEntries(choices.map(({ name }, at) => [name, String(at + 1)])));
}
