import { readFileSync } from 'node:fs'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { App, preloadScreen } from './App'
import { SessionProvider } from './session/SessionProvider'

/** The parts that a person sees before and after the program has come. */
const kFirstWords = ['.header__start', '.page__title', '.page__lead']

it('says the same in first_words.html as the screen does before it is known who is there', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined))
  history.replaceState(null, '', '/app/sign-in')
  await preloadScreen('/app/sign-in')
  const { container } = render(
    <QueryClientProvider client={new QueryClient()}>
      <SessionProvider>
        <App />
      </SessionProvider>
    </QueryClientProvider>,
  )
  const written = new DOMParser().parseFromString(readFileSync('src/contexts/identity/first_words.html', 'utf8'), 'text/html')
  for (const place of kFirstWords) {
    const tidy = (element: Element | null) => element?.outerHTML.replace(/\s+/g, ' ').replace(/> | </g, (found) => found.trim())
    expect(tidy(written.querySelector(place))).toBe(tidy(container.querySelector(place)))
  }
  vi.unstubAllGlobals()
})
