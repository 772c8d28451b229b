import { Badge, type BadgeTone } from '../../../ui/Badge/Badge'

/** A state in a word. */
export function StateBadge({ words, state }: { words: Record<string, { label: string; tone: BadgeTone }>; state: string }) {
  return <Badge tone={words[state]?.tone}>{words[state]?.label ?? state}</Badge>
}
