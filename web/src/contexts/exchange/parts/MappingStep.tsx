import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, body } from '../../../api/client'
import { type ApiError, asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { Select } from '../../../ui/Select/Select'
import { TextField } from '../../../ui/TextField/TextField'
import { toast } from '../../../ui/Toast/Toasts'
import { kKeys, useFields, useFileColumns, useProfile, useTrial } from '../queries'
import type { FileColumns, Mapping, MemberImport } from '../types'
import { MappingEditor } from './MappingEditor'
import { MappingRules } from './MappingRules'

/** The profile in the value of the choice: "profile:12", "standard:excel" or "guess". */
function choiceOf(columns: FileColumns): string {
  const best = columns.fitting.find((one) => one.found === one.columns)
  if (!best) return 'guess'
  return best.profile_id ? `profile:${best.profile_id}` : `standard:${best.standard_key}`
}

/** The file's columns, what they are taken for, and the way on to the check of all lines. */
export function MappingStep({ organizationId, item }: { organizationId: number; item: MemberImport }) {
  const [sheet, setSheet] = useState('')
  const [headerRow, setHeaderRow] = useState(item.mapping?.header_row ?? 1)
  const columns = useFileColumns(organizationId, item.import_id, {
    ...(sheet ? { sheet } : {}),
    header_row: headerRow,
  })
  return (
    <section className="stack" aria-labelledby="mapping-step">
      <h2 id="mapping-step">列の対応づけ</h2>
      <QueryView query={columns}>
        {(data) => (
          <div className="stack">
            <div className="row row--bottom">
              {data.sheets.length > 1 && (
                <Select
                  id="sheet"
                  name="sheet"
                  label="シート"
                  unmarked
                  options={data.sheets.map((name) => ({ value: name, label: name }))}
                  value={sheet || (data.sheets[0] ?? '')}
                  onValue={setSheet}
                />
              )}
              <Select
                id="header-row"
                name="header_row"
                label="見出しの行"
                unmarked
                options={[
                  { value: '0', label: '見出しはない' },
                  ...[1, 2, 3, 4, 5].map((row) => ({ value: String(row), label: `${row}行目` })),
                ]}
                value={String(headerRow)}
                onValue={(row) => setHeaderRow(Number(row))}
              />
              <p className="muted small">文字コード：{data.encoding || '分かりません'}</p>
            </div>
            <Chosen
              key={`${sheet}:${headerRow}`}
              organizationId={organizationId}
              item={item}
              columns={data}
              sheet={sheet}
            />
          </div>
        )}
      </QueryView>
    </section>
  )
}

interface ChosenProps {
  organizationId: number
  item: MemberImport
  columns: FileColumns
  sheet: string
}

function Chosen({ organizationId, item, columns, sheet }: ChosenProps) {
  const queries = useQueryClient()
  const [choice, setChoice] = useState(() => (item.mapping ? 'kept' : choiceOf(columns)))
  const [mapping, setMapping] = useState<Mapping | null>(() => item.mapping ?? (choice === 'guess' ? columns.guess.mapping : null))
  const [name, setName] = useState('')
  const [failure, setFailure] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)
  const profileId = choice.startsWith('profile:') ? Number(choice.slice(8)) : null
  const standardKey = choice.startsWith('standard:') ? choice.slice(9) : null
  const fields = useFields(organizationId)
  const profile = useProfile(organizationId, profileId ?? 0)
  useEffect(() => {
    if (profileId && profile.data) setMapping(profile.data.mapping)
  }, [profileId, profile.data])
  const trial = useTrial(organizationId, item.import_id, standardKey ? null : mapping)

  function choose(next: string) {
    setChoice(next)
    if (next === 'guess') setMapping(columns.guess.mapping)
    if (next === 'kept') setMapping(item.mapping ?? null)
    if (next.startsWith('standard:')) setMapping(null)
  }

  async function start() {
    setBusy(true)
    setFailure(null)
    const path = { organization_id: organizationId, import_id: item.import_id }
    try {
      let chosen = profileId
      const full = mapping && { ...mapping, sheet: sheet || mapping.sheet }
      if (name.trim() && full) {
        const made = await body(
          api.POST('/api/v1/organizations/{organization_id}/exchange/profiles', {
            params: { path: { organization_id: organizationId } },
            body: { name: name.trim(), description: '', mapping: full, shared: false, note: `「${item.file_name}」から作成` },
          }),
        )
        chosen = made.profile_id ?? null
        toast(`対応づけ「${made.name}」を保存しました`)
        void queries.invalidateQueries({ queryKey: kKeys.profiles(organizationId) })
      }
      await body(
        api.POST('/api/v1/organizations/{organization_id}/exchange/imports/{import_id}/preview', {
          params: { path },
          body: { mapping: full, profile_id: chosen ?? (choice === 'kept' ? item.profile_id : null), standard_key: standardKey },
        }),
      )
      await queries.invalidateQueries({ queryKey: kKeys.import(organizationId, item.import_id) })
    } catch (error) {
      setFailure(asApiError(error))
    } finally {
      setBusy(false)
    }
  }

  const options = [
    ...(item.mapping ? [{ value: 'kept', label: '前に確かめたときの対応づけ' }] : []),
    ...columns.fitting.map((one) => ({
      value: one.profile_id ? `profile:${one.profile_id}` : `standard:${one.standard_key}`,
      label: `${one.name}（${one.columns}列中${one.found}列が一致）`,
    })),
    { value: 'guess', label: '見出しと値から推測する' },
  ]
  return (
    <div className="stack">
      <Select
        id="profile-choice"
        name="profile"
        label="使う対応づけ"
        unmarked
        options={options}
        value={choice}
        onValue={choose}
        help="推測した対応づけは、下の表で直せます。"
      />
      {standardKey && (
        <Banner kind="info" title="標準の対応づけを使います">
          <p>列を変えたいときは、「見出しと値から推測する」を選んでください。</p>
        </Banner>
      )}
      {mapping && (
        <QueryView query={fields}>
          {(data) => (
            <>
              <MappingEditor
                mapping={mapping}
                fields={data.items}
                onChange={setMapping}
                tried={trial.data?.columns ?? []}
                problems={trial.data?.problems ?? []}
                certainty={choice === 'guess' ? columns.guess.columns : undefined}
              />
              <details className="card">
                <summary>会員の見分け方・空のセル</summary>
                <MappingRules mapping={mapping} onChange={setMapping} />
              </details>
            </>
          )}
        </QueryView>
      )}
      {mapping && !profileId && (
        <TextField
          id="profile-name"
          name="profile_name"
          label="この対応づけを保存する名前"
          unmarked
          width="medium"
          maxLength={80}
          help="名前を入れると、次から同じ形のファイルに使えます。"
          value={name}
          onValue={setName}
        />
      )}
      {failure && <Banner kind="error" title={failure.message} live />}
      <div>
        <Button size="large" busy={busy} onClick={() => void start()}>
          全部の行を確かめる
        </Button>
        <p className="muted small">確かめるだけで、会員の記録は変わりません。</p>
      </div>
    </div>
  )
}
