import { useState } from 'react'
import { useLocation } from 'wouter'
import { useSession } from '../../../app/session/SessionProvider'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { asApiError } from '../../../api/problem'
import { EmptyState } from '../../../ui/States/States'
import { forgetInvitation, invitationToken } from '../link_token'
import { AcceptInvitation } from '../parts/AcceptInvitation'
import { useInvitationByToken } from '../queries'

/** Where the link of an invitation lands: who invites, to which role, and the form to accept. */
export default function InvitationPage() {
  const [token] = useState(invitationToken)
  const { enter } = useSession()
  const [, navigate] = useLocation()
  const invitation = useInvitationByToken(token)
  const gone = invitation.error && asApiError(invitation.error).status === 404
  return (
    <Page title="招待を受ける" className="gate">
      {gone ? (
        <EmptyState title="この招待は使えません" icon="mail">
          <p>期限が切れたか、取り消されたか、すでに使われています。招待した方に、もう一度送るように頼んでください。</p>
        </EmptyState>
      ) : (
        <QueryView query={invitation}>
          {(data) => (
            <AcceptInvitation
              token={token}
              invitation={data}
              onDone={(me) => {
                forgetInvitation()
                enter(me)
                navigate('/app', { replace: true })
              }}
            />
          )}
        </QueryView>
      )}
    </Page>
  )
}
