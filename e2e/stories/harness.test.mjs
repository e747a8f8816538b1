// The harness finds what it is there to find. A check that never fails is no check.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { assertNoBarriers } from '../lib/axe.mjs';
import { launch, visit } from '../lib/browser.mjs';
import { assertFits, assertKeyboardWalk, assertWellFormed } from '../lib/layout.mjs';
import { once, Shapes } from '../lib/look.mjs';

const page = (heading, body) => `<!doctype html><html lang="en"><head><title>${heading} – Events</title>
  <style>a:focus { outline: 3px solid #212b32 } .hushed:focus { outline: none } .bar { position: fixed; inset: 0 0 auto 0; height: 300px; background: #fff; z-index: 1 }</style>
  </head><body><header><a href="/good">Events</a></header><nav aria-label="Away"><a href="/good">Exit</a></nav><div class="trellis-body"><main><h1>${heading}</h1>${body}</main></div>
  <footer><a href="/good">Help</a></footer></body></html>`;

const PAGES = {
  '/good': page('Good', '<p><a href="/good">Here</a> and <a href="/other">there</a></p>'),
  '/no-name': page('No name', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="><p>A picture without a name</p>'),
  '/two-headings': page('One', '<h1>Two</h1>'),
  '/wide': page('Wide', '<div style="width: 500px">wide</div>'),
  '/hushed': page('Hushed', '<p><a class="hushed" href="/good">Nobody sees the focus here</a></p>'),
  '/covered': page('Covered', '<p><a href="/good">Under the bar</a></p><div class="bar"></div>'),
  '/unreachable': page('Unreachable', '<p><a href="/good">In order</a> <a tabindex="-1" href="/good">Left out</a></p>'),
  '/backwards': page('Backwards', '<p><a href="/good">Last</a> <a tabindex="1" href="/good">First</a></p>'),
  '/foreign': page('Foreign', '<img alt="" src="http://127.0.0.2:9/pixel.gif">'),
  '/refused': page('Refused', '<script>document.title = "changed"</script>'),
  '/missing-style': page('Missing style', '<link rel="stylesheet" href="/nowhere.css">'),
};

Object.assign(PAGES, {
  '/list': page('List', '<ul><li><a href="/good">One</a></li></ul>'),
  '/longer-list': page('Longer', '<ul><li><a href="/good">One</a></li><li><a href="/other">Two</a></li></ul>'),
  '/field': page('Field', '<form><label>Name <input name="name"></label></form>'),
  '/other-field': page('Other field', '<form><label>Name <input name="name" type="email"></label></form>'),
  '/list-in-another-frame': page('List', '<ul><li><a href="/good">One</a></li></ul>').replace('<footer>', '<footer><button>More</button>'),
});

let server, browser, address;

before(async () => {
  server = createServer((request, response) => {
    const html = PAGES[request.url];
    const policy = request.url === '/refused' ? "default-src 'none'; style-src 'unsafe-inline'" : "default-src * data: 'unsafe-inline'";
    response.writeHead(html ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
    response.end(html ?? '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${server.address().port}`;
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

async function on(path, look, options) {
  const visitor = await visit(browser, address, options);
  try {
    await visitor.page.goto(path, { waitUntil: 'networkidle' });
    return await look(visitor);
  } finally {
    await visitor.leave();
  }
}

const fails = (path, check, says, options, inside = says) => on(path, async (visitor) => {
  await assert.rejects(check(visitor), says);
  // Also where what surrounds the page was checked before.
  await assert.rejects(check(visitor, { within: true }), inside);
}, options);

for (const scripts of [true, false]) {
  test(`a good page passes every check${scripts ? '' : ', also without scripts'}`, () =>
    on('/good', async (visitor) => {
      await assertNoBarriers(visitor);
      await assertFits(visitor);
      await assertWellFormed(visitor);
      assert.deepEqual(await assertKeyboardWalk(visitor), ['a "Events"', 'a "Exit"', 'a "Here"', 'a "there"', 'a "Help"']);
      assert.deepEqual(await assertKeyboardWalk(visitor, { within: true }), ['a "Here"', 'a "there"']);
      visitor.assertQuiet();
    }, { scripts, width: 320 }));
}

test('axe looks through a policy that forbids scripts', () => on('/refused', assertNoBarriers));
test('a picture without a name is a barrier', () => fails('/no-name', assertNoBarriers, /image-alt/));
test('two headings are found', () => fails('/two-headings', assertWellFormed, /one heading/));
test('a page that sticks out sideways is found', () => fails('/wide', assertFits, /500px/, { width: 320 }));
test('a focus that nobody sees is found', () => fails('/hushed', assertKeyboardWalk, /cannot be seen/));
test('a focus that is covered is found', () => fails('/covered', assertKeyboardWalk, /is covered/));
test('a control that the Tab key leaves out is found', () => fails('/unreachable', assertKeyboardWalk, /every control/));
test('an order that is not the page’s is found', () => fails('/backwards', assertKeyboardWalk, /follows the page/, {}, /every control/));

for (const [path, says] of [['/foreign', /another host/], ['/refused', /Content Security Policy/], ['/missing-style', /404/]]) {
  test(`what a page must never do is a fault: ${path}`, () => on(path, async (visitor) => assert.throws(visitor.assertQuiet, says)));
}

test('a page and its frame are checked once for each shape, whatever the words and however many rows', async () => {
  const [shapes, checked] = [new Shapes('harness'), []];
  const visitOnce = (path) => on(path, once(shapes, async (_, { within }) => checked.push([path, within])));
  for (const path of ['/list', '/list', '/longer-list', '/field', '/other-field', '/list-in-another-frame', '/list-in-another-frame']) await visitOnce(path);
  assert.deepEqual(checked, [['/list', false], ['/field', true], ['/other-field', true], ['/list-in-another-frame', false]]);
});
