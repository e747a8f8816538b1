// Takes the pictures of docs/pictures from the demonstration: `node e2e/screenshots.mjs`. Each page at a desk and on a phone,
// in English and Welsh. PNG, at one pixel a pixel, so that they stay small.
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { launch, visit } from './lib/browser.mjs';
import { lookRoundAs, speak } from './lib/personas.mjs';
import { demo } from './lib/program.mjs';

const FOLDER = new URL('../docs/pictures/', import.meta.url);
const SIZES = { desk: { width: 1100, height: 800 }, phone: { width: 360, height: 720 } };

/** Name of the picture, who is looking, and how they get there: an address, or the first link that leads below one. */
const PICTURES = [
  ['front', null, '/'],
  ['home', 'mentee', '/home'],
  ['people', 'mentee', '/people'],
  ['needs', 'mentee', '/needs'],
  ['preferences', 'mentee', '/me/preferences-for-matching'],
  ['coordinator', 'coordinator', '/co'],
  ['matching', 'coordinator', '/co/matching'],
  ['health', 'admin', '/admin/health'],
];

const [program, browser] = [await demo(), await launch()];
const wanted = process.argv.slice(2);
try {
  await mkdir(FOLDER, { recursive: true });
  // What shows a page that is gone goes; the film's sheet is not taken here.
  const old = wanted.length === 0 ? (await readdir(FOLDER)).filter((name) => name !== 'film.png') : [];
  await Promise.all(old.map((name) => rm(new URL(name, FOLDER))));
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const [name, who, path] of PICTURES.filter(([name]) => wanted.length === 0 || wanted.includes(name))) {
      const visitor = await visit(browser, program.address, viewport);
      if (who) await lookRoundAs(visitor, who);
      for (const language of ['en', 'cy']) {
        const answer = await visitor.page.goto(path);
        if (answer.status() !== 200) throw new Error(`${path} answers ${answer.status()}`);
        await speak(visitor, language);
        await visitor.page.waitForLoadState('load');
        await visitor.page.evaluate(() => document.fonts.ready);
        const file = new URL(`${name}-${size}-${language}.png`, FOLDER);
        await visitor.page.screenshot({ path: file.pathname, animations: 'disabled' });
        console.log(`${file.pathname.split('/docs/')[1]}: ${Math.round((await stat(file)).size / 1024)} KiB`);
      }
      await visitor.leave();
    }
  }
} finally {
  await browser.close();
  await program.stop();
}
