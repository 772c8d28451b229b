import { expect, test } from 'vitest'
import { fieldsOf, newEntryKey, nowForInput, toInstant } from './model'

test('times of boxes are times in Japan', () => {
  expect(nowForInput(new Date('2026-03-31T20:05:00Z'))).toBe('2026-04-01T05:05')
  expect(toInstant('2026-04-01T05:05')).toBe('2026-04-01T05:05:00+09:00')
  expect(toInstant('soon')).toBe('soon')
})

test('the fields of a form are read by name, ticked boxes only', () => {
  document.body.innerHTML =
    '<form><input name="a" value="1"><input type="checkbox" name="b" value="x" checked><input type="checkbox" name="b" value="y"><input value="nameless"></form>'
  expect(fieldsOf(document.querySelector('form') as HTMLFormElement)).toEqual([
    { name: 'a', value: '1' },
    { name: 'b', value: 'x' },
  ])
})

test('keys of entries differ', () => {
  expect(newEntryKey()).toMatch(/^[0-9a-f]{32}$/)
  expect(newEntryKey()).not.toBe(newEntryKey())
})
