// The film's player: the same numbers as the studio, for everyone, by keyboard, without motion, without scripts, on paper.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { assertNoBarriers } from '../lib/axe.mjs';
import { launch, visit } from '../lib/browser.mjs';
import { frames, host, json, kit, open, picture, recorded, runs, SCRIPT, second } from '../lib/film.mjs';
import { assertFits, assertKeyboardWalk, assertWellFormed } from '../lib/layout.mjs';

let browser, folder, plan, evaluator;

before(async () => {
  folder = kit();
  evaluator = await import(SCRIPT);
  plan = evaluator.readPlan(readFileSync(join(folder, 'plan.json'), 'utf8'));
  browser = await launch();
});

after(() => browser?.close());

/** Opens the film, does something with it, and fails when the page did what no page may do. */
async function watch(look, { name = 'film.en.html', ...options } = {}) {
  const film = await open(browser, folder, name, options);
  try {
    await look(film);
    film.assertQuiet();
    assert.deepEqual(film.asked, [`file://${folder}/${name}`], 'a film of one file asks for nothing else');
  } finally {
    await film.leave();
  }
}

const sceneOf = (id) => plan.scenes.findIndex((scene) => scene.id === id);
const stepsOf = () => plan.scenes.reduce((sum, { steps }) => sum + Math.max(steps.length, 1), 0);

test('the player and the studio compute the same numbers at 200 moments', () => {
  const moments = json(folder, 'vectors.json');
  assert.equal(moments.length, 200);
  const near = (one, other, where) => assert.ok(Math.abs(one - other) <= 1e-4, `${where}: ${one} is not ${other}`);
  for (const { moment, nodes } of moments) {
    nodes.forEach(([shown, opacity, matrix, trim, width, fill, stroke], index) => {
      const node = plan.nodes[index];
      const ours = evaluator.valuesAt(node, moment);
      const where = `${node.id} at ${moment}`;
      assert.equal(ours.shown, shown, where);
      near(ours.opacity, opacity, where);
      matrix.forEach((number, place) => near(ours.matrix[place], number, where));
      near(ours.trim, trim, where);
      near(ours.width, width, where);
      assert.deepEqual([ours.fill ?? null, ours.stroke ?? null], [fill, stroke], where);
    });
  }
});

test('the script and the page are small', (t) => {
  const size = (path) => gzipSync(readFileSync(path), { level: 9 }).length;
  const [script, english, welsh] = [SCRIPT, join(folder, 'film.en.html'), join(folder, 'film.cy.html')].map(size);
  t.diagnostic(`gzipped: script ${script}, English page ${english}, Welsh page ${welsh} bytes`);
  assert.ok(script <= 12 * 1024);
  assert.ok(english <= 60 * 1024 && welsh <= 60 * 1024);
});

test('another version of the plan is refused in words', async () => {
  const page = readFileSync(join(folder, 'film.en.html'), 'utf8').replace('{"v":1,', '{"v":2,');
  writeFileSync(join(folder, 'film.newer.html'), page);
  await watch(async ({ part }) => {
    assert.match(await part('unplayable').textContent(), /made for a newer player/);
    assert.equal(await part('start').isVisible(), false);
  }, { name: 'film.newer.html' });
});

/** Everything that a player can look like, one after the other. */
const STATES = [
  ['before it is played', async () => {}],
  ['with settings and keys', async ({ page }) => page.locator('.film-settings summary').click()],
  ['while it plays', async ({ part }) => part('start').click()],
  ['paused with described petals', async ({ page, part }) => {
    // While axe is let in, scripts rest for a moment, and a film that plays loses its beat.
    await part('play').click();
    await part('descriptions-on').click();
    await part('chapter').nth(sceneOf('model')).click();
    await part('play').click();
    await page.waitForFunction(() => document.querySelector('[data-film=description]').textContent !== '');
    await part('play').click();
    await part('petal').nth(1).click();
    assert.notEqual(await part('sentence').textContent(), '');
  }],
  ['picture by picture, in the largest captions', async ({ part }) => {
    await part('stepping').check();
    await part('size').selectOption('3');
    await part('next').click();
  }],
  ['without captions and transcript', async ({ part }) => {
    await part('captions-on').click();
    await part('transcript-on').click();
  }],
];

for (const language of ['en', 'cy']) {
  for (const width of [320, 768, 1280]) {
    for (const forcedColors of ['none', 'active']) {
      test(`no barriers in ${language} on ${width} px, forced colours ${forcedColors}`, () =>
        watch(async (film) => {
          await assertWellFormed(film);
          for (const [state, come] of STATES) {
            await come(film);
            await assertNoBarriers(film).catch((error) => assert.fail(`${state}: ${error.message}`));
            await assertFits(film);
          }
        }, { name: `film.${language}.html`, width, media: { forcedColors } }));
    }
  }
}

