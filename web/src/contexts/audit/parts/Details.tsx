/** One value of the details in words a person can read. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return 'なし'
  if (typeof value === 'boolean') return value ? 'はい' : 'いいえ'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The details of an entry, folded away: old and new values of a change, the purpose of a read. */
export function Details({ value }: { value: unknown }) {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : []
  if (members.length === 0) return <span className="muted">なし</span>
  return (
    <details>
      <summary>{members.length}項目</summary>
      <ul className="plain-list small">
        {members.map(([name, member]) => (
          <li key={name}>
            <span className="mono muted">{name}</span>：{shown(member)}
          </li>
        ))}
      </ul>
    </details>
  )
}
