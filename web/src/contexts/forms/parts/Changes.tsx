import { Badge } from '../../../ui/Badge/Badge'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { EmptyState } from '../../../ui/States/States'
import { kKinds } from '../strings.ja'
import type { Change } from '../types'

const kTones = { added: 'success', removed: 'error', changed: 'info', moved: 'neutral' } as const

/** What is different between two forms, one row for each thing. */
export function Changes({ caption, changes }: { caption: string; changes: Change[] }) {
  return (
    <DataTable
      caption={caption}
      dense
      columns={[
        { key: 'label', header: '場所', title: true, cell: (row) => row.label || '様式の全体' },
        {
          key: 'kind',
          header: '変わったところ',
          cell: (row) => (
            <>
              <Badge tone={kTones[row.kind]}>{kKinds[row.kind]}</Badge> {row.what}
            </>
          ),
        },
        { key: 'before', header: '前', cell: (row) => <span className="pre">{row.before || '－'}</span> },
        { key: 'after', header: '後', cell: (row) => <span className="pre">{row.after || '－'}</span> },
      ]}
      rows={changes}
      rowKey={(row) => `${row.kind} ${row.key} ${row.what}`}
      empty={<EmptyState title="違いはありません" icon="check" />}
    />
  )
}
