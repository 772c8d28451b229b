/** Signatures drawn with a finger, a pen or the mouse. The typed name stays possible for everybody. */

const kWidth = 600
const kHeight = 200

/** Turns `<div data-drawing>` into a pad; the picture travels in its hidden field. */
export function startDrawing(box: HTMLElement): void {
  const field = box.querySelector<HTMLInputElement>('input[type=hidden]')
  if (!field) return
  const toggle = document.createElement('button')
  toggle.type = 'button'
  toggle.className = 'button button--outline'
  toggle.textContent = '手書きで署名する'
  const pad = document.createElement('div')
  pad.className = 'drawing'
  pad.hidden = !field.value
  toggle.hidden = !!field.value
  const canvas = document.createElement('canvas')
  canvas.width = kWidth
  canvas.height = kHeight
  canvas.className = 'drawing__canvas'
  canvas.setAttribute('role', 'img')
  canvas.setAttribute('aria-label', '手書きの署名。書けないときは、お名前の入力だけで送れます。')
  const clear = document.createElement('button')
  clear.type = 'button'
  clear.className = 'button button--text button--small'
  clear.textContent = '書き直す'
  pad.append(canvas, clear)
  box.append(toggle, pad)

  const pen = canvas.getContext('2d')
  if (!pen) {
    toggle.remove()
    return
  }
  pen.lineWidth = 3
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  if (field.value) {
    const kept = new Image()
    kept.onload = () => pen.drawImage(kept, 0, 0)
    kept.src = `data:image/png;base64,${field.value}`
  }
  const place = (event: PointerEvent) => {
    const frame = canvas.getBoundingClientRect()
    return [((event.clientX - frame.left) * kWidth) / frame.width, ((event.clientY - frame.top) * kHeight) / frame.height] as const
  }
  let draws = false
  canvas.addEventListener('pointerdown', (event) => {
    draws = true
    canvas.setPointerCapture(event.pointerId)
    const [x, y] = place(event)
    pen.beginPath()
    pen.moveTo(x, y)
    pen.lineTo(x + 0.1, y)
    pen.stroke()
    event.preventDefault()
  })
  canvas.addEventListener('pointermove', (event) => {
    if (!draws) return
    const [x, y] = place(event)
    pen.lineTo(x, y)
    pen.stroke()
  })
  const stop = () => {
    if (!draws) return
    draws = false
    field.value = canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '')
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
  canvas.addEventListener('pointerup', stop)
  canvas.addEventListener('pointercancel', stop)
  clear.addEventListener('click', () => {
    pen.clearRect(0, 0, kWidth, kHeight)
    field.value = ''
    field.dispatchEvent(new Event('change', { bubbles: true }))
  })
  toggle.addEventListener('click', () => {
    pad.hidden = false
    toggle.hidden = true
    clear.focus()
  })
}
