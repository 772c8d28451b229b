/** The small expressions of computed questions (platform/forms/expression): whole numbers, nothing else. */

export interface Source {
  answer: (name: string) => number | null
  each: (name: string) => number[]
  count: (name: string) => number
}

type Value = number | null

/** The value, or null: not answered, divided by nothing, or not an expression at all. */
export function evaluate(text: string, source: Source): Value {
  const tokens = text.match(/\d+|[a-z_][a-z0-9_]*|<=|>=|!=|[-+*/()<>=,]/g) ?? []
  let at = 0
  const take = (sign: string) => tokens[at] === sign && ++at > 0

  const both = (left: Value, right: Value, work: (a: number, b: number) => Value): Value =>
    left === null || right === null ? null : work(left, right)

  function factor(): Value {
    const token = tokens[at++]
    if (token === undefined) return null
    if (token === '-') {
      const value = factor()
      return value === null ? null : -value
    }
    if (token === '(') {
      const value = comparison()
      take(')')
      return value
    }
    if (/^\d/.test(token)) return Number(token)
    if (!take('(')) return source.answer(token)
    if (token === 'sum' || token === 'count') {
      const name = tokens[at++] ?? ''
      take(')')
      return token === 'count' ? source.count(name) : source.each(name).reduce((total, each) => total + each, 0)
    }
    const values: Value[] = []
    do values.push(comparison())
    while (take(','))
    take(')')
    if (token === 'if') return values[0] === null ? null : (values[values[0] ? 1 : 2] ?? null)
    const known = values.filter((value): value is number => value !== null)
    if (known.length < values.length || known.length === 0) return null
    return token === 'min' ? Math.min(...known) : Math.max(...known)
  }

  function product(): Value {
    let left = factor()
    for (;;) {
      if (take('*')) left = both(left, factor(), (a, b) => a * b)
      else if (take('/')) left = both(left, factor(), (a, b) => (b === 0 ? null : Math.floor(a / b)))
      else return left
    }
  }

  function sum(): Value {
    let left = product()
    for (;;) {
      if (take('+')) left = both(left, product(), (a, b) => a + b)
      else if (take('-')) left = both(left, product(), (a, b) => a - b)
      else return left
    }
  }

  function comparison(): Value {
    const left = sum()
    const sign = tokens[at] ?? ''
    if (!['<=', '>=', '!=', '<', '>', '='].includes(sign)) return left
    at += 1
    return both(left, sum(), (a, b) => {
      const holds = { '<=': a <= b, '>=': a >= b, '!=': a !== b, '<': a < b, '>': a > b, '=': a === b }[sign]
      return holds ? 1 : 0
    })
  }

  const value = comparison()
  return value !== null && Math.abs(value) <= 1e15 ? value : null
}
