// What the eye and the keyboard meet: nothing sticks out sideways, everything is reached in order, the focus is seen.
import assert from 'node:assert/strict';

/** Fails when the page can be scrolled sideways. */
export async function assertFits({ page }) {
  const { wide, shown, widest } = await page.evaluate(() => {
    const shown = document.documentElement.clientWidth;
    const beyond = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > shown + 1);
    return { wide: document.documentElement.scrollWidth, shown, widest: beyond.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)) };
  });
  assert.ok(wide <= shown, `${new URL(page.url()).pathname} is ${wide} px wide on ${shown} px: ${widest.join(' … ')}`);
}

/** One purpose, one heading; a title that begins with it; a language; no name or address of a person in either. */
export async function assertWellFormed({ page }) {
  const seen = await page.evaluate(() => ({
    // "Step 2 of 11" stands in the heading too, and is no part of the title.
    headings: [...document.querySelectorAll('h1')].map((one) => {
      const caption = one.querySelector('[class*="nhsuk-caption"]')?.innerText ?? '';
      return one.innerText.replace(caption, '').trim();
    }),
    title: document.title, language: document.documentElement.lang,
    repeated: [...document.querySelectorAll('[id]')].map((one) => one.id).filter((id, at, all) => all.indexOf(id) !== at),
  }));
  const where = new URL(page.url()).pathname;
  assert.equal(seen.headings.length, 1, `${where} has one heading: ${seen.headings.join(' | ')}`);
  const plain = (text) => text.replace(/\s+/g, ' ').trim();
  assert.ok(plain(seen.title).includes(plain(seen.headings[0])), `${where}: the title "${seen.title}" says what the heading says: "${seen.headings[0]}"`);
  assert.ok(['en', 'cy'].includes(seen.language), `${where} says its language`);
  assert.deepEqual(seen.repeated, [], `${where}: ids are there once`);
}

/** What a page is about. */
const INNER = 'body > .trellis-body';
/** Everything that surrounds it, the same on many pages. */
export const FRAME = 'body > :not(.trellis-body)';

/**
 * Walks the page, or what is `within` its frame, with the Tab key. Fails when a control is not reached, the order is not that of the
 * document, or the focus is covered or cannot be seen. Gives the controls in the order in which they were reached.
 */
export async function assertKeyboardWalk({ page, scripts }, { within = false } = {}) {
  const where = new URL(page.url()).pathname;
  const expected = await page.evaluate(mark, within ? INNER : 'body');
  const stops = await (scripts ? tabQuickly : tabStepByStep)(page, expected.length + 5);
  const reached = [];
  for (const at of stops) {
    if (!at || reached.some((one) => one.number === at.number)) break;
    assert.ok(at.seen, `${where}: the focus on ${at.what} cannot be seen`);
    assert.ok(at.uncovered, `${where}: ${at.what} has the focus and is covered`);
    reached.push(at);
  }
  const numbers = reached.map((one) => one.number);
  assert.deepEqual(numbers, [...numbers].sort((one, other) => one - other), `${where}: the Tab key follows the page`);
  const missed = expected.filter((one) => !numbers.some((number) => one.numbers.includes(number)));
  assert.ok(missed.length === 0, `${where}: every control is reached by keyboard, not ${missed.map((one) => one.what).join(', ')}`);
  return reached.map((one) => one.what);
}

/** Presses the Tab key so often, without waiting between: the page itself notes before each press where the one before it led. */
async function tabQuickly(page, presses) {
  await page.evaluate(`window.stops = []; window.onkeydown = () => { stops.push((${look})()); }`);
  const session = await page.context().newCDPSession(page);
  const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  const sent = [];
  for (let press = 0; press <= presses; press += 1) {
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...tab }), session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...tab }));
  }
  await Promise.all(sent);
  await session.detach();
  return page.evaluate('stops.slice(1)');
}

