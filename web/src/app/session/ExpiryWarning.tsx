import { useEffect, useState } from 'react'
import { lastRequestAt } from '../../api/client'
import { Button } from '../../ui/Button/Button'
import { Dialog } from '../../ui/Dialog/Dialog'
import { formatDuration } from '../../ui/format/date'
import { useSession } from './SessionProvider'

/** The warning comes this long before the end. */
const kWarnSeconds = 5 * 60

/** Seconds until the session ends, counted every second while little time is left. */
function useSecondsLeft(expiresAt: string): number {
  const left = () => Math.floor((new Date(expiresAt).getTime() - Date.now()) / 1000)
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    setSeconds(left())
    // Timers sleep with the computer, so the clock is read anew each time instead of counting down.
    const timer = setInterval(() => setSeconds(left()), 1000)
    return () => clearInterval(timer)
    // `left` depends on nothing else.
  }, [expiresAt])
  return seconds
}

/**
 * Warns before the session ends and lets the person go on with one press. The server extends a session with every
 * request, so when there were requests since the end was learnt, it is asked anew before the warning is shown.
 * `loadedAt` is when the end was learnt, in milliseconds.
 */
export function ExpiryWarning({ expiresAt, loadedAt }: { expiresAt: string; loadedAt: number }) {
  const { refresh, signOut } = useSession()
  const seconds = useSecondsLeft(expiresAt)
  const [busy, setBusy] = useState(false)
  const near = seconds <= kWarnSeconds
  const [warnFor, setWarnFor] = useState('')

  useEffect(() => {
    if (!near) return undefined
    let stale = false
    const warn = () => {
      if (!stale) setWarnFor(expiresAt)
    }
    if (lastRequestAt() > loadedAt) void refresh().finally(warn)
    else warn()
    return () => {
      stale = true
    }
  }, [near, expiresAt, loadedAt, refresh])

  useEffect(() => {
    // Past the end: the next answer of the server (401) leads to the sign-in page.
    if (seconds < 0 && seconds > -3) void refresh()
  }, [seconds, refresh])

  if (!near || seconds < 0 || warnFor !== expiresAt) return null
  async function goOn() {
    setBusy(true)
    await refresh()
    setBusy(false)
  }
  return (
    <Dialog
      title="まもなくサインアウトします"
      onClose={() => void goOn()}
      buttons={
        <>
          <Button variant="outline" onClick={() => void signOut()}>
            サインアウトする
          </Button>
          <Button busy={busy} onClick={() => void goOn()}>
            続ける
          </Button>
        </>
      }
    >
      <p>
        しばらく操作がなかったため、あと <strong>{formatDuration(seconds)}</strong>
        でサインアウトします。続けるときは「続ける」を押してください。
      </p>
      <p className="muted">入力中の内容は、この端末に保存されています。</p>
    </Dialog>
  )
}
