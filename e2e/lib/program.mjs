// Starts the built program on a free port of this machine and stops it again.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = process.env.TRELLIS_PROGRAM ?? new URL('../../target/debug/trellis', import.meta.url).pathname;
const PATIENCE_MS = 30_000;

/** A port that was free a moment ago. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * `trellis demo`: a made-up programme with personas, which is gone when it stops.
 * Gives its address, the folder with its letters, what it wrote, and how to stop it.
 */
export async function demo() {
  return start(['demo', '--port', `${await freePort()}`]);
}

/** `trellis serve` on an empty folder, as on the first day of an installation. */
export async function serve() {
  const folder = await mkdtemp(join(tmpdir(), 'trellis-story-'));
  const program = await start(['serve', '--data', folder, '--listen', `127.0.0.1:${await freePort()}`]);
  const stop = async () => {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...program, letters: join(folder, 'outbox'), stop };
}

async function start(command) {
  const child = spawn(PROGRAM, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [written, gone] = ['', false];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (written += text));
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve)).then(() => (gone = true));
  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000).unref())]);
    if (!gone) child.kill('SIGKILL');
  };
  const until = Date.now() + PATIENCE_MS;
  while (!gone && Date.now() < until) {
    const address = written.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
    if (address && (await fetch(`${address}/`, { redirect: 'manual' }).catch(() => null))) {
      const letters = written.match(/kept in (.+)/)?.[1];
      return { address, letters, written: () => written, stop };
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop();
  throw new Error(`The program ${gone ? 'ended' : 'did not answer'}:\n${written}`);
}
