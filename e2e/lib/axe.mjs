// Looks for barriers with axe-core, from a world of its own: the page's policy lets nobody add a script to the page itself.
import assert from 'node:assert/strict';
import { FRAME } from './layout.mjs';
import { axe } from './tools.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on the page as it stands: rule, what it says, and the first places. `scripts`: whether the page has them on. Rules for
 * single elements pass over those that lie in one of `except`, a list of selectors.
 */
export async function barriers(page, scripts = true, except = []) {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id, worldName: 'axe',
    });
    const evaluate = async (expression) => {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        contextId, expression, awaitPromise: true, returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    // Where scripts are off, axe alone may run: the page's own were passed over when it was read.
    await allowScripts(session, true);
    await evaluate(`${axe}; undefined`);
    const options = { runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'], iframes: false };
    const { violations } = await evaluate(`axe.run(${JSON.stringify({ include: ['html'], exclude: except })}, ${JSON.stringify(options)})`);
    return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.slice(0, 3).map((node) => node.html).join(' … ')})`);
  } finally {
    await allowScripts(session, scripts);
    await session.detach();
  }
}

async function allowScripts(session, allowed) {
  // The browser passes over a value that this session has already; so it is told the opposite first.
  for (const value of [allowed, !allowed]) await session.send('Emulation.setScriptExecutionDisabled', { value });
}

/** `within`: what surrounds every page is left out. */
export async function assertNoBarriers({ page, scripts }, { within = false } = {}) {
  assert.deepEqual(await barriers(page, scripts, within ? [FRAME] : []), [], `barriers on ${new URL(page.url()).pathname}`);
}
