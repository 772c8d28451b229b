// Words that must not stand in the repository: places of one machine, package registries other than the public one,
// notes of unfinished work; and, where users read, 機種依存文字 (characters that old devices and mail programs garble).
// Exceptions with their reasons stand in words.json. `node tools/check/words.mjs [TREE]`
import { filesOf, jsonOf, lineAt, textOf } from './lib/files.mjs'
import { runAsProgram } from './lib/report.mjs'

const kTable = 'tools/check/words.json'
const kText = /\.(cpp|hpp|h|S|mjs|mts|js|ts|tsx|css|html|mustache|sql|md|json|txt|cmake|sh|yml|yaml|service|conf)$|(^|\/)[^.]+$/
/** This file and its tests speak about the words they look for. */
const kSpeaksOfThem = /^tools\/check\/(words\.mjs|examples\/)/

const kNever = [
  {
    pattern: /(?<![\w.])\/(?:work\/|home\/[a-z][\w-]*\/|Users\/[A-Za-z])/g,
    what: (found) => `a place of one machine (${found}…)`,
    mend: 'take the place from an argument, or name it from the root of the repository',
  },
  {
    pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/g,
    what: (found) => `unfinished work (${found})`,
    mend: 'finish it, or write an issue',
  },
  {
    pattern: /https?:\/\/[\w.:-]*(?:artifactory|nexus|verdaccio|devpi|pypi-proxy|npm-proxy)[\w.:-]*/gi,
    what: (found) => `a private package registry (${found})`,
    mend: 'use the public registry',
  },
  {
    // Documentation addresses (RFC 5737) and one's own machine are fine.
    pattern: /https?:\/\/(?!127\.|0\.0\.0\.0|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)\d{1,3}(?:\.\d{1,3}){3}/g,
    what: (found) => `the address of some machine (${found})`,
    mend: 'use a name below example.jp',
  },
]

const kDeviceCharacters =
  /[\u2116\u2121\u2160-\u217f\u2460-\u2473\u301d\u301f\u3220-\u3243\u3280-\u32b0\u3300-\u33ff\uff61-\uff9f\u{1f000}-\u{1faff}]/gu

/** The parts of a source text that users may come to read, each with its offset. */
function visibleParts(path, text) {
  if (/\.(mustache|html)$/.test(path)) return [{ at: 0, text }]
  const withoutComments = text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g, (comment) => ' '.repeat(comment.length))
  if (path.endsWith('.tsx')) return [{ at: 0, text: withoutComments }]
  return [...withoutComments.matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g)].map((match) => ({
    at: match.index,
    text: match[0],
  }))
}

const isRead = (path) =>
  /^(src\/.*\.(cpp|hpp|mustache)|web\/(src|public)\/.*\.(ts|tsx|js)|web\/.*\.html)$/.test(path) &&
  !/(_(db)?test|_fuzz)\.cpp$|\.test\.tsx?$|\/schema\.d\.ts$/.test(path)

function checkLock(root, path, problems) {
  const text = textOf(root, path)
  for (const match of text.matchAll(/"resolved": "([^"]*)"/g)) {
    problems.push({
      file: path,
      line: lineAt(text, match.index),
      what: `the lock names where a package came from (${match[1]})`,
      mend: `cd ${path.replace(/\/?package-lock\.json$/, '') || '.'} && npm install --package-lock-only --omit-lockfile-registry-resolved`,
    })
  }
}

/** @param {string} root @returns {import('./lib/report.mjs').Problem[]} */
export function check(root) {
  const excused = Object.keys(jsonOf(root, kTable, {}).device_characters ?? {})
  const problems = []
  for (const path of filesOf(root, kText)) {
    if (path.endsWith('package-lock.json')) {
      checkLock(root, path, problems)
      continue
    }
    if (kSpeaksOfThem.test(path)) continue
    const text = textOf(root, path)
    for (const { pattern, what, mend } of kNever) {
      for (const match of text.matchAll(pattern)) {
        problems.push({ file: path, line: lineAt(text, match.index), what: what(match[0]), mend })
      }
    }
    if (!isRead(path) || excused.some((folder) => path.startsWith(folder))) continue
    for (const part of visibleParts(path, text)) {
      for (const match of part.text.matchAll(kDeviceCharacters)) {
        problems.push({
          file: path,
          line: lineAt(text, part.at + match.index),
          what: `${match[0]} is garbled on old devices (機種依存文字)`,
          mend: `write it in plain characters, or give the reason in ${kTable}`,
        })
      }
    }
  }
  return problems
}

runAsProgram(import.meta.url, 'words', check)
