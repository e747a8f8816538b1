// Somebody with a phone 360 px wide, who looks hard at every page on the way and takes a picture where something has come about.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { assertNoBarriers } from './axe.mjs';
import { assertFits, assertWellFormed } from './layout.mjs';
import { once } from './look.mjs';
import { PHRASE, Person } from './person.mjs';
import { lookRoundAs, speak } from './personas.mjs';

/** What somebody with a phone has in their hand. */
export const PHONE = { width: 360, height: 740 };

/** Where pictures go; without it none are taken. */
const PICTURES = process.env.TRELLIS_PICTURES;

export class PhoneUser extends Person {
  /** What was wrong with any page, each as a sentence. */
  wrong = [];

  /** `searched` has the shapes of the pages that were searched for barriers: what that finds does not hang on their words. */
  constructor(visitor, { language, album, searched }) {
    super(visitor);
    Object.assign(this, { language, album, searched });
  }

  /** Who of the demonstration holds the phone. */
  is(card) {
    this.card = card;
    return this;
  }

  async look() {
    const where = this.path();
    for (const check of [assertFits, assertWellFormed, once(this.searched, assertNoBarriers)]) {
      await check(this.visitor).catch((error) => this.wrong.push(error.message));
    }
    const language = await this.page.locator('html').getAttribute('lang');
    if (language !== this.language) this.wrong.push(`${where} is in ${language}`);
    this.wrong.push(...this.visitor.faults.splice(0).map((fault) => `${where}: ${fault}`));
  }

  /** Opens a page, which is there. */
  async opens(path) {
    const answer = await super.opens(path);
    assert.equal(answer.status(), 200, `${path} answers ${answer.status()}`);
    await this.look();
  }

  async sends(answers, where) {
    await super.sends(answers, where);
    await this.look();
  }

  /** Comes back after days in which the sign-in has ended, and unlocks what is private. */
  async returns(to = '/home') {
    await lookRoundAs(this.visitor, this.card);
    await speak(this.visitor, this.language);
    if (!this.unlocks) return this.opens(to);
    await this.opens(`/me/unlock?to=${to}`);
    await this.sends({ phrase: PHRASE });
    return this.isAt(to);
  }

  async setsUpPrivateSpace() {
    const code = await super.setsUpPrivateSpace();
    this.unlocks = true;
    return code;
  }

  /** The first address on the page that begins so, and ends so. */
  async link(start, end = '') {
    const all = await this.page.locator('main a[href]').evaluateAll((links) => links.map((one) => one.getAttribute('href')));
    const found = all.find((href) => href.startsWith(start) && href.endsWith(end));
    assert.ok(found, `${this.path()} has a link to ${start} … ${end}`);
    return found;
  }

  /** Takes a picture of the whole page, named after what has come about. */
  async pictures(stage) {
    if (!PICTURES) return;
    const folder = join(PICTURES, this.album);
    await mkdir(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${stage}-${this.card}.png`), fullPage: true });
  }

  /** At the end: nothing was wrong on any page. */
  assertAllWell() {
    assert.ok(this.wrong.length === 0, [...new Set(this.wrong)].join('\n'));
  }
}
