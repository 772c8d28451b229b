// Cuts SQL text into words, names and signs, keeping where each stood. Comments are left out; strings, quoted names
// and dollar-quoted bodies are one token each.

/**
 * @typedef {object} Token
 * @property {'word'|'quoted'|'string'|'body'|'sign'} kind word: keyword or name, possibly dotted ("registry.business")
 * @property {string} text as written
 * @property {number} at offset into the source
 * @property {number} depth how many parentheses are open around it
 */

const kToken =
  /--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|[eE]?'(?:[^']|'')*'|"(?:[^"]|"")*"|[A-Za-z_]\w*(?:\.(?:[A-Za-z_]\w*|\*))*|\s+|::|[\s\S]/g

/** @returns {Token[]} */
export function tokensOf(sql) {
  const tokens = []
  let depth = 0
  for (const { 0: text, index: at } of sql.matchAll(kToken)) {
    if (/^\s/.test(text) || text.startsWith('--') || text.startsWith('/*')) continue
    if (text === ')') depth -= 1
    const kind = /^\$\w*\$/.test(text)
      ? 'body'
      : /^[eE]?'/.test(text)
        ? 'string'
        : text.startsWith('"')
          ? 'quoted'
          : /^[A-Za-z_]/.test(text)
            ? 'word'
            : 'sign'
    tokens.push({ kind, text, at, depth })
    if (text === '(') depth += 1
  }
  return tokens
}

const kItemEnds = new Set(
  ('where group order limit offset having union intersect except join inner left right full cross natural on using ' +
    'set returning values select window for when then do with as').split(' '),
)
/** Functions whose arguments hold a "from" that names no table: extract(year from day). */
const kFromInside = new Set(['extract', 'substring', 'trim', 'overlay', 'position'])

/**
 * The names that stand where a table is expected, as written: after from, join, into, update, and after commas in a
 * from list. Names of common table expressions are included; subqueries and functions are not.
 * @param {Token[]} tokens @returns {Token[]}
 */
export function tableNames(tokens) {
  const found = []
  const word = (i) => (tokens[i]?.kind === 'word' ? tokens[i].text.toLowerCase() : (tokens[i]?.text ?? ''))
  const opener = (i) => {
    for (let j = i - 1; j >= 0; j -= 1) if (tokens[j].text === '(' && tokens[j].depth === tokens[i].depth - 1) return word(j - 1)
    return ''
  }
  const take = (i) => {
    let at = i
    while (['only', 'lateral'].includes(word(at))) at += 1
    const isName = tokens[at]?.kind === 'word' || tokens[at]?.kind === 'quoted'
    if (isName && (tokens[at + 1]?.text !== '(' || word(i - 1) === 'into')) found.push(tokens[at])
  }
  for (let i = 0; i < tokens.length; i += 1) {
    switch (word(i)) {
      case 'from': {
        if (word(i - 1) === 'distinct' || kFromInside.has(opener(i))) break
        take(i + 1)
        // Further tables of the same list stand behind commas at the same depth.
        for (let j = i + 1; j < tokens.length && tokens[j].depth >= tokens[i].depth; j += 1) {
          if (tokens[j].depth > tokens[i].depth) continue
          if (tokens[j].text === ';' || tokens[j].text === ')' || kItemEnds.has(word(j)) && word(j) !== 'as') break
          if (tokens[j].text === ',') take(j + 1)
        }
        break
      }
      case 'join':
      case 'into':
        take(i + 1)
        break
      case 'update':
        // "for update", "for no key update", "do update", and privileges in policies name no table.
        if (!['for', 'key', 'do', 'before', 'after', 'or', ',', 'on'].includes(word(i - 1))) take(i + 1)
        break
    }
  }
  return found
}

/** Names defined by "with NAME as (" and "with recursive NAME (columns) as (", in lower case. */
export function cteNames(tokens) {
  const names = new Set()
  tokens.forEach((token, i) => {
    if (token.kind !== 'word') return
    let next = i + 1
    if (tokens[next]?.text === '(') {
      // A list of column names.
      next += 1
      while (next < tokens.length && tokens[next].depth > token.depth) next += 1
      next += 1
    }
    if (tokens[next]?.text?.toLowerCase() !== 'as') return
    next += 1
    while (['not', 'materialized'].includes(tokens[next]?.text?.toLowerCase())) next += 1
    if (tokens[next]?.text === '(') names.add(token.text.toLowerCase())
  })
  return names
}
