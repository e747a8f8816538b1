// Walks through every page that a person can reach by links, looks at each kind of page once, and follows every link.

/** `/pairs/7f3a…/meet` and `/pairs/90b1…/meet` are one kind of page: `/pairs/{id}/meet`. */
export const kindOf = (path) => path.split('/').map((part) => (/^[0-9a-f-]{16,}$/.test(part) ? '{id}' : part)).join('/');

/**
 * Starts at each of `starts` and follows links until no new kind of page turns up.
 * Gives one path of each kind of page that was looked at, and everything that was wrong, each as a sentence.
 * Guides are the same for everybody: with `guides: 'all'` each is looked at, else one stands for them. The film is one kind of page, for
 * whichever audience. Kinds of page in `known` were looked at before and are only asked for.
 */
export async function walk(visitor, starts, { language, looks, guides = 'one', known = [] }) {
  const { page } = visitor;
  const plain = (path) => kindOf(path).replace(/^\/film\?.*$/, '/film');
  const kindOfPage = (path) => (guides === 'one' ? plain(path).replace(/^\/guides\/[^/]+(\/paper)?$/, '/guides/{slug}$1') : plain(path));
  const [seen, asked, wrong, queue] = [new Map(known.map((kind) => [kind, null])), new Set(), [], starts.map((path) => ({ path, from: 'the start' }))];
  while (queue.length > 0) {
    const { path, from } = queue.shift();
    if (seen.has(kindOfPage(path))) continue;
    const answer = await page.goto(path).catch((error) => error);
    // A file that is handed over, such as a calendar entry, leaves the page where it is.
    if (answer instanceof Error && answer.message.includes('Download is starting')) {
      seen.set(kindOfPage(path), path);
      continue;
    }
    if (answer instanceof Error) {
      wrong.push(`a link on ${from} leads nowhere: ${path}: ${answer.message.split('\n')[0]}`);
      continue;
    }
    if (!answer.headers()['content-type']?.startsWith('text/html')) continue;
    seen.set(kindOfPage(path), path);
    if (answer.status() !== 200) {
      wrong.push(`a link on ${from} leads nowhere: ${path} answers ${answer.status()}`);
      continue;
    }
    wrong.push(...(await looks.at(visitor, language)));
    const links = await page.locator('a[href]').evaluateAll((all) => all.map((one) => one.href));
    for (const link of links.map((href) => new URL(href)).filter((url) => url.origin === new URL(page.url()).origin)) {
      // The language switch leads to the same page again.
      link.searchParams.delete('lang');
      const next = `${link.pathname}${link.search}`;
      if (asked.has(next)) continue;
      asked.add(next);
      if (seen.has(kindOfPage(link.pathname))) {
        // Whoever looks at every guide asks for each, and for its paper, which takes long to make.
        if (guides === 'one' && link.pathname.startsWith('/guides/')) continue;
        const { status } = await visitor.ask(next);
        if (status >= 400) wrong.push(`a link on ${path} leads nowhere: ${next} answers ${status}`);
      } else {
        queue.push({ path: next, from: path });
      }
    }
  }
  return { paths: [...seen.values()].filter(Boolean).sort(), wrong };
}
