// Every checker finds what it is there to find, and nothing in this repository. An example is a small tree below
// tools/check/examples/<checker>/<what is wrong>/ with a file `expected` that holds exactly the lines to be printed.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

import { describe, kRoot } from './lib/report.mjs'

const kExamples = fileURLToPath(new URL('examples', import.meta.url))
const kCheckers = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.mjs') && !name.endsWith('.test.mjs'))
  .map((name) => name.replace(/\.mjs$/, ''))

for (const name of kCheckers) {
  const { check, unavailable } = await import(`./${name}.mjs`)
  const examples = readdirSync(join(kExamples, name))

  test(`${name} has examples that must fail`, () => assert.ok(examples.length > 0))

  for (const example of examples) {
    const tree = join(kExamples, name, example)
    const skip = unavailable?.(tree) ?? false
    test(`${name} finds: ${example.replaceAll('_', ' ')}`, { skip }, () => {
      const found = check(tree).map(({ file, line, what, mend }) => {
        assert.ok(mend, 'a problem says how it is mended')
        return `${file}:${line}: ${what}`
      })
      assert.deepEqual(found.sort(), readFileSync(join(tree, 'expected'), 'utf8').trim().split('\n').sort())
    })
  }

  test(`${name} finds nothing in this repository`, { skip: unavailable?.(kRoot) ?? false }, () => {
    assert.equal(check(kRoot).map(describe).join('\n'), '')
  })
}
