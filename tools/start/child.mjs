import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dist, root } from '../places.mjs'

const inChild = new URL('./in-child.mjs', import.meta.url).href

/**
 * Runs one of the API's programs (`main`, `worker`, `cli/migrate`, `cli/schema`) from dist.
 *
 * In its own process group, so that Ctrl-C reaches us alone and we stop things in order.
 *
 * @param {string} program path under dist/apps/api/src without `.js`
 * @param {{ args?: string[], env?: object, waitsForGo?: string, onLine?: (line: string) => void,
 *   onError?: (line: string) => void }} options `waitsForGo` names a module to load at once; the program itself begins
 *   with `go()`
 * @returns {{ pid: number, go: () => void, ended: Promise<{ code: number | null, signal: string | null, errors: string }>,
 *   stop: (graceMs?: number) => Promise<void> }}
 */
export function runApiProgram(program, { args = [], env = {}, waitsForGo, onLine = ignore, onError = ignore } = {}) {
  const file = join(dist, 'apps/api/src', `${program}.js`)
  const wait = waitsForGo ? { SOLMU_WAIT_FOR_GO: pathToFileURL(join(dist, 'apps/api/src', `${waitsForGo}.js`)).href } : {}
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', inChild, file, ...args], {
    cwd: root, env: { ...process.env, ...env, ...wait }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32', windowsHide: true
  })
  const errors = []
  createInterface({ input: child.stdout }).on('line', onLine)
  createInterface({ input: child.stderr }).on('line', (line) => {
    errors.push(line)
    if (errors.length > 60) errors.shift()
    onError(line)
  })
  const ended = new Promise((done) => {
    child.once('error', (error) => done({ code: null, signal: null, errors: error.message }))
    child.once('close', (code, signal) => done({ code, signal, errors: errors.join('\n') }))
  })
  return { pid: child.pid, ended, go: () => child.send('go', ignore), stop: (graceMs) => stop(child, ended, graceMs) }
}

/** Asks the program to drain and end; after the time of grace it is ended anyway. */
async function stop(child, ended, graceMs = 20_000) {
  if (child.exitCode !== null || child.signalCode !== null) return
  if (process.platform === 'win32') child.send('stop')
  else child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
  await ended
  clearTimeout(timer)
}

function ignore() {
  // Nothing to do with the line.
}
