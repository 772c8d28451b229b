import { useState } from 'react'
import { useLocation } from 'wouter'
import { useQueryClient } from '@tanstack/react-query'
import { useMe } from '../../../app/session/SessionProvider'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { Form, FormButtons } from '../../../ui/Form/Form'
import { useForm } from '../../../ui/Form/useForm'
import { formatInstant } from '../../../ui/format/date'
import { Link, LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { EmptyState } from '../../../ui/States/States'
import { TextField } from '../../../ui/TextField/TextField'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { isKey, newDocument } from '../document'
import { beginDraft, useDrafts } from '../officer_queries'
import { editableOrganizations, mayImportMeasures } from '../permissions'
import { kKeys } from '../queries'
import { kKinds } from '../strings.ja'
import type { DraftItem } from '../types'
import { OrganizationMeasures } from '../parts/OrganizationMeasures'

const kColumns: Column<DraftItem>[] = [
  {
    key: 'title',
    header: '制度',
    title: true,
    cell: (row) => (
      <>
        <Link href={`/app/measure-drafts/${row.draft_id}`}>{row.title}</Link>
        <span className="table__sub">{row.measure_id ? '公開している制度の、次の版' : '新しい制度'}</span>
      </>
    ),
  },
  { key: 'kind', header: '種類', cell: (row) => kKinds[row.kind] ?? row.kind },
  {
    key: 'updated',
    header: '最後に保存',
    nowrap: true,
    cell: (row) => (
      <>
        {formatInstant(row.updated_at)}
        <span className="table__sub">{row.updated_by}</span>
      </>
    ),
  },
]

const kDefaults = { page: 1 }

/** The drafts and the published measures of one's own organisation, and beginning a new measure. */
export default function MeasureDraftsPage() {
  const me = useMe()
  const drafts = useDrafts()
  const [adding, setAdding] = useState(false)
  const { query, href } = useUrlQuery(kDefaults)
  return (
    <Page
      title="制度の編集"
      crumbs={[{ label: '制度をさがす', href: '/app/measures' }]}
      lead="自分の組織の制度を下書きし、確かめてから公開します。公開している制度を変えるときは、その制度のページから次の版を作ります。ほかの制度を写して始めることもできます。"
      actions={
        mayImportMeasures(me) && (
          <LinkButton variant="outline" href="/app/measure-imports">
            jGrantsから取り込む
          </LinkButton>
        )
      }
    >
      <details open={adding} onToggle={(event) => setAdding(event.currentTarget.open)}>
        <summary>新しい制度を書く</summary>
        <NewMeasure />
      </details>
      <section className="stack stack--small" aria-labelledby="drafts">
        <h2 id="drafts">下書き</h2>
        <QueryView query={drafts}>
          {(data) => (
            <DataTable
              caption="下書きの一覧"
              columns={kColumns}
              rows={data.items}
              rowKey={(row) => String(row.draft_id)}
              empty={
                <EmptyState title="下書きはありません" icon="log">
                  <p>「新しい制度を書く」から始めてください。</p>
                </EmptyState>
              }
            />
          )}
        </QueryView>
      </section>
      <OrganizationMeasures page={query.page} href={(page) => href({ page })} />
    </Page>
  )
}

function NewMeasure() {
  const me = useMe()
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const organizations = editableOrganizations(me)
  const form = useForm({
    initial: { organization_id: String(organizations[0]?.organization_id ?? ''), title: '', measure_key: '' },
    draftKey: 'measures.new',
    validate: (values) => ({
      title: values.title.trim() === '' ? '制度の名前を入れてください。例：さぬき市 店舗改装補助金' : undefined,
      measure_key: isKey(values.measure_key) ? undefined : '英小文字で始め、英小文字・数字・_ で入れてください。例：sanuki_kaiso_2026',
    }),
    submit: async (values) => {
      const draft = await beginDraft(Number(values.organization_id), null, newDocument(values.title.trim(), values.measure_key))
      await queries.invalidateQueries({ queryKey: kKeys.drafts })
      navigate(`/app/measure-drafts/${draft.draft_id}`)
    },
  })
  return (
    <div className="card measure">
      <Form form={form}>
        {organizations.length > 1 && (
          <Select
            {...form.field('organization_id')}
            label="どの組織の制度ですか"
            required
            options={organizations.map((one) => ({ value: String(one.organization_id), label: one.name }))}
          />
        )}
        <TextField {...form.field('title')} label="制度の名前" required maxLength={300} />
        <TextField
          {...form.field('measure_key')}
          label="制度の記号"
          required
          help="ほかの制度と区別するための、変わらない記号です。英小文字・数字・_ を使います。例：sanuki_kaiso_2026"
        />
        <FormButtons form={form} submit="下書きを始める" />
      </Form>
    </div>
  )
}
