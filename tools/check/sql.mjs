// What holds for every line of SQL: explicit columns, lower-case keywords, tables by their schema, each context in its
// own schema, statements named once; migrations numbered without gaps, unchanged once landed, no business logic in
// PL/pgSQL. Exceptions with their reasons stand in sql.json. `node tools/check/sql.mjs [TREE]`
// Whether a statement fits the schema and the struct it fills is proven by tests/repo, against a real database.
import { createHash } from 'node:crypto'

import { filesOf, jsonOf, lineAt, textOf } from './lib/files.mjs'
import { runAsProgram } from './lib/report.mjs'
import { cteNames, tableNames, tokensOf } from './lib/sql_words.mjs'

const kTable = 'tools/check/sql.json'
const kLanded = 'db/migrations/landed.json'
const kKeywords = new Set(
  ('select from where insert into values update set delete join left right inner outer on using group by order limit ' +
    'offset having union all distinct and or not null is in exists case when then else end as with recursive returning ' +
    'conflict do nothing create table index unique view function policy trigger alter add column drop constraint primary ' +
    'key references check default grant revoke comment language security definer stable immutable volatile returns ' +
    'begin declare if loop return for each row execute cascade coalesce current_setting').split(' '),
)

/** "src/contexts/registry/store/x.sql" → "registry"; "src/platform/jobs/queries.sql" → "jobs". */
const ownerOf = (path) => path.split('/')[2]
/** The schemas an owner may touch. */
const schemasOf = (owner, table) => table.schemas?.[owner] ?? table.schemas?.['*'] ?? []

function checkWords(file, text, offset, tokens, problems) {
  const add = (token, what, mend) => problems.push({ file, line: lineAt(text, offset + token.at), what, mend })
  tokens.forEach((token, i) => {
    const before = tokens[i - 1]?.text.toLowerCase()
    if (token.kind === 'word' && /[A-Z]/.test(token.text) && kKeywords.has(token.text.toLowerCase())) {
      add(token, `the keyword ${token.text} is not in lower case`, `write ${token.text.toLowerCase()}`)
    }
    const isStar = token.text === '*' && ['select', 'distinct', 'returning', 'all'].includes(before)
    if (isStar || (token.kind === 'word' && token.text.endsWith('.*'))) {
      add(token, `every column (${before} ${token.text}) is taken, also those added later`, 'name the columns')
    }
  })
}

/** Tables by their schema, and only in schemas the owner may touch. */
function checkTables(file, text, offset, tokens, { owner, allowed, foreign }, problems) {
  const ctes = cteNames(tokens)
  const add = (token, what, mend) => problems.push({ file, line: lineAt(text, offset + token.at), what, mend })
  for (const token of tableNames(tokens)) {
    const name = token.text.toLowerCase()
    if (!name.includes('.')) {
      if (ctes.has(name)) continue
      add(token, `the table ${name} is named without its schema`, `write ${allowed[0] ?? 'SCHEMA'}.${name} (pg_temp.${name} for a temporary table)`)
      continue
    }
    const schema = name.split('.')[0]
    if (allowed.includes(schema) || ['pg_temp', 'pg_catalog'].includes(schema)) continue
    if (foreign[`${owner} → ${name}`]) continue
    add(token, `${owner} touches ${name}, which is not its own`, `call the owner's api.hpp, or declare "${owner} → ${name}" with a reason in ${kTable}`)
  }
}

