import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, body } from '../../../api/client'
import { asApiError } from '../../../api/problem'
import { Select } from '../../../ui/Select/Select'
import { kKeys } from '../queries'
import type { ImportLine } from '../types'

interface DecisionProps {
  organizationId: number
  importId: number
  line: ImportLine
}

/** A person says which record a line is about. */
export function Decision({ organizationId, importId, line }: DecisionProps) {
  const queries = useQueryClient()
  const [failure, setFailure] = useState('')
  const value = line.decision === 'new' ? 'add' : line.decision === 'member' ? `member:${line.member_id}` : (line.decision ?? '')
  async function decide(choice: string) {
    if (!choice) return
    setFailure('')
    const [decision, member] = choice.split(':')
    try {
      await body(
        api.PUT('/api/v1/organizations/{organization_id}/exchange/imports/{import_id}/rows/{row_number}/decision', {
          params: { path: { organization_id: organizationId, import_id: importId, row_number: String(line.row_number) } },
          body: { decision: decision as 'skip' | 'add' | 'member', member_id: member ? Number(member) : null },
        }),
      )
      await queries.invalidateQueries({ queryKey: kKeys.import(organizationId, importId) })
    } catch (error) {
      setFailure(asApiError(error).message)
    }
  }
  return (
    <Select
      id={`decision-${line.row_number}`}
      name={`decision-${line.row_number}`}
      label={`${line.row_number}行目の扱い`}
      unmarked
      empty="選んでください"
      error={failure}
      options={[
        ...line.candidates.map((one) => ({
          value: `member:${one.member_id}`,
          label: `${one.name}（${[one.member_number, one.address].filter(Boolean).join('・') || '番号なし'}）の行`,
        })),
        { value: 'add', label: '新しい会員として加える' },
        { value: 'skip', label: '取り込まない' },
      ]}
      value={value}
      onValue={(choice) => void decide(choice)}
    />
  )
}
