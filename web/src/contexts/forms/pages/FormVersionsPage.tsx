import { useParams } from 'wouter'
import { useMe } from '../../../app/session/SessionProvider'
import { formatInstant } from '../../../ui/format/date'
import { LinkButton } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { EmptyState } from '../../../ui/States/States'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { Changes } from '../parts/Changes'
import { useChanges, useFormView } from '../queries'
import type { FormView } from '../types'
import { useFormOrganization } from '../useFormOrganization'

const kDefaults = { from: -1, to: -1, organization: 0 }

/** The published versions of a form, and what is different between any two of them. */
export default function FormVersionsPage() {
  const me = useMe()
  const form_key = useParams<{ form_key: string }>().form_key
  const { organizationId, href } = useFormOrganization(me)
  const query = useFormView(organizationId, form_key)
  const title = query.data?.definition.title ?? '様式'
  return (
    <Page
      title="様式の版"
      crumbs={[
        { label: '会員', href: '/app/members' },
        { label: '様式', href: href('/app/forms') },
        { label: title, href: href(`/app/forms/${form_key}`) },
      ]}
      lead={title}
      actions={
        <LinkButton variant="outline" href={href(`/app/forms/${form_key}`)}>
          編集する
        </LinkButton>
      }
    >
      <QueryView query={query}>{(view) => <Versions organizationId={organizationId} view={view} />}</QueryView>
    </Page>
  )
}

function Versions({ organizationId, view }: { organizationId: number; view: FormView }) {
  const { query, set } = useUrlQuery(kDefaults)
  const to = query.to >= 0 ? query.to : view.version
  const from = query.from >= 0 ? query.from : Math.max(0, to - 1)
  const changes = useChanges(organizationId, view.form_key, from, to)
  const options = [
    ...view.versions.map((item) => ({ value: String(item.version), label: `第${item.version}版（${formatInstant(item.published_at)}）` })),
    { value: '0', label: `全国のひな形（${view.template_edition}）` },
  ]
  return (
    <>
      {view.versions.length === 0 ? (
        <EmptyState title="まだ公開した版はありません" icon="log">
          <p>全国のひな形を使っています。</p>
        </EmptyState>
      ) : (
        <ol className="plain-list stack" reversed>
          {view.versions.map((item) => (
            <li key={item.version} className="card">
              <div className="card__head">
                <h2>第{item.version}版</h2>
                <span className="muted">
                  {formatInstant(item.published_at)}　{item.published_by}
                </span>
              </div>
              {item.note && <p>{item.note}</p>}
            </li>
          ))}
        </ol>
      )}
      <section className="stack" aria-labelledby="diff-title">
        <h2 id="diff-title">版の違い</h2>
        <div className="row row--top">
          <Select id="from" name="from" label="前" unmarked value={String(from)} onValue={(value) => set({ from: Number(value), to })} options={options} />
          <Select id="to" name="to" label="後" unmarked value={String(to)} onValue={(value) => set({ from, to: Number(value) })} options={options} />
        </div>
        <QueryView query={changes}>{(data) => <Changes caption="違うところ" changes={data.changes} />}</QueryView>
      </section>
    </>
  )
}
