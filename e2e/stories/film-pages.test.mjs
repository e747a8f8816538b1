// The film on the product's own pages, and in a frame of somebody else's website.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertNoBarriers } from '../lib/axe.mjs';
import { launch, visit } from '../lib/browser.mjs';
import { frames, host, runs, second } from '../lib/film.mjs';
import { assertFits, assertKeyboardWalk, assertWellFormed } from '../lib/layout.mjs';
import { PHONE } from '../lib/phone.mjs';
import { serve } from '../lib/program.mjs';

let browser, intranet, other, program;
const pages = {};

before(async () => {
  [intranet, other] = [await host(pages), await host(pages)];
  program = await serve('--film-embed', intranet.address);
  for (const [path, inside] of [['/', 'sandbox="allow-scripts" allow="fullscreen"'], ['/plain', '']]) {
    pages[path] = `<!doctype html><title>Intranet</title><iframe title="The film" width="960" height="900" ${inside} src="${program.address}/film/embed?lang=cy&amp;audience=educators"></iframe>`;
  }
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await program?.stop();
  intranet?.stop();
  other?.stop();
});

async function watch(path, look, options = {}) {
  const visitor = await visit(browser, program.address, options);
  try {
    if (options.media) await visitor.page.emulateMedia(options.media);
    await visitor.page.goto(path);
    await look(Object.assign(visitor, { part: (part) => visitor.page.locator(`[data-film="${part}"]`) }));
    visitor.assertQuiet();
  } finally {
    await visitor.leave();
  }
}

for (const language of ['en', 'cy']) {
  for (const width of [PHONE.width, 1280]) {
    test(`the film is watched on its page, in ${language} on ${width} px`, () =>
      watch(`/film?lang=${language}`, async (film) => {
        const { page, part } = film;
        await frames(page, 10);
        assert.equal(await runs(page), false, 'it never starts by itself');
        await assertWellFormed(film);
        await assertKeyboardWalk(film);
        await part('start').click();
        await page.waitForFunction(() => document.querySelector('[data-film=captions]').textContent !== '');
        assert.ok(await runs(page));
        await part('chapter').nth(4).click();
        await part('play').click();
        assert.ok((await second(page)) >= 46, 'a chapter is gone to');
        await assertNoBarriers(film);
        await assertFits(film);
      }, { width }));
  }
}

test('without scripts there is a still and every word, and nothing that does not work', () =>
  watch('/film', async ({ page }) => {
    assert.ok(await page.locator('.film-screen').isVisible());
    assert.ok(await page.getByText('They use their influence to make things fair.').isVisible());
    assert.deepEqual(await page.locator('.film button:visible').count(), 0);
  }, { scripts: false }));

test('with reduced motion it goes picture by picture', () =>
  watch('/film', async ({ page, part }) => {
    await part('next').click();
    assert.equal(await runs(page), false);
    assert.match(await part('step').textContent(), /\d/);
  }, { media: { reducedMotion: 'reduce' } }));

test('another audience has its own end', () =>
  watch('/film', async ({ page }) => {
    await page.getByRole('link', { name: 'The film for policymakers' }).click();
    await page.waitForURL(/audience=policymakers/);
    assert.ok(await page.getByText('You can change the rules. Fund mentoring that lasts.').first().isVisible());
  }));

for (const [path, named] of [['/', 'in a sandbox'], ['/plain', 'without one']]) {
  test(`a website that was named shows it in a frame, ${named}`, async () => {
    const visitor = await visit(browser, intranet.address);
    await visitor.page.goto(path);
    const film = visitor.page.frameLocator('iframe');
    await film.locator('[data-film=start]').click();
    await film.locator('[data-film=captions]').filter({ hasText: /./ }).waitFor();
    assert.equal(await film.locator('html').getAttribute('lang'), 'cy');
    assert.deepEqual(await visitor.page.context().cookies(), [], 'no cookie is left');
    await film.getByRole('link', { name: 'English' }).click();
    await film.getByText('Make time for a mentoring circle.').first().waitFor();
    await visitor.leave();
  });
}

test('a website that was not named gets an empty frame', async () => {
  const visitor = await visit(browser, other.address);
  await visitor.page.goto('/');
  const frame = visitor.page.frames().at(-1);
  assert.equal(await frame.locator('[data-film]').count(), 0);
  await visitor.leave();
});

for (const language of ['en', 'cy']) {
  test(`the model and the steps are drawn where they are explained, in ${language}`, () =>
    watch(`/?lang=${language}`, async (visitor) => {
      const { page } = visitor;
      assert.equal(await page.locator('.trellis-steps .trellis-constellation__emblem').count(), 4);
      await page.goto('/how-it-works');
      assert.ok(await page.locator('.trellis-model svg[role=img]').isVisible());
      await assertNoBarriers(visitor);
      await page.locator('main a[href="/film"]').click();
      await page.waitForURL('**/film');
    }, { width: PHONE.width }));
}
