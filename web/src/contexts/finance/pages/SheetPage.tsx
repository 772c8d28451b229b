import { useQueryClient } from '@tanstack/react-query'
import { useParams } from 'wouter'
import { kOwnCrumbs, OwnBusinessTabs, OwnersOnly } from '../../../app/OwnBusiness'
import { Button } from '../../../ui/Button/Button'
import { FormButtons } from '../../../ui/Form/Form'
import { FormAside } from '../../../ui/Form/FormAside'
import { JointForm } from '../../../ui/Form/JointForm'
import { type Saved, useJointForm } from '../../../ui/Form/useJointForm'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Skeleton } from '../../../ui/Skeleton/Skeleton'
import { toast } from '../../../ui/Toast/Toasts'
import { FinanceNav } from '../parts/FinanceNav'
import { kSections, SheetSections } from '../parts/SheetSections'
import { SheetView } from '../parts/SheetView'
import { kKeys, loadSheet, saveSheet, sheetPdf, useSheet } from '../queries'
import { itemLabel, itemText, problemsOf, type SheetForm, toForm, toldCount, toSheet } from '../sheet_form'
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

const savedSheet = ({ version, sheet }: BenchmarkSheetView): Saved<BenchmarkSheet> => ({ version, value: sheet })

function Editor({ businessId, saved }: { businessId: number; saved: BenchmarkSheetView }) {
  const queries = useQueryClient()
  const joint = useJointForm<BenchmarkSheet, SheetForm>({
    saved: savedSheet(saved),
    toForm,
    toValue: toSheet,
    split: ['views'],
    validate: problemsOf,
    draftKey: `finance.sheet.${businessId}`,
    load: async () => savedSheet(await loadSheet(businessId)),
    save: async (version, sheet) => {
      const after = await saveSheet(businessId, version, sheet)
      queries.setQueryData(kKeys.sheet(businessId), after)
      toast('保存しました')
      return savedSheet(after)
    },
  })
  const sheet = toSheet(joint.form.values)
  const { told, all } = toldCount(sheet)
  return (
    <>
      <div className="columns no-print sheet-form">
        <JointForm joint={joint} label={itemLabel} text={itemText}>
          <SheetSections form={joint.form} />
          <FormButtons form={joint.form} submit="保存する" />
        </JointForm>
        <FormAside sections={kSections} saved={saved}>
          <p>
            {all}の問いのうち、{told}に答えています。
          </p>
          {saved.version > 0 && (
            <div>
              <LinkButton variant="outline" size="small" icon="download" href={sheetPdf(businessId)} download="強みと課題のシート.pdf">
                保存した内容のPDF
              </LinkButton>
            </div>
          )}
        </FormAside>
      </div>
      <div className="print-only">
        <p className="strong">
          {saved.business_name}　{saved.address}
        </p>
        <SheetView sheet={sheet} />
      </div>
    </>
  )
}
