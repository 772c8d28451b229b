import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { checkLayers, importsIn, wrongImport } from './check_layers.mjs'

const kFolder = mkdtempSync(join(tmpdir(), 'layers-'))
afterEach(() => rmSync(kFolder, { recursive: true, force: true }))

it('lets a context use ui, api, app and itself, and nothing else', () => {
  expect(wrongImport('contexts/registry/pages/A', 'ui/Button/Button')).toBeNull()
  expect(wrongImport('contexts/registry/pages/A', 'app/session/SessionProvider')).toBeNull()
  expect(wrongImport('contexts/registry/pages/A', 'contexts/registry/queries')).toBeNull()
  expect(wrongImport('contexts/registry/pages/A', 'contexts/identity/queries')).toContain('own folder')
  expect(wrongImport('contexts/registry/pages/A', 'app/contexts')).toContain('others')
})

it('keeps ui and api below everything', () => {
  expect(wrongImport('ui/Button/Button', 'api/problem')).toBeNull()
  expect(wrongImport('ui/Button/Button', 'app/session/SessionProvider')).not.toBeNull()
  expect(wrongImport('api/client', 'ui/Toast/Toasts')).not.toBeNull()
  expect(wrongImport('app/contexts', 'contexts/identity/routes')).toBeNull()
  expect(wrongImport('app/App', 'contexts/identity/pages/SignInPage')).not.toBeNull()
  expect(wrongImport('public/main', 'ui/Button/Button')).not.toBeNull()
})

it('sees static, dynamic and type imports', () => {
  const text = "import { a } from './a'\nexport * from '../b'\nconst c = import('./c')\nimport type { d } from \"../../d\"\nimport './e.css'"
  expect(importsIn(text)).toEqual(['./a', '../b', './c', '../../d', './e.css'])
})

it('finds a wrong import in a folder of sources', () => {
  mkdirSync(join(kFolder, 'contexts/registry'), { recursive: true })
  writeFileSync(join(kFolder, 'contexts/registry/x.ts'), "import { y } from '../identity/queries'\n")
  expect(checkLayers(kFolder)).toEqual([
    'src/contexts/registry/x.ts imports ../identity/queries: a context imports only ui/, api/, app/ and its own folder',
  ])
})
