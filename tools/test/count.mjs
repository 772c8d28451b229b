// Counts of passed, failed and skipped tests out of the reports that the test programs write.

/** Adds up counts. */
export function sum(counts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const count of counts) for (const key of Object.keys(total)) total[key] += count[key];
  return total;
}

/** Counts one GoogleTest XML report. (Its JSON is broken when something fails outside of a test.) */
export function countGtest(text) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const test of text.split('<testcase ').slice(1)) {
    if (test.includes('<failure')) count.failed += 1;
    else if (/status="notrun"|result="(skipped|suppressed)"/.test(test.slice(0, test.indexOf('>')))) count.skipped += 1;
    else count.passed += 1;
  }
  return count;
}

/** The test program behind a ctest name: unit.kernel → kernel_test, database.platform → platform_dbtest. */
export function programOf(name) {
  const [kind, module] = name.split('.');
  if (kind === 'unit') return `${module}_test`;
  if (kind === 'database') return `${module}_dbtest`;
  return name === 'census' ? 'repo_test' : name;
}

/**
 * Counts a ctest run by the cases inside its programs. A program that failed without a failing case (it crashed,
 * or ran out of time) counts as one failed test; one without a report counts as a single test.
 * @param junit text of ctest's --output-junit
 * @param reportOf gives the GoogleTest report of a program, or '' when there is none
 */
export function countCtest(junit, reportOf) {
  const counts = [];
  for (const [, name, status] of junit.matchAll(/<testcase name="([^"]+)"[^>]*? status="([^"]+)"/g)) {
    const failed = status !== 'run';
    const report = reportOf(programOf(name));
    const count = report ? countGtest(report) : { passed: failed ? 0 : 1, failed: 0, skipped: 0 };
    if (failed && count.failed === 0) count.failed = 1;
    counts.push(count);
  }
  return sum(counts);
}

/** Counts vitest's JSON report; a file that could not even be loaded counts as one failed test. */
export function countVitest(text) {
  if (!text) return { passed: 0, failed: 0, skipped: 0 };
  const report = JSON.parse(text);
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
