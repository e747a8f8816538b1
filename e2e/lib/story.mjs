// A story: people do things one after the other and see what comes of it. Told twice, with scripts and without, each time in a
// made-up programme of its own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, visit } from './browser.mjs';
import { lookRoundAs, speak } from './personas.mjs';
import { demo } from './program.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/**
 * Tells `story({ as, stranger, program })`. `as('mentee')` is somebody of the demonstration, signed in; `stranger()` has just
 * opened the address. At the end nobody's page may have done what no page may do.
 */
export function tell(title, story, start = demo) {
  for (const scripts of [true, false]) {
    test(scripts ? title : `${title}, without scripts`, async () => {
      const [program, people] = [await start(), []];
      const stranger = async (options) => {
        const visitor = await visit(browser, program.address, { scripts, ...options });
        people.push(visitor);
        return new Person(visitor);
      };
      const as = async (card, { language = 'en', ...options } = {}) => {
        const person = await stranger(options);
        await lookRoundAs(person.visitor, card);
        await speak(person.visitor, language);
        return person;
      };
      try {
        await story({ as, stranger, program });
        people.forEach((visitor) => visitor.assertQuiet());
      } catch (error) {
        // The last page that each person saw says more than the line that failed.
        const seen = await Promise.all(people.map((visitor) => lastPage(visitor.page)));
        error.message += `\n${seen.join('\n')}\n${program.written()}`;
        throw error;
      } finally {
        await Promise.all(people.map((visitor) => visitor.leave()));
        await program.stop();
      }
    });
  }
}

async function lastPage(page) {
  const text = await page.locator('body').innerText({ timeout: 1_000 }).catch(() => '');
  return `--- ${page.url()}\n${text.slice(0, 1_500)}`;
}

/** Somebody at a browser. What is pressed, followed, ticked or filled is named as it is read on the page. */
export class Person {
  constructor(visitor) {
    this.visitor = visitor;
    this.page = visitor.page;
  }

  /** Types an address. */
  async opens(path) {
    return this.page.goto(path);
  }

  /** Follows the first link of that name. */
  async follows(name) {
    await this.page.getByRole('link', { name }).first().click();
  }

  /** Presses the first button of that name. */
  async presses(name) {
    await this.page.getByRole('button', { name }).first().click();
  }

  /** Ticks a box or chooses one of several. */
  async ticks(name) {
    await this.page.getByLabel(name).first().check({ force: true });
  }

  /** Types into a field. */
  async fills(name, text) {
    await this.page.getByLabel(name).first().fill(text);
  }

  /** Chooses from a list. */
  async selects(name, option) {
    await this.page.getByLabel(name).first().selectOption(option);
  }

  /** Hands in a file from this computer. */
  async uploads(name, file) {
    await this.page.getByLabel(name).first().setInputFiles(file);
  }

  /** The words stand on the page. */
  async sees(words) {
    await this.page.getByText(words).filter({ visible: true }).first().waitFor();
  }

  /** The words do not stand on the page that has been loaded. */
  async doesNotSee(words) {
    assert.equal(await this.page.getByText(words).filter({ visible: true }).count(), 0, `${words} stands on ${this.page.url()}`);
  }

  /** The path of the page that is shown. */
  path() {
    return new URL(this.page.url()).pathname;
  }
}
