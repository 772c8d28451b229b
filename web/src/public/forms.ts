/** The script of the forms (platform/forms): drafts, branching, look-ups, echoes, repeated sections, signatures. */
import { startForm } from './forms/form'

function start(form: HTMLFormElement): void {
  if ('started' in form.dataset) return
  form.dataset.started = ''
  startForm(form)
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-form]')) start(form)
// The signed-in app (ui/RenderedForm) puts forms into a page that is there already.
document.addEventListener('banso-form', ({ target }) => {
  if (target instanceof HTMLFormElement) start(target)
})
