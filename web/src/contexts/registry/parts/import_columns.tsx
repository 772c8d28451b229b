import type { ImportItem } from '../../../api/types'
import { Badge, type BadgeTone } from '../../../ui/Badge/Badge'
import type { Column } from '../../../ui/DataTable/DataTable'
import { formatInstant } from '../../../ui/format/date'
import { formatBytes, formatNumber } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'

const kStates: Record<string, { label: string; tone: BadgeTone }> = {
  queued: { label: '順番待ち', tone: 'neutral' },
  running: { label: '取り込み中', tone: 'info' },
  succeeded: { label: '完了', tone: 'success' },
  failed: { label: '失敗', tone: 'error' },
  cancelled: { label: '中止', tone: 'warning' },
}

/** The state of an import in a word. */
export function ImportState({ state }: { state: string }) {
  const words = kStates[state]
  return <Badge tone={words?.tone}>{words?.label ?? state}</Badge>
}

/** Counts mean something once the import has ended well. */
function count(row: ImportItem, value: number): string {
  return row.state === 'succeeded' ? formatNumber(value) : ''
}

export const kImportColumns: Column<ImportItem>[] = [
  {
    key: 'file',
    header: 'ファイル',
    title: true,
    cell: (row) => (
      <>
        <Link href={`/app/imports/${row.import_id}`}>{row.file_name}</Link>
        <span className="table__sub">
          {row.kind_name}、{formatBytes(row.file_size)}
        </span>
      </>
    ),
  },
  { key: 'state', header: '状態', nowrap: true, cell: (row) => <ImportState state={row.state} /> },
  { key: 'added', header: '新規', number: true, cell: (row) => count(row, row.rows_added) },
  { key: 'changed', header: '変更', number: true, cell: (row) => count(row, row.rows_changed) },
  { key: 'unchanged', header: '変更なし', number: true, cell: (row) => count(row, row.rows_unchanged) },
  { key: 'history', header: '履歴だけ', number: true, optional: true, cell: (row) => count(row, row.rows_history_only) },
  { key: 'rejected', header: 'エラー', number: true, cell: (row) => count(row, row.rows_rejected) },
  {
    key: 'at',
    header: '始めた日時',
    nowrap: true,
    cell: (row) => (
      <>
        {formatInstant(row.created_at)}
        <span className="table__sub">{row.created_by}</span>
      </>
    ),
  },
]
