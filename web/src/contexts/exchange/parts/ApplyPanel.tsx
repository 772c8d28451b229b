import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, body } from '../../../api/client'
import { type ApiError, asApiError } from '../../../api/problem'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { Checkbox } from '../../../ui/Checkbox/Checkbox'
import { formatNumber } from '../../../ui/format/number'
import { kKeys } from '../queries'
import type { MemberImport } from '../types'

/** What is to be taken over, and the button that does it. */
export function ApplyPanel({ organizationId, item }: { organizationId: number; item: MemberImport }) {
  const queries = useQueryClient()
  const [added, setAdded] = useState(true)
  const [changed, setChanged] = useState(true)
  const [skip, setSkip] = useState(false)
  const [accept, setAccept] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const count = (added ? item.rows_new : 0) + (changed ? item.rows_changed : 0)

  async function apply() {
    setBusy(true)
    setFailure(null)
    try {
      await body(
        api.POST('/api/v1/organizations/{organization_id}/exchange/imports/{import_id}/apply', {
          params: { path: { organization_id: organizationId, import_id: item.import_id } },
          body: { added, changed, skip_unreadable: skip, row_numbers: [], accept_loss: accept },
        }),
      )
      await queries.invalidateQueries({ queryKey: kKeys.import(organizationId, item.import_id) })
    } catch (error) {
      setFailure(asApiError(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <section className="card stack" aria-labelledby="apply">
      <h2 id="apply">会員の記録に取り込む</h2>
      <div>
        <Checkbox
          id="apply-new"
          name="added"
          label={`新規 ${formatNumber(item.rows_new)}件を加える`}
          value={added}
          onValue={setAdded}
        />
        <Checkbox
          id="apply-changed"
          name="changed"
          label={`変更 ${formatNumber(item.rows_changed)}件を直す`}
          value={changed}
          onValue={setChanged}
        />
        {item.rows_error > 0 && (
          <Checkbox
            id="apply-skip"
            name="skip_unreadable"
            label="読めない値だけを除いて、エラーの行も取り込む"
            help="事業所名や番号が読めない行は取り込みません。"
            value={skip}
            onValue={setSkip}
          />
        )}
        {item.loses && (
          <Checkbox
            id="apply-loss"
            name="accept_loss"
            required
            label="書き出すと失われる値があることを確かめました"
            value={accept}
            onValue={setAccept}
          />
        )}
      </div>
      {item.rows_conflict > 0 && (
        <p>確認が必要な{formatNumber(item.rows_conflict)}行は、下の表でどの会員かを選ぶまで取り込みません。</p>
      )}
      {failure && <Banner kind="error" title={failure.message} live />}
      <div>
        <Button size="large" busy={busy} disabled={count === 0 && !skip} onClick={() => void apply()}>
          {formatNumber(count)}件を取り込む
        </Button>
        <p className="muted small">取り込んだあと14日間は、まとめて元に戻せます。</p>
      </div>
    </section>
  )
}
