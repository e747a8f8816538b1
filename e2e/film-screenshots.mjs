// How long a browser takes to make pictures of the film, which is how others make videos: `node e2e/film-screenshots.mjs FILM.html`.
// Steps through the player by its keys and takes each picture as JPEG and as PNG. Prints one JSON object: milliseconds a picture, on
// the clock and of the processor (all processes of the browser together). Asked by `cargo xtask bench film`.
import { pathToFileURL } from 'node:url';
import { launch } from './lib/browser.mjs';

/** Five seconds each, so that they lie all over the film. */
const STEPS = 23;

const browser = await launch();
try {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(pathToFileURL(process.argv[2]).href);
  const told = {};
  for (const type of ['jpeg', 'png']) {
    await page.locator('[data-film=scrub]').press('Home');
    const [begun, before] = [performance.now(), await processor()];
    for (let step = 0; step < STEPS; step += 1) {
      await page.locator('[data-film=scrub]').press('ArrowRight');
      await page.screenshot({ type });
    }
    const [wall, cpu] = [performance.now() - begun, (await processor()) - before];
    told[type] = { pictures: STEPS, wall_ms: wall / STEPS, cpu_ms: cpu / STEPS };
  }
  console.log(JSON.stringify({ browser: browser.version(), ...told }));
} finally {
  await browser.close();
}

/** Milliseconds of the processor that all processes of the browser have had. */
async function processor() {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return 1000 * processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}
