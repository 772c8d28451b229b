import { describe, expect, it } from 'vitest'
import { csvCell, csvText } from './csv'

describe('csvText', () => {
  it('quotes what must be quoted and begins with the mark that Excel wants', () => {
    expect(csvText([['あ', 'い'], ['a,b', 'say "x"'], [12, null]])).toBe('\uFEFFあ,い\r\n"a,b","say ""x"""\r\n12,\r\n')
  })

  it('does not let a table program run what somebody typed', () => {
    expect(csvText([['a'], ['=1+1'], ['@x'], ['-5']])).toBe("\uFEFFa\r\n'=1+1\r\n'@x\r\n'-5\r\n")
    expect(csvCell(-3.5)).toBe('-3.5')
  })
})
