import { useState } from 'react'
import { useLocation } from 'wouter'
import { asApiError } from '../../../api/problem'
import { useSession } from '../../../app/session/SessionProvider'
import { Banner } from '../../../ui/Banner/Banner'
import { Button, buttonClass } from '../../../ui/Button/Button'
import { formatDateBoth } from '../../../ui/format/date'
import { Link } from '../../../ui/Link/Link'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { takeInvitationToken } from '../invitation_token'
import { acceptInvitation, useInvitationOffer } from '../queries'

/** Where the mailed link to マイページ lands: what it is for, and the way to it with or without an account. */
export default function MemberInvitationPage() {
  const [token] = useState(takeInvitationToken)
  const offer = useInvitationOffer(token)
  const session = useSession()
  const [, navigate] = useLocation()
  const [failure, setFailure] = useState('')
  const [busy, setBusy] = useState(false)
  const gone = token === '' || (offer.error && asApiError(offer.error).status === 404)
  async function accept() {
    setBusy(true)
    setFailure('')
    try {
      const accepted = await acceptInvitation(token)
      sessionStorage.removeItem('banso.member_invitation')
      // Who owns what is read anew with the next page.
      location.assign(accepted.business_id ? `/app/my-business/${accepted.business_id}` : '/app/claims/new')
    } catch (error) {
      setFailure(asApiError(error).message)
      setBusy(false)
    }
  }
  return (
    <Page title="マイページのご案内" className="gate">
      {gone ? (
        <EmptyState title="この案内は使えません" icon="mail">
          <p>期限が切れたか、すでに使われています。商工会議所に、もう一度送るようお伝えください。</p>
        </EmptyState>
      ) : (
        <QueryView query={offer}>
          {(data) => (
            <div className="stack">
              <p>
                {data.organization_name}から{data.business_name && `「${data.business_name}」の`}
                マイページのご案内です。{formatDateBoth(data.expires_at.slice(0, 10))}まで使えます。
              </p>
              {failure && <Banner kind="error" title={failure} live />}
              {session.me ? (
                <>
                  <p>{session.me.email} でサインインしています。</p>
                  <Button size="large" busy={busy} onClick={() => void accept()}>
                    この事業所のマイページをはじめる
                  </Button>
                </>
              ) : (
                <>
                  <Link className={buttonClass({ size: 'large' })} href="/app/sign-up">
                    はじめての方：登録する
                  </Link>
                  <Button variant="outline" onClick={() => navigate('/app/sign-in?return_to=%2Fapp%2Fmember-invitation')}>
                    登録のある方：サインインする
                  </Button>
                  <p className="muted">登録のあとで、メールのアドレスをもう一度開いてください。</p>
                </>
              )}
            </div>
          )}
        </QueryView>
      )}
    </Page>
  )
}
