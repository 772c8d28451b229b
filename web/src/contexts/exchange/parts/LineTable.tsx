import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { type Column, DataTable } from '../../../ui/DataTable/DataTable'
import { formatNumber } from '../../../ui/format/number'
import { LinkButton } from '../../../ui/Link/Link'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { EmptyState } from '../../../ui/States/States'
import { useUrlQuery } from '../../../ui/url/useUrlQuery'
import { matchWord } from '../model'
import { type LineState, useLines } from '../queries'
import { kLineStates } from '../strings.ja'
import type { ImportLine, MemberImport } from '../types'
import { Decision } from './Decision'
import { StateBadge } from './StateBadge'

export const kLineDefaults: LineState = { state: '', noticed: '', q: '', page: 1 }

const kStateOptions = Object.entries(kLineStates).map(([value, words]) => ({ value, label: words.label }))

/** Every line of the file with what it would change and what is wrong with it. */
export function LineTable({ organizationId, item }: { organizationId: number; item: MemberImport }) {
  const { query, href, set } = useUrlQuery(kLineDefaults)
  const lines = useLines(organizationId, item.import_id, query)
  const columns: Column<ImportLine>[] = [
    {
      key: 'row',
      header: '行',
      title: true,
      nowrap: true,
      cell: (line) => (
        <>
          {formatNumber(line.row_number)}行目
          <span className="table__sub">{line.member_number}</span>
        </>
      ),
    },
    { key: 'name', header: '事業所名', cell: (line) => line.name },
    {
      key: 'state',
      header: '扱い',
      nowrap: true,
      cell: (line) => (
        <>
          <StateBadge words={kLineStates} state={line.state} />
          {line.decision === 'skip' && <span className="table__sub">取り込まない</span>}
          {line.matched_by && line.state !== 'conflict' && <span className="table__sub">{matchWord(line.matched_by)}で一致</span>}
        </>
      ),
    },
    {
      key: 'differences',
      header: '変わるところ',
      cell: (line) => (
        <ul className="plain-list small">
          {line.differences.map((one) => (
            <li key={one.key}>
              {one.label}：{one.before ?? '（なし）'} → <strong>{one.after ?? '（なし）'}</strong>
              {one.spelling_only && <span className="muted">（書き方だけ）</span>}
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: 'problems',
      header: '確かめること',
      cell: (line) => (
        <>
          <ul className="plain-list small">
            {line.problems.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: problems are known by their place
              <li key={at} className={one.blocks ? 'field__error' : undefined}>
                {one.header && `${one.header}「${one.value}」：`}
                {one.message}
              </li>
            ))}
            {line.register_note && <li>{line.register_note}</li>}
          </ul>
          {(line.state === 'conflict' || line.candidates.length > 0) && item.state === 'checked' && (
            <Decision organizationId={organizationId} importId={item.import_id} line={line} />
          )}
        </>
      ),
    },
  ]
  return (
    <section className="stack stack--small" aria-labelledby="lines">
      <h2 id="lines">行ごとの結果</h2>
      <div className="row row--bottom">
        <Select
          id="line-state"
          name="state"
          label="扱い"
          unmarked
          empty="すべて"
          options={kStateOptions}
          value={query.state}
          onValue={(state) => set({ state })}
        />
        <Checkbox
          id="line-noticed"
          name="noticed"
          label="確かめることのある行だけ"
          value={query.noticed === 'true'}
          onValue={(on) => set({ noticed: on ? 'true' : '' })}
        />
      </div>
      <QueryView query={lines}>
        {(data) => (
          <DataTable
            caption="確かめた行の一覧"
            dense
            columns={columns}
            rows={data.items}
            rowKey={(line) => String(line.row_number)}
            paging={{ ...data, href: (page) => href({ page }) }}
            tools={
              <LinkButton
                size="small"
                variant="outline"
                icon="download"
                href={`/api/v1/organizations/${organizationId}/exchange/imports/${item.import_id}/problems.csv`}
              >
                確かめることをCSVで保存
              </LinkButton>
            }
            empty={<EmptyState title="当てはまる行はありません" />}
          />
        )}
      </QueryView>
    </section>
  )
}
