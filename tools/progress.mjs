import { reportError } from './plain-error.mjs'

let output = process.stdout
let isTerminal = Boolean(output.isTTY)
const colours = isTerminal && !process.env.NO_COLOR

// Whoever reads our output may stop reading (`npm start | head`): that must not take the service down.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
})

/** Keeps standard output free for what the tool itself has to say (`--json`). */
export function progressToStderr() {
  output = process.stderr
  isTerminal = Boolean(output.isTTY)
}

/** Text in a lighter tone, where the console can. */
export const dim = (text) => (colours ? `\u001b[2m${text}\u001b[0m` : text)

/** Text that stands out, where the console can. */
export const bold = (text) => (colours ? `\u001b[1m${text}\u001b[0m` : text)

/**
 * Runs one stage of a longer task and prints one line about it: its name, how long it took, what came of it.
 * While it runs, a terminal shows what is going on.
 *
 * @template T
 * @param {string} name what is being done, a noun
 * @param {(say: (text: string) => void) => Promise<T & { note?: string }>} work `say` shows an intermediate state;
 *   a returned `note` is added to the line, and `isUnchanged` leaves the time out
 * @returns {Promise<T>}
 */
export async function stage(name, work) {
  const since = Date.now()
  const say = passing(name, since)
  say('')
  try {
    const result = await work(say)
    clearPassing()
    const time = result?.isUnchanged ? '' : seconds(Date.now() - since)
    print(`  ✓ ${name.padEnd(14)}${time.padStart(7)}   ${dim(result?.note ?? '')}`.trimEnd())
    return result
  } catch (error) {
    clearPassing()
    print(`  ✗ ${name}`)
    throw error
  }
}

/** Prints a line on the console. */
export function print(text = '') {
  clearPassing()
  output.write(`${text}\n`)
}

/** Milliseconds as people read them: `0.9 s`, `2 min 5 s`. */
export function seconds(ms) {
  if (ms < 99_500) return `${(ms / 1000).toFixed(1)} s`
  const whole = Math.round(ms / 1000)
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** Runs a tool's main function; an error is told in plain words and sets the exit code. */
export async function runTool(main) {
  try {
    await main()
  } catch (error) {
    process.exitCode = reportError(error)
  }
}

/** A terminal shows every state in one line; a log gets a line every 15 seconds, so that nobody thinks it hangs. */
function passing(name, since) {
  let shown = since
  return (text) => {
    const line = `  … ${name}   ${text}`
    if (isTerminal) return showPassing(line)
    if (Date.now() - shown < 15_000) return undefined
    shown = Date.now()
    return print(line)
  }
}

function showPassing(text) {
  output.write(`\r\u001b[2K${dim(text.slice(0, (output.columns ?? 100) - 1))}`)
}

function clearPassing() {
  if (isTerminal) output.write('\r\u001b[2K')
}
