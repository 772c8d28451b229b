// One `banso serve --demo` for a run: a random port, a var directory that is thrown away.
import { spawn } from 'node:child_process';
import { chmodSync, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const READY_WITHIN_MS = 180_000;
const STOPPED_WITHIN_MS = 60_000;

/** A TCP port on the loopback address that nobody uses at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function endOf(file) {
  return readFileSync(file, 'utf8').split('\n').slice(-25).join('\n');
}

/**
 * Starts the program and resolves when /readyz answers 200.
 * @param settings command line options without their dashes
 * @param keep leave the var directory behind, to look at it
 * @returns {Promise<{stop: () => Promise<void>, varDir: string, pid: number}>}
 */
export async function startServer(program, { port, settings = {}, environment = {}, log, keep = false }) {
  const varDir = mkdtempSync(path.join(os.tmpdir(), 'banso-e2e-'));
  // The database runs as another account when we are root; mkdtemp makes folders that only we may enter.
  chmodSync(varDir, 0o755);
  const argv = ['serve', '--demo', '--port', String(port), '--var-dir', varDir];
  for (const [name, value] of Object.entries(settings)) argv.push(`--${name}`, value);
  const child = spawn(program, argv, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  const logStream = createWriteStream(log);
  child.stdout.pipe(logStream, { end: false });
  child.stderr.pipe(logStream, { end: false });
  let ended = null;
  const exit = new Promise((resolve) => {
    child.on('error', (error) => resolve((ended = error.message)));
    child.on('exit', (code, signal) => resolve((ended = `exit ${code ?? signal}`)));
  });
  const stop = async () => {
    if (ended === null) child.kill('SIGTERM');
    if ((await Promise.race([exit, sleep(STOPPED_WITHIN_MS).then(() => 'late')])) === 'late') child.kill('SIGKILL');
    if (keep) console.log(`var: ${varDir}`);
    else rmSync(varDir, { recursive: true, force: true });
  };
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && ended === null) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.ok, () => false);
    if (ready) return { stop, varDir, pid: child.pid };
    await Promise.race([exit, sleep(100)]);
  }
  const why = ended ?? `not ready after ${READY_WITHIN_MS / 1000} s`;
  await stop();
  throw new Error(`banso serve: ${why}\n${endOf(log)}`);
}
