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
const kRows = 40_000;

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

/** A file of corporations that nobody loaded yet. */
function newList(number) {
  const word = `障害${number}試験`;
  const file = path.join(house.home, `list-${number}.csv`);
  writeNtaFile(file, { count: kRows, first: 700_000_000_000 + number * 100_000, word });
  const rows = () => Number(house.sql(`select count(*) from registry.business where name like '${word}%'`));
  const check = (when) => {
    const there = rows();
    assert.ok(there === 0 || there === kRows, `${there} of ${kRows} rows are there ${when}`);
  };
  return { file, rows, check };
}

/** Waits until the import of the file has begun, and then a moment by chance. */
async function underWay({ file }) {
  const state = `select coalesce(max(state), '') from registry.import where file_name = '${path.basename(file)}'`;
  const patience = Date.now() + 30_000;
  while (!['running', 'succeeded'].includes(house.sql(state))) {
    assert.ok(Date.now() < patience, 'the import does not begin');
    await sleep(5);
  }
  await sleep(chance() * 400);
}

/** Tries until a kill came in the middle of the work, five times at most. @returns whether one did */
async function untilOneLands(attempt) {
  for (let i = 0; i < 5; i += 1) {
    if (await attempt(i)) return true;
  }
  return false;
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
      const landed = await untilOneLands(async (attempt) => {
        const list = newList(round * 1000 + i * 100 + attempt);
        const importer = spawn(kBanso, ['import', 'nta', list.file, '--var-dir', house.var], { stdio: 'ignore' });
        const ended = new Promise((resolve) => importer.on('exit', (code, signal) => resolve(signal ?? code)));
        await underWay(list);
        if (victim === 'the import') importer.kill('SIGKILL');
        if (victim === 'PostgreSQL') house.killPostgres();
        if (victim === 'the server') await house.killServer();
        const outcome = await ended;
        if (victim === 'the server') await house.start();
        await house.ready();
        list.check(`after ${victim} was killed`);
        if (outcome === 0) assert.equal(list.rows(), kRows, 'an import that said it succeeded is whole');
        // Whoever repeats it gets everything: at once, unless the database itself has to come back first.
        const patience = Date.now() + (victim === 'the import' ? 0 : 30_000);
        let again;
        do {
          again = spawnSync(kBanso, ['import', 'nta', list.file, '--again', '--var-dir', house.var], { encoding: 'utf8' });
        } while (again.status !== 0 && Date.now() < patience);
        assert.equal(again.status, 0, `the import cannot be repeated: ${again.stdout}${again.stderr}`);
        assert.equal(list.rows(), kRows);
        return outcome !== 0;
      });
      // The importer works beside the server and does not need it.
      assert.ok(landed || victim === 'the server', 'every import was over before it was killed: this round proves nothing');
    });
  }

  for (const [i, victim] of ['PostgreSQL', 'the server'].entries()) {
    test(`round ${round}: ${victim} is killed while a job loads an uploaded file`, async () => {
      const landed = await untilOneLands(async (attempt) => {
        const list = newList(round * 1000 + 500 + i * 100 + attempt);
        const started = await house.upload(`/api/v1/imports/nta/files/${path.basename(list.file)}`, list.file);
        const ask = (columns) => house.sql(`select ${columns} from registry.import where import_id = ${started.import_id}`);
        await underWay(list);
        if (victim === 'PostgreSQL') house.killPostgres();
        else await house.killServer();
        if (victim === 'the server') await house.start();
        await house.ready();
        // It was running; what it had not ended when the house came back was killed in the middle.
        const wasKilled = ask('state') !== 'succeeded';
        // The upload was acknowledged: nobody has to ask again. The job begins anew by itself.
        const patience = Date.now() + 120_000;
        while (ask('state') !== 'succeeded' && Date.now() < patience) {
          list.check(`while the job waits to begin anew (${ask('state')})`);
          await sleep(100);
        }
        assert.equal(ask('state'), 'succeeded', house.logEnd());
        assert.equal(list.rows(), kRows);
        assert.equal(ask('rows_inserted'), String(kRows), 'nothing of the first run was left');
        return wasKilled;
      });
      assert.ok(landed, 'every job was over before the kill: this round proves nothing');
    });
  }
}
