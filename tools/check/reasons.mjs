// Every refusal carries a stable reason "owner.word_word", whose owner is the part of the house that refuses, and a
// Japanese sentence for the person. `node tools/check/reasons.mjs [TREE]`
import { filesOf, jsonOf, lineAt, textOf } from './lib/files.mjs'
import { runAsProgram } from './lib/report.mjs'

const kTable = 'tools/check/reasons.json'
const kLiteral = '"(?:[^"\\\\]|\\\\.)*"'
/** Refused(RefusalCode::kInvalid, "owner.reason", "日本語" …): literals may continue on the next line. */
const kRefusal = new RegExp(`\\bRefused\\(\\s*RefusalCode::\\w+\\s*,\\s*(${kLiteral})\\s*,\\s*((?:${kLiteral}\\s*)+|[^)]*)`, 'g')

/** "src/contexts/registry/…" → registry; "src/platform/jobs/…" → jobs or platform; "src/app/…" → app. */
function ownersOf(path) {
  const [, room, part] = path.split('/')
  return room === 'contexts' ? [part] : room === 'platform' ? [part, room] : [room]
}

/** @param {string} root @returns {import('./lib/report.mjs').Problem[]} */
export function check(root) {
  const shared = jsonOf(root, kTable, {}).shared ?? {}
  const problems = []
  for (const file of filesOf(root, /^src\/.*\.(cpp|hpp)$/)) {
    if (/_(db)?test\.cpp$|_fuzz\.cpp$|_fixture\.hpp$/.test(file)) continue
    const text = textOf(root, file)
    for (const match of text.matchAll(kRefusal)) {
      const reason = match[1].slice(1, -1)
      const add = (what, mend) => problems.push({ file, line: lineAt(text, match.index), what, mend })
      const owners = ownersOf(file)
      if (!/^[a-z]+\.[a-z0-9]+(_[a-z0-9]+)*$/.test(reason)) add(`the reason "${reason}" is not spelled owner.what_is_wrong`, 'spell it so')
      else if (!owners.includes(reason.split('.')[0]) && !shared[reason]) {
        add(`the reason "${reason}" does not begin with "${owners[0]}."`, `rename it, or say in ${kTable} why it is shared`)
      }
      const isLiteral = match[2].startsWith('"')
      if (isLiteral && !/[\u3040-\u30ff\u4e00-\u9fff]/.test(match[2])) {
        add(`the sentence of "${reason}" is not in Japanese`, 'say in plain Japanese what is wrong and how to mend it')
      }
    }
  }
  return problems
}

runAsProgram(import.meta.url, 'reasons', check)
