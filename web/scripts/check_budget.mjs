// Checks the JavaScript that the sign-in page loads, compressed, against the budget. Run after `npm run build`.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Bytes after gzip. The product promises 170 kB; we stop well below, so that growth is noticed early. */
const kBudget = 120_000
const kFirstScreens = ['app.html', 'src/contexts/identity/pages/SignInPage.tsx']

/** All chunk files that the entries of the manifest load at once (static imports, followed to the end). */
export function filesOf(manifest, entries) {
  const seen = new Set()
  const walk = (key) => {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`the manifest has no ${key}`)
    if (seen.has(key)) return
    seen.add(key)
    for (const next of chunk.imports ?? []) walk(next)
  }
  for (const entry of entries) walk(entry)
  return [...new Set([...seen].map((key) => manifest[key].file))].filter((file) => file.endsWith('.js'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = fileURLToPath(new URL('../dist', import.meta.url))
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
  const files = filesOf(manifest, kFirstScreens)
  const bytes = files.reduce((sum, file) => sum + statSync(join(dist, `${file}.gz`)).size, 0)
  const publicBytes = statSync(join(dist, `${manifest['src/public/main.ts'].file}.gz`)).size
  console.log(`first page: ${files.length} files, ${bytes} of ${kBudget} bytes of JavaScript (gzip)`)
  console.log(`public pages: ${publicBytes} of 10000 bytes of JavaScript (gzip)`)
  const formBytes = statSync(join(dist, `${manifest['src/public/forms.ts'].file}.gz`)).size
  console.log(`forms: ${formBytes} of 12000 bytes of JavaScript (gzip)`)
  if (bytes > kBudget || publicBytes > 10_000 || formBytes > 12_000) process.exit(1)
}
