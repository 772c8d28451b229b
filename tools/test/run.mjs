// node tools/test/run.mjs [--preset dev] [--only tools|native|web|faults|e2e]: runs every test there is, one kind after the
// other, then asks which routes and statements none of them executed, and ends with one line that sums them up.
// Exit code 0 only when tests ran and none failed.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { countCtest, countVitest, sum } from './count.mjs';
import { countCoverage } from './coverage.mjs';
import { runNodeTests } from './node_tests.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const results = path.join(root, 'build/results');
const coverage = path.join(results, 'coverage');
const { values: options } = parseArgs({
  options: { preset: { type: 'string', default: 'dev' }, only: { type: 'string' } },
});

/** Runs a program with its output on our own terminal. Resolves to its exit code; 127 when it cannot start. */
function run(program, argv, { cwd = root, env = {} } = {}) {
  return new Promise((resolve) => {
    const environment = { ...process.env, BANSO_COVERAGE_DIR: coverage, ...env };
    const child = spawn(program, argv, { cwd, stdio: 'inherit', env: environment });
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`);
      resolve(127);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

function readText(file) {
  try {
    return readFileSync(path.join(results, file), 'utf8');
  } catch {
    return '';
  }
}

async function tools() {
  const files = readdirSync(path.join(root, 'tools'), { recursive: true })
    .filter((name) => name.endsWith('.test.mjs')).map((name) => path.join(root, 'tools', name)).sort();
  const count = await runNodeTests(files);
  return { code: count.failed, ...count };
}

async function native() {
  const code = await run(
    'ctest',
    ['--test-dir', `build/${options.preset}`, '-j', '2', '--output-on-failure', '--no-tests=error',
      '--output-junit', path.join(results, 'ctest.xml')],
    { env: { GTEST_OUTPUT: `xml:${results}/gtest/` } },
  );
  const reportOf = (program) => readText(`gtest/${program}.xml`);
  return { code, ...countCtest(readText('ctest.xml'), reportOf) };
}

async function web() {
  const code = await run(
    'npx',
    ['--no-install', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}/vitest.json`],
    { cwd: path.join(root, 'web') },
  );
  return { code, ...countVitest(readText('vitest.json')) };
}

async function e2e() {
  const code = await run(process.execPath, ['tests/e2e/run.mjs', '--banso', `build/${options.preset}/banso`]);
  const text = readText('e2e.json');
  return { code, ...(text ? JSON.parse(text) : { passed: 0, failed: 0, skipped: 0 }) };
}

async function faults() {
  process.env.BANSO ??= `build/${options.preset}/banso`;
  process.env.BANSO_COVERAGE_DIR = coverage;
  const count = await runNodeTests([path.join(root, 'tests/faults/kill.test.mjs')], { timeout: 3_600_000 });
  return { code: count.failed, ...count };
}

async function untested() {
  const count = countCoverage(coverage);
  return { code: count.failed === 0 ? 0 : 1, ...count };
}

const kinds = { tools, native, web, faults, e2e };
if (options.only && !kinds[options.only]) {
  console.error(`--only: ${Object.keys(kinds).join(', ')}`);
  process.exit(2);
}
rmSync(results, { recursive: true, force: true });
mkdirSync(path.join(results, 'gtest'), { recursive: true });
mkdirSync(coverage, { recursive: true });

const counts = [];
for (const [name, kind] of Object.entries({ ...kinds, coverage: untested })) {
  if (options.only && options.only !== name) continue;
  console.log(`\n── ${name}`);
  const begin = Date.now();
  const count = await kind();
  // A kind that ran nothing, or failed without naming a test, must not look like success.
  if ((count.code !== 0 || count.passed === 0) && count.failed === 0) count.failed = 1;
  counts.push(count);
  console.log(`── ${name}: ${count.passed} / ${count.failed} / ${count.skipped} ` +
    `(passed / failed / skipped) in ${Math.round((Date.now() - begin) / 1000)} s`);
}
const total = sum(counts);
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed === 0 ? 0 : 1);
