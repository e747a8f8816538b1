// Letters that the program keeps in a folder while no mail server is set.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every kept letter as text, oldest first, with lines joined and letters put back as they were before sending. */
export async function letters(folder) {
  const names = (await readdir(folder).catch(() => [])).sort();
  return Promise.all(names.map(async (name) => plain(await readFile(join(folder, name), 'utf8'))));
}

/** The newest letter to an address, waiting a little for the worker that writes it. */
export async function newestTo(folder, address) {
  const until = Date.now() + 10_000;
  while (Date.now() < until) {
    const mine = (await letters(folder)).filter((text) => text.includes(address));
    if (mine.length > 0) return mine.at(-1);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no letter to ${address} in ${folder}`);
}

/** Undoes quoted-printable, which breaks lines with `=` and writes some letters as `=C5=B5`. */
function plain(text) {
  const joined = text.replaceAll('\r\n', '\n').replaceAll('=\n', '');
  const bytes = (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8');
  return /content-transfer-encoding: quoted-printable/i.test(text) ? joined.replace(/(=[0-9A-F]{2})+/g, bytes) : joined;
}
