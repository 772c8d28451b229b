import { Button } from '../../../ui/Button/Button'
import { toast } from '../../../ui/Toast/Toasts'

/** Copies a text and says so; without a clipboard it says that too. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      toast(`${what}をコピーしました`)
    } catch {
      toast('この端末ではコピーできません。数字を選んでコピーしてください。')
    }
  }
  return (
    <Button variant="outline" size="small" icon="copy" onClick={() => void copy()}>
      コピー<span className="visually-hidden">：{what}</span>
    </Button>
  )
}
