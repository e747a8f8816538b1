// What the stories look at and the program does not make by itself: an example of a crate writes it into a folder.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = new URL('../..', import.meta.url).pathname;

/** A folder of what the example `name` makes. */
export function example(name) {
  const folder = mkdtempSync(join(tmpdir(), `trellis-${name}-`));
  const stdio = ['ignore', 'ignore', 'inherit'];
  // Of the whole workspace, so that it is built of what the tests have built already.
  execFileSync('cargo', ['build', '--quiet', '--workspace', '--example', name], { cwd: ROOT, stdio });
  execFileSync(`${ROOT}target/debug/examples/${name}`, [folder], { stdio });
  return folder;
}