function checkNamed(root, table, problems) {
  const seen = new Map()
  for (const file of filesOf(root, /^src\/.*\.sql$/)) {
    const text = textOf(root, file)
    const owner = ownerOf(file)
    const marks = [...text.matchAll(/^-- name:(.*)$/gm)]
    const add = (offset, what, mend) => problems.push({ file, line: lineAt(text, offset), what, mend })
    const preface = tokensOf(text.slice(0, marks[0]?.index ?? text.length))
    if (preface.length > 0) add(preface[0].at, 'a statement without a name', 'write "-- name: verb_object" above it')
    marks.forEach((mark, i) => {
      const name = mark[1].trim()
      const start = mark.index + mark[0].length
      const tokens = tokensOf(text.slice(start, marks[i + 1]?.index ?? text.length))
      const full = `${owner}.${name}`
      if (!/^ [a-z][a-z0-9_]*$/.test(mark[1])) add(mark.index, `"${name}" is no name`, 'write "-- name: verb_object"')
      if (seen.has(full)) add(mark.index, `${full} is named twice, first in ${seen.get(full)}`, 'rename one of them')
      else seen.set(full, `${file}:${lineAt(text, mark.index)}`)
      const last = tokens.at(-1)
      if (tokens.length === 0) add(mark.index, `${full} is empty`, 'write the statement below its name')
      else if (last.text !== ';' || tokens.filter((token) => token.text === ';').length !== 1) {
        add(start + last.at, `${full} is not one statement ending in ";"`, 'end it, or give the second one its own name')
      }
      checkWords(file, text, start, tokens, problems)
      checkTables(file, text, start, tokens, { owner, allowed: schemasOf(owner, table), foreign: table.foreign ?? {} }, problems)
    })
  }
}

/** "create function registry.find(" … followed by its language and body. */
function checkFunctions(file, text, tokens, table, problems) {
  let current = null
  tokens.forEach((token, i) => {
    const word = token.text.toLowerCase()
    const add = (what, mend) => problems.push({ file, line: lineAt(text, token.at), what, mend })
    if (word === 'function' && ['create', 'replace'].includes(tokens[i - 1]?.text.toLowerCase())) {
      current = tokens[i + 1].text.toLowerCase()
    }
    if (word === 'language' && tokens[i + 1]?.text.toLowerCase() === 'plpgsql' && !table.plpgsql?.[current]) {
      add(`${current} is written in PL/pgSQL`, `decide in C++ (rules/), or give the reason in ${kTable}`)
    }
    if (word === 'do' && tokens[i + 1]?.kind === 'body') {
      add('a DO block runs PL/pgSQL', 'write plain statements')
    }
    if (['trigger', 'procedure'].includes(word) && tokens[i - 1]?.text.toLowerCase() === 'create') {
      add(`a ${word} hides what a statement does`, 'write it in the use case')
    }
  })
}

function checkMigrations(root, table, problems) {
  const landed = jsonOf(root, kLanded, {})
  const files = filesOf(root, /^db\/migrations\/[^/]+\.sql$/)
  const names = new Set(files.map((file) => file.split('/')[2]))
  for (const name of Object.keys(landed)) {
    if (!names.has(name)) {
      problems.push({ file: kLanded, line: 1, what: `the landed migration ${name} is gone`, mend: `git checkout -- db/migrations/${name}` })
    }
  }
  files.forEach((file, i) => {
    const text = textOf(root, file)
    const name = file.split('/')[2]
    const add = (what, mend, line = 1) => problems.push({ file, line, what, mend })
    const parts = /^(\d{4})_([a-z]+)_[a-z]+_[a-z0-9_]+\.sql$/.exec(name)
    if (!parts) add('a migration is called NNNN_context_verb_object.sql', `git mv ${file} db/migrations/${String(i + 1).padStart(4, '0')}_CONTEXT_VERB_OBJECT.sql`)
    else if (Number(parts[1]) !== i + 1) add(`the numbers run without gaps: this is ${i + 1}`, `git mv ${file} ${file.replace(/\d{4}/, String(i + 1).padStart(4, '0'))}`)
    const hash = createHash('sha256').update(text).digest('hex')
    if (landed[name] && landed[name] !== hash) {
      add('a landed migration was changed; databases in use have run the old text', `git checkout -- ${file}, and write a new migration`)
    }
    const tokens = tokensOf(text)
    checkWords(file, text, 0, tokens, problems)
    checkFunctions(file, text, tokens, table, problems)
    for (const body of tokens.filter((token) => token.kind === 'body')) {
      const start = body.at + body.text.indexOf('$', 1) + 1
      checkWords(file, text, start, tokensOf(body.text.replace(/^\$\w*\$|\$\w*\$$/g, '')), problems)
    }
  })
}

/** @param {string} root @returns {import('./lib/report.mjs').Problem[]} */
export function check(root) {
  const table = jsonOf(root, kTable, {})
  const problems = []
  checkNamed(root, table, problems)
  checkMigrations(root, table, problems)
  return problems
}

runAsProgram(import.meta.url, 'sql', check)