test('every target can be hit with a finger', () =>
  watch(async ({ page, part }) => {
    await page.locator('.film-settings summary').click();
    await part('start').click();
    await part('stepping').check();
    const small = await page.evaluate(() => [...document.querySelectorAll('button, select, summary, label, a, [role=slider]')]
      .filter((one) => one.checkVisibility() && !one.closest('.film-said'))
      .map((one) => [one.textContent.trim(), ...['width', 'height'].map((side) => one.getBoundingClientRect()[side])])
      .filter(([, wide, high]) => wide < 44 || high < 44));
    assert.deepEqual(small, []);
  }, { width: 320 }));

test('nothing moves before Play', () =>
  watch(async ({ page }) => {
    const shown = await picture(page);
    await frames(page, 30);
    assert.equal(await picture(page), shown);
    assert.deepEqual([await runs(page), await second(page)], [false, 0]);
  }));

test('every control is reached by the Tab key, and its focus is seen', () =>
  watch(async (film) => {
    await film.page.locator('.film-settings summary').click();
    await assertKeyboardWalk(film);
  }));

test('keys do what the table says', () =>
  watch(async ({ page, part }) => {
    const press = (key) => page.keyboard.press(key);
    await part('start').focus();
    await press('Enter');
    assert.ok(await runs(page), 'Enter presses Play');
    await press('k');
    assert.equal(await runs(page), false);
    await press('5');
    assert.equal(await second(page), Math.floor(plan.scenes[4].start / 1000));
    for (const [key, by] of [['ArrowRight', 5], ['ArrowLeft', -5], ['l', 10], ['j', -10]]) {
      const from = await second(page);
      await press(key);
      assert.equal(await second(page), from + by, key);
    }
    await press('End');
    assert.equal(await second(page), Math.floor((plan.dur - 1) / 1000));
    await press('Home');
    assert.equal(await second(page), 0);
    for (const [key, name] of [['c', 'captions-on'], ['d', 'descriptions-on'], ['t', 'transcript-on']]) {
      const was = await part(name).getAttribute('aria-pressed');
      await press(key);
      assert.notEqual(await part(name).getAttribute('aria-pressed'), was, key);
      await press(key);
    }
    await part('scrub').focus();
    await press('Space');
    assert.ok(await runs(page), 'Space plays from the scrub bar');
    await press('Space');
    assert.equal(await part('scrub').getAttribute('aria-valuetext'), `0:00, ${plan.scenes[0].chapter}`);
    await page.locator('.film-settings summary').click();
    await part('keys').uncheck();
    await press('k');
    assert.equal(await runs(page), false, 'switched off, keys do nothing');
  }));

test('keys do nothing while the focus is outside', () =>
  watch(async ({ page, part }) => {
    await part('chapter').nth(2).click();
    await page.evaluate(() => document.activeElement.blur());
    const [shown, at] = [await picture(page), await second(page)];
    for (const key of ['k', 'Space', 'l', 'ArrowRight', 'End', '7', 'c', 't']) await page.keyboard.press(key);
    assert.deepEqual([await runs(page), await picture(page), await second(page)], [false, shown, at]);
    assert.ok(await part('transcript').isVisible());
  }));

test('a chapter begins with the first picture of its scene', () =>
  watch(async ({ page, part }) => {
    for (const [index, scene] of plan.scenes.entries()) {
      await part('chapter').nth(index).click();
      assert.equal(await part('chapter').nth(index).getAttribute('aria-current'), 'true');
      const roots = plan.nodes.filter((node) => node.parent === undefined).map((node) => evaluator.valuesAt(node, scene.start));
      const shown = await page.locator('[data-film=screen] > g:last-child > :not([display=none])').count();
      // The paper itself is one more.
      assert.equal(shown, 1 + roots.filter((node) => node.shown).length, scene.id);
    }
  }));

test('a sentence of the transcript leads to its moment and keeps the focus', () =>
  watch(async ({ page, part }) => {
    const line = part('line').nth(7);
    await line.locator('button').click();
    assert.equal(await second(page), Math.floor(Number(await line.getAttribute('data-at')) / 1000));
    assert.equal(await line.locator('button').getAttribute('aria-current'), 'true');
    assert.ok(await line.locator('button').evaluate((one) => one === document.activeElement));
  }));

test('a long description holds the picture, and the film goes on afterwards', () =>
  watch(async ({ page, part }) => {
    await part('chapter').nth(sceneOf('model')).click();
    await part('descriptions-on').click();
    await part('play').click();
    await page.waitForFunction(() => document.querySelector('[data-film=description]').textContent !== '');
    const shown = await picture(page);
    await frames(page, 20);
    assert.equal(await picture(page), shown, 'the picture waits');
    assert.ok(await runs(page), 'the film is not paused');
    await page.waitForFunction((was) => document.querySelector('[data-film=screen] > g:last-child').innerHTML !== was, shown);
  }));

test('a hidden tab pauses the film', () =>
  watch(async ({ page, part }) => {
    await part('start').click();
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    assert.equal(await runs(page), false);
  }));

