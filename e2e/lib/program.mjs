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
 * `trellis demo`: a made-up programme with personas, in a folder of its own that vanishes.
 * Gives its address, the folder with its letters, what it wrote, and how to stop it.
 */
export function demo() {
  return start('demo', []);
}

/** `trellis serve` on an empty folder, as on the first day of an installation. */
export function serve() {
  return start('serve', []);
}

async function start(command, more) {
  const [port, folder] = [await freePort(), await mkdtemp(join(tmpdir(), 'trellis-story-'))];
  const listen = `127.0.0.1:${port}`;
  const child = spawn(PROGRAM, [command, '--listen', listen, '--folder', folder, ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (written += text));
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  const program = {
    address: `http://${listen}`,
    letters: join(folder, 'letters'),
    written: () => written,
    async stop() {
      child.kill('SIGTERM');
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000).unref())]);
      child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await ready(program, ended);
  } catch (error) {
    await program.stop();
    throw error;
  }
  return program;
}

/** Asks until the program answers; fails with what it wrote when it ends first or takes too long. */
async function ready(program, ended) {
  let gone = false;
  ended.then(() => (gone = true));
  const until = Date.now() + PATIENCE_MS;
  while (!gone && Date.now() < until) {
    const answer = await fetch(`${program.address}/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The program ${gone ? 'ended' : 'did not answer'}:\n${program.written()}`);
}
