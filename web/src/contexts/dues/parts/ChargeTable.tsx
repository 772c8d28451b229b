import { DataTable } from '../../../ui/DataTable/DataTable'
import { formatDate } from '../../../ui/format/date'
import { formatYen } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import type { Charge } from '../queries'
import { ChargeState } from './ChargeState'

/** Charges of one member. */
export function ChargeTable({ charges, href }: { charges: Charge[]; href?: (charge: Charge) => string }) {
  return (
    <DataTable
      caption="請求の一覧"
      columns={[
        {
          key: 'title',
          header: '請求',
          title: true,
          cell: (row) => (href ? <Link href={href(row)}>{row.title}</Link> : row.title),
        },
        { key: 'units', header: '口数', number: true, cell: (row) => (row.units ? `${row.units}口` : '') },
        { key: 'amount', header: '請求額', number: true, cell: (row) => formatYen(row.amount_yen) },
        { key: 'open', header: '未納額', number: true, cell: (row) => formatYen(row.open_yen) },
        { key: 'due', header: '納入期限', cell: (row) => (row.next_due_on ? formatDate(row.next_due_on) : '') },
        { key: 'state', header: '状況', cell: (row) => <ChargeState state={row.state} /> },
      ]}
      rows={charges}
      rowKey={(row) => String(row.charge_id)}
      empty={<p className="muted">請求はありません。</p>}
    />
  )
}
