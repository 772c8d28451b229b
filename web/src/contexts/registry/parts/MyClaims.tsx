import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSession } from '../../../app/session/SessionProvider'
import { api, body } from '../../../api/client'
import type { ClaimItem } from '../../../api/types'
import { Badge } from '../../../ui/Badge/Badge'
import { Button } from '../../../ui/Button/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog/ConfirmDialog'
import { formatInstant } from '../../../ui/format/date'
import { LinkButton } from '../../../ui/Link/Link'
import { toast } from '../../../ui/Toast/Toasts'
import { kKeys } from '../queries'
import { kClaimStates } from '../strings.ja'

/** The person's claims: where each stands, what happens next, and taking it back. */
export function MyClaims({ claims }: { claims: ClaimItem[] }) {
  const queries = useQueryClient()
  const { refresh } = useSession()
  const [ending, setEnding] = useState<ClaimItem | null>(null)
  if (claims.length === 0) return null
  return (
    <section className="stack stack--small" aria-labelledby="my-claims">
      <h2 id="my-claims">本人確認の申し込み</h2>
      <ul className="list">
        {claims.map((claim) => (
          <li key={claim.claim_id}>
            <div className="list__main">
              <div className="row">
                <span className="strong">{claim.business_name}</span>
                <Badge tone={kClaimStates[claim.state].tone}>{kClaimStates[claim.state].label}</Badge>
              </div>
              <div className="list__note">
                {formatInstant(claim.submitted_at)} に申し込み
                {claim.confirming_organization_name && `　確認するところ：${claim.confirming_organization_name}`}
              </div>
              <p>{claim.next_step}</p>
              {claim.rejection_reason && <p>理由：{claim.rejection_reason}</p>}
            </div>
            <div className="row">
              {claim.state === 'pending' && (
                <Button variant="outline" size="small" danger onClick={() => setEnding(claim)}>
                  取り下げる<span className="visually-hidden">：{claim.business_name}の申し込み</span>
                </Button>
              )}
              {claim.state === 'confirmed' && (
                <LinkButton size="small" href={`/app/my-business/${claim.business_id}/profile`}>
                  情報を登録する<span className="visually-hidden">：{claim.business_name}</span>
                </LinkButton>
              )}
              {(claim.state === 'rejected' || claim.state === 'withdrawn') && (
                <LinkButton
                  size="small"
                  variant="outline"
                  href={`/app/my-business/claim${claim.corporate_number ? `?number=${claim.corporate_number}` : '?kind=sole'}`}
                >
                  もう一度申し込む<span className="visually-hidden">：{claim.business_name}</span>
                </LinkButton>
              )}
            </div>
          </li>
        ))}
      </ul>
      {ending && (
        <ConfirmDialog
          title="申し込みを取り下げますか"
          confirm="取り下げる"
          danger
          onClose={() => setEnding(null)}
          onConfirm={async () => {
            await body(api.DELETE('/api/v1/claims/{claim_id}', { params: { path: { claim_id: ending.claim_id } } }))
            setEnding(null)
            toast('申し込みを取り下げました')
            await Promise.all([queries.invalidateQueries({ queryKey: kKeys.myClaims }), refresh()])
          }}
        >
          <p>{ending.business_name}の本人確認を取りやめます。必要なときは、もう一度申し込めます。</p>
        </ConfirmDialog>
      )}
    </section>
  )
}
