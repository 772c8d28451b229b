import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ImportKind } from '../../../api/types'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { FileUpload } from '../../../ui/FileUpload/FileUpload'
import { ImportAgain } from '../../../ui/Imports/ImportAgain'
import { ImportsPage as Imports } from '../../../ui/Imports/ImportsPage'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { RadioGroup } from '../../../ui/RadioGroup/RadioGroup'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { useImportFileRules, useImports } from '../owner_queries'
import { kImportCounts } from '../import_counts'
import { kKeys } from '../queries'
import { kImportKinds } from '../strings.ja'

const kDefaults = { kind: '', page: 1 }

/** Loads published files into the register, and shows what became of earlier ones. */
export default function ImportsPage() {
  const { query, href } = useUrlQuery(kDefaults)
  return (
    <Imports
      title="データの取り込み"
      lead="国税庁などが公表しているファイルを、そのまま取り込みます。取り込みは裏で進むので、画面を閉じてもかまいません。"
      begin={<NewImport />}
      imports={useImports(query)}
      counts={kImportCounts}
      href={(item) => `/app/imports/${item.import_id}`}
      pageHref={(page) => href({ page })}
      about={(item) => item.kind_name}
      columnsKey="registry.imports"
      empty="はじめに、国税庁法人番号公表サイトの全件ファイルを取り込んでください。"
    />
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
        <ImportAgain value={again} onValue={setAgain} />
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
