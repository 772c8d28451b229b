// A server that may be killed and started again on the same data, and what is asked of it.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, openSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const kBanso = path.resolve(root, process.env.BANSO ?? 'build/dev/banso');
export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

export class House {
  static async open() {
    const house = new House();
    house.home = mkdtempSync(path.join(os.tmpdir(), 'banso-faults-'));
    // The database runs as another account when we are root.
    chmodSync(house.home, 0o755);
    house.var = path.join(house.home, 'var');
    house.port = await freePort();
    house.url = `http://127.0.0.1:${house.port}`;
    await house.start();
    return house;
  }

  async start() {
    const log = openSync(path.join(this.home, 'server.log'), 'a');
    this.server = spawn(kBanso, ['serve', '--demo', '--port', String(this.port), '--var-dir', this.var, '--rate-limit-factor',
      '1000'], { stdio: ['ignore', log, log] });
    this.ended = new Promise((resolve) => this.server.on('exit', resolve));
    await this.ready(120_000);
  }

  /** Waits until the server says that it is ready. @returns milliseconds it took */
  async ready(patience = 60_000) {
    const begin = Date.now();
    while (Date.now() - begin < patience) {
      if (this.server.exitCode !== null) throw new Error(`the server ended by itself: ${this.logEnd()}`);
      if (await fetch(`${this.url}/readyz`).then((answer) => answer.ok, () => false)) return Date.now() - begin;
      await sleep(20);
    }
    throw new Error(`not ready after ${patience} ms: ${this.logEnd()}`);
  }

  logEnd() {
    return readFileSync(path.join(this.home, 'server.log'), 'utf8').split('\n').slice(-15).join('\n');
  }

  async killServer() {
    this.server.kill('SIGKILL');
    await this.ended;
  }

  /** Kills the postmaster and every backend at once, as when the machine's memory runs out. */
  killPostgres() {
    const data = path.join(this.var, 'pg/data');
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        if (readlinkSync(`/proc/${pid}/cwd`) === data) process.kill(Number(pid), 'SIGKILL');
      } catch {
        // It ended meanwhile, or belongs to somebody else.
      }
    }
  }

  async signIn(email, password) {
    const answer = await fetch(`${this.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.url },
      body: JSON.stringify({ email, password }),
    });
    if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
    this.headers = {
      'content-type': 'application/json',
      cookie: answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; '),
      'x-csrf-token': (await answer.json()).csrf_token,
    };
  }

  async demoAccounts() {
    return (await fetch(`${this.url}/api/v1/sign-in-options`).then((answer) => answer.json())).demo_accounts;
  }

  /** The status of a request; 0 when the connection broke. */
  async status(target, options = {}) {
    const answer = await fetch(this.url + target, { headers: this.headers, ...options }).catch(() => null);
    if (!answer) return 0;
    await answer.text().catch(() => '');
    return answer.status;
  }

  /** Sends a file as it is. @returns the JSON answer */
  async upload(target, file) {
    const headers = { ...this.headers, 'content-type': 'application/octet-stream' };
    const answer = await fetch(this.url + target, { method: 'PUT', headers, body: readFileSync(file) });
    if (!answer.ok) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** Runs SQL as the superuser, who sees every row. @returns the first column of the first row */
  sql(text) {
    return execFileSync('psql', ['-h', path.join(this.var, 'pg/run'), '-p', '5432', '-U', 'postgres', '-d', 'banso', '-XqAt',
      '-c', text], { encoding: 'utf8' }).trim();
  }

  async close() {
    this.server.kill('SIGTERM');
    await this.ended;
    rmSync(this.home, { recursive: true, force: true });
  }
}
