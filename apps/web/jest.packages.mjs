import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The packages that the web imports, each as one file for the tests. Every spec
 * file has to load them anew, and Jest takes seconds for their thousands of
 * small modules; joined into a few, they are there at once. Nothing of them is
 * changed: Vite, which joins them for the browser, does it here too.
 */
const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '../..')
const require = createRequire(import.meta.url)

/** What only Jest or Node can provide, and what is no script. */
const isOther = (name) => /^(node:|@jest\/|@solmu\/|\.)/.test(name) || name.endsWith('/jest-globals') || name.endsWith('.css')

const IMPORT = /^(?:import|export)\s+(type\s)?([^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm

/** A package of thousands of parts, of which only those are taken that someone imports. */
const VAST = '@tabler/icons-react'

const entries = readEntries()
const text = (file) => readFileSync(join(root, file), 'utf8')
const mark = createHash('sha256').update(JSON.stringify([...entries])).update(text('package-lock.json'))
  .update(text('apps/web/jest.packages.mjs')).digest('hex').slice(0, 16)
const folder = join(root, 'node_modules/.cache/solmu/web-packages', mark)

/** For `moduleNameMapper`: where each package lies. */
export const packagePaths = Object.fromEntries(
  [...entries.keys()].map((name) => [`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, join(folder, `${fileName(name)}.mjs`)])
)

/** Jest's global set-up: joins the packages unless they are the same as the last time. */
export default async function joinPackages() {
  if (existsSync(folder)) return
  const { build } = await import('vite')
  const outDir = `${folder}.${process.pid}`
  mkdirSync(outDir, { recursive: true })
  await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    mode: 'test',
    root: here,
    define: { 'process.env.NODE_ENV': '"test"' },
    plugins: [entryPlugin()],
    build: {
      outDir,
      target: 'esnext',
      minify: false,
      modulePreload: false,
      reportCompressedSize: false,
      rollupOptions: {
        input: Object.fromEntries([...entries.keys()].map((name) => [fileName(name), `entry:${name}`])),
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'shared-[hash].mjs' }
      }
    }
  })
  rmSync(folder, { recursive: true, force: true })
  renameSync(outDir, folder)
}

/** One entry for each package, with all that it exports. */
function entryPlugin() {
  return {
    name: 'package-entries',
    resolveId: (id) => (id.startsWith('entry:') ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith('\0entry:')) return null
      const name = id.slice('\0entry:'.length)
      if (name === VAST) return `export { ${[...entries.get(name)].join(', ')} } from '${name}'`
      const found = await this.resolve(name, join(here, 'src/main.tsx'))
      const isModule = /^\s*(import|export)\b/m.test(readFileSync(found.id.split('?')[0], 'utf8'))
      const all = `import * as all from '${name}'\nexport default all.default ?? all`
      if (isModule) return `export * from '${name}'\n${all}`
      const names = Object.keys(require(name)).filter((each) => each !== 'default' && /^[A-Za-z_$][\w$]*$/.test(each))
      return `import whole from '${name}'\nexport const { ${names.join(', ')} } = whole\nexport default whole`
    }
  }
}

/** Every package that the sources name, with what they take from it. */
function readEntries() {
  const found = new Map(['react/jsx-runtime', '@testing-library/react'].map((name) => [name, new Set()]))
  const sources = ['apps/web/src', 'libs/domain/src', 'libs/shared/src'].flatMap((path) => sourcesIn(join(root, path)))
  for (const source of [...sources, join(here, 'jest.setup.ts')]) {
    for (const [, isType, clause, name] of readFileSync(source, 'utf8').matchAll(IMPORT)) {
      if (isType || isOther(name)) continue
      const names = found.get(name) ?? found.set(name, new Set()).get(name)
      const braces = /\{([^}]*)\}/.exec(clause ?? '')?.[1] ?? ''
      for (const part of braces.split(',')) {
        const [taken] = part.trim().split(/\s+as\s+/)
        if (taken && !taken.startsWith('type ')) names.add(taken)
      }
    }
  }
  return new Map([...found].sort().map(([name, names]) => [name, name === VAST ? [...names].sort() : []]))
}

function sourcesIn(path) {
  return readdirSync(path, { recursive: true }).filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts')).map((file) => join(path, file))
}

function fileName(name) {
  return name.replace(/[^\w.-]/g, '_')
}
