import { Banner } from '../../../ui/Banner/Banner'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { formatNumber } from '../../../ui/format/number'
import type { ColumnTrip } from '../types'

/** What an export by this mapping would not give back as it came. */
export function RoundTripTable({ trips }: { trips: ColumnTrip[] }) {
  const lossy = trips.filter((trip) => trip.lost > 0)
  if (lossy.length === 0) {
    return (
      <Banner kind="success" title="書き出しても失われる値はありません">
        <p>このファイルを読み、同じ対応づけで書き出したときに、すべての値が戻ることを確かめました。</p>
      </Banner>
    )
  }
  return (
    <div className="stack stack--small">
      <Banner kind="warning" title={`${lossy.length}列で、書き出すと失われる値があります`}>
        <p>会員の記録と元のファイルは変わりません。この対応づけで書き出したときに、次の値が元どおりになりません。</p>
      </Banner>
      <DataTable
        caption="書き出すと失われる値のある列"
        dense
        columns={[
          { key: 'header', header: '列', title: true, cell: (trip) => trip.header },
          { key: 'lost', header: '失われる値', number: true, cell: (trip) => `${formatNumber(trip.lost)}件` },
          {
            key: 'examples',
            header: '例',
            cell: (trip) => (
              <ul className="plain-list small">
                {trip.examples.map((one) => (
                  <li key={one.line}>
                    {formatNumber(one.line)}行目：「{one.before}」→「{one.after}」
                  </li>
                ))}
              </ul>
            ),
          },
          { key: 'reason', header: 'わけと直し方', cell: (trip) => trip.reason },
        ]}
        rows={lossy}
        rowKey={(trip) => trip.header}
        empty={null}
      />
    </div>
  )
}
