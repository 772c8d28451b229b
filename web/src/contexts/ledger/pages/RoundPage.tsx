import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { DescriptionList } from '../../../ui/DescriptionList/DescriptionList'
import { formatDate } from '../../../ui/format/date'
import { formatNumber } from '../../../ui/format/number'
import { Link } from '../../../ui/Link/Link'
import { Progress } from '../../../ui/Progress/Progress'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { toast } from '../../../ui/Toast/Toasts'
import { RoundFrame } from '../parts/RoundFrame'
import { chooseTargets, compareWithRegister, refresh, type RoundView, stepRound, useProgress } from '../queries'
import { kAnswerChannels } from '../strings.ja'

/** How far a round is: what comes next, counts, answers by district, way and day. */
export default function RoundPage() {
  return <RoundFrame current="state">{(round, chamber) => <RoundOverview round={round} chamber={chamber} />}</RoundFrame>
}

const kNext: Record<string, string> = {
  preparing: '「対象を選ぶ」で特定商工業者を判定し、一覧を確かめてから受付を始めます。',
  open: '手紙とメールを送り、届いた回答を確かめて台帳に反映します。期限が過ぎたら、回答のない事業所に再度お願いします。',
  closed: '残った回答を反映して、台帳を確定します。',
  reported: '台帳は確定しています。台帳と負担金の書類を印刷できます。',
}

function RoundOverview({ round, chamber }: { round: RoundView; chamber: number }) {
  const client = useQueryClient()
  const progress = useProgress(chamber, round.round_id)
  const [asked, setAsked] = useState<{ action: string; label: string } | null>(null)
  const [failure, setFailure] = useState('')
  const [busy, setBusy] = useState(false)
  const total = round.counts.reduce((sum, count) => sum + count.targets, 0)

  async function run(work: () => Promise<string>) {
    setBusy(true)
    setFailure('')
    try {
      toast(await work())
      await refresh(client, chamber)
    } catch (error) {
      setFailure(asApiError(error).message)
    } finally {
      setBusy(false)
    }
  }
  const choose = () =>
    run(async () => {
      const result = await chooseTargets(chamber, round.round_id, true)
      return `${formatNumber(result.judged)}件を判定しました。該当 ${formatNumber(result.yes)}、不明 ${formatNumber(result.unknown)}、非該当 ${formatNumber(result.no)}`
    })
  const compare = () =>
    run(async () => {
      const result = await compareWithRegister(chamber, round.round_id)
      return `${formatNumber(result.compared)}件を国税庁の登録と比べました。違いは ${formatNumber(result.flagged)}件です`
    })

  return (
    <div className="stack">
      <Banner kind="info" title={`いまは「${round.state_label}」です`}>
        <p>{kNext[round.state]}</p>
      </Banner>
      {failure && (
        <Banner kind="error" live>
          <p>{failure}</p>
        </Banner>
      )}
      <div className="row no-print">
        {(round.state === 'preparing' || round.state === 'open') && (
          <Button variant={total === 0 ? 'solid' : 'outline'} busy={busy} onClick={() => void choose()}>
            対象を選ぶ
          </Button>
        )}
        {total > 0 && (
          <Button variant="outline" busy={busy} onClick={() => void compare()}>
            国税庁の登録と比べる
          </Button>
        )}
        {round.actions.map((action) => (
          <Button key={action.action} variant={action.action === 'open' && total > 0 ? 'solid' : 'outline'} onClick={() => setAsked(action)}>
            {action.label}
          </Button>
        ))}
      </div>
      <DescriptionList
        items={[
          { term: '基準日', value: formatDate(round.base_day) },
          { term: '回答の期限', value: formatDate(round.deadline) },
          {
            term: '判定の基準',
            value: `従業員${formatNumber(round.floors.employees)}人（商業・サービス業は${formatNumber(round.floors.commerce_employees)}人）以上、または資本金${formatNumber(round.floors.capital_yen / 10_000)}万円以上`,
          },
          { term: '負担金への同意', value: round.asks_levy ? 'たずねる' : 'たずねない' },
        ]}
      />
      {total > 0 && (
        <section aria-labelledby="counts">
          <h2 id="counts">対象の状態</h2>
          <ul className="plain">
            {round.counts.map((count) => (
              <li key={count.state}>
                <Link href={`/app/members/ledger/${round.round_id}/targets?state=${count.state}`}>
                  {count.label} {formatNumber(count.targets)}件
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <QueryView query={progress}>
        {(data) =>
          data.targets === 0 ? null : (
            <section aria-labelledby="answers" className="stack">
              <h2 id="answers">回答の状況</h2>
              <Progress label="回答" done={data.answered} total={data.targets} unit="件" />
              <DataTable
                caption="地区ごとの回答"
                dense
                columns={[
                  { key: 'district', header: '地区', title: true, cell: (row) => row.district || '（地区なし）' },
                  { key: 'targets', header: '対象', number: true, cell: (row) => formatNumber(row.targets) },
                  { key: 'sent', header: '送付', number: true, cell: (row) => formatNumber(row.sent) },
                  { key: 'answered', header: '回答', number: true, cell: (row) => formatNumber(row.answered) },
                  { key: 'rate', header: '回答率', number: true, cell: (row) => `${Math.round((row.answered / Math.max(1, row.targets)) * 100)}%` },
                  { key: 'consents', header: '同意', number: true, cell: (row) => formatNumber(row.consents) },
                ]}
                rows={data.districts}
                rowKey={(row) => row.district}
                empty={null}
              />
              {data.channels.length > 0 && (
                <DataTable
                  caption="回答の方法"
                  dense
                  columns={[
                    { key: 'channel', header: '方法', title: true, cell: (row) => kAnswerChannels[row.channel] },
                    { key: 'answers', header: '回答', number: true, cell: (row) => formatNumber(row.answers) },
                  ]}
                  rows={data.channels}
                  rowKey={(row) => row.channel}
                  empty={null}
                />
              )}
              {data.days.length > 0 && (
                <DataTable
                  caption="日ごとの回答"
                  dense
                  columns={[
                    { key: 'day', header: '日', title: true, cell: (row) => formatDate(row.day) },
                    { key: 'answers', header: '回答', number: true, cell: (row) => formatNumber(row.answers) },
                  ]}
                  rows={data.days}
                  rowKey={(row) => row.day}
                  empty={null}
                />
              )}
            </section>
          )
        }
      </QueryView>
      {asked && (
        <ConfirmDialog
          title={asked.label}
          confirm={asked.label}
          onClose={() => setAsked(null)}
          onConfirm={async () => {
            await stepRound(chamber, round.round_id, asked.action)
            await refresh(client, chamber)
            setAsked(null)
            toast(`「${asked.label}」を行いました`)
          }}
        >
          <p>
            {asked.action === 'open'
              ? '受付を始めると、手紙とメールのリンクから回答できるようになります。負担金の同意の文は、このあと変えられません。'
              : asked.action === 'close'
                ? '締め切ると、リンクからは見るだけになります。もう一度受け付けることもできます。'
                : '年度更新の状態を変えます。'}
          </p>
        </ConfirmDialog>
      )}
    </div>
  )
}
