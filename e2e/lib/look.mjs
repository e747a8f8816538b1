// Looks at one page as it stands: its language, its heading, barriers, a phone's width, the keyboard. And keeps a list of what
// has been looked at, so that it can be proved that nothing was left out.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertNoBarriers } from './axe.mjs';
import { assertFits, assertKeyboardWalk, assertWellFormed, shapesOf } from './layout.mjs';

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };

/** What has been looked at, in each language: the addresses that were shown, and those that only led to them. */
export class Looks {
  #paths = { en: new Set(), cy: new Set() };
  #searched = new Shapes('searched');
  #walked = new Shapes('walked');

  /** Looks at the page and gives everything that is wrong with it, each as a sentence. */
  async at(visitor, language) {
    const wrong = [];
    const [searchesOnce, walksOnce] = [once(this.#searched, assertNoBarriers), once(this.#walked, assertKeyboardWalk)];
    for (const check of [speaks(language), assertWellFormed, onPhone, searchesOnce, walksOnce]) {
      await check(visitor).catch((error) => wrong.push(error.message));
    }
    for (const path of visitor.came) this.#paths[language].add(path);
    return [...wrong, ...visitor.faults.splice(0).map((fault) => `${where(visitor)}: ${fault}`)];
  }

  /** Every address that was looked at in a language. */
  in(language) {
    return [...this.#paths[language]];
  }
}

/** Shapes that were checked. Files of stories that run side by side note them for each other in the folder `TRELLIS_SHAPES`. */
export class Shapes {
  #own = new Set();

  constructor(check) {
    this.check = check;
  }

  has(shape) {
    const note = this.#note(shape);
    return this.#own.has(shape) || (note !== null && existsSync(note));
  }

  add(shape) {
    this.#own.add(shape);
    const note = this.#note(shape);
    if (note !== null) writeFileSync(note, '');
  }

  #note(shape) {
    const folder = process.env.TRELLIS_SHAPES;
    return folder ? join(folder, `${this.check}-${createHash('sha256').update(shape).digest('hex')}`) : null;
  }
}

/**
 * The same elements in the same places are checked once, whatever their words: what these checks see does not hang on them. What a page
 * is about and what surrounds it are known apart, for the same page is shown to many people, each with a header of their own.
 */
export const once = (shapes, check) => async (visitor) => {
  const [page, frame] = await shapesOf(visitor.page);
  const framed = shapes.has(frame);
  if (framed && shapes.has(page)) return;
  await check(visitor, { within: framed });
  for (const shape of [page, frame]) shapes.add(shape);
};

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
