import { Badge, type BadgeTone } from '../Badge/Badge'

const kStates: Record<string, { label: string; tone: BadgeTone }> = {
  queued: { label: '順番待ち', tone: 'neutral' },
  running: { label: '取り込み中', tone: 'info' },
  succeeded: { label: '完了', tone: 'success' },
  failed: { label: '失敗', tone: 'error' },
  cancelled: { label: '中止', tone: 'warning' },
}

/** The state of an import in a word. */
export function ImportState({ state }: { state: string }) {
  const words = kStates[state]
  return <Badge tone={words?.tone}>{words?.label ?? state}</Badge>
}
