import { Banner } from '../../../ui/Banner/Banner'
import { Button } from '../../../ui/Button/Button'
import { toast } from '../../../ui/Toast/Toasts'

interface RecoveryCodesProps {
  codes: string[]
  email: string
  onDone: () => void
}

/** The recovery codes, shown once: to print, copy or write down. */
export function RecoveryCodes({ codes, email, onDone }: RecoveryCodesProps) {
  async function copy() {
    await navigator.clipboard.writeText(codes.join('\n'))
    toast('回復コードをコピーしました')
  }
  return (
    <section className="stack" aria-labelledby="recovery-codes">
      <h2 id="recovery-codes">回復コード</h2>
      <Banner kind="warning" title="いま、控えてください">
        <p>
          この画面を閉じると、二度と表示できません。スマートフォンをなくしたときに、このコードでサインインできます。コードは1つにつき1回使えます。
        </p>
      </Banner>
      <p className="print-only">Banso 伴走　回復コード（{email}）</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="row no-print">
        <Button variant="outline" icon="print" onClick={() => print()}>
          印刷する
        </Button>
        <Button variant="outline" icon="copy" onClick={() => void copy()}>
          コピーする
        </Button>
        <Button onClick={onDone}>控えました</Button>
      </div>
    </section>
  )
}
