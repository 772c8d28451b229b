import { expect, it } from 'vitest'
import { deviceName, mayHaveChildren, needsParent } from './model'

it('names devices so that people recognise them', () => {
  expect(deviceName('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156')).toBe(
    'Windows の Edge',
  )
  expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1')).toBe(
    'iPhone の Safari',
  )
  expect(deviceName('curl/8')).toBe('名前の分からない端末')
})

it('knows the tree of organisations', () => {
  expect(mayHaveChildren('prefecture_federation')).toBe(true)
  expect(mayHaveChildren('chamber')).toBe(false)
  expect([needsParent('chamber'), needsParent('ministry')]).toEqual([true, false])
})
