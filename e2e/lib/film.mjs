// The film's pages, made for the stories by the studio's example, and what a story asks of a player.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { visit } from './browser.mjs';
import { example } from './example.mjs';

const ROOT = new URL('../..', import.meta.url).pathname;

/** The script of the player, as it was built. */
export const SCRIPT = `${ROOT}frontend/dist/film/film.js`;

/** A folder with `film.en.html`, `film.cy.html`, `plan.json` and `vectors.json`; TRELLIS_FILM_KIT names one that is there. */
export const kit = () => process.env.TRELLIS_FILM_KIT ?? example('player');

export const json = (folder, name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

/** Opens a page of the kit from its folder. `asked` has every address that was asked for. */
export async function open(browser, folder, name, { media, ...options } = {}) {
  const visitor = await visit(browser, `file://${folder}`, options);
  const asked = [];
  visitor.page.on('request', (request) => asked.push(request.url()));
  if (media) await visitor.page.emulateMedia(media);
  await visitor.page.goto(`file://${folder}/${name}`);
  return Object.assign(visitor, { asked, part: (part) => visitor.page.locator(`[data-film="${part}"]`) });
}

/** Serves `pages` by their paths on this machine, until `stop`. */
export async function host(pages) {
  const server = createServer((request, response) => {
    response.writeHead(pages[request.url] ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(pages[request.url] ?? '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}`, stop };
}

/** What the picture says, without the sheet's own fading. */
export const picture = (page) => page.locator('[data-film=screen] > g').last().innerHTML();

/** Lets the browser draw `count` pictures. */
export const frames = (page, count) => page.evaluate(async (left) => {
  for (let at = 0; at < left; at += 1) await new Promise(requestAnimationFrame);
}, count);

/** Whether the film runs: its button offers to pause. */
export const runs = (page) => page.locator('[data-film=play]').evaluate((play) => play.hasAttribute('data-playing'));

/** The moment that the controls say, in seconds. */
export async function second(page) {
  const [, minutes, seconds] = (await page.locator('[data-film=time]').textContent()).match(/^(\d+):(\d+)/);
  return 60 * Number(minutes) + Number(seconds);
}
