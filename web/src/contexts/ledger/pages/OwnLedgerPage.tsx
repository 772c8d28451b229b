import { useState } from 'react'
import { asApiError } from '../../../api/problem'
import { Badge } from '../../../ui/Badge/Badge'
import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { formatDate, formatInstant } from '../../../ui/format/date'
import { Page } from '../../../ui/Page/Page'
import { QueryView } from '../../../ui/QueryView/QueryView'
import { EmptyState } from '../../../ui/States/States'
import { openOwnPage, useOwnLedger } from '../queries'
import { kConsents } from '../strings.ja'

/** What chambers ask an owner to confirm: opened without the letter. */
export default function OwnLedgerPage() {
  const ledger = useOwnLedger()
  const [failure, setFailure] = useState('')
  async function open(organization_id: number, target_id: number) {
    try {
      location.assign((await openOwnPage(organization_id, target_id)).url)
    } catch (error) {
      setFailure(asApiError(error).message)
    }
  }
  return (
    <Page title="法定台帳の確認" lead="商工会議所が法律にもとづいて作る台帳です。年に一度、登録されている内容を確かめます。手紙がなくても、ここから回答できます。" narrow>
      {failure && (
        <Banner kind="error" live>
          <p>{failure}</p>
        </Banner>
      )}
      <QueryView query={ledger}>
        {(data) =>
          data.items.length === 0 ? (
            <EmptyState title="確認のお願いは届いていません" icon="check" />
          ) : (
            <ul className="plain stack">
              {data.items.map((item) => (
                <li key={item.target_id} className="stack stack--small">
                  <h2>{item.title}</h2>
                  <p>
                    {item.chamber}・期限 {formatDate(item.deadline)} <Badge>{item.state_label}</Badge>
                  </p>
                  {item.answered_at && <p>回答した日時：{formatInstant(item.answered_at)}</p>}
                  {item.consent && <p>負担金：{kConsents[item.consent]}</p>}
                  {item.question && <p className="pre">問い合わせ：{item.question}</p>}
                  {item.may_answer && (
                    <div>
                      <Button onClick={() => void open(item.organization_id, item.target_id)}>{item.answered_at ? '回答をなおす' : '内容を確かめて回答する'}</Button>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Page>
  )
}
