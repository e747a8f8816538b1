// Starts the built program on a free port of this machine and stops it again.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built program. */
export const PROGRAM = process.env.TRELLIS_PROGRAM ?? new URL('../../target/debug/trellis', import.meta.url).pathname;
const PATIENCE_MS = 30_000;
/** The day on which the demonstration's calendar begins. */
const FIRST_DAY = '2026-11-23T09:30:00Z';

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
export async function lived() {
  return start(['demo', '--port', `${await freePort()}`]);
}

/** The same, before anybody has set a private space up, so that a story can tell how that is done. */
export async function demo() {
  return start(['demo', '--unwritten', '--port', `${await freePort()}`]);
}

/** … with a calendar that `pass('7d')` or `pass('20m')` puts forward; each day is lived with what is due on it. */
export async function demoWithCalendar() {
  const program = await start(['demo', '--unwritten', '--unlimited', '--port', `${await freePort()}`]);
  const shown = () => [...program.written().matchAll(/It is now (\S+)\./g)].map(([, moment]) => moment);
  const pass = async (time) => {
    // The daily round does not believe a clock that is more than a day ahead, and a little time passes by itself: so half days.
    const days = Number(time.match(/^(\d+)d$/)?.[1] ?? 0);
    const lines = days > 0 ? Array(2 * days).fill('720m') : [time];
    const until = shown().length + lines.length;
    program.type(`${lines.join('\n')}\n`);
    while (shown().length < until) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const day = (away) => new Date(Date.parse(shown().at(-1) ?? FIRST_DAY) + away * 86_400_000).toISOString().slice(0, 10);
  return { ...program, pass, day };
}

/** `trellis serve` on an empty folder, as on the first day of an installation, with whatever else it is told. */
export async function serve(...more) {
  const folder = await mkdtemp(join(tmpdir(), 'trellis-story-'));
  const program = await start(['serve', '--data', folder, '--listen', `127.0.0.1:${await freePort()}`, ...more]);
  const stop = async () => {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...program, letters: join(folder, 'outbox'), stop };
}

async function start(command) {
  const child = spawn(PROGRAM, command, { stdio: ['pipe', 'pipe', 'pipe'] });
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
      return { address, letters, written: () => written, type: (text) => child.stdin.write(text), stop };
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop();
  throw new Error(`The program ${gone ? 'ended' : 'did not answer'}:\n${written}`);
}
