// Letters that the program keeps in a folder while no mail server is set.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PATIENCE_MS = 15_000;

/** Every kept letter as text, oldest first, with lines joined and letters put back as they were before sending. */
export async function letters(folder) {
  const names = (await readdir(folder).catch(() => [])).sort();
  return Promise.all(names.map(async (name) => plain(await readFile(join(folder, name), 'utf8'))));
}

/** The path of the link below `way` in the newest letter to an address, waiting a little for the worker that writes it. */
export function linkTo(folder, address, way, within = PATIENCE_MS) {
  return inLetter(folder, address, new RegExp(`https?://[^/\\s]+(${way}[0-9a-f]+)`), within);
}

/** The code in the newest letter to an address. */
export const codeTo = (folder, address) => inLetter(folder, address, /([B-Z2-9]{3} [B-Z2-9]{3})/);

async function inLetter(folder, address, wanted, within = PATIENCE_MS) {
  const until = Date.now() + within;
  while (Date.now() < until) {
    const mine = (await letters(folder)).filter((text) => text.includes(address)).map((text) => text.match(wanted)?.[1]);
    const found = mine.filter(Boolean).at(-1);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no letter to ${address} with ${wanted} in ${folder}`);
}

/** Undoes quoted-printable, which breaks lines with `=` and writes some letters as `=C5=B5`. */
function plain(text) {
  const joined = text.replaceAll('\r\n', '\n').replaceAll('=\n', '');
  const bytes = (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8');
  return /content-transfer-encoding: quoted-printable/i.test(text) ? joined.replace(/(=[0-9A-F]{2})+/g, bytes) : joined;
}
