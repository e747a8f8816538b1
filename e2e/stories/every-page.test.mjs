// Every page that a person can reach, in both languages: no barrier for assistive technology, nothing sticks out at 320 px,
// every control by keyboard, no dead link, no request to another host, nothing that the page's own policy refuses.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, visit } from '../lib/browser.mjs';
import { lookRoundAs, PERSONAS, speak } from '../lib/personas.mjs';
import { demo } from '../lib/program.mjs';
import { declared, matches } from '../lib/routes.mjs';
import { walk } from '../lib/walk.mjs';

/** Addresses that no link leads to, each with its reason. Other stories and the server's own tests reach them. */
const NOT_BY_LINK = {
  '/static/{file}': 'styles and scripts, asked for by every page',
  '/health': 'a machine asks',
  '/ready': 'a machine asks',
  '/setup/{token}': 'a link that is printed once, by the server',
  '/invite/{token}': 'a link in a letter',
  '/sign-in/link/{token}': 'a link in a letter',
  '/sign-in/check-email': 'only after asking for a link',
};

/**
 * Addresses that a form leads to, not a link: the walk sends nothing, so it does not see them. They are told page by page in the
 * server's own stories (`crates/town`, `crates/programme`); that axe looks at each of them here too is still to be done.
 */
const BY_FORM = [
  '/start/sent', '/start/{id}/check', '/start/{id}/{step}', '/mentor/start/sent', '/mentor/start/{id}/check',
  '/mentor/start/{id}/{step}', '/sponsor/start/sent', '/sponsor/start/{id}/check', '/sponsor/start/{id}/{step}',
  '/ally/start/sent', '/ally/start/{id}/check', '/ally/start/{id}/{step}', '/facilitator/start/sent',
  '/facilitator/start/{id}/check', '/facilitator/start/{id}/{step}', '/needs/{id}/check', '/needs/{id}/{step}',
  '/me/preferences-for-matching/lens', '/me/preferences-for-matching/lens/{id}/check',
  '/me/preferences-for-matching/lens/{id}/{step}', '/me/preferences-for-matching/offer',
  '/me/preferences-for-matching/offer/{id}/check', '/me/preferences-for-matching/offer/{id}/{step}',
  '/me/preferences-for-matching/open', '/me/preferences-for-matching/dialogue', '/me/preferences-for-matching/offers/end',
  '/me/not-with/search', '/mentor/capacity/rest', '/mentor/capacity/resume', '/co/import/{id}', '/co/import/{id}/check',
  '/co/import/{id}/rejected', '/co/matching/preview', '/co/matching/runs/{id}', '/invite/{token}/done',
];

let program, browser;
const reached = [];

before(async () => {
  [program, browser] = [await demo(), await launch()];
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

for (const language of ['en', 'cy']) {
  for (const who of ['stranger', ...PERSONAS]) {
    test(`every page of the ${who} in ${language}`, async (t) => {
      const visitor = await visit(browser, program.address);
      try {
        if (who === 'stranger') await visitor.page.goto('/demo');
        else await lookRoundAs(visitor, who);
        await speak(visitor, language);
        // The switch between hats is shown to people with several, so nobody finds it by a link here.
        const starts = [new URL(visitor.page.url()).pathname, who === 'stranger' ? '/' : '/hats'];
        const { paths, wrong } = await walk(visitor, starts, { language });
        reached.push(...paths);
        t.diagnostic(`${paths.length} kinds of page: ${paths.join(' ')}`);
        assert.deepEqual(wrong, []);
      } finally {
        await visitor.leave();
      }
    });
  }
}

test('no declared page was left out', () => {
  const told = (route) => route in NOT_BY_LINK || BY_FORM.includes(route);
  const left = declared().filter((route) => !told(route) && !reached.some((path) => matches(route, path)));
  assert.ok(reached.length > 0 && declared().length > 0);
  assert.deepEqual([...new Set(left)], []);
});
