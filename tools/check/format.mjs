// Every C++ file is formatted as .clang-format says. `node tools/check/format.mjs [TREE]`
import { spawnSync } from 'node:child_process'

import { filesOf } from './lib/files.mjs'
import { runAsProgram } from './lib/report.mjs'

const kProgram = 'clang-format-14'

/** Why this checker cannot run on this machine, or null. */
export function unavailable() {
  const { error } = spawnSync(kProgram, ['--version'])
  return error ? `${kProgram} is not installed (make setup)` : null
}

/** @param {string} root @returns {import('./lib/report.mjs').Problem[]} */
export function check(root) {
  const missing = unavailable()
  if (missing) throw new Error(missing)
  const files = filesOf(root, /^(src|tests|tools|bench)\/.*\.(cpp|hpp)$/)
  if (files.length === 0) return []
  const { stderr } = spawnSync(kProgram, ['--dry-run', '-Werror', ...files], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 << 20,
  })
  const first = new Map()
  for (const [, file, line] of stderr.matchAll(/^(\S+?):(\d+):\d+: error: /gm)) {
    if (!first.has(file)) first.set(file, Number(line))
  }
  return [...first].map(([file, line]) => ({ file, line, what: 'not formatted', mend: `${kProgram} -i ${file}` }))
}

runAsProgram(import.meta.url, 'format', check)
