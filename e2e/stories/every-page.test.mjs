// Every page that a person can reach, in both languages: no barrier for assistive technology, nothing sticks out at 320 px,
// every control by keyboard, no dead link, no request to another host, nothing that the page's own policy refuses.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, visit } from '../lib/browser.mjs';
import { lookRoundAs, PERSONAS, speak } from '../lib/personas.mjs';
import { demo } from '../lib/program.mjs';
import { walk } from '../lib/walk.mjs';

let program, browser;

before(async () => {
  [program, browser] = [await demo(), await launch()];
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

for (const language of ['en', 'cy']) {
  for (const who of ['a stranger', ...PERSONAS]) {
    test(`every page of ${who === 'a stranger' ? who : `the ${who}`} in ${language}`, async (t) => {
      const visitor = await visit(browser, program.address);
      try {
        const stranger = who === 'a stranger';
        if (!stranger) await lookRoundAs(visitor, who);
        else await visitor.page.goto('/');
        await speak(visitor, language);
        const { kinds, wrong } = await walk(visitor, stranger ? '/' : '/home', { language });
        t.diagnostic(`${kinds.length} kinds of page: ${kinds.join(' ')}`);
        assert.deepEqual(wrong, []);
      } finally {
        await visitor.leave();
      }
    });
  }
}
