// The film's pages, made for the stories by the studio's example, and what a story asks of a player.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { visit } from './browser.mjs';
import { example } from './example.mjs';
import { PROGRAM } from './program.mjs';

const ROOT = new URL('../..', import.meta.url).pathname;

/** The script of the player, as it was built. */
export const SCRIPT = `${ROOT}frontend/dist/film/film.js`;

/** A folder with `film.en.html`, `film.cy.html`, `plan.json` and `vectors.json`; TRELLIS_FILM_KIT names one that is there. */
export const kit = () => process.env.TRELLIS_FILM_KIT ?? example('player');

/** A folder with `film.html`, the English film in which a tone says every line. */
export function recorded() {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-voices-'));
  const render = (out, ...more) => execFileSync(PROGRAM, ['film', 'render', '--quiet', '--out', join(folder, out), ...more]);
  render('captions.vtt', '--what', 'captions');
  mkdirSync(join(folder, 'narration/en'), { recursive: true });
  const said = new Map();
  for (const cue of readFileSync(join(folder, 'captions.vtt'), 'utf8').split('\n\n').filter((part) => part.includes(' --> '))) {
    const [line, , ...rows] = cue.trim().split('\n');
    said.set(line, (said.get(line) ?? 0) + rows.join(' ').length + 1);
  }
  for (const [line, length] of said) writeFileSync(join(folder, `narration/en/${line}.wav`), tone(75 * length));
  render('film.html', '--narration', join(folder, 'narration'));
  return folder;
}

/** So many milliseconds of a tone as a WAV file: mono, 48 kHz, 16 bits. */
function tone(ms) {
  const samples = Int16Array.from({ length: 48 * ms }, (_, at) => 8_000 * Math.sin((2 * Math.PI * 220 * at) / 48_000));
  const head = Buffer.from('RIFF----WAVEfmt \x10\0\0\0\x01\0\x01\0--------\x02\0\x10\0data----', 'latin1');
  for (const [place, number] of [[4, 36 + samples.byteLength], [24, 48_000], [28, 96_000], [40, samples.byteLength]]) head.writeUInt32LE(number, place);
  return Buffer.concat([head, Buffer.from(samples.buffer)]);
}

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
