// Which statements and routes no test executed. Every program under test notes them in a file of its own
// (src/platform/coverage); the census (repo_test) notes which there are. A route counts when it answered well at least
// once: the census calls every route as a stranger, so what it executes itself does not count. And which routes answered
// well with a status that the API document does not promise.
// `node tools/test/coverage.mjs FOLDER`
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The notes of all programs: { declared, executed }, each { route, statement, answer } of Sets of names; an answer is
 * "METHOD /path 201". */
export function readNotes(folder) {
  const empty = () => ({ route: new Set(), statement: new Set(), answer: new Set() });
  const notes = { declared: empty(), executed: empty() };
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];
  for (const file of files) {
    for (const line of readFileSync(path.join(folder, file), 'utf8').split('\n')) {
      const [, declared, kind, name] = /^(declared-)?(route|statement|answer) (.+)$/.exec(line) ?? [];
      if (declared) notes.declared[kind].add(name);
      else if (name && (kind === 'answer' || !file.startsWith('repo_test'))) notes.executed[kind].add(name);
    }
  }
  return notes;
}

/** What is wrong, one printable line each. @param excused coverage.json */
export function missing({ declared, executed }, excused) {
  const lines = [];
  for (const kind of ['route', 'statement']) {
    if (declared[kind].size === 0) lines.push(`no ${kind} was noted: the census did not run`);
    for (const name of [...declared[kind]].sort()) {
      const isExcused = name in (excused[kind] ?? {});
      if (!executed[kind].has(name) && !isExcused) lines.push(`${kind} ${name}: no test executes it. Write one beside its code.`);
      if (executed[kind].has(name) && isExcused) lines.push(`${kind} ${name}: is executed; remove it from tools/test/coverage.json.`);
    }
    for (const name of Object.keys(excused[kind] ?? {})) {
      if (!declared[kind].has(name)) lines.push(`${kind} ${name}: does not exist; remove it from tools/test/coverage.json.`);
    }
  }
  return [...lines, ...unpromised({ declared, executed })];
}

/** Answers that the API document does not promise. Routes that only a test made are nobody's business here. */
function unpromised({ declared, executed }) {
  const wrong = [...executed.answer].filter((answer) => {
    const [, route, status] = /^(.+) (\d+)$/.exec(answer);
    return status < 400 && route.includes(' /api/') && declared.route.has(route) && !declared.answer.has(answer);
  });
  return wrong.sort().map((answer) => `answer ${answer}: the API document promises another status. Declare it: RouteOptions::status.`);
}

/** Counts for the summary, with every missing name printed. */
export function countCoverage(folder) {
  const excused = JSON.parse(readFileSync(new URL('coverage.json', import.meta.url), 'utf8'));
  const notes = readNotes(folder);
  const lines = missing(notes, excused);
  for (const line of lines) console.error(line);
  const total = notes.declared.route.size + notes.declared.statement.size;
  return { passed: Math.max(0, total - lines.length), failed: lines.length, skipped: 0 };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed } = countCoverage(process.argv[2] ?? 'build/results/coverage');
  console.log(`coverage: ${passed} routes and statements executed by tests, ${failed} not`);
  process.exit(failed === 0 ? 0 : 1);
}
