import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countCtest, countGtest, countVitest, programOf, sum } from './count.mjs';

const gtest = (...tests) => `<testsuites><testsuite name="A">${tests.join('')}</testsuite></testsuites>`;
const passed = '<testcase name="a" status="run" result="completed" time="0." />';
const failed = '<testcase name="b" status="run" result="completed"><failure message="1 > 0"></failure></testcase>';
const skipped = '<testcase name="c" status="run" result="skipped"><skipped message="x" /></testcase>';
const disabled = '<testcase name="d" status="notrun" result="suppressed" />';
const ctest = (...cases) =>
  `<testsuite>${cases.map(([name, status]) => `<testcase name="${name}" classname="${name}" time="1" status="${status}">`)}`;

test('GoogleTest cases are counted by their result', () => {
  assert.deepEqual(countGtest(gtest(passed, passed, failed, skipped, disabled)), { passed: 2, failed: 1, skipped: 2 });
});

test('ctest names lead to programs', () => {
  assert.deepEqual(['unit.kernel', 'database.platform', 'census'].map(programOf),
    ['kernel_test', 'platform_dbtest', 'repo_test']);
});

test('cases inside the programs of ctest are added up', () => {
  const reports = { kernel_test: gtest(passed, passed), repo_test: gtest(passed, failed) };
  assert.deepEqual(countCtest(ctest(['unit.kernel', 'run'], ['census', 'fail']), (name) => reports[name] ?? ''),
    { passed: 3, failed: 1, skipped: 0 });
});

test('a program that crashed counts as a failed test, with and without a report', () => {
  assert.deepEqual(countCtest(ctest(['unit.kernel', 'fail']), () => ''), { passed: 0, failed: 1, skipped: 0 });
  assert.deepEqual(countCtest(ctest(['unit.kernel', 'fail']), () => gtest(passed)), { passed: 1, failed: 1, skipped: 0 });
});

test('a vitest file that cannot be loaded counts as a failed test', () => {
  const report = { numPassedTests: 4, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0,
    testResults: [{ status: 'failed', assertionResults: [] }, { status: 'passed', assertionResults: [{}] }] };
  assert.deepEqual(countVitest(JSON.stringify(report)), { passed: 4, failed: 1, skipped: 1 });
  assert.deepEqual(countVitest(''), { passed: 0, failed: 0, skipped: 0 });
});

test('counts are summed by kind', () => {
  assert.deepEqual(sum([{ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 0, skipped: 0 }]),
    { passed: 11, failed: 2, skipped: 3 });
});
