import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { diskFull, PlainError, saysDiskFull } from './plain-error.mjs'
import { dist, root } from './places.mjs'
import { runTool, stage } from './progress.mjs'

const libraries = ['libs/domain/src', 'libs/shared/src']
const apiSources = ['apps/api/src', ...libraries]
const apiInputs = [...apiSources, 'jest.preset.mjs', 'tools/build.mjs', 'package-lock.json']
const webInputs = ['apps/web', ...libraries, 'schema.graphql', 'tsconfig.base.json', 'tools/build.mjs', 'tools/web-operations.mjs', 'package-lock.json']

/**
 * Builds what has changed since the last build: the API and the web at the same time.
 *
 * @returns {Promise<{ isUnchanged?: boolean, note: string }>}
 * @throws {PlainError} with the compiler's words
 */
export async function buildAll(say = () => undefined, names = ['API', 'web']) {
  const parts = [
    { name: 'API', stamp: '.api-stamp', inputs: apiInputs, build: buildApi },
    { name: 'web', stamp: '.web-stamp', inputs: webInputs, build: buildWeb }
  ].filter(({ name }) => names.includes(name))
    .map((part) => ({ ...part, hash: hashOf(part.inputs) }))
    .filter(({ stamp, hash }) => readStamp(stamp) !== hash)
  if (parts.length === 0) return { isUnchanged: true, note: 'unchanged' }
  say(parts.map(({ name }) => name).join(' and '))
  mkdirSync(dist, { recursive: true })
  const results = await Promise.allSettled(parts.map(async ({ stamp, hash, build }) => {
    await build()
    writeFileSync(join(dist, stamp), hash)
  }))
  const failure = results.find(({ status }) => status === 'rejected')
  if (failure) throw saysDiskFull(String(failure.reason?.code)) ? diskFull(dist) : failure.reason
  return { note: parts.map(({ name }) => name).join(' and ') }
}

/** Compiles the API with its libraries into dist/, as modules that Node loads as they are. */
export async function buildApi() {
  rmSync(join(dist, '.api-stamp'), { force: true })
  for (const folder of ['apps', 'libs']) rmSync(join(dist, folder), { recursive: true, force: true })
  const files = apiSources.flatMap((folder) => filesIn(join(root, folder))).filter((file) => !isSpec(file) && !file.endsWith('.d.ts'))
  const results = await Promise.allSettled(files.map((file) => compile(file)))
  const failures = results.filter(({ status }) => status === 'rejected').map(({ reason }) => reason)
  if (failures.some((error) => saysDiskFull(error.code))) throw diskFull(dist)
  if (failures.length === 0) return
  throw new PlainError('The API does not compile.', { details: failures.slice(0, 3).map((error) => error.message).join('\n\n') })
}

/** Compiles one source file of the API, or copies it when it is data; returns where it went. */
export async function compile(file) {
  const target = join(dist, relative(root, file))
  mkdirSync(dirname(target), { recursive: true })
  if (!file.endsWith('.ts')) {
    copyFileSync(file, target)
    return target
  }
  const { transformFile } = await import('@swc/core')
  const output = target.replace(/\.ts$/, '.js')
  const { code, map } = await transformFile(file, { ...await swcOptions(), swcrc: false, configFile: false, sourceMaps: true })
    .catch((error) => { throw new PlainError(error.message.split('\n\nCaused by')[0].trim()) })
  const name = output.split(sep).at(-1)
  writeFileSync(`${output}.map`, map)
  writeFileSync(output, `${resolveAliases(code, file)}\n//# sourceMappingURL=${name}.map\n`)
  return output
}

/** Builds the web into dist/web. */
export async function buildWeb() {
  rmSync(join(dist, '.web-stamp'), { force: true })
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', join(root, 'apps/web'), '--outDir', join(dist, 'web'), '--emptyOutDir', '--logLevel', 'warn']
  const child = spawn(process.execPath, args, {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: '0' }
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk })
  const code = await new Promise((done) => child.once('close', done))
  if (code === 0) return
  if (saysDiskFull(output)) throw diskFull(dist)
  throw new PlainError('The web does not build.', {
    details: output.split('\n').filter((line) => line.trim() && !/^\s+at /.test(line)).slice(0, 25).join('\n')
  })
}

/** Node knows no path aliases: `@solmu/domain/errors.js` becomes a path from the file that imports it. */
export function resolveAliases(code, file) {
  return code.replace(/(\bfrom\s*|\bimport\s*\(?\s*)(["'])@solmu\/(domain|shared)\/([^"']+)\2/g, (_, before, quote, library, path) => {
    const target = relative(dirname(file), join(root, 'libs', library, 'src', path)).split(sep).join('/')
    return `${before}${quote}${target.startsWith('.') ? target : `./${target}`}${quote}`
  })
}

/** The tests compile with the same settings, so what they saw is what runs. */
async function swcOptions() {
  const { default: preset } = await import('../jest.preset.mjs')
  const [[, options]] = Object.values(preset.transform)
  return options
}

function hashOf(inputs) {
  const hash = createHash('sha256').update(process.versions.modules)
  for (const input of inputs) {
    for (const file of filesIn(join(root, input)).filter((path) => !isSpec(path))) {
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

function filesIn(path) {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]))
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    throw error
  }
}

function isSpec(file) {
  return /\.spec\.tsx?$/.test(file)
}

function readStamp(name) {
  const file = join(dist, name)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runTool(() => stage('Build', buildAll))
}
