// The tools of the browser tests. They come with frontend/package.json, the only npm manifest of the project.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const load = createRequire(new URL('../../frontend/package.json', import.meta.url));

export const { chromium } = load('playwright-core');
/** What searches a page for barriers: the small form, for every page reads it anew. */
export const axe = readFileSync(load.resolve('axe-core/axe.min.js'), 'utf8');
/** Where the Lottie player is that draws with SVG. */
export const lottie = load.resolve('lottie-web/build/player/lottie_svg.min.js');
