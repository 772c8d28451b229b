/** What the server's HTML of a form holds for the app. */

interface FormParts {
  /** The form without scripts: HTML that is put into a page does not run them anyway. */
  markup: string
  /** Address of the enhancement script; null: the form goes without. */
  script: string | null
  takesFiles: boolean
}

/** Takes the HTML of a form apart. Only a script of our own build counts. */
export function partsOf(html: string): FormParts {
  const template = document.createElement('template')
  template.innerHTML = html
  const scripts = [...template.content.querySelectorAll('script')]
  const script = scripts.map((one) => one.getAttribute('src') ?? '').find((src) => /^\/assets\/[\w-]+\.js$/.test(src)) ?? null
  for (const one of scripts) one.remove()
  const files = [...template.content.querySelectorAll('input[type=file]')]
  for (const one of files) one.setAttribute('disabled', '')
  return { markup: template.innerHTML, script, takesFiles: files.length > 0 }
}

const loading = new Map<string, Promise<void>>()

/** Loads the script once; it starts the forms of the page, and later ones when they ask for it. */
export async function loadFormScript(src: string, form: HTMLFormElement): Promise<void> {
  let loaded = loading.get(src)
  if (!loaded) {
    loaded = new Promise((resolve) => {
      const script = document.createElement('script')
      script.type = 'module'
      script.src = src
      script.onload = () => resolve()
      // The form is whole without it.
      script.onerror = () => resolve()
      document.head.append(script)
    })
    loading.set(src, loaded)
  }
  await loaded
  if (form.isConnected) form.dispatchEvent(new CustomEvent('banso-form', { bubbles: true }))
}
