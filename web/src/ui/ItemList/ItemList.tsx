import { type ReactNode, useRef } from 'react'
import { Button } from '../Button/Button'
import { announce } from '../Toast/Toasts'

interface ItemListProps<Item> {
  /** What one is called: 事業所. */
  name: string
  items: Item[]
  empty: Item
  most: number
  onItems: (items: Item[]) => void
  children: (index: number) => ReactNode
}

/** A list within a form: adds and removes entries, each in a box of its own. */
export function ItemList<Item>({ name, items, empty, most, onItems, children }: ItemListProps<Item>) {
  const box = useRef<HTMLDivElement>(null)
  function focusOn(index: number) {
    requestAnimationFrame(() => box.current?.querySelectorAll<HTMLElement>(':scope > fieldset')[index]?.querySelector('input')?.focus())
  }
  return (
    <div className="stack stack--small" ref={box}>
      {items.map((_, index) => (
        <fieldset key={index} className="card">
          <legend className="visually-hidden">
            {name} {index + 1}
          </legend>
          <div className="card__head">
            <span className="strong" aria-hidden="true">
              {name} {index + 1}
            </span>
            <Button
              variant="outline"
              size="small"
              icon="trash"
              onClick={() => {
                onItems(items.filter((__, other) => other !== index))
                announce(`${name} ${index + 1}を外しました`)
                focusOn(Math.max(0, index - 1))
              }}
            >
              外す
              <span className="visually-hidden">
                ：{name} {index + 1}
              </span>
            </Button>
          </div>
          {children(index)}
        </fieldset>
      ))}
      <div>
        <Button
          variant="outline"
          icon="plus"
          disabled={items.length >= most}
          onClick={() => {
            onItems([...items, empty])
            focusOn(items.length)
          }}
        >
          {name}を追加する
        </Button>
        {items.length >= most && <p className="muted small">{most}件まで登録できます。</p>}
      </div>
    </div>
  )
}
