import { expect, it } from 'vitest'
import { filesOf } from './check_budget.mjs'

const kManifest = {
  'app.html': { file: 'assets/app.js', imports: ['_shared'] },
  'page.tsx': { file: 'assets/page.js', imports: ['_shared', 'app.html'] },
  _shared: { file: 'assets/shared.js', imports: ['app.html'] },
}

it('counts every file once, over all imports', () => {
  expect(filesOf(kManifest, ['app.html', 'page.tsx']).sort()).toEqual([
    'assets/app.js',
    'assets/page.js',
    'assets/shared.js',
  ])
})

it('fails for a screen that the build does not have', () => {
  expect(() => filesOf(kManifest, ['gone.tsx'])).toThrow('gone.tsx')
})
