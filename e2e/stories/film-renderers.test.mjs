// The film as others draw it: Chromium moves our SVG, lottie-web plays our Lottie, and both show what the studio draws.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, visit } from '../lib/browser.mjs';
import { example } from '../lib/example.mjs';
import { compare, RMSE } from '../lib/pictures.mjs';
import { lottie } from '../lib/tools.mjs';

const [WIDTH, HEIGHT] = [1920, 1080];
/** Below a longer SVG is a strip for Play and Pause. */
const STRIP = 120;

let browser, folder, films;

before(async () => {
  folder = example('renderers');
  films = JSON.parse(readFileSync(join(folder, 'films.json'), 'utf8'));
  browser = await launch();
});

after(() => browser?.close());

/** Opens `name` of the folder, lets `draw` show each frame of the film in turn, and holds each to our picture. */
async function agree(t, { frames }, name, draw) {
  const size = { width: WIDTH, height: HEIGHT + STRIP };
  const visitor = await visit(browser, `file://${folder}`, size);
  const judge = await visit(browser, `file://${folder}`, size);
  const worst = { rmse: 0, far: 0 };
  try {
    await visitor.page.goto(`file://${folder}/${name}`);
    for (const frame of frames) {
      await draw(visitor.page, frame);
      const seen = await visitor.page.screenshot({ clip: { x: 0, y: 0, width: WIDTH, height: HEIGHT } });
      const difference = await compare(judge.page, readFileSync(join(folder, frame.picture)), seen);
      if (difference.rmse > RMSE || difference.far > 0) {
        const kept = join(folder, `${name}.${frame.frame}.seen.png`);
        writeFileSync(kept, seen);
        assert.fail(`${name}, frame ${frame.frame}: ${JSON.stringify(difference)}; ${join(folder, frame.picture)} against ${kept}`);
      }
      worst.rmse = Math.max(worst.rmse, difference.rmse);
    }
    visitor.assertQuiet();
    t.diagnostic(`${frames.length} pictures, the furthest ${(100 * worst.rmse).toFixed(2)} % off on the whole, none off away from edges`);
  } finally {
    await visitor.leave();
    await judge.leave();
  }
}

for (const [index, language] of ['English', 'Welsh'].entries()) {
  test(`Chromium moves the ${language} SVG through the studio's pictures`, async (t) => {
    const film = films[index];
    // Followed to its Pause link, the film has its motion and stands still in it. A browser draws what moves on sheets that lie on
    // whole pixels; so the values of a moment are written down and the motion is taken away.
    await agree(t, film, `${film.name}.svg#pause`, async (page, { moment }) => {
      await page.reload();
      await page.evaluate((at) => {
        const moving = document.getAnimations();
        if (moving.length === 0) throw new Error('nothing moves');
        for (const animation of moving) animation.currentTime = at;
        for (const animation of moving) {
          animation.commitStyles();
          animation.cancel();
        }
      }, moment);
    });
  });

  test(`lottie-web plays the ${language} Lottie through the studio's pictures`, async (t) => {
    const film = films[index];
    const data = readFileSync(join(folder, `${film.name}.json`), 'utf8');
    const script = readFileSync(lottie, 'utf8');
    const page = `<!doctype html><style>body{margin:0}#film{width:${WIDTH}px;height:${HEIGHT}px}</style><div id="film"></div>
<script>${script}</script><script>film = lottie.loadAnimation({ container: document.querySelector('#film'), renderer: 'svg',
  loop: false, autoplay: false, animationData: ${data.replaceAll('<', '\\u003c')} });</script>`;
    writeFileSync(join(folder, `${film.name}.lottie.html`), page);
    await agree(t, film, `${film.name}.lottie.html`, (open, { frame }) => open.evaluate((at) => window.film.goToAndStop(at, true), frame));
  });
}
