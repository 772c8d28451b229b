import { useSyncExternalStore } from 'react'
import { Icon } from '../Icon/Icon'

interface Toast {
  toast_id: number
  text: string
}

/** Long enough to read twice; the person can also close it, and nothing is said only here. */
const kShownMs = 8000

let toasts: Toast[] = []
let spoken = ''
let nextId = 1
const listeners = new Set<() => void>()

function publish() {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function dismiss(id: number) {
  toasts = toasts.filter((toast) => toast.toast_id !== id)
  publish()
}

/** Shows a short confirmation at the foot of the screen ("保存しました") and reads it out. */
export function toast(text: string): void {
  const id = nextId++
  toasts = [...toasts.slice(-2), { toast_id: id, text }]
  publish()
  setTimeout(() => dismiss(id), kShownMs)
}

/** Reads a text out without showing it (counts of results, progress). */
export function announce(text: string): void {
  // The same words twice would not be read again; a trailing space makes them new.
  spoken = text === spoken ? `${text} ` : text
  publish()
}

/** The place of toasts and announcements; once in the app. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  const said = useSyncExternalStore(subscribe, () => spoken)
  return (
    <>
      <div className="visually-hidden" role="status">
        {said}
      </div>
      <div className="toasts" role="status">
        {shown.map((item) => (
          <div key={item.toast_id} className="toast">
            <Icon name="success" />
            <span>{item.text}</span>
            <button type="button" className="toast__close" onClick={() => dismiss(item.toast_id)}>
              <Icon name="close" />
              <span className="visually-hidden">この知らせを閉じる</span>
            </button>
          </div>
        ))}
      </div>
    </>
  )
}
