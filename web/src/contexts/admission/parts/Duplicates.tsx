import { Badge } from '../../../ui/Badge/Badge'
import { Link } from '../../../ui/Link/Link'
import { QueryView } from '../../../ui/QueryView/QueryView'
import type { PartProps } from '../pages/ApplicationPage'
import { useDuplicates } from '../queries'

/** Who the applicant may be: known records, the register, other applications; each with its reasons. */
export function Duplicates({ application, organizationId }: PartProps) {
  const duplicates = useDuplicates(organizationId, application.application_id)
  return (
    <section className="card" aria-labelledby="duplicates">
      <h2 id="duplicates">重なりの確認</h2>
      <QueryView query={duplicates}>
        {(data) => (
          <>
            <h3>会員台帳</h3>
            {data.members.length === 0 && <p>似た記録はありません。</p>}
            <ul className="plain-list">
              {data.members.map((member) => (
                <li key={member.member_id}>
                  <Link href={`/app/members/${member.member_id}`}>{member.name}</Link>{' '}
                  {member.almost_certain && <Badge tone="warning">ほぼ同じ事業所</Badge>}
                  <span className="table__sub">{member.reasons.join('、')}</span>
                </li>
              ))}
            </ul>
            <h3>法人番号の登録</h3>
            {data.registered ? (
              <>
                <p>
                  <Link href={`/app/businesses/${data.registered.business_id}`}>{data.registered.name}</Link>
                  <span className="table__sub">{data.registered.address}</span>
                </p>
                <ul>
                  {data.registered.reasons.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                  {data.registered.warnings.map((warning) => (
                    <li key={warning} className="strong">
                      {warning}
                    </li>
                  ))}
                </ul>
              </>
            ) : (
              <p>法人番号の記入がないか、登録に見つかりません。</p>
            )}
            {data.applications.length > 0 && (
              <>
                <h3>ほかの申込み</h3>
                <ul className="plain-list">
                  {data.applications.map((other) => (
                    <li key={other.application_id}>
                      <Link href={`/app/members/applications/${organizationId}/${other.application_id}`}>{other.name}</Link>（
                      {other.state_label}）
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </QueryView>
    </section>
  )
}
