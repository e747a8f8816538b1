// A browser of its own for each visitor, watched: what it asks of other hosts and what the page's own policy refuses is a fault.
import assert from 'node:assert/strict';
import { chromium } from './tools.mjs';

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
// Debian's start script and a plain path both work; a bare name is looked up where Debian puts it.
const named = process.env.TRELLIS_BROWSER ?? 'chromium';
const BROWSER = named.includes('/') ? named : `/usr/bin/${named}`;

/** Where "Exit this page" leads in the demonstration. */
export const AWAY = 'https://www.bbc.co.uk/weather';

/** Starts a browser. One serves a whole file of stories; each visitor has cookies and pages of its own. */
export function launch() {
  return chromium.launch({ executablePath: BROWSER, args: FLAGS, chromiumSandbox: false });
}

/**
 * A page on `address`, at the given width in CSS pixels, with scripts or without.
 * `faults` fills with what a page must never do; `assertQuiet` fails when there is any. `came` has the addresses of the page that
 * is shown: those that only led on to it, its own, and those of the parts that were fetched into it; `status` is what it answered.
 */
export async function visit(browser, address, { width = 1280, height = 900, scripts = true } = {}) {
  const context = await browser.newContext({
    baseURL: address, javaScriptEnabled: scripts, viewport: { width, height }, locale: 'en-GB', timezoneId: 'Europe/London',
  });
  // A busy machine is slow, and a page that never comes is told by the test that waits for it.
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const faults = [];
  watch(context, page, address, faults);
  const visitor = { page, faults, scripts, came: [], status: 0 };
  follow(visitor);
  const assertQuiet = () => assert.deepEqual(faults, [], 'a page did what no page may do');
  // Asks for an address as this person without showing it, as when a link is only tried.
  const ask = async (path) => {
    const answer = await context.request.get(path, { maxRedirects: 3 });
    return { status: answer.status(), text: () => answer.text() };
  };
  return Object.assign(visitor, { assertQuiet, ask, leave: () => context.close() });
}

/**
 * The one address away from here that a page may lead to, on purpose, answers; nothing of it is asked for in earnest. Only for those who
 * leave: a browser whose requests are answered for it keeps nothing of what it has loaded.
 */
export function letLeave({ page }) {
  return page.context().route(`${AWAY}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }));
}

function follow(visitor) {
  let led = [];
  visitor.page.on('response', (response) => {
    const [request, path] = [response.request(), new URL(response.url()).pathname];
    if (request.resourceType() === 'fetch' && request.method() === 'GET') visitor.came.push(path);
    if (!request.isNavigationRequest() || request.frame() !== visitor.page.mainFrame()) return;
    if (response.status() < 300 || response.status() >= 400) {
      // A refused form is shown at the address that it was sent to, where typing the address leads as well.
      Object.assign(visitor, { came: [...led, path], status: response.status() });
      led = [];
    } else if (request.method() === 'GET') led.push(path);
  });
}

function watch(context, page, address, faults) {
  context.on('request', (request) => {
    const url = request.url();
    const own = url.startsWith(`${address}/`) || url.startsWith('data:') || url === 'about:blank';
    const leaving = url.startsWith(AWAY) && request.isNavigationRequest();
    if (!own && !leaving) {
      faults.push(`asked another host: ${url}`);
    }
  });
  context.on('response', (response) => {
    const kind = response.request().resourceType();
    if (response.status() >= 400 && kind !== 'document') faults.push(`${kind} ${response.url()}: ${response.status()}`);
  });
  page.on('console', (message) => {
    // A document that answers 404 or 422 is a page like any other; the browser reports it as an error of its own.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
}
