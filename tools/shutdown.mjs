import { reportError } from './plain-error.mjs'
import { dim, print } from './progress.mjs'

const closers = []
let isEnding = false

/** Whether the program is being stopped. */
export const isStopping = () => isEnding

/** Adds something to stop in the end; last added is stopped first. */
export function closeAtEnd(close) {
  closers.push(close)
}

/** From now on Ctrl-C, a hang-up and a polite kill stop everything in order. */
export function listenForSignals() {
  onStopRequest(() => {
    if (isEnding) return
    print(`\n  ${dim('Stopping …')}`)
    void end(0)
  })
}

/**
 * Calls `stop` when somebody wants us to end. A `kill` of npm ends the shell between npm and us and nobody tells
 * us, so a lost parent counts as a request too.
 */
export function onStopRequest(stop) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stop()
  }, 500)
  timer.unref()
}

/** Stops everything in order: the server drains its requests, then the database writes out what it holds. */
export async function end(code) {
  if (isEnding) return
  isEnding = true
  let exitCode = code
  for (const close of closers.reverse()) {
    try {
      await close()
    } catch (error) {
      exitCode = reportError(error)
    }
  }
  if (exitCode === 0) print('  ✓ Stopped')
  process.exit(exitCode)
}

/** Runs a tool that keeps running: signals stop it in order, an error stops it in plain words. */
export async function runService(main) {
  listenForSignals()
  try {
    await main()
  } catch (error) {
    if (!isEnding) await end(reportError(error))
  }
}
