import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { asApiError } from '../../../api/problem'
import { Badge } from '../../../ui/Badge/Badge'
import { Button } from '../../../ui/Button/Button'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { dateInJapan, formatInstant } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { toast } from '../../../ui/Toast/Toasts'
import { fiscalYearName, fiscalYearOf } from '../model'
import { DuesTabs } from '../parts/DuesTabs'
import { addRule, kKeys, useChamber, useRules, useRuleTemplates } from '../queries'

/** The chamber's rules of dues by version. */
export default function RulesPage() {
  const chamber = useChamber()
  const rules = useRules(chamber)
  return (
    <Page title="会費規程" crumbs={[{ label: '会費', href: '/app/dues' }]} lead="口数や金額の決まりを登録します。公開すると、会費の計算に使われます。">
      <DuesTabs current="rules" />
      <div className="stack">
        <QueryView query={rules}>
          {(data) => (
            <DataTable
              caption="会費規程の一覧"
              columns={[
                {
                  key: 'title',
                  header: '会費規程',
                  title: true,
                  cell: (row) => (
                    <Link href={`/app/dues/rules/${row.rule_version}`}>
                      第{row.rule_version}版 {row.title}
                    </Link>
                  ),
                },
                { key: 'from', header: '適用', cell: (row) => `${fiscalYearName(row.valid_from_year)}から` },
                {
                  key: 'state',
                  header: '状態',
                  cell: (row) =>
                    row.rule_version === data.in_force ? (
                      <Badge tone="success">今年度に適用中</Badge>
                    ) : row.published_at ? (
                      <Badge tone="neutral">公開済み</Badge>
                    ) : (
                      <Badge tone="warning">下書き</Badge>
                    ),
                },
                { key: 'at', header: '更新', nowrap: true, cell: (row) => formatInstant(row.updated_at) },
              ]}
              rows={data.items}
              rowKey={(row) => String(row.rule_version)}
              empty={<p>まだ会費規程がありません。ひな形から始めてください。</p>}
            />
          )}
        </QueryView>
        <NewRule chamber={chamber} />
      </div>
    </Page>
  )
}

function NewRule({ chamber }: { chamber: number }) {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const templates = useRuleTemplates()
  const [key, setKey] = useState('')
  const [busy, setBusy] = useState(false)
  const chosen = templates.data?.items.find((one) => one.template_key === key)
  async function begin() {
    if (!chosen) {
      toast('ひな形を選んでください')
      return
    }
    setBusy(true)
    try {
      const rule = await addRule(chamber, {
        title: '会費規程',
        valid_from_year: fiscalYearOf(dateInJapan(new Date())),
        note: '',
        rule: chosen.rule,
      })
      await queries.invalidateQueries({ queryKey: kKeys.part(chamber, 'rules') })
      navigate(`/app/dues/rules/${rule.rule_version}`)
    } catch (error) {
      toast(asApiError(error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="card stack">
      <h2>新しい規程を作る</h2>
      <Select
        id="rule-template"
        name="template"
        label="近いひな形"
        unmarked
        empty="選んでください"
        value={key}
        onValue={setKey}
        options={(templates.data?.items ?? []).map((one) => ({ value: one.template_key, label: one.title }))}
      />
      {chosen && <p className="muted">{chosen.note}</p>}
      <div>
        <Button icon="plus" busy={busy} onClick={() => void begin()}>
          下書きを作る
        </Button>
      </div>
    </section>
  )
}
