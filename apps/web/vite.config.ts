/** How the web is built: into dist/web, served from there by the API. */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { webOperations, type WebOperation } from '../../tools/web-operations.mjs'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The two faces that every page needs at once; the browser fetches them before it has read the styles. */
const firstFonts = /(source-sans-3|schibsted-grotesk)-latin-wght-normal[^/]*\.woff2$/

function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        return Object.keys(bundle ?? {})
          .filter((name) => firstFonts.test(name))
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'preload', href: `/${name}`, as: 'font', type: 'font/woff2', crossorigin: '' },
            injectTo: 'head' as const
          }))
      }
    }
  }
}

/** While developing, Vite serves JSON as a script, which the browser refuses when the import says that it is JSON. */
function plainJsonImports(): Plugin {
  return {
    name: 'plain-json-imports',
    apply: 'serve',
    enforce: 'pre',
    transform(code, id) {
      if (!/\.tsx?$/.test(id) || !code.includes("type: 'json'")) return null
      return code.replace(/, \{ with: \{ type: 'json' \} \}/g, '').replace(/ with \{ type: 'json' \}/g, '')
    }
  }
}

/** The page sends the hashes of its operations; the API finds their documents in a list that is made with the page. */
function persistedOperations(): Plugin {
  let operations: readonly WebOperation[] = []
  return {
    name: 'persisted-operations',
    apply: 'build',
    async config() {
      operations = await webOperations()
      const hashes = Object.fromEntries(operations.map(({ name, hash }) => [name, hash]))
      return { define: { SOLMU_OPERATIONS: JSON.stringify(hashes) } }
    },
    generateBundle() {
      const documents = Object.fromEntries(operations.map(({ hash, document }) => [hash, document]))
      this.emitFile({ type: 'asset', fileName: 'operations.json', source: JSON.stringify(documents) })
    }
  }
}

/**
 * What pages share comes in few files, because each one is a request: all that the entrance needs, what many pages need, and
 * what the pages of one feature share. Left to itself, the builder makes a file of every set of pages that have something in common.
 */
const sharedFiles = [
  { name: 'first', tags: ['$initial' as const], priority: 3 },
  { name: 'common', minShareCount: 5, priority: 2 },
  { name: (file: string) => /\/features\/([^/]+)\//.exec(file)?.[1] ?? null, minShareCount: 2, priority: 1 }
]

const api = `http://127.0.0.1:${process.env['API_PORT'] ?? '3001'}`

export default defineConfig({
  root: here('.'),
  plugins: [plainJsonImports(), react(), preloadFonts(), persistedOperations()],
  resolve: {
    alias: [
      { find: /^@solmu\/domain\/(.*?)(\.js)?$/, replacement: `${here('../../libs/domain/src')}/$1.ts` },
      { find: /^@solmu\/shared\/(.*?)(\.js)?$/, replacement: `${here('../../libs/shared/src')}/$1.ts` }
    ]
  },
  server: {
    port: Number(process.env['WEB_PORT'] ?? 5173),
    strictPort: true,
    proxy: { '/graphql': api, '/auth': api, '/files': api, '/api': api },
    fs: { allow: [here('../..')] }
  },
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    sourcemap: false,
    // The content security policy lets nothing be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    rolldownOptions: { output: { codeSplitting: { groups: sharedFiles } } },
    chunkSizeWarningLimit: 900
  }
})
