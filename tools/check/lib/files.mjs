// Which files a checker looks at.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const kSkipped = new Set(['.git', 'build', 'node_modules', 'var', 'dist', 'out'])

function walk(folder) {
  return readdirSync(folder).flatMap((name) => {
    if (kSkipped.has(name)) return []
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : [path]
  })
}

/** Files git knows or would add, or every file below where there is no git (a source archive, an example). */
function listed(root) {
  if (!existsSync(join(root, '.git'))) return walk(root).map((path) => relative(root, path).split(sep).join('/'))
  const text = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  })
  return text.split('\0').filter((path) => path !== '' && existsSync(join(root, path)))
}

/**
 * The files of the tree as paths from its root, with '/', in order. Examples that must fail are no part of the
 * repository they live in.
 * @param {string} root @param {RegExp} wanted
 */
export function filesOf(root, wanted = /./) {
  return listed(root)
    .filter((path) => wanted.test(path) && !path.startsWith('tools/check/examples/') && path !== 'expected')
    .sort()
}

/** The text of one file of the tree. */
export function textOf(root, path) {
  return readFileSync(join(root, path), 'utf8')
}

/** A JSON file of the tree, or `otherwise` where the tree has none. */
export function jsonOf(root, path, otherwise) {
  return existsSync(join(root, path)) ? JSON.parse(textOf(root, path)) : otherwise
}

/** The line number (from 1) of an offset into a text. */
export function lineAt(text, offset) {
  let line = 1
  for (let i = text.indexOf('\n'); i !== -1 && i < offset; i = text.indexOf('\n', i + 1)) line += 1
  return line
}
