import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { Dialog } from '../Dialog/Dialog'
import { Icon } from '../Icon/Icon'

/** A place or a thing that the palette can lead to. */
export interface Command {
  label: string
  href: string
  note?: string
  /** Other words that find it. */
  keywords?: string
}

interface CommandPaletteProps {
  commands: Command[]
  /** Finds things by words (businesses, people); groups are shown under their name. */
  searches: { name: string; search: (words: string) => Promise<Command[]> }[]
  onClose: () => void
}

interface Group {
  name: string
  commands: Command[]
}

/** Kana and width do not matter: ひらがな becomes カタカナ, full width half width, upper case lower. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ぁ-ゖ]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0x60))
    .replace(/\s+/g, '')
}

/** The commands whose label or keywords hold the words. */
export function matching(commands: Command[], words: string): Command[] {
  const wanted = folded(words)
  return commands.filter((command) => folded(command.label + (command.keywords ?? '')).includes(wanted))
}

/** Ctrl+K: one box that leads to every screen, and to things found by name. */
export default function CommandPalette({ commands, searches, onClose }: CommandPaletteProps) {
  const id = useId()
  const [, navigate] = useLocation()
  const [words, setWords] = useState('')
  const [found, setFound] = useState<Group[]>([])
  const [active, setActive] = useState(0)
  const call = useRef(0)

  useEffect(() => {
    const mine = ++call.current
    setActive(0)
    if (words.trim().length < 2) {
      setFound([])
      return undefined
    }
    const timer = setTimeout(() => {
      const asked = searches.map(async (source) => ({ name: source.name, commands: await source.search(words.trim()) }))
      void Promise.allSettled(asked).then((results) => {
        if (mine !== call.current) return
        setFound(results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])))
      })
    }, 200)
    return () => clearTimeout(timer)
  }, [words, searches])

  const groups: Group[] = [{ name: '画面', commands: matching(commands, words).slice(0, 12) }, ...found].filter(
    (group) => group.commands.length > 0,
  )
  const all = groups.flatMap((group) => group.commands)

  function go(command: Command | undefined) {
    if (!command) return
    onClose()
    navigate(command.href)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (all.length > 0) setActive((active + step + all.length) % all.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      go(all[active])
    }
  }

  return (
    <Dialog title="画面や事業者をさがす" onClose={onClose} className="palette" bare>
      <div className="palette__body">
        <span className="search">
          <Icon name="search" />
          <input
            className="input"
            role="combobox"
            aria-label="画面や事業者をさがす"
            aria-expanded={all.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={all.length > 0 ? `${id}-${active}` : undefined}
            autoComplete="off"
            autoFocus
            placeholder="行きたい画面や、事業者の名前"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={onKeyDown}
          />
        </span>
        <div className="combobox__list" role="listbox" id={`${id}-list`} aria-label="候補">
          {groups.map((group) => (
            <div key={group.name} role="group" aria-label={group.name}>
              <div className="palette__group" aria-hidden="true">
                {group.name}
              </div>
              {group.commands.map((command) => {
                const index = all.indexOf(command)
                return (
                  <div
                    key={command.href + command.label}
                    id={`${id}-${index}`}
                    role="option"
                    className="option"
                    aria-selected={index === active}
                    onMouseMove={() => setActive(index)}
                    onClick={() => go(command)}
                  >
                    {command.label}
                    {command.note && <span className="option__note">{command.note}</span>}
                  </div>
                )
              })}
            </div>
          ))}
        </div>
        <p className={all.length > 0 ? 'visually-hidden' : 'combobox__note'} role="status">
          {all.length > 0 ? `${all.length}件の候補` : '当てはまるものがありません。'}
        </p>
      </div>
    </Dialog>
  )
}
