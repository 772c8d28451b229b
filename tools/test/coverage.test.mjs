import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { missing, readNotes } from './coverage.mjs';

function notesOf(files) {
  const folder = mkdtempSync(path.join(tmpdir(), 'banso-coverage-'));
  try {
    for (const [name, lines] of Object.entries(files)) writeFileSync(path.join(folder, name), `${lines.join('\n')}\n`);
    return readNotes(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const kDeclared = ['declared-route GET /api/v1/me', 'declared-route POST /api/v1/sessions', 'declared-statement jobs.find'];

test('says what no test executed', () => {
  const notes = notesOf({
    'repo_test-1.txt': [...kDeclared, 'route GET /api/v1/me'],
    'platform_dbtest-2.txt': ['route POST /api/v1/sessions'],
    'banso-3.txt': ['statement jobs.find'],
  });
  assert.deepEqual(missing(notes, {}), ['route GET /api/v1/me: no test executes it. Write one beside its code.']);
});

test('is satisfied when everything ran', () => {
  const notes = notesOf({
    'repo_test-1.txt': kDeclared,
    'banso-3.txt': ['statement jobs.find', 'route GET /api/v1/me', 'route POST /api/v1/sessions'],
  });
  assert.deepEqual(missing(notes, {}), []);
});

test('says which answers the API document does not promise', () => {
  const notes = notesOf({
    'repo_test-1.txt': [...kDeclared, 'declared-answer GET /api/v1/me 200', 'declared-answer POST /api/v1/sessions 200'],
    'banso-3.txt': ['statement jobs.find', 'route GET /api/v1/me', 'route POST /api/v1/sessions', 'answer GET /api/v1/me 200',
      'answer POST /api/v1/sessions 201', 'answer POST /api/v1/sessions 422', 'answer GET /api/v1/only-of-a-test 202'],
  });
  assert.deepEqual(missing(notes, {}), [
    'answer POST /api/v1/sessions 201: the API document promises another status. Declare it: RouteOptions::status.',
  ]);
});

test('excuses have to be needed', () => {
  const notes = notesOf({
    'repo_test-1.txt': kDeclared,
    'banso-3.txt': ['statement jobs.find', 'route GET /api/v1/me'],
  });
  assert.deepEqual(missing(notes, { route: { 'POST /api/v1/sessions': 'why' } }), []);
  assert.equal(missing(notes, { statement: { 'jobs.find': 'why', 'jobs.gone': 'why' } }).length, 3);
});

test('a census that did not run is no success', () => {
  assert.equal(missing(notesOf({ 'banso-1.txt': ['route GET /api/v1/me'] }), {}).length, 2);
});
