// The tools of the browser tests. They come with frontend/package.json, the only npm manifest of the project.
import { createRequire } from 'node:module';

const load = createRequire(new URL('../../frontend/package.json', import.meta.url));

export const { chromium } = load('playwright-core');
export const axe = load('axe-core');
/** Where the Lottie player is that draws with SVG. */
export const lottie = load.resolve('lottie-web/build/player/lottie_svg.min.js');
