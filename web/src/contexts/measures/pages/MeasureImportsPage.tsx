import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { FileUpload } from '../../../ui/FileUpload/FileUpload'
import { ImportAgain } from '../../../ui/Imports/ImportAgain'
import { ImportsPage } from '../../../ui/Imports/ImportsPage'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { kImportCounts, useMeasureImports } from '../import_queries'
import { kKeys } from '../queries'

const kDefaults = { page: 1 }
const kMaxBytes = 256 * 1024 ** 2

/** Loads the measures that jGrants publishes, and shows what became of earlier files. */
export default function MeasureImportsPage() {
  const { query, href } = useUrlQuery(kDefaults)
  return (
    <ImportsPage
      title="jGrantsからの取り込み"
      crumbs={[{ label: '制度をさがす', href: '/app/measures' }]}
      lead="jGrants（補助金の電子申請システム）が公表している補助金の一覧を取り込みます。取り込みは裏で進むので、画面を閉じてもかまいません。"
      begin={<NewImport />}
      imports={useMeasureImports(query.page)}
      counts={kImportCounts}
      href={(item) => `/app/measure-imports/${item.import_id}`}
      pageHref={(page) => href({ page })}
    />
  )
}

function NewImport() {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [again, setAgain] = useState(false)
  return (
    <div className="stack">
      <ImportAgain value={again} onValue={setAgain} />
      <FileUpload<{ import_id: number; job_id: number }>
        label="jGrantsのファイル"
        help="JSONかJSON Lines（1行に1件）のファイルです。gzやxzで圧縮したものも、そのまま選べます。"
        accept=".json,.jsonl,.ndjson,.gz,.xz"
        maxBytes={kMaxBytes}
        submit="取り込みを始める"
        url={(file) => `/api/v1/measure-imports/jgrants?name=${encodeURIComponent(file.name)}${again ? '&again=true' : ''}`}
        onDone={({ import_id }) => {
          void queries.invalidateQueries({ queryKey: kKeys.imports })
          navigate(`/app/measure-imports/${import_id}`)
        }}
      />
    </div>
  )
}
