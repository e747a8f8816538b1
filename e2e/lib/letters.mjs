// Letters that the program keeps in a folder while no mail server is set.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PATIENCE_MS = 15_000;

/** The path of the link below `way` in the newest letter to an address, waiting a little for the worker that writes it. */
export function linkTo(folder, address, way, within = PATIENCE_MS) {
  return inLetter(folder, address, new RegExp(`https?://[^/\\s]+(${way}[0-9a-f]+)`), within);
}

/** The code in the newest letter to an address. */
export const codeTo = (folder, address) => inLetter(folder, address, /([B-Z2-9]{3} [B-Z2-9]{3})/);

async function inLetter(folder, address, wanted, within = PATIENCE_MS) {
  const until = Date.now() + within;
  const [read, found] = [new Set(), []];
  while (Date.now() < until) {
    // A name that begins with a dot is a letter that is still being written.
    const names = (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith('.') && !read.has(name));
    for (const name of names.sort()) {
      read.add(name);
      const text = plain(await readFile(join(folder, name), 'utf8'));
      const match = text.includes(address) && text.match(wanted)?.[1];
      if (match) found.push(match);
    }
    if (found.length > 0) return found.at(-1);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no letter to ${address} with ${wanted} in ${folder}`);
}

/** A letter as text: undoes quoted-printable, which breaks lines with `=` and writes some letters as `=C5=B5`. */
function plain(text) {
  const joined = text.replaceAll('\r\n', '\n').replaceAll('=\n', '');
  const bytes = (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8');
  return /content-transfer-encoding: quoted-printable/i.test(text) ? joined.replace(/(=[0-9A-F]{2})+/g, bytes) : joined;
}
