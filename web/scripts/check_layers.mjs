// Which part of the app may import which. Run as a program it checks src/ and prints each wrong import.
import { readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesBelow } from './precompress.mjs'

/** The part that a file belongs to ("ui", "contexts/registry" …), by its path below src/. */
export function partOf(path) {
  const [first, second] = path.split('/')
  return first === 'contexts' ? `contexts/${second}` : first
}

/**
 * Why `from` may not import `to` (both paths below src/, without extension), or null when it may.
 * Tests and set-up outside the parts are free.
 */
export function wrongImport(from, to) {
  const source = partOf(from)
  const target = partOf(to)
  if (source === target || !from.includes('/')) return null
  if (source === 'api') return 'api/ imports nothing of the app'
  if (source === 'ui') return target === 'api' ? null : 'ui/ imports only ui/ and api/'
  if (source === 'public') return to.startsWith('ui/format/') ? null : 'public/ imports only public/ and ui/format/'
  if (source === 'app') {
    if (target === 'ui' || target === 'api') return null
    return /^contexts\/[^/]+\/routes$/.test(to) ? null : 'app/ knows a context only by its routes.tsx'
  }
  if (source.startsWith('contexts/')) {
    if (target === 'ui' || target === 'api') return null
    if (target === 'app') return to === 'app/contexts' || to === 'app/App' ? 'a context must not know the others' : null
    return 'a context imports only ui/, api/, app/ and its own folder'
  }
  return `unknown part ${source}`
}

/** The relative imports in a source text, static and dynamic. */
export function importsIn(text) {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map((match) => match[1])
}

/** All wrong imports below `src`, as printable lines. */
export function checkLayers(src) {
  return filesBelow(src)
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => {
      const from = relative(src, path).split(sep).join('/')
      return importsIn(readFileSync(path, 'utf8')).flatMap((name) => {
        const to = join(dirname(from), name).split(sep).join('/')
        const why = wrongImport(from, to)
        return why ? [`src/${from} imports ${name}: ${why}`] : []
      })
    })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wrong = checkLayers(fileURLToPath(new URL('../src', import.meta.url)))
  for (const line of wrong) console.error(line)
  if (wrong.length > 0) process.exit(1)
  console.log('layers: every import of web/src is allowed')
}
