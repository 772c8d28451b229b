/** Repeated sections: blanks that nobody needs go, and come back with a button. */
function button(text: string, kind: string): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = `button ${kind}`
  made.textContent = text
  return made
}

const itemsOf = (box: HTMLElement) => [...box.querySelectorAll<HTMLElement>(':scope > [data-item]')]

function isEmpty(item: HTMLElement): boolean {
  return [...item.querySelectorAll<HTMLInputElement>('input, textarea, select')].every((control) =>
    control.type === 'radio' || control.type === 'checkbox' ? !control.checked : !control.value,
  )
}

function number(box: HTMLElement): void {
  const items = itemsOf(box)
  items.forEach((item, index) => {
    const place = item.querySelector('[data-number]')
    if (place) place.textContent = String(index + 1)
  })
  const add = box.querySelector<HTMLButtonElement>(':scope > [data-add-item]')
  if (add) add.hidden = items.length >= Number(box.dataset.most)
}

function addRemover(box: HTMLElement, item: HTMLElement): void {
  const remove = button(box.dataset.remove ?? '', 'button--text button--small')
  remove.addEventListener('click', () => {
    item.remove()
    number(box)
    box.querySelector<HTMLElement>(':scope > [data-add-item]')?.focus()
    box.dispatchEvent(new Event('change', { bubbles: true }))
  })
  item.append(remove)
}

/** A blank at the end; answers it. */
export function addItem(box: HTMLElement, at?: string): HTMLElement | null {
  const template = box.querySelector('template')
  const last = itemsOf(box).map((item) => Number(item.dataset.item))
  const index = at ?? String(Math.max(-1, ...last) + 1)
  const holder = document.createElement('div')
  holder.innerHTML = template?.innerHTML.replaceAll('__', index) ?? ''
  const item = holder.firstElementChild
  if (!(item instanceof HTMLElement)) return null
  box.querySelector(':scope > [data-add-item]')?.before(item)
  addRemover(box, item)
  number(box)
  return item
}

/** @param kept names of fields in a draft: their items are made as well */
export function startItems(form: HTMLFormElement, kept: string[]): void {
  for (const box of form.querySelectorAll<HTMLElement>('[data-items]')) {
    const given = Number(box.dataset.given)
    itemsOf(box).forEach((item, index) => {
      if (index >= given && isEmpty(item)) item.remove()
      else if (index > 0) addRemover(box, item)
    })
    const add = button(box.dataset.add ?? '', 'button--outline')
    add.dataset.addItem = ''
    add.addEventListener('click', () => {
      addItem(box)?.querySelector<HTMLElement>('input, textarea, select')?.focus()
    })
    box.append(add)
    const prefix = `${box.dataset.items}.`
    const indexes = new Set(kept.filter((name) => name.startsWith(prefix)).map((name) => name.split('.')[1] ?? ''))
    for (const index of indexes) {
      if (/^\d+$/.test(index) && !itemsOf(box).some((item) => item.dataset.item === index)) addItem(box, index)
    }
    number(box)
  }
}
