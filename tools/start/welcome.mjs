import { bold, dim, print } from '../progress.mjs'

/**
 * Prints where Solmu answers and who can sign in: the demo accounts, or the way to the first administrator.
 *
 * @param {{ address: string, found: { token?: string }, logPath: string }} server
 */
export async function showWelcome({ address, found, logPath }) {
  const state = await readState(address)
  print(`\n  Open           ${bold(`${address}/fi`)}   ${dim('/sv svenska   /en English')}`)
  if (state?.isSetUp === false || found.token) showFirstRun(address, found.token)
  if (state?.demoAccounts?.length) showAccounts(state)
  print(`\n  ${dim(`Log: ${logPath}`)}\n  ${dim('Stop: Ctrl-C')}\n`)
}

function showFirstRun(address, token) {
  print(`\n  Nobody can sign in yet. Create the first administrator:`)
  print(`    ${bold(`${address}/fi/first-run`)}`)
  print(token ? `    one-time token   ${bold(token)}` : '    The one-time token was printed when the database was made.')
}

function showAccounts({ demoAccounts, demoPassword }) {
  print(`\n  Demo accounts${demoPassword ? ` (the password of each is ${bold(demoPassword)})` : ''}`)
  const rows = demoAccounts.map(({ email, displayName, role, unitName }) => [email, displayName, role.replaceAll('_', ' '), inWords(unitName)])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)))
  for (const [email, name, role, unit] of rows) {
    print(`    ${email.padEnd(widths[0])}   ${name.padEnd(widths[1])}   ${dim(`${role.padEnd(widths[2])}   ${unit}`.trimEnd())}`)
  }
}

/** The console speaks English; a name may be a text in one language or in three. */
function inWords(name) {
  return typeof name === 'object' && name ? name.en ?? name.fi ?? '' : name ?? ''
}

async function readState(address) {
  try {
    const answer = await fetch(`${address.replace('localhost', '127.0.0.1')}/auth/state`, { signal: AbortSignal.timeout(5000) })
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}
