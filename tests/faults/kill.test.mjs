// kill -9 of the server, of PostgreSQL and of an import at moments chosen by chance: no acknowledged write is lost, no
// import is half there, and everything comes back by itself. A few rounds run with every `make test`; `make faults
// ROUNDS=50` runs many. Each round prints its seed: FAULT_SEED=… repeats it.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { House, kBanso, sleep } from './support/house.mjs';
import { corporateNumber, writeNtaFile } from './support/nta_file.mjs';

const kRounds = Number(process.env.FAULT_ROUNDS ?? 2);
const kSeed = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);
const kRows = 20_000;

let house;
/** From 0 to 1, the same in every run with the same seed (mulberry32). */
let state = kSeed;
function chance() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

before(async () => {
  console.log(`FAULT_SEED=${kSeed}`);
  house = await House.open();
  const [account] = await house.demoAccounts();
  await house.signIn(account.email, account.password);
});
after(() => house?.close());

/** Writes numbered names until told to stop. Acknowledged ones are those answered with 2xx. */
function keepWriting(from) {
  const seen = { next: from, acknowledged: [], statuses: new Map() };
  let stopping = false;
  const done = (async () => {
    while (!stopping) {
      const number = seen.next;
      seen.next += 1;
      const status = await house.status('/api/v1/me', { method: 'PATCH', body: JSON.stringify({ display_name: `書き込み${number}` }) });
      seen.statuses.set(status, (seen.statuses.get(status) ?? 0) + 1);
      if (status >= 200 && status < 300) seen.acknowledged.push(number);
    }
  })();
  seen.stop = async () => {
    stopping = true;
    await done;
  };
  return seen;
}

let written = 1;
let acknowledged = 0;
/** The last name is at least the last acknowledged one; only 2xx, 503 and broken connections were answered. */
async function checkWrites(seen, killedServer) {
  const name = house.sql("select display_name from identity.app_user where display_name like '書き込み%'");
  const last = seen.acknowledged.at(-1);
  assert.ok(last !== undefined, 'nothing was acknowledged: this round proves nothing');
  const found = Number(name.replace('書き込み', ''));
  assert.ok(found >= last, `write ${last} was acknowledged, but ${found} is there`);
  for (const [status, count] of seen.statuses) {
    const fine = (status >= 200 && status < 300) || status === 503 || (status === 0 && killedServer);
    assert.ok(fine, `${count} writes were answered with ${status}`);
  }
  // The audit entry is written in the transaction of the write: since the beginning there are as many as were
  // acknowledged, and no more than were tried.
  acknowledged += seen.acknowledged.length;
  const logged = Number(house.sql("select count(*) from platform.audit_entry where action = 'identity.account.rename'"));
  assert.ok(logged >= acknowledged && logged < seen.next, `${acknowledged} of ${seen.next - 1} writes, ${logged} audit entries`);
  written = seen.next;
}

/** The first answer with 503; fails when none comes although the database was killed a moment ago. */
async function whileAway(ask) {
  for (let i = 0; i < 500; i += 1) {
    const answer = await ask();
    if (answer.status === 503) return answer;
    await answer.text();
  }
  return assert.fail('the database was killed and no answer said so');
}

for (let round = 1; round <= kRounds; round += 1) {
  test(`round ${round}: the server is killed while people write`, async () => {
    const seen = keepWriting(written);
    await sleep(300 + chance() * 1500);
    await house.killServer();
    await seen.stop();
    await house.start();
    await checkWrites(seen, true);
  });

  test(`round ${round}: PostgreSQL is killed while people write`, async () => {
    const seen = keepWriting(written);
    await sleep(300 + chance() * 1500);
    house.killPostgres();
    // People who come while it is away get a plain page that says so, and when to try again.
    const page = await whileAway(() => fetch(`${house.url}/businesses/${corporateNumber(1)}`, { headers: { accept: 'text/html' } }));
    assert.match(page.headers.get('content-type'), /text\/html/);
    assert.match(await page.text(), /<html[^>]*lang="ja"/);
    assert.ok(page.headers.get('retry-after'), 'says when to try again');
    await house.ready();
    const patience = Date.now() + 10_000;
    while ((await house.status('/api/v1/me')) !== 200 && Date.now() < patience) await sleep(20);
    for (let i = 0; i < 20; i += 1) assert.equal(await house.status('/api/v1/me'), 200, 'back for good');
    await sleep(200);
    await seen.stop();
    assert.equal(house.server.exitCode, null, 'the server itself went on');
    await checkWrites(seen, false);
  });

  for (const [i, victim] of ['the import', 'PostgreSQL', 'the server'].entries()) {
    test(`round ${round}: ${victim} is killed during an import`, async () => {
      const word = `障害${round}の${i}試験`;
      const file = path.join(house.home, 'list.csv');
      writeNtaFile(file, { count: kRows, first: 700_000_000_000 + (round * 10 + i) * 100_000, word });
      const count = () => Number(house.sql(`select count(*) from registry.business where name like '${word}%'`));
      const importer = spawn(kBanso, ['import', 'nta', file, '--var-dir', house.var], { stdio: 'ignore' });
      const ended = new Promise((resolve) => importer.on('exit', (code, signal) => resolve(signal ?? code)));
      await sleep(100 + chance() * 1200);
      if (victim === 'the import') importer.kill('SIGKILL');
      if (victim === 'PostgreSQL') house.killPostgres();
      if (victim === 'the server') await house.killServer();
      const outcome = await ended;
      if (victim === 'the server') await house.start();
      await house.ready();
      const there = count();
      assert.ok(there === 0 || there === kRows, `${there} of ${kRows} rows are there after ${victim} was killed`);
      if (outcome === 0) assert.equal(there, kRows, 'an import that said it succeeded is whole');
      // Whoever repeats it gets everything.
      // The database may need a moment to notice that the killed program is gone.
      const patience = Date.now() + 30_000;
      let again;
      do {
        again = spawnSync(kBanso, ['import', 'nta', file, '--again', '--var-dir', house.var], { encoding: 'utf8' });
      } while (again.status !== 0 && Date.now() < patience);
      assert.equal(again.status, 0, `the import cannot be repeated: ${again.stdout}${again.stderr}`);
      assert.equal(count(), kRows);
    });
  }
}
