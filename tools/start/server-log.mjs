import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../places.mjs'
import { bold, print } from '../progress.mjs'

const warning = 40
const largest = 20_000_000

/**
 * Keeps what the API says in `logs/api.log`, shows warnings and errors on the
 * console, and reports the events we wait for.
 *
 * @param {(event: object) => void} onEvent gets each structured line
 */
export function openServerLog(onEvent) {
  const folder = join(dataFolder(), 'logs')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'api.log')
  if (existsSync(path) && statSync(path).size > largest) renameSync(path, `${path}.1`)
  const stream = createWriteStream(path, { flags: 'a', mode: 0o600 })
  // A log that cannot be written (full disk) must not take the service down.
  let isBroken = false
  stream.on('error', (error) => {
    if (!isBroken) print(`  ! The log ${path} cannot be written: ${error.message}`)
    isBroken = true
  })
  const keep = (line) => { if (!isBroken) stream.write(`${line}\n`) }
  return {
    path,
    line: (line) => {
      const event = parse(line)
      // The token of the first run belongs on the console and nowhere else.
      const isSecret = event?.msg === 'first-run'
      if (!isSecret) keep(line)
      if (event?.level >= warning && !isSecret) print(describe(event))
      if (event) onEvent(event)
    },
    error: keep,
    close: () => stream.end()
  }
}

function describe({ level, msg, errorId, err }) {
  const sign = level > warning ? '✗' : '!'
  const reason = err?.message && !String(msg).includes(err.message) ? `: ${err.message}` : ''
  return `  ${bold(sign)} ${msg ?? 'error'}${reason}${errorId ? ` (error ${errorId})` : ''}`
}

function parse(line) {
  if (!line.startsWith('{')) return null
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
