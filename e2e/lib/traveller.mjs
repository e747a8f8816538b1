// Somebody who goes through a journey by its forms and looks hard at every page on the way.
import assert from 'node:assert/strict';
import { assertPutRight, fill, formOf, press } from './form.mjs';
import { Person } from './person.mjs';

/** A journey of more pages than this goes round in a circle. */
const MOST_STEPS = 40;

export class Traveller extends Person {
  /** What was wrong with any page, each as a sentence. */
  wrong = [];

  constructor(visitor, { language, looks }) {
    super(visitor);
    Object.assign(this, { language, looks });
  }

  /** Looks at the page that is shown. */
  async look() {
    this.wrong.push(...(await this.looks.at(this.visitor, this.language)));
  }

  async opens(path) {
    const answer = await super.opens(path);
    assert.equal(answer.status(), 200, `${path} answers ${answer.status()}`);
    await this.look();
  }

  async sends(answers, where) {
    await super.sends(answers, where);
    await this.look();
  }

  /** Sends what is not in order, and looks at the page that says so. `button` as in `sends`. */
  async isRefused(answers = {}, { action, button } = {}) {
    const form = formOf(this.page, action);
    await fill(form, answers);
    await press(form, button);
    await assertPutRight(this.visitor, this.visitor.status, answers, action).catch((error) => this.wrong.push(error.message));
    await this.look();
  }

  /**
   * Goes through the steps of a form of many pages until its answers can be checked. `told` has an answer for each step that
   * needs one, and for some what is not an answer: `{ name: { wrong: {}, right: { first_name: 'Nia' } } }`.
   */
  async walks(told) {
    const met = new Set();
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const step = this.path().split('/').at(-1);
      if (step === 'check') {
        assert.deepEqual(Object.keys(told).filter((one) => !met.has(one)), [], 'steps that did not come');
        return;
      }
      met.add(step);
      if (told[step]?.wrong) await this.isRefused(told[step].wrong);
      await this.sends(told[step]?.right ?? {});
    }
    assert.fail(`no end of steps at ${this.path()}`);
  }

  /** At the end: nothing was wrong on any page. */
  assertAllWell() {
    assert.ok(this.wrong.length === 0, this.wrong.join('\n'));
  }
}
