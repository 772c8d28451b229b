// Runs files of node:test, shows their results on the terminal and counts them.
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/**
 * One file after the other, each in a process of its own.
 * @param timeout milliseconds a file may take
 * @returns {Promise<{passed: number, failed: number, skipped: number}>} tests, without the suites around them
 */
export function runNodeTests(files, { timeout = 60_000 } = {}) {
  return new Promise((resolve) => {
    const count = { passed: 0, failed: 0, skipped: 0 };
    const stream = run({ files, concurrency: false, timeout });
    const isTest = (event) => event.details?.type !== 'suite';
    stream.on('test:pass', (event) => {
      if (isTest(event)) count[event.skip === undefined ? 'passed' : 'skipped'] += 1;
    });
    stream.on('test:fail', (event) => {
      if (isTest(event)) count.failed += 1;
    });
    stream.compose(spec).on('end', () => resolve(count)).pipe(process.stdout);
  });
}
