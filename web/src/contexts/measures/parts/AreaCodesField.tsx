import { useState } from 'react'
import { Button } from '../../../ui/Button/Button'
import type { FieldBinding } from '../../../ui/Field/Field'
import { announce } from '../../../ui/Toast/Toasts'
import { useAreaNames } from '../queries'
import { AreaField } from './FactField'

/** Any number of prefectures and municipalities. */
export function AreaCodesField({ id, name, value, onValue, error, label, help }: FieldBinding<string[]> & { label: string; help?: string }) {
  const [next, setNext] = useState('')
  const nameOf = useAreaNames(value)
  return (
    <div className="stack stack--tight">
      <div className="toolbar">
        <AreaField {...{ id, name, error, label, help }} unmarked value={next} onValue={setNext} />
        <Button
          size="small"
          variant="outline"
          icon="plus"
          disabled={next === '' || value.includes(next)}
          onClick={() => {
            onValue([...value, next])
            announce(`${nameOf(next)}を加えました`)
            setNext('')
          }}
        >
          地域を加える
        </Button>
      </div>
      {value.length > 0 && (
        <ul className="list" aria-label="選んだ地域">
          {value.map((code) => (
            <li key={code}>
              <span className="list__main">
                {nameOf(code)} <span className="muted mono">{code}</span>
              </span>
              <Button variant="text" size="small" onClick={() => onValue(value.filter((other) => other !== code))}>
                外す<span className="visually-hidden">：{nameOf(code)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
