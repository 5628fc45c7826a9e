import { buildAll } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { PlainError } from './plain-error.mjs'
import { print, runTool, stage } from './progress.mjs'
import { runApiProgram } from './start/child.mjs'
import { openDatabase } from './start/database.mjs'

/**
 * `npm run audit:verify [-- --checkpoints file.json] [-- --public-key key.pem]`: reads every audit trail and says
 * what was changed, removed or put in, in the database of `DATABASE_URL` or the built-in one (which may be running).
 * Ends with 1 when anything is wrong.
 */
await runTool(async () => {
  await stage('Dependencies', ensureInstalled)
  await stage('Build', () => buildAll(undefined, ['API']))
  const database = await stage('Database', () => openDatabase({ label: 'npm run audit:verify', share: true }))
  try {
    const begun = Date.now()
    const child = runApiProgram('cli/audit-verify', { args: process.argv.slice(2), env: { DATABASE_URL: database.url }, onLine: print })
    const { code, errors } = await child.ended
    const seconds = ((Date.now() - begun) / 1000).toFixed(1)
    if (code === 0) return print(`The audit trail is whole (${seconds} s).`)
    if (code === 1 && !errors) throw new PlainError('The audit trail is not what it was.', {
      advice: 'docs/operations.md, "The audit trail", says what to do now.'
    })
    throw new PlainError('The audit trail could not be checked.', { details: errors })
  } finally {
    await database.stop()
  }
})
