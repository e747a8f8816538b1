// Looks at one page as it stands: its language, its heading, barriers, a phone's width, the keyboard. And keeps a list of what
// has been looked at, so that it can be proved that nothing was left out.
import assert from 'node:assert/strict';
import { assertNoBarriers } from './axe.mjs';
import { assertFits, assertKeyboardWalk, assertWellFormed, shapeOf } from './layout.mjs';

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };

/** What has been looked at, in each language: the addresses that were shown, and those that only led to them. */
export class Looks {
  #paths = { en: new Set(), cy: new Set() };
  #walked = new Set();

  /** Looks at the page and gives everything that is wrong with it, each as a sentence. */
  async at(visitor, language) {
    const wrong = [];
    const walksOnce = (one) => this.#walksOnce(one);
    // Without scripts the same bytes come: barriers and keyboard are looked at where the scripts have done their part.
    const closely = visitor.scripts === false ? [] : [assertNoBarriers, walksOnce];
    for (const check of [speaks(language), assertWellFormed, onPhone, ...closely]) {
      await check(visitor).catch((error) => wrong.push(error.message));
    }
    // What was not looked at closely does not count as looked at.
    if (closely.length > 0) for (const path of visitor.came) this.#paths[language].add(path);
    return [...wrong, ...visitor.faults.splice(0).map((fault) => `${where(visitor)}: ${fault}`)];
  }

  /** The same controls in the same places are walked once, whatever their words. */
  async #walksOnce(visitor) {
    const shape = await shapeOf(visitor.page);
    if (this.#walked.has(shape)) return;
    await assertKeyboardWalk(visitor);
    this.#walked.add(shape);
  }

  /** Every address that was looked at in a language. */
  in(language) {
    return [...this.#paths[language]];
  }
}

const where = ({ page }) => new URL(page.url()).pathname;

const speaks = (language) => async (visitor) => {
  assert.equal(await visitor.page.locator('html').getAttribute('lang'), language, `${where(visitor)} is in ${language}`);
};

async function onPhone(visitor) {
  await visitor.page.setViewportSize(PHONE);
  try {
    await assertFits(visitor);
  } finally {
    await visitor.page.setViewportSize(DESK);
  }
}
