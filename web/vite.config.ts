import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { precompress } from './scripts/precompress.mjs'
import { signInPage } from './scripts/sign_in_page.mjs'

/**
 * In development, every address under /app/ that is not a file shows the app, as the server does in production.
 */
function appFallback(): Plugin {
  return {
    name: 'banso-app-fallback',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '').split('?')[0] ?? ''
        if (path === '/app' || path.startsWith('/app/')) request.url = '/app.html'
        next()
      })
    },
  }
}

const backend = process.env.BANSO_BACKEND ?? 'http://127.0.0.1:8080'

export default defineConfig({
  base: '/',
  publicDir: false,
  plugins: [react(), appFallback(), signInPage(), precompress()],
  build: {
    outDir: 'dist',
    manifest: true,
    target: ['chrome111', 'safari16.4', 'firefox114'],
    // The content security policy forbids data: scripts and fonts; small files stay files.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rollupOptions: {
      input: {
        app: 'app.html',
        // The server looks for these by name: styles-<hash>.css, public-<hash>.js and forms-<hash>.js.
        styles: 'styles/banso.css',
        public: 'src/public/main.ts',
        forms: 'src/public/forms.ts',
      },
      output: {
        // Few files, each one request: what changes rarely, what all screens share, and a file for each screen.
        codeSplitting: {
          groups: [
            // Charts are loaded when one is shown, never before.
            { name: 'charts', test: /node_modules\/(echarts|zrender|tslib)\/|src\/ui\/Chart\/engine/, priority: 10 },
            { name: 'vendor', test: /node_modules/ },
            { name: 'format', test: /src\/ui\/format\// },
            // All but parts that the first page does without.
            { name: 'ui', test: /src\/(ui(?!\/(CommandPalette|Chart|Combobox|DataTable|FileUpload|Imports|ItemList|Pagination|RenderedForm|Form\/(Joint|useJoint|merge|FormAside)))|api)\// },
            { name: 'tables', test: /src\/ui\/(DataTable|Pagination)\// },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': backend, '/auth': backend, '/assets': backend } },
})
