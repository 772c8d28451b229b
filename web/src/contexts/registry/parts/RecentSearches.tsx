import { useState } from 'react'
import { Button } from '../../../ui/Button/Button'
import { forgetWords, recentWords } from '../recent'

interface RecentSearchesProps {
  userId: number
  onChoose: (words: string) => void
}

/** The words looked for before, to look for again with one press. Nothing when there are none. */
export function RecentSearches({ userId, onChoose }: RecentSearchesProps) {
  const [words, setWords] = useState(() => recentWords(userId))
  if (words.length === 0) return null
  return (
    <div className="row" role="group" aria-label="最近さがした言葉">
      <span className="muted small">最近さがした言葉</span>
      {words.map((word) => (
        <Button key={word} variant="outline" size="small" icon="clock" onClick={() => onChoose(word)}>
          {word}
        </Button>
      ))}
      <Button
        variant="text"
        size="small"
        onClick={() => {
          forgetWords(userId)
          setWords([])
        }}
      >
        消す<span className="visually-hidden">：最近さがした言葉</span>
      </Button>
    </div>
  )
}
