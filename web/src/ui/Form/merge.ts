/** Joining two people's changes to the same thing. Pure. */

/** What two people can change apart from each other: a member ("phone"), or a member of a member ("views/market"). */
export type Item = string

/** Null, missing and "" all mean "not told"; the order of members does not matter. */
export function same(a: unknown, b: unknown): boolean {
  if ((a ?? '') === (b ?? '')) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => same((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]))
}

export interface Merge<Value> {
  /** Both people's changes together; where both changed the same item, the own value. */
  merged: Value
  /** Items that both changed, to different values: the person must choose. */
  conflicts: Item[]
  /** Items that only the other one changed. */
  taken: Item[]
}

/** What stands in a value under an item. */
export function itemOf(value: object, item: Item): unknown {
  return item.split('/').reduce((part: unknown, name) => (part as Record<string, unknown> | null | undefined)?.[name], value)
}

function withItem<Value extends object>(value: Value, item: Item, next: unknown): Value {
  const [name, inner] = item.split('/') as [keyof Value, string | undefined]
  return { ...value, [name]: inner === undefined ? next : { ...(value[name] as object), [inner]: next } }
}

/** The value with somebody else's for some items. */
export function takeItems<Value extends object>(value: Value, theirs: Value, items: Item[]): Value {
  return items.reduce((joined, item) => withItem(joined, item, itemOf(theirs, item)), value)
}

/** The items of some values; the members of the members in `split` are items of their own. */
function itemsOf(values: object[], split: string[]): Item[] {
  const names = (member?: string) =>
    [...new Set(values.flatMap((value) => Object.keys((member === undefined ? value : itemOf(value, member)) ?? {})))]
  return names().flatMap((name) => (split.includes(name) ? names(name).map((inner) => `${name}/${inner}`) : [name]))
}

/** Joins the own changes and somebody else's, both made to `base`. */
export function mergeChanges<Value extends object>(base: Value, mine: Value, theirs: Value, split: string[] = []): Merge<Value> {
  const differ = (a: Value, b: Value, item: Item) => !same(itemOf(a, item), itemOf(b, item))
  const changed = itemsOf([base, mine, theirs], split).filter((item) => differ(base, theirs, item) && differ(mine, theirs, item))
  const conflicts = changed.filter((item) => differ(base, mine, item))
  const taken = changed.filter((item) => !conflicts.includes(item))
  return { merged: takeItems(mine, theirs, taken), conflicts, taken }
}
