// The layers of the house, by #include (C++) and import (TypeScript):
//   kernel    knows only itself
//   platform  knows kernel and platform
//   a context knows kernel, platform, itself, and of other contexts the api.hpp of those declared in layers.json
//   app       knows of a context its context.hpp and its api.hpp, and what layers.json opens to it with a reason
//   rules/    is pure: no database, JSON, HTTP, files, log, clock, randomness or environment
// `node tools/check/layers.mjs [TREE]`
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { checkLayers } from '../../web/scripts/check_layers.mjs'
import { filesOf, jsonOf, lineAt, textOf } from './lib/files.mjs'
import { runAsProgram } from './lib/report.mjs'

const kTable = 'tools/check/layers.json'
const kPureRoots = /^(kernel|contexts|platform\/(identity|workflow\/workflow\.hpp|shape\/(type|scalar|business_scalars)\.hpp))/
const kImpureHeaders =
  /^(boost\/(json|asio|beast)|libpq-fe\.h|curl\/|random|fstream|iostream|filesystem|thread|mutex|unistd\.h|sys\/|ctime|time\.h|cstdio|cstdlib)/
const kImpureCalls =
  /\b(?:system_clock|steady_clock|high_resolution_clock)\s*::\s*now|\bstd::(?:time|rand|getenv|random_device)\b|\brandombytes\w*|\bRAND_bytes\b|\bgetenv\s*\(/g

/** The room of the house a C++ file stands in, by its path below src/. */
function roomOf(path) {
  const [first, second] = path.split('/')
  return first === 'contexts' ? `contexts/${second}` : first
}

/** Rules are pure; what tests them may use anything. */
const isRule = (path) => path.includes('/rules/') && !/_(db)?test\.cpp$|_fuzz\.cpp$/.test(path)

/** A test of a context that stands on others needs their wiring and their test worlds. */
const isTest = (path) => /(_(db)?test\.cpp|_(under|for)_test\.hpp)$/.test(path)
const isTestWorld = (path) => /^contexts\/[^/]+\/(context|\w+_(under|for)_test)\.hpp$/.test(path)

/** Why a file in `from` may not include the project header `to` (paths below src/), or null. */
function wrongInclude(from, to, table, opened) {
  const source = roomOf(from)
  const target = roomOf(to)
  if (isRule(from) && !kPureRoots.test(to)) return `rules/ is pure and may not know ${to}`
  if (source === target) return null
  if (source === 'kernel') return 'kernel includes only kernel'
  if (target === 'kernel') return null
  if (source === 'platform') return target === 'platform' ? null : 'platform knows neither contexts nor app'
  if (source === 'app') {
    if (!target.startsWith('contexts/') || to in opened) return null
    return /^contexts\/[^/]+\/(context|api)\.hpp$/.test(to) ? null : 'app knows a context by its context.hpp and api.hpp'
  }
  if (!source.startsWith('contexts/')) return null
  if (target === 'platform') return null
  if (target === 'app') return 'a context does not know app'
  const [mine, other] = [source.slice(9), target.slice(9)]
  const known = to === `${target}/api.hpp` || (isTest(from) && isTestWorld(to))
  if (!known) return `of another context only its api.hpp may be included`
  return (table[mine] ?? []).includes(other) ? null : `${kTable} does not let ${mine} call ${other}`
}

/** The first cycle in the table of contexts, as "a → b → a", or null. */
function cycleIn(table) {
  const done = new Set()
  function visit(name, path) {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name].join(' → ')
    if (done.has(name)) return null
    for (const next of table[name] ?? []) {
      const cycle = visit(next, [...path, name])
      if (cycle) return cycle
    }
    done.add(name)
    return null
  }
  for (const name of Object.keys(table)) {
    const cycle = visit(name, [])
    if (cycle) return cycle
  }
  return null
}

function checkTable(root, table) {
  const problems = []
  const at = (what, mend) => problems.push({ file: kTable, line: 1, what, mend })
  const cycle = cycleIn(table)
  if (cycle) at(`contexts call each other in a circle: ${cycle}`, 'turn one of the calls into an event of the outbox')
  for (const path of filesOf(root, /^src\/contexts\/[^/]+\/[^/]+$/)) {
    const name = path.split('/')[2]
    if (!(name in table) && !problems.some((problem) => problem.what.includes(`"${name}"`))) {
      at(`the context "${name}" is not in the table`, `add "${name}": [] to ${kTable}`)
    }
  }
  return problems
}

function checkCpp(root, table, opened) {
  const problems = []
  for (const path of filesOf(root, /^src\/.*\.(cpp|hpp)$/)) {
    const text = textOf(root, path)
    const from = path.slice('src/'.length)
    const isPure = isRule(from)
    const add = (offset, what, mend) => problems.push({ file: path, line: lineAt(text, offset), what, mend })
    for (const match of text.matchAll(/^#include\s+["<]([^">]+)[">]/gm)) {
      const to = match[1]
      const why = existsSync(join(root, 'src', to)) ? wrongInclude(from, to, table, opened) : null
      if (why) add(match.index, `${why} (includes ${to})`, 'move the code to where it belongs; the layers stand at the top of tools/check/layers.mjs')
      if (isPure && kImpureHeaders.test(to)) {
        add(match.index, `rules/ is pure: no <${to}>`, 'take what is needed as an argument')
      }
    }
    if (!isPure) continue
    for (const match of text.matchAll(kImpureCalls)) {
      add(match.index, `rules/ is pure: no ${match[0]}`, 'take `now` or the value as an argument')
    }
  }
  return problems
}

/** The web app checks its own layers; here only the lines are found again. */
function checkWeb(root) {
  if (!existsSync(join(root, 'web/src'))) return []
  return checkLayers(join(root, 'web/src')).map((sentence) => {
    const [, from, name, why] = /^(\S+) imports (\S+): (.*)$/.exec(sentence)
    const text = textOf(root, `web/${from}`)
    return {
      file: `web/${from}`,
      line: lineAt(text, text.indexOf(name)),
      what: `${why} (imports ${name})`,
      mend: 'move the code to where it belongs, see web/scripts/check_layers.mjs',
    }
  })
}

/** @param {string} root @returns {import('./lib/report.mjs').Problem[]} */
export function check(root) {
  const { contexts = {}, opened_to_app: opened = {} } = jsonOf(root, kTable, {})
  return [...checkTable(root, contexts), ...checkCpp(root, contexts, opened), ...checkWeb(root)]
}

runAsProgram(import.meta.url, 'layers', check)