/** The same where no script of a page runs. */
async function tabStepByStep(page, presses) {
  const stops = [];
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(look));
    const at = stops.at(-1);
    if (!at || stops.slice(0, -1).some((one) => one.number === at.number)) break;
  }
  return stops;
}

/**
 * What a page is about and what surrounds it, each without its words: every element within the others with its class, which attributes it
 * has and whether they say anything, whether it has words of its own, and the values that say what an element is. Of several alike beside
 * each other, such as the rows of a list, one stands for all.
 */
export function shapesOf(page) {
  return page.evaluate((parts) => {
    const telling = new Set(['type', 'name', 'role', 'lang', 'autocomplete', 'aria-live', 'aria-expanded', 'aria-current', 'aria-hidden', 'tabindex']);
    const shape = (one) => {
      const attributes = [...one.attributes].filter(({ name }) => !name.startsWith('data-')).map(({ name, value }) => {
        return `${name}${telling.has(name) ? `=${value}` : value.trim() === '' ? ' empty' : ''}`;
      });
      const words = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
      const itself = [one.tagName, one.getAttribute('class'), ...attributes.sort(), words ? 'words' : ''].join(' ');
      return `${itself}(${shapes(one.children)})`;
    };
    const shapes = (some) => [...new Set([...some].map(shape))].join('\n');
    return parts.map((part) => shapes(document.querySelectorAll(part)));
  }, [INNER, FRAME]);
}

/** In the page: numbers the controls of a part in document order. Radio buttons of one question are one stop. */
function mark(part) {
  const groups = new Map();
  const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  window.getSelection()?.removeAllRanges();
  const top = document.querySelector(part);
  if (document.activeElement !== top) {
    // From the top, also where an error summary took the focus when the page came.
    top.tabIndex = -1;
    top.focus();
    top.removeAttribute('tabindex');
  }
  document.querySelectorAll('[data-walk]').forEach((control) => control.removeAttribute('data-walk'));
  [...top.querySelectorAll(selector)].forEach((control, number) => {
    const closed = control.closest('details:not([open])') && !control.matches('summary');
    const shown = control.checkVisibility({ visibilityProperty: true });
    // What is hidden from assistive technology is for the pointer alone, such as the slider beside its number.
    if (control.disabled || closed || !shown || control.closest('[inert], [aria-hidden="true"]')) return;
    control.setAttribute('data-walk', JSON.stringify({ number, shadow: getComputedStyle(control).boxShadow }));
    const group = control.type === 'radio' ? `radio ${control.form?.action} ${control.name}` : `${number}`;
    const what = `${control.tagName.toLowerCase()} "${(control.innerText || control.name || control.id).trim().slice(0, 60)}"`;
    groups.set(group, { what, numbers: [...(groups.get(group)?.numbers ?? []), number] });
  });
  return [...groups.values()];
}

/** In the page: what has the focus, whether the focus shows, and whether anything lies over it. */
function look() {
  const control = document.activeElement;
  if (!control || control === document.body || !control.hasAttribute('data-walk')) return null;
  const before = JSON.parse(control.getAttribute('data-walk'));
  const box = control.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
  const top = document.elementFromPoint(x, y);
  const label = control.labels?.[0];
  const uncovered = !top || control.contains(top) || top.contains(control) || Boolean(label && (label.contains(top) || top.contains(label)));
  // A radio button or tick box of the NHS look is drawn by the label beside it.
  const drawn = label && ['radio', 'checkbox'].includes(control.type) ? getComputedStyle(label, '::before').boxShadow : 'none';
  const style = getComputedStyle(control);
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !/, 0\)$|transparent/.test(style.outlineColor);
  const seen = outlined || style.boxShadow !== before.shadow || drawn !== 'none';
  return { number: before.number, what: `${control.tagName.toLowerCase()} "${(control.innerText || control.name || '').trim().slice(0, 60)}"`, seen, uncovered };
}
