import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { asApiError } from '../../../api/problem'
import { Badge } from '../../../ui/Badge/Badge'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { TextArea } from '../../../ui/TextArea/TextArea'
import { TextField } from '../../../ui/TextField/TextField'
import { NumberField } from '../../../ui/NumberField/NumberField'
import { toast } from '../../../ui/Toast/Toasts'
import { fiscalYearName } from '../model'
import { RuleFields, type RuleForm } from '../parts/RuleFields'
import { RuleTrial } from '../parts/RuleTrial'
import { addRule, deleteRule, kKeys, publishRule, type RuleView, saveRule, useChamber, useRule } from '../queries'

const kCrumbs = [
  { label: '会費', href: '/app/dues' },
  { label: '会費規程', href: '/app/dues/rules' },
]

/** One version of the rule: a draft is edited and tried, a published one is shown. */
export default function RulePage() {
  const chamber = useChamber()
  const rule_version = Number(useParams<{ rule_version: string }>().rule_version)
  const rule = useRule(chamber, rule_version)
  if (rule.data) return <Content key={`${rule_version}/${rule.data.version}`} chamber={chamber} rule={rule.data} />
  return (
    <Page title="会費規程" crumbs={kCrumbs}>
      <QueryView query={rule} loading={<Skeleton lines={10} />}>
        {() => null}
      </QueryView>
    </Page>
  )
}

function Content({ chamber, rule }: { chamber: number; rule: RuleView }) {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState<'publish' | 'delete' | null>(null)
  const form: RuleForm = useForm({
    initial: { title: rule.title, valid_from_year: rule.valid_from_year as number | null, note: rule.note, rule: rule.rule },
    submit: async (values) => {
      const saved = await saveRule(chamber, rule, { ...values, valid_from_year: values.valid_from_year ?? 0 })
      queries.setQueryData(kKeys.part(chamber, 'rule', rule.rule_version), saved)
      await queries.invalidateQueries({ queryKey: kKeys.part(chamber, 'rules') })
      toast('下書きを保存しました')
    },
  })
  async function copy() {
    try {
      const made = await addRule(chamber, {
        title: rule.title,
        valid_from_year: rule.valid_from_year + 1,
        note: '',
        rule: rule.rule,
      })
      await queries.invalidateQueries({ queryKey: kKeys.part(chamber, 'rules') })
      navigate(`/app/dues/rules/${made.rule_version}`)
    } catch (error) {
      toast(asApiError(error).message)
    }
  }
  const published = Boolean(rule.published_at)
  const unsaved = JSON.stringify(form.values.rule) !== JSON.stringify(rule.rule)

  return (
    <Page
      title={`第${rule.rule_version}版 ${rule.title}`}
      crumbs={kCrumbs}
      actions={<Badge tone={published ? 'success' : 'warning'}>{published ? '公開済み' : '下書き'}</Badge>}
    >
      <div className="stack">
        {published ? (
          <>
            <p>
              {fiscalYearName(rule.valid_from_year)}から適用します。{rule.note}
            </p>
            <div>
              <Button variant="outline" icon="copy" onClick={() => void copy()}>
                写しを作って変更する
              </Button>
            </div>
            <section className="card">
              <h2>口数の区分</h2>
              <ul>
                {rule.row_words.map((words, at) => (
                  <li key={words}>
                    {words}：{rule.rule.unit_rows[at]?.units}口
                  </li>
                ))}
              </ul>
            </section>
          </>
        ) : (
          <Form form={form}>
            <TextField label="名前" required {...form.field('title')} maxLength={100} />
            <NumberField label="適用を始める年度" unit="年度" required {...form.field('valid_from_year')} help="西暦で入力します。例：2026" />
            <TextArea label="決定の経緯など" rows={2} maxLength={500} {...form.field('note')} />
            <RuleFields form={form} />
            <FormButtons form={form} submit="下書きを保存する">
              <Button variant="outline" disabled={unsaved} onClick={() => setAsking('publish')}>
                公開する
              </Button>
              <Button variant="text" danger onClick={() => setAsking('delete')}>
                下書きを削除する
              </Button>
            </FormButtons>
            {unsaved && <p className="muted small">公開するには、先に下書きを保存してください。</p>}
          </Form>
        )}
        <RuleTrial chamber={chamber} rule={published ? rule.rule : form.values.rule} year={form.values.valid_from_year ?? 2026} />
      </div>
      {asking === 'publish' && (
        <ConfirmDialog
          title="会費規程を公開しますか"
          confirm="公開する"
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            queries.setQueryData(kKeys.part(chamber, 'rule', rule.rule_version), await publishRule(chamber, rule))
            await queries.invalidateQueries({ queryKey: kKeys.part(chamber, 'rules') })
            setAsking(null)
            toast('会費規程を公開しました')
          }}
        >
          <p>公開した版は変更できません。{fiscalYearName(rule.valid_from_year)}からの会費の計算に使われます。</p>
        </ConfirmDialog>
      )}
      {asking === 'delete' && (
        <ConfirmDialog
          title="下書きを削除しますか"
          confirm="削除する"
          danger
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            await deleteRule(chamber, rule.rule_version)
            await queries.invalidateQueries({ queryKey: kKeys.part(chamber, 'rules') })
            navigate('/app/dues/rules')
            toast('下書きを削除しました')
          }}
        >
          <p>元に戻せません。</p>
        </ConfirmDialog>
      )}
    </Page>
  )
}
