import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ImportKind } from '../../../api/types'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { DataTable } from '../../../ui/DataTable/DataTable'
import { FileUpload } from '../../../ui/FileUpload/FileUpload'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { RadioGroup } from '../../../ui/RadioGroup/RadioGroup'
import { EmptyState } from '../../../ui/States/States'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { useImportFileRules, useImports } from '../owner_queries'
import { kImportColumns } from '../parts/import_columns'
import { kKeys } from '../queries'
import { kImportKinds } from '../strings.ja'

const kDefaults = { kind: '', page: 1 }

/** Loads published files into the register, and shows what became of earlier ones. */
export default function ImportsPage() {
  const { query, href } = useUrlQuery(kDefaults)
  const imports = useImports(query)
  return (
    <Page
      title="データの取り込み"
      lead="国税庁などが公表しているファイルを、そのまま取り込みます。取り込みは裏で進むので、画面を閉じてもかまいません。"
    >
      <section className="card" aria-labelledby="new-import">
        <h2 id="new-import">ファイルを取り込む</h2>
        <NewImport />
      </section>
      <section className="stack stack--small" aria-labelledby="past-imports">
        <h2 id="past-imports">これまでの取り込み</h2>
        <QueryView query={imports}>
          {(data) => (
            <DataTable
              caption="これまでの取り込みの一覧"
              columns={kImportColumns}
              rows={data.items}
              rowKey={(row) => String(row.import_id)}
              paging={{ ...data, href: (page) => href({ page }) }}
              columnsKey="registry.imports"
              empty={
                <EmptyState title="まだ取り込みがありません" icon="upload">
                  <p>はじめに、国税庁法人番号公表サイトの全件ファイルを取り込んでください。</p>
                </EmptyState>
              }
            />
          )}
        </QueryView>
      </section>
    </Page>
  )
}

function NewImport() {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [kind, setKind] = useState<ImportKind>('nta')
  const [strict, setStrict] = useState(false)
  const [again, setAgain] = useState(false)
  const rules = useImportFileRules()
  return (
    <div className="stack">
      <RadioGroup
        id="import-kind"
        name="kind"
        label="データの種類"
        unmarked
        value={kind}
        onValue={(next) => setKind(next as ImportKind)}
        options={Object.entries(kImportKinds).map(([value, words]) => ({ value, label: words.label }))}
      />
      <div>
        <Checkbox
          id="import-strict"
          name="strict"
          value={strict}
          onValue={setStrict}
          label="1行でも誤りがあれば、何も取り込まない"
          help="選ばないときは、正しい行だけを取り込みます。誤りのある行は、あとで一覧（CSV）で受け取れます。"
        />
        <Checkbox
          id="import-again"
          name="again"
          value={again}
          onValue={setAgain}
          label="取り込み済みの同じファイルも、もう一度照合する"
          help="ふつうは選びません。同じファイルを2回取り込んでも、内容は変わりません。"
        />
      </div>
      <QueryView query={rules}>
        {({ max_bytes, endings }) => (
          <FileUpload<{ import_id: number; job_id: number }>
            key={kind}
            label={`${kImportKinds[kind].label}のファイル`}
            help={kImportKinds[kind].help}
            accept={endings.join(',')}
            maxBytes={max_bytes}
            submit="取り込みを始める"
            url={(file) =>
              `/api/v1/imports/${kind}/files/${encodeURIComponent(file.name)}?strict=${strict}${again ? '&again=true' : ''}`
            }
            onDone={({ import_id }) => {
              void queries.invalidateQueries({ queryKey: kKeys.imports })
              navigate(`/app/imports/${import_id}`)
            }}
          />
        )}
      </QueryView>
    </div>
  )
}
