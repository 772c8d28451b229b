// The program under measurement: started, watched, stopped.
import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { kBanso, kBench, kVar } from './places.mjs';

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

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

/** A figure of /proc/PID/status in MB: VmRSS now, VmHWM the most so far. Null when the process is gone. */
export function memory(pid, field = 'VmRSS') {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)[1]) / 1000;
  } catch {
    return null;
  }
}

/** Runs the program to its end. @returns seconds and the most memory it held (MB), sampled */
export async function runBanso(argv, { quiet = false } = {}) {
  const begin = process.hrtime.bigint();
  const child = spawn(kBanso, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  let peak = 0;
  const sampler = setInterval(() => (peak = Math.max(peak, memory(child.pid, 'VmHWM') ?? 0)), 20);
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
  clearInterval(sampler);
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  if (code !== 0) throw new Error(`banso ${argv.join(' ')}: exit ${code}\n${output.slice(-2000)}`);
  if (!quiet) console.log(output.trim().split('\n').at(-1));
  return { seconds, peak, output };
}

/**
 * `banso serve --demo` on the database of the benchmarks.
 * @returns {Promise<{url, pid, readyAfter, stop}>} readyAfter: seconds from start to the first 200 of /readyz
 */
export async function serve(settings = {}) {
  const port = await freePort();
  const argv = ['serve', '--demo', '--port', String(port), '--var-dir', kVar, '--rate-limit-factor', '100000',
    '--log-level', 'warn'];
  for (const [name, value] of Object.entries(settings)) argv.push(`--${name}`, String(value));
  const begin = process.hrtime.bigint();
  const child = spawn(kBanso, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  const log = createWriteStream(path.join(kBench, 'server.log'));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  let ended = false;
  const exit = new Promise((resolve) => child.on('exit', (code) => resolve((ended = true, code))));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGTERM');
    await exit;
  };
  while (!ended && Number(process.hrtime.bigint() - begin) < 300e9) {
    const ready = await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false);
    if (ready) return { url, pid: child.pid, readyAfter: Number(process.hrtime.bigint() - begin) / 1e9, stop };
    await sleep(5);
  }
  throw new Error(`banso serve did not become ready; see ${path.join(kBench, 'server.log')}`);
}

/** Signs in for real as one of the demo accounts. @param wanted part of the label @returns the Cookie header */
export async function signIn(url, wanted) {
  const { demo_accounts: accounts } = await fetch(`${url}/api/v1/sign-in-options`).then((answer) => answer.json());
  const account = accounts.find(({ label }) => label.includes(wanted));
  if (!account) throw new Error(`no demo account labelled ${wanted}`);
  const answer = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: account.email, password: account.password }),
  });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}
