// Makes sign-in.html: app.html with the sign-in screen's first words in it, and with that screen's code asked for at
// once. Most people see this page first, many of them on a phone.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const kWords = 'src/contexts/identity/first_words.html'
const kScreen = 'src/contexts/identity/pages/SignInPage.tsx'
const kBoot = /<p class="boot" role="status">.*?<\/p>/s
const kTitle = /<title>.*?<\/title>/s

/** The files of a chunk and of all it imports at once. */
function filesOf(bundle, fileName, seen = new Set()) {
  if (seen.has(fileName)) return seen
  seen.add(fileName)
  for (const next of bundle[fileName]?.imports ?? []) filesOf(bundle, next, seen)
  return seen
}

/** The page, from the page of the app and the files of the sign-in screen. Fails when app.html has another shape. */
export function signInHtml(app, words, files) {
  if (!kBoot.test(app) || !kTitle.test(app)) throw new Error('app.html has no title or no p.boot to put the first words in')
  const preloads = files.filter((file) => !app.includes(`/${file}"`))
    .map((file) => `    <link rel="modulepreload" crossorigin href="/${file}">\n`).join('')
  return app
    .replace(kTitle, () => '<title>サインイン｜Banso 伴走</title>')
    .replace('  </head>', () => `${preloads}  </head>`)
    .replace(kBoot, () => words.trim())
}

/** Vite plugin: adds sign-in.html to the build. */
export function signInPage() {
  let root = ''
  return {
    name: 'banso-sign-in-page',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root
    },
    generateBundle(_options, bundle) {
      const screen = Object.values(bundle).find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(kScreen))
      if (!screen) throw new Error(`${kScreen} has no chunk of its own`)
      const source = signInHtml(String(bundle['app.html'].source), readFileSync(join(root, kWords), 'utf8'),
        [...filesOf(bundle, screen.fileName)])
      this.emitFile({ type: 'asset', fileName: 'sign-in.html', source })
    },
  }
}
