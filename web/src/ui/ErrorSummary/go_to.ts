/** Shows the control with that id and puts the focus on it, also when it is folded away. False: there is none. */
export function goToControl(id: string): boolean {
  const control = document.getElementById(id)
  if (!control) return false
  for (let fold = control.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true
  control.focus()
  control.scrollIntoView?.({ block: 'center' })
  return true
}
