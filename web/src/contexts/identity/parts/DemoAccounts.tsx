import type { SignInOptions } from '../../../api/types'
import { Button } from '../../../ui/Button/Button'
import type { Credentials } from './SignInForm'

interface DemoAccountsProps {
  accounts: SignInOptions['demo_accounts']
  onChoose: (credentials: Credentials) => void
}

/** The people of the demo; choosing one fills the form. The server gives them only when it runs as a demo. */
export function DemoAccounts({ accounts, onChoose }: DemoAccountsProps) {
  return (
    <section className="card card--key" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">体験用のアカウント</h2>
      <p>これは体験版です。人と会社はすべて架空のものです。試したい立場を選ぶと、上の欄に入ります。</p>
      <ul className="list">
        {accounts.map((account) => (
          <li key={account.email}>
            <div className="list__main">
              <div className="strong">{account.label}</div>
              <div className="list__note">{account.email}</div>
            </div>
            <Button
              variant="outline"
              size="small"
              onClick={() => {
                onChoose({ email: account.email, password: account.password })
                document.querySelector<HTMLElement>('#main button[type=submit]')?.focus()
              }}
            >
              選ぶ<span className="visually-hidden">：{account.label}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
