// node tests/e2e/run.mjs --banso build/dev/banso [--only NAME] [--pictures FOLDER] [--keep]
//
// Starts a mail server, an OpenID provider and `banso serve --demo` on ports of their own, runs the journeys
// (*.e2e.mjs) one file after the other against them, and stops everything. Screenshots go to tests/e2e/out;
// with --pictures, those a journey marks for the documents go to that folder as well.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runNodeTests } from '../../tools/test/node_tests.mjs';
import { startMailbox } from './support/mailbox.mjs';
import { startOpenidProvider } from './support/openid_provider.mjs';
import { freePort, startServer } from './support/server.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const { values: options } = parseArgs({
  options: {
    banso: { type: 'string', default: 'build/dev/banso' },
    only: { type: 'string' },
    pictures: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});

const files = readdirSync(here)
  .filter((name) => name.endsWith('.e2e.mjs') && (!options.only || name.includes(options.only)))
  .sort()
  .map((name) => path.join(here, name));
if (files.length === 0) {
  console.error(`通しテストがありません / no journey matches ${options.only ?? '*.e2e.mjs'}`);
  process.exit(1);
}

const out = path.join(here, 'out');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const stoppers = [];
async function stopAll() {
  while (stoppers.length > 0) await stoppers.pop()();
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => stopAll().finally(() => process.exit(130)));
}

let count = { passed: 0, failed: 1, skipped: 0 };
try {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const mailbox = await startMailbox();
  stoppers.push(mailbox.stop);
  const provider = await startOpenidProvider(url);
  stoppers.push(provider.stop);
  const server = await startServer(path.resolve(root, options.banso), {
    port,
    keep: options.keep,
    log: path.join(out, 'server.log'),
    settings: {
      'public-url': url,
      'smtp-url': mailbox.smtpUrl,
      'oidc-issuer': provider.issuer,
      'oidc-client-id': provider.clientId,
      'rate-limit-factor': '50',
    },
    environment: { BANSO_OIDC_CLIENT_SECRET: provider.clientSecret },
  });
  stoppers.push(server.stop);
  Object.assign(process.env, {
    BANSO_E2E_URL: url,
    BANSO_E2E_MAILBOX: mailbox.url,
    BANSO_E2E_OUT: out,
    BANSO_E2E_PICTURES: options.pictures ? path.resolve(root, options.pictures) : '',
  });
  count = await runNodeTests(files, { timeout: 300_000 });
} catch (error) {
  console.error(`通しテストを始められません / the journeys cannot start: ${error.message}`);
} finally {
  await stopAll();
}

const results = path.join(root, 'build/results');
mkdirSync(results, { recursive: true });
writeFileSync(path.join(results, 'e2e.json'), JSON.stringify(count));
console.log(`${count.passed} passed, ${count.failed} failed${count.skipped ? `, ${count.skipped} skipped` : ''}`);
process.exit(count.failed === 0 && count.passed > 0 ? 0 : 1);
