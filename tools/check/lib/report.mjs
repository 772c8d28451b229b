// How every checker says what is wrong: file:line, what, and what mends it.
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository this file belongs to. */
export const kRoot = resolve(fileURLToPath(new URL('../../..', import.meta.url)))

/**
 * @typedef {object} Problem
 * @property {string} file path from the root of the tree
 * @property {number} line from 1
 * @property {string} what one sentence
 * @property {string} mend a command, or what to do
 */

/** One problem as two printable lines. */
export function describe({ file, line, what, mend }) {
  return `${file}:${line}: ${what}\n    → ${mend}`
}

/**
 * Runs a checker when its file is the program: `node tools/check/NAME.mjs [TREE]`. Exit code 1 if it found anything.
 * @param {string} url import.meta.url of the checker
 * @param {string} name how it is called in the summary
 * @param {(root: string) => Problem[]} check
 */
export function runAsProgram(url, name, check) {
  if (process.argv[1] !== fileURLToPath(url)) return
  let problems
  try {
    problems = check(resolve(process.argv[2] ?? kRoot))
  } catch (error) {
    console.error(`${name}: cannot run: ${error.message}`)
    process.exit(1)
  }
  for (const problem of problems) console.error(describe(problem))
  if (problems.length > 0) {
    console.error(`${name}: ${problems.length} problem(s)`)
    process.exit(1)
  }
  console.log(`${name}: ok`)
}
