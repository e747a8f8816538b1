// A story: people do things one after the other and see what comes of it. Told twice, with scripts and without, each time in a
// made-up programme of its own.
import { after, before, test } from 'node:test';
import { launch, visit } from './browser.mjs';
import { Person } from './person.mjs';
import { lookRoundAs, speak } from './personas.mjs';
import { demo } from './program.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** Tells `story` with scripts and without. */
export function tell(title, story, start = demo) {
  for (const scripts of [true, false]) test(scripts ? title : `${title}, without scripts`, () => live(story, { scripts, start }));
}

/**
 * Lives through `story({ as, stranger, program, scripts })` once. `as('mentee')` is somebody of the demonstration, signed in;
 * `stranger()` has just opened the address; both speak `language`. At the end nobody's page may have done what no page may do.
 */
export async function live(story, { scripts, start = demo, language = 'en', become = (visitor) => new Person(visitor) }) {
  const [program, people] = [await start(), []];
  const arrive = async (options) => {
    const person = become(await visit(browser, program.address, { scripts, ...options }));
    people.push(person);
    return person;
  };
  const stranger = async (options) => {
    const person = await arrive(options);
    if (language === 'en') return person;
    await person.page.goto('/');
    await speak(person.visitor, language);
    return person;
  };
  const as = async (card, { language: own = language, ...options } = {}) => {
    const person = await arrive(options);
    await lookRoundAs(person.visitor, card);
    await speak(person.visitor, own);
    return person;
  };
  try {
    await story({ as, stranger, program, scripts });
    people.forEach((person) => person.assertAllWell());
  } catch (error) {
    // The last page that each person saw says more than the line that failed.
    const seen = await Promise.all(people.map(({ page }) => lastPage(page)));
    error.message += `\n${seen.join('\n')}\n${program.written()}`;
    throw error;
  } finally {
    await Promise.all(people.map(({ visitor }) => visitor.leave()));
    await program.stop();
  }
}

async function lastPage(page) {
  const text = await page.locator('body').innerText({ timeout: 1_000 }).catch(() => '');
  return `--- ${page.url()}\n${text.slice(0, 1_500)}`;
}
