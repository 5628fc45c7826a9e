import { buildAll } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { PlainError } from './plain-error.mjs'
import { print, runTool, stage } from './progress.mjs'
import { runApiProgram } from './start/child.mjs'
import { openDatabase } from './start/database.mjs'

/**
 * `npm run keys:renew`: seals with the `SECRET_KEY` of today what `SECRET_KEY_OLD` has sealed, in the database of
 * `DATABASE_URL` or the built-in one (which may be running), so that the older key can be taken away.
 */
await runTool(async () => {
  await stage('Dependencies', ensureInstalled)
  await stage('Build', () => buildAll(undefined, ['API']))
  const database = await stage('Database', () => openDatabase({ label: 'npm run keys:renew', share: true }))
  try {
    const { code, errors } = await runApiProgram('cli/keys-renew', { args: [], env: { DATABASE_URL: database.url }, onLine: print }).ended
    if (code !== 0) throw new PlainError('Nothing was sealed anew.', { details: errors })
  } finally {
    await database.stop()
  }
})
