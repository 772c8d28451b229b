import { expect, it } from 'vitest'
import { signInHtml } from './sign_in_page.mjs'

const kApp = `<head>
    <title>Banso</title>
    <link rel="modulepreload" href="/assets/ui.js">
  </head><body><div id="root"><p class="boot" role="status">読み込んでいます…</p></div></body>`

it('puts the first words in place of the waiting line and asks for the code of the screen', () => {
  const page = signInHtml(kApp, '<h1>サインイン $& $1</h1>\n', ['assets/ui.js', 'assets/SignInPage.js'])
  expect(page).toContain('<div id="root"><h1>サインイン $& $1</h1></div>')
  expect(page).toContain('<title>サインイン｜Banso 伴走</title>')
  expect(page.match(/SignInPage\.js/g)).toHaveLength(1)
  expect(page.match(/ui\.js/g)).toHaveLength(1)
  expect(page).not.toContain('読み込んでいます')
})

it('says so when the page of the app has changed its shape', () => {
  expect(() => signInHtml('<html></html>', '', [])).toThrow(/p\.boot/)
})
