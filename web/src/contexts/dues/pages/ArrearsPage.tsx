import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asApiError } from '../../../api/problem'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatDate, formatInstant } from '../../../ui/format/date'
import { formatNumber, formatYen } from '../../../ui/format/number'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { EmptyState } from '../../../ui/States/States'
import { toast } from '../../../ui/Toast/Toasts'
import { queryString, useUrlQuery } from '../../../ui/url/useUrlQuery'
import { DuesTabs } from '../parts/DuesTabs'
import { type ArrearsItem, base, kKeys, sendReminders, useArrears, useChamber } from '../queries'
import { kAges } from '../strings.ja'

const kDefaults = { q: '', age: 'all', sort: 'age', page: 1, per_page: 50 }

const kColumns: Column<ArrearsItem>[] = [
  { key: 'number', header: '会員番号', nowrap: true, cell: (row) => row.member_number },
  {
    key: 'name',
    header: '事業所名',
    title: true,
    sort: { up: 'name' },
    cell: (row) => (
      <>
        <Link href={`/app/dues/members/${row.member_id}`}>{row.member_name}</Link>
        {row.standing_note && <Badge tone="warning">会員権の扱いを検討中</Badge>}
      </>
    ),
  },
  { key: 'open', header: '未納額', number: true, sort: { up: 'amount' }, cell: (row) => formatYen(row.open_yen) },
  {
    key: 'oldest',
    header: '最も古い期限',
    sort: { up: 'age' },
    cell: (row) => (
      <>
        {formatDate(row.oldest_due_on)}
        <span className="table__sub">{formatNumber(row.days_late)}日経過</span>
      </>
    ),
  },
  { key: 'years', header: '年度数', number: true, cell: (row) => formatNumber(row.years) },
  {
    key: 'reminders',
    header: '督促',
    cell: (row) =>
      row.reminders > 0 ? `${row.reminders}回（${row.last_reminded_at ? formatInstant(row.last_reminded_at) : ''}）` : 'なし',
  },
]

/** Members who are behind, by age; reminding them by mail or letter. */
export default function ArrearsPage() {
  const chamber = useChamber()
  const queries = useQueryClient()
  const { query, href, set } = useUrlQuery(kDefaults)
  const arrears = useArrears(chamber, query)
  const [selected, setSelected] = useState(new Set<string>())
  const [busy, setBusy] = useState(false)
  const [skipped, setSkipped] = useState<string[]>([])

  async function remind(rows: ArrearsItem[], channel: 'mail' | 'letter') {
    setBusy(true)
    try {
      const result = await sendReminders(chamber, rows.map((row) => row.member_id), channel)
      setSkipped(result.skipped)
      setSelected(new Set())
      toast(
        channel === 'mail'
          ? `${formatNumber(result.sent)}件のメールを送りました`
          : `${formatNumber(result.sent)}件の督促状を作っています。「年度の請求」の「まとめて作った書類」から受け取れます`,
      )
      await queries.invalidateQueries({ queryKey: kKeys.part(chamber) })
    } catch (error) {
      toast(asApiError(error).message)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Page title="滞納" crumbs={[{ label: '会費', href: '/app/dues' }]} lead="納入期限を過ぎた未納を、会員ごとに古い順に並べています。">
      <DuesTabs current="arrears" />
      <div className="stack">
        <Select
          id="arrears-age"
          name="age"
          label="期限からの日数"
          unmarked
          value={query.age}
          onValue={(age) => set({ age })}
          options={kAges}
        />
        {skipped.length > 0 && (
          <Banner kind="warning" title={`督促できなかった会員が${formatNumber(skipped.length)}件あります`}>
            <ul>
              {skipped.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </Banner>
        )}
        <QueryView query={arrears} loading={<Skeleton lines={8} />}>
          {(data) => (
            <>
              <p role="status">
                未納の合計 <span className="strong">{formatYen(data.total_open_yen)}</span>
              </p>
              <DataTable
                caption="滞納の一覧"
                columns={kColumns}
                rows={data.items}
                rowKey={(row) => String(row.member_id)}
                paging={{ ...data, total_is_capped: false, href: (page) => href({ page }) }}
                sort={{ value: query.sort, onSort: (sort) => set({ sort }) }}
                selection={{
                  selected,
                  onChange: setSelected,
                  name: (row) => row.member_name,
                  actions: (rows) => (
                    <>
                      <Button size="small" icon="mail" busy={busy} onClick={() => void remind(rows, 'mail')}>
                        メールで督促する
                      </Button>
                      <Button size="small" icon="print" busy={busy} onClick={() => void remind(rows, 'letter')}>
                        督促状を作る
                      </Button>
                    </>
                  ),
                }}
                tools={
                  <LinkButton
                    size="small"
                    variant="outline"
                    icon="download"
                    href={`${base(chamber)}/arrears.csv${queryString({ q: query.q, age: query.age, sort: query.sort }, kDefaults)}`}
                  >
                    CSVで保存
                  </LinkButton>
                }
                empty={
                  <EmptyState title="滞納はありません" icon="success">
                    <p>納入期限を過ぎた未納の会員はいません。</p>
                  </EmptyState>
                }
              />
            </>
          )}
        </QueryView>
        <p className="muted small">会員権の停止などは、商工会議所が決めることです。この画面は印を付けるだけで、何も変えません。</p>
      </div>
    </Page>
  )
}
