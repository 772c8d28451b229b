import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { asApiError } from '../api/problem'
import { App, preloadScreen } from './App'
import { ErrorBoundary } from './ErrorBoundary'
import { SessionProvider } from './session/SessionProvider'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Reading may be tried again when the server could not be reached; a refusal stays a refusal.
      retry: (count, error) => count < 2 && asApiError(error).isUnreachable,
      retryDelay: (count) => 500 * 2 ** count,
      // Without a connection a query fails and says so, instead of waiting in silence.
      networkMode: 'always',
    },
    // A write is never sent twice by itself.
    mutations: { retry: false, networkMode: 'always' },
  },
})

function show(place: HTMLElement) {
  createRoot(place).render(
    <StrictMode>
      <ErrorBoundary>
        <QueryClientProvider client={queries}>
          <SessionProvider>
            <App />
          </SessionProvider>
        </QueryClientProvider>
      </ErrorBoundary>
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
void preloadScreen(location.pathname).then(() => show(root))
