// Forms as a browser knows them, by the names of their fields: the same in both languages.
import assert from 'node:assert/strict';

/** The form of the page that posts to an address ending in `action`; without one, to the address that is shown. */
export function formOf(page, action = new URL(page.url()).pathname) {
  return page.locator(`form[method="post"][action$="${action}"]`).first();
}

/** Answers the fields of `form`: a text, a chosen value, several of them, or a file. */
export async function fill(form, answers) {
  for (const [name, answer] of Object.entries(answers)) {
    const field = form.locator(`[name="${name}"]`);
    const kind = await field.first().evaluate((control) => control.type);
    if (kind === 'radio' || kind === 'checkbox') {
      for (const value of [answer].flat()) await form.locator(`[name="${name}"][value="${value}"]`).check({ force: true });
    } else if (kind === 'select-one') await field.selectOption(answer);
    else if (kind === 'file') await field.setInputFiles(answer);
    else await field.fill(answer);
  }
}

/** Opens what the form lies folded up in, as a person does first. */
async function unfold(form) {
  const folded = form.locator('xpath=ancestor::details[not(@open)]/summary');
  while ((await folded.count()) > 0) await folded.first().click();
}

/** The page of a workshop sends its forms without leaving, where there are scripts. */
const STAYS = 'body.nhsuk-frontend-supported #room-live';

/** Presses the form's own button, or one that sends `[name, value]`, and waits for the page that answers. */
export async function press(form, [name, value] = []) {
  const button = name ? form.locator(`button[name="${name}"][value="${value}"]`) : form.locator('button:not([name])').first();
  await unfold(form);
  const page = form.page();
  // What the button leads to counts, not that something was pressed.
  if ((await page.locator(STAYS).count()) === 0) {
    await Promise.all([page.waitForNavigation(), button.click()]);
    return;
  }
  const [answer] = await Promise.all([page.waitForResponse((response) => response.request().method() === 'POST'), button.click()]);
  assert.ok(answer.status() < 400, `${answer.url()} answers ${answer.status()} to ${answer.request().postData()}`);
  await page.waitForFunction(() => document.querySelector('main').getAttribute('aria-busy') !== 'true');
  // What is pressed within a second counts as a double click, also where the page has stayed.
  await page.waitForTimeout(1_000);
}

/** Whether something gets the focus. A browser gives it with its next picture, which on a busy machine comes after the page has loaded. */
export async function getsFocus(locator) {
  for (let tries = 0; tries < 20; tries += 1) {
    if (await locator.evaluate((one) => one === document.activeElement)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

/**
 * The page says what has to be put right: in the title, in a summary that has the focus, whose links lead to fields; and what was
 * typed is still there.
 */
export async function assertPutRight({ page, came }, status, answers, action) {
  const where = came.at(-1);
  assert.equal(status, 422, `${where} refuses what is not in order`);
  assert.match(await page.title(), /^(Error|Gwall):/, `${where}: the title says that something is wrong`);
  const summary = await page.locator('.nhsuk-error-summary').evaluateAll(([one]) => ({
    there: Boolean(one),
    dead: [...(one?.querySelectorAll('a') ?? [])].filter((link) => !document.querySelector(link.getAttribute('href')))
      .map((link) => link.innerText),
    links: one?.querySelectorAll('a').length,
  }));
  assert.ok(summary.there && summary.links > 0, `${where}: a summary says what to put right`);
  assert.ok(await getsFocus(page.locator('.nhsuk-error-summary')), `${where}: the summary has the focus`);
  assert.deepEqual(summary.dead, [], `${where}: the summary leads to the fields`);
  for (const [name, typed] of Object.entries(answers)) {
    if (typeof typed === 'object' && !Array.isArray(typed)) continue;
    const [kept, secret] = await formOf(page, action).locator(`[name="${name}"]`).evaluateAll((controls) => [
      controls.filter((one) => !['radio', 'checkbox'].includes(one.type) || one.checked).map((one) => one.value),
      controls.some((one) => one.type === 'password'),
    ]);
    if (secret) assert.deepEqual(kept, [''], `${where}: a secret never comes back in a page`);
    else assert.deepEqual(kept, [typed].flat(), `${where}: what was typed into ${name} is kept`);
  }
}
