import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'wouter'
import { kOwnCrumbs, OwnBusinessTabs, OwnersOnly } from '../../../app/OwnBusiness'
import { asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { formatInstant } from '../../../ui/format/date'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { toast } from '../../../ui/Toast/Toasts'
import { FinanceNav } from '../parts/FinanceNav'
import { type Conflict, SheetConflict } from '../parts/SheetConflict'
import { kSections, SheetSections } from '../parts/SheetSections'
import { SheetView } from '../parts/SheetView'
import { kKeys, loadSheet, saveSheet, useSheet } from '../queries'
import { mergeSheets, problemsOf, type SheetForm, toForm, toldCount, toSheet } from '../sheet_form'
import type { BenchmarkSheet, BenchmarkSheetView } from '../types'

/** The owner's non-financial sheet. */
export default function SheetPage() {
  const business_id = Number(useParams<{ business_id: string }>().business_id)
  const sheet = useSheet(business_id)
  return (
    <Page
      title="強みと課題のシート"
      crumbs={[...kOwnCrumbs, { label: '経営の健康診断', href: `/app/my-business/${business_id}/finance` }]}
      lead="数字に表れない会社の姿を書きとめます（ローカルベンチマークの非財務情報）。一度に全部書かなくても、かまいません。"
      actions={
        <Button variant="outline" size="small" icon="print" onClick={() => print()}>
          印刷する
        </Button>
      }
    >
      <OwnersOnly businessId={business_id}>
        <OwnBusinessTabs businessId={business_id} current="finance" />
        <FinanceNav businessId={business_id} current="sheet" />
        <QueryView query={sheet} loading={<Skeleton lines={12} />}>
          {(saved) => <Editor businessId={business_id} saved={saved} />}
        </QueryView>
      </OwnersOnly>
    </Page>
  )
}

function Editor({ businessId, saved }: { businessId: number; saved: BenchmarkSheetView }) {
  const queries = useQueryClient()
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const [isJoined, setIsJoined] = useState(false)
  const form = useForm<SheetForm>({
    initial: toForm(saved),
    draftKey: `finance.sheet.${businessId}`,
    validate: problemsOf,
    submit: async (values) => {
      const sheet = toSheet(values)
      setIsJoined(false)
      try {
        const after = await saveSheet(businessId, values.version, sheet)
        setConflict(null)
        // The next change goes over what was just saved.
        form.set(toForm(after))
        queries.setQueryData(kKeys.sheet(businessId), after)
        toast('保存しました')
      } catch (error) {
        const problem = asApiError(error)
        if (problem.status === 412) {
          const theirs = await loadSheet(businessId)
          setConflict({ message: problem.message, theirs, ...mergeSheets(values.base, sheet, theirs.sheet) })
        }
        throw error
      }
    },
  })

  function join(sheet: BenchmarkSheet, theirs: BenchmarkSheetView) {
    form.set({ ...toForm({ version: theirs.version, sheet }), base: theirs.sheet })
    setConflict(null)
    setIsJoined(true)
  }
  const { told, all } = toldCount(toSheet(form.values))
  return (
    <>
      <div className="columns no-print sheet-form">
        <Form
          form={form}
          failure={
            conflict ? (
              <SheetConflict conflict={conflict} onMerged={join} />
            ) : isJoined ? (
              <p>2人の変更をまとめました。内容を確かめて、もう一度保存してください。</p>
            ) : undefined
          }
        >
          <SheetSections form={form} />
          <FormButtons form={form} submit="保存する" />
        </Form>
        <aside className="stack stack--small aside-sticky">
          <nav className="card card--soft" aria-label="この画面の中">
            <ul className="plain-list stack stack--tight">
              {kSections.map((section) => (
                <li key={section.id}>
                  <a href={`#${section.id}`}>{section.title}</a>
                </li>
              ))}
            </ul>
          </nav>
          <p>
            {all}の問いのうち、{told}に答えています。
          </p>
          {saved.version === 0 ? (
            <Banner kind="info">
              <p>まだ一度も保存していません。</p>
            </Banner>
          ) : (
            <p className="muted small">
              最後の保存：{saved.updated_at && formatInstant(saved.updated_at)}
              {saved.updated_by && `（${saved.updated_by}さん）`}
            </p>
          )}
        </aside>
      </div>
      <div className="print-only">
        <p className="strong">
          {saved.business_name}　{saved.address}
        </p>
        <SheetView sheet={toSheet(form.values)} />
      </div>
    </>
  )
}
