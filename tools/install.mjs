import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diskFull, PlainError, saysDiskFull } from './plain-error.mjs'
import { root } from './places.mjs'

const stamp = join(root, 'node_modules', '.solmu-lock')

/**
 * Installs the packages of package-lock.json, only when they differ from what lies in node_modules.
 *
 * @param {(text: string) => void} say shows what is going on
 * @returns {Promise<{ isUnchanged?: boolean, note?: string }>}
 * @throws {PlainError} with the end of npm's own words
 */
export async function ensureInstalled(say = () => undefined) {
  const wanted = wantedStamp()
  if (readIfThere(stamp) === wanted) return { isUnchanged: true, note: 'unchanged' }
  if (isInstalledByHand()) {
    writeFileSync(stamp, wanted)
    return { isUnchanged: true, note: 'installed already' }
  }
  await runNpmCi(say)
  writeFileSync(stamp, wanted)
  return { note: 'installed' }
}

/** The same lockfile gives other files on another machine or another Node. */
function wantedStamp() {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
  return `${lock} ${process.platform} ${process.arch} ${process.versions.modules}\n`
}

/** npm notes what it installed; when that is what the lockfile asks for, somebody ran npm himself. */
function isInstalledByHand() {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'))
  const wanted = readPackages(join(root, 'package-lock.json'))
  if (!installed || !wanted) return false
  const isThere = ([path, entry]) => path === '' || entry.link || same(installed[path], entry) ||
    (!installed[path] && (entry.optional || entry.devOptional || entry.peer))
  return Object.entries(wanted).every(isThere)
}

function same(one, other) {
  return one?.version === other.version && one?.integrity === other.integrity
}

function readPackages(file) {
  const text = readIfThere(file)
  return text ? JSON.parse(text).packages : null
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

function runNpmCi(say) {
  const [program, ...args] = npmCommand()
  const child = spawn(program, [...args, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: program === 'npm' && process.platform === 'win32',
    env: { ...process.env, NODE_ENV: '', npm_config_progress: 'false' }
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk })
  const since = Date.now()
  const clock = setInterval(() => say(`installing packages, ${Math.round((Date.now() - since) / 1000)} s`), 1000)
  return new Promise((done, failed) => {
    child.once('error', (error) => failed(explain(error.message)))
    child.once('close', (code) => (code === 0 ? done() : failed(explain(output))))
  }).finally(() => clearInterval(clock))
}

/** The npm that runs us, so that no other one from the path is taken. */
function npmCommand() {
  const npm = process.env.npm_execpath
  return npm && /npm-cli\.c?js$/.test(npm) ? [process.execPath, npm] : ['npm']
}

/** npm's own words without its manual, which would push the reason off the screen. */
function tellingLines(output) {
  const lines = output.split(/npm error Clean install a project/)[0].trim().split('\n').filter((line) => !/^npm error\s*$/.test(line))
  return lines.length <= 24 ? lines.join('\n') : [...lines.slice(0, 12), '…', ...lines.slice(-12)].join('\n')
}

function explain(output) {
  if (saysDiskFull(output)) return diskFull(join(root, 'node_modules'))
  const details = tellingLines(output)
  if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN|network/i.test(output)) {
    return new PlainError('The packages could not be fetched: the package registry does not answer.', {
      details, advice: 'Check the network connection (and the proxy: npm config get proxy), then run the command again.'
    })
  }
  if (/EUSAGE|in sync/.test(output)) {
    return new PlainError('package-lock.json does not fit package.json.', {
      details, advice: 'If you changed package.json, run npm install once; otherwise fetch a clean copy of both files.'
    })
  }
  return new PlainError('The packages could not be installed.', {
    details, advice: 'Run npm ci yourself to see everything it says. If a file is in use, stop the programs that use it.'
  })
}
