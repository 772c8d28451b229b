/** The script of the forms (platform/forms): drafts, branching, look-ups, echoes, repeated sections, signatures. */
import { startForm } from './forms/form'

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-form]')) startForm(form)
