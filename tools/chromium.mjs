import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync,
  writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { PlainError } from './plain-error.mjs'
import { root } from './places.mjs'

const require = createRequire(import.meta.url)

/** Where browsers of the Chromium family are usually installed. */
const installed = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe']
}

/** Libraries that a bare Debian may lack, and the package that brings each. */
const debianPackages = { libnss3: 'libnss3', libnssutil3: 'libnss3', libnspr4: 'libnspr4', libplc4: 'libnspr4', libplds4: 'libnspr4', libexpat: 'libexpat1' }

/**
 * The browser for the end-to-end tests: `CHROMIUM_PATH`, else an installed one, else the one from npm.
 *
 * @returns {Promise<string>} path of the program
 * @throws {PlainError} when there is none for this machine
 */
export async function chromiumPath() {
  return (await findChromium()).path
}

/**
 * Everything `chromium.launch()` of playwright-core needs.
 *
 * @returns {Promise<{ executablePath: string, args: string[], env: Record<string, string>, headless: boolean }>}
 */
export async function chromiumLaunch() {
  const { path, env } = await findChromium()
  return { executablePath: path, args: launchFlags(), env: { ...process.env, ...env }, headless: true }
}

/** Flags that keep the browser from the network and let it run as root and in containers. */
export function launchFlags() {
  const isRoot = process.getuid?.() === 0
  return [
    ...(isRoot || process.platform === 'linux' ? ['--no-sandbox'] : []),
    '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
    '--disable-sync', '--disable-dev-shm-usage', '--font-render-hinting=none'
  ]
}

async function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given && !existsSync(given)) {
    throw new PlainError(`CHROMIUM_PATH is ${given}, and there is no such program.`)
  }
  const path = given || installed[process.platform]?.find((place) => existsSync(place))
  if (path) return { path, env: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new PlainError(`No Chromium was found on this machine (${process.platform} ${process.arch}).`, {
      advice: 'Install Chrome or Chromium, or name one: CHROMIUM_PATH=/path/to/chromium npm test'
    })
  }
  return unpacked()
}

/** The browser of the npm package, unpacked once beside the installed packages. */
async function unpacked() {
  const source = resolve(dirname(require.resolve('@sparticuz/chromium')), '..')
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
  const place = join(root, 'node_modules/.cache/solmu', `chromium-${version}`)
  if (!existsSync(place)) await unpack(source, place)
  const path = join(place, 'chromium')
  const env = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(place, 'fonts.conf') }
  if (missingLibraries(path, {}).length === 0) return { path, env }
  const withOwn = { ...env, LD_LIBRARY_PATH: join(place, 'lib') }
  const missing = missingLibraries(path, withOwn)
  if (missing.length === 0) return { path, env: withOwn }
  throw librariesMissing(missing)
}

/** Unpacks beside the final place and renames, so that an interrupted run leaves nothing half done. */
async function unpack(source, place) {
  mkdirSync(dirname(place), { recursive: true })
  const draft = mkdtempSync(`${place}-`)
  const { extract } = createRequire(require.resolve('@sparticuz/chromium'))('tar-fs')
  await inflate(join(source, 'bin/chromium.br'), createWriteStream(join(draft, 'chromium'), { mode: 0o755 }))
  for (const name of ['al2023', 'fonts']) await inflate(join(source, `bin/${name}.tar.br`), extract(draft))
  writeFileSync(join(draft, 'fonts.conf'), fontSettings(join(place, 'fonts')))
  try {
    renameSync(draft, place)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(place)) throw error
  }
}

function inflate(file, target) {
  return pipeline(createReadStream(file), createBrotliDecompress(), target)
}

function fontSettings(folder) {
  return `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>${folder}</dir></fontconfig>\n`
}

function missingLibraries(program, env) {
  const { stdout } = spawnSync('ldd', [program], { env: { ...process.env, ...env }, encoding: 'utf8' })
  return (stdout ?? '').split('\n').filter((line) => line.includes('not found')).map((line) => line.trim().split(' ')[0])
}

function librariesMissing(missing) {
  const packages = [...new Set(missing.map((library) => debianPackages[library.split('.')[0]]).filter(Boolean))]
  return new PlainError(`Chromium cannot start: the system lacks ${missing.join(', ')}.`, {
    advice: `${packages.length ? `On Debian and Ubuntu: apt-get install ${packages.join(' ')}\n` : ''}` +
      'Or name an installed browser: CHROMIUM_PATH=/path/to/chromium npm test'
  })
}
