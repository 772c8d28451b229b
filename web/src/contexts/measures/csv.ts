/** Files for a table program: what is shown, as CSV that Excel opens without garbling (UTF-8 with a mark, CRLF). */

/** Cells as one line. Cells that a table program would run as a formula get a quote mark in front. */
function line(cells: (string | number | null | undefined)[]): string {
  return cells
    .map((cell) => {
      if (typeof cell === 'number') return String(cell)
      const text = cell ?? ''
      const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
      return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
    })
    .join(',')
}

/** The text of a CSV file with a head line. */
export function csvText(head: string[], rows: (string | number | null | undefined)[][]): string {
  return `\uFEFF${[head, ...rows].map((row) => `${line(row)}\r\n`).join('')}`
}

/** Hands a text to the browser as a file to keep. */
export function saveText(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
