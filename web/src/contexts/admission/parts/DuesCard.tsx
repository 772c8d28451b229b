import { useState } from 'react'
import { Button } from '../../../ui/Button/Button'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatDateBoth } from '../../../ui/format/date'
import { formatNumber } from '../../../ui/format/number'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import type { PartProps } from '../pages/ApplicationPage'
import { useApplicationWrite, useDues, writes } from '../queries'

const yen = (amount: number) => `${formatNumber(amount)}円`

/** What joining costs by the chamber's rule; the units can be tried and kept. */
export function DuesCard({ application, organizationId }: PartProps) {
  const [units, setUnits] = useState(String(application.units ?? ''))
  const chosen = /^\d{1,6}$/.test(units) && units !== '0' ? Number(units) : null
  const dues = useDues(organizationId, application.application_id, chosen, application.version)
  const write = useApplicationWrite(organizationId, application.application_id)
  const open = !['admitted', 'declined', 'withdrawn'].includes(application.state)
  async function keep() {
    const changes = { version: application.version, units: chosen ?? 0 }
    await write(writes.change(organizationId, application.application_id, changes))
    toast('口数を決めました')
  }
  return (
    <section className="card" aria-labelledby="dues">
      <h2 id="dues">会費の見込み</h2>
      <QueryView query={dues}>
        {({ quote }) =>
          !quote ? (
            <p>会費の規程が公開されていません。「会費」の画面で規程を作ると、ここで計算します。</p>
          ) : (
            <>
              <DescriptionList
                items={[
                  { term: '口数', value: `${quote.units}口（1口 ${yen(quote.unit_price_yen)}）` },
                  { term: '年会費', value: yen(quote.yearly_yen) },
                  { term: '加入金', value: yen(quote.admission_fee_yen) },
                  { term: '初年度の会費', value: yen(quote.first_year_yen) },
                  ...quote.instalments.map((one) => ({
                    key: one.label + one.due_on,
                    term: one.label,
                    value: `${formatDateBoth(one.due_on)}まで ${yen(one.amount_yen)}`,
                  })),
                ]}
              />
              <details>
                <summary>計算のしかた</summary>
                <ul>
                  {quote.explanation.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </details>
              {quote.missing.length > 0 && <p className="strong">足りない項目があるため、おおよその額です。</p>}
            </>
          )
        }
      </QueryView>
      {open && (
        <TextField
          id="dues-units"
          name="units"
          label="口数を変えて計算する"
          unmarked
          value={units}
          onValue={setUnits}
          unit="口"
          width="short"
          inputMode="numeric"
          help="空にすると、規程の口数で計算します。"
          beside={
            <Button variant="outline" onClick={() => void keep()}>
              この口数に決める
            </Button>
          }
        />
      )}
    </section>
  )
}
