// Generated files are what their sources say: the TypeScript types of the API (web/src/api/schema.d.ts) come from the
// document that the built program prints. `node tools/check/generated.mjs [TREE]`; the program is the newest one below
// build/, or the one named by BANSO.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { kRoot, runAsProgram } from './lib/report.mjs'

const kTypes = 'web/src/api/schema.d.ts'
const kTypeScriptMaker = join(kRoot, 'web/node_modules/.bin/openapi-typescript')

/** The program whose word counts for this tree, or null if none is built. */
function programOf(root) {
  const named = process.env.BANSO
  if (root === kRoot && named) return existsSync(named) ? resolve(named) : null
  const built = ['dev', 'release', 'asan'].map((preset) => join(root, 'build', preset, 'banso')).filter(existsSync)
  return built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0] ?? null
}

/** Why this checker cannot run here, or null. */
export function unavailable(root = kRoot) {
  if (!programOf(root)) return 'no program is built (make build)'
  if (!existsSync(kTypeScriptMaker)) return 'the packages of web/ are not installed (make setup)'
  return null
}

function run(program, argv) {
  const { status, stdout, stderr, error } = spawnSync(program, argv, { encoding: 'utf8', maxBuffer: 64 << 20 })
  if (error || status !== 0) throw new Error(`${program} ${argv.join(' ')}: ${error?.message ?? stderr}`)
  return stdout
}

/** @param {string} root @returns {import('./lib/report.mjs').Problem[]} */
export function check(root) {
  const missing = unavailable(root)
  if (missing) throw new Error(missing)
  const folder = mkdtempSync(join(tmpdir(), 'banso-generated-'))
  try {
    const document = join(folder, 'openapi.json')
    writeFileSync(document, run(programOf(root), ['openapi']))
    run(kTypeScriptMaker, [document, '-o', join(folder, 'schema.d.ts')])
    const expected = readFileSync(join(folder, 'schema.d.ts'), 'utf8').split('\n')
    const actual = existsSync(join(root, kTypes)) ? readFileSync(join(root, kTypes), 'utf8').split('\n') : []
    const line = expected.findIndex((text, i) => text !== actual[i])
    if (line === -1 && expected.length === actual.length) return []
    return [
      {
        file: kTypes,
        line: (line === -1 ? expected.length : line) + 1,
        what: 'the types are not those of the API that the program serves',
        mend: 'make generate',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

runAsProgram(import.meta.url, 'generated', check)
