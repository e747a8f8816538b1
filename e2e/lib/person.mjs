// Somebody at a browser, for stories: what is pressed, followed, ticked or filled is named as it is read on the page.
import assert from 'node:assert/strict';
import { fill, formOf, press } from './form.mjs';

/** The passphrase of everybody's private space here. */
export const PHRASE = 'a gate of slate and gorse';

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

  /**
   * Fills in a form by the names of its fields and sends it: the one that posts to an address ending in `action`, or to the
   * address that is shown. `button` is the name and value of another button than the form's own.
   */
  async sends(answers = {}, { action, button } = {}) {
    const form = formOf(this.page, action);
    await fill(form, answers);
    await press(form, button);
    const { status } = this.visitor;
    assert.equal(status, 200, `${this.path()} answers ${status}`);
  }

  /** Sets a private space up, which stands open afterwards, and types the recovery code back. */
  async setsUpPrivateSpace() {
    await this.opens('/me/unlock');
    await this.sends({ which: 'own', own: PHRASE }, { action: '/me/unlock/keys' });
    const code = await this.page.locator('.trellis-code').innerText();
    await this.sends({ code }, { action: '/me/unlock/confirmation' });
    return code;
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

  /** The address that is shown ends so. */
  isAt(path) {
    assert.ok(this.path().endsWith(path), `${this.path()} is ${path}`);
  }

  /** At the end: no page did what no page may do. */
  assertAllWell() {
    this.visitor.assertQuiet();
  }
}