test('without motion there are as many pictures as steps, and playing shows no other', () =>
  watch(async ({ page, part }) => {
    assert.ok(await part('stepping').isChecked());
    await part('chapter').nth(0).click();
    const seen = [await picture(page)];
    while ((await part('next').getAttribute('aria-disabled')) !== 'true') {
      await part('next').click();
      seen.push(await picture(page));
    }
    assert.equal(seen.length, stepsOf());
    assert.match(await part('step').textContent(), new RegExp(`${stepsOf()} .* ${stepsOf()}`));
    await part('chapter').nth(0).click();
    // Whether hidden parts are there yet depends on the way to a picture; what is shown does not.
    const moving = () => page.evaluate(async () => {
      const [sheets, texts] = [document.querySelectorAll('[data-film=screen] > g'), new Set()];
      for (let at = 0; at < 40; at += 1) {
        await new Promise(requestAnimationFrame);
        texts.add(document.querySelector('[data-film=screen] > g').innerHTML);
      }
      return [sheets.length, texts.size];
    });
    await part('play').click();
    assert.deepEqual(await moving(), [1, 1], 'between two steps nothing moves');
  }, { media: { reducedMotion: 'reduce' } }));

test('a sandboxed frame plays the film and asks for nothing', async () => {
  const frame = '<!doctype html><html lang="en"><title>Host</title><iframe src="/film.html" title="Film" sandbox="allow-scripts" width="900" height="900"></iframe>';
  const { address, stop } = await host({ '/': frame, '/film.html': readFileSync(join(folder, 'film.en.html')) });
  const visitor = await visit(browser, address);
  try {
    const asked = [];
    visitor.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await visitor.page.goto('/');
    const film = visitor.page.frameLocator('iframe');
    await film.locator('[data-film=start]').click();
    await film.locator('[data-film=time]', { hasText: /^0:01/ }).waitFor();
    assert.deepEqual(asked.filter((path) => path !== '/favicon.ico'), ['/', '/film.html']);
    visitor.assertQuiet();
  } finally {
    await visitor.leave();
    stop();
  }
});

test('without scripts the page shows the title and the whole transcript', () =>
  watch(async (film) => {
    assert.ok(await film.page.locator('[data-film=screen] text').first().isVisible());
    assert.equal(await film.page.locator('button:visible').count(), 0);
    assert.ok((await film.part('line').count()) > 0);
    assert.equal(await film.page.locator('[data-film=line]:visible').count(), await film.part('line').count());
    assert.match(await film.part('unplayable').textContent(), /scripts/);
    await assertNoBarriers(film);
    await assertFits(film);
  }, { scripts: false, width: 320 }));

test('on paper each scene is its still above what is said', () =>
  watch(async ({ page, part }) => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.equal(await page.locator('[data-film=paper]:visible').count(), plan.scenes.length);
    assert.equal(await part('start').isVisible(), false);
    assert.ok(await part('line').last().isVisible());
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.equal(await part('paper').count(), 0);
  }));

test('recorded voices tell the film its time, and are heard or not as somebody wishes', async () => {
  const own = recorded();
  const film = await open(browser, own, 'film.html');
  const { page, part } = film;
  const plan = evaluator.readPlan(await page.locator('script[data-film=plan]').textContent());
  const voices = () => part('voices').evaluate(({ currentTime, duration, ended, muted, paused, playbackRate }) => (
    { at: 1000 * currentTime, long: 1000 * duration, ended, muted, paused, playbackRate }));
  try {
    await page.waitForFunction(() => document.querySelector('audio').readyState > 3);
    const before = await voices();
    assert.ok(before.paused && before.at === 0, 'nothing is heard before somebody plays it');
    assert.ok(Math.abs(before.long - plan.dur) < 50, `${before.long} ms of voices for ${plan.dur} ms of film`);
    await part('start').click();
    await page.waitForFunction(() => document.querySelector('audio').currentTime > 1.2);
    assert.ok(Math.abs((await second(page)) - (await voices()).at / 1000) < 1.2, 'the film stands where the voices are');
    await part('chapter').nth(4).click();
    await page.waitForFunction((start) => 1000 * document.querySelector('audio').currentTime >= start, plan.scenes[4].start);
    assert.ok((await voices()).at < plan.scenes[4].start + 3_000, 'a chapter is heard from its beginning');
    await part('voices-on').click();
    assert.equal((await voices()).muted, true);
    await part('play').click();
    assert.deepEqual([(await voices()).paused, await runs(page)], [true, false], 'paused, nobody speaks');
    await page.locator('.film-settings summary').click();
    await part('speed').selectOption('1.5');
    await part('play').click();
    await page.waitForFunction(() => !document.querySelector('audio').paused);
    assert.equal((await voices()).playbackRate, 1.5);
    await part('scrub').press('End');
    await page.waitForFunction(() => document.querySelector('audio').ended);
    await page.waitForFunction(() => !document.querySelector('[data-film=play]').hasAttribute('data-playing'));
    await assertNoBarriers(film);
    film.assertQuiet();
  } finally {
    await film.leave();
  }
});
