import { buildAll } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { print, runTool, stage } from './progress.mjs'
import { migrate, openDatabase } from './start/database.mjs'

/**
 * `npm run db:migrate [-- --demo]`: brings the tables and the reference data up to date, in the database of
 * `DATABASE_URL` or the built-in one (which may be running).
 */
await runTool(async () => {
  await stage('Dependencies', ensureInstalled)
  await stage('Build', buildAll)
  const database = await stage('Database', () => openDatabase({ label: 'npm run db:migrate', share: true }))
  try {
    const args = process.argv.slice(2)
    await stage('Data', () => migrate({ url: database.url, args: args.length ? args : ['--no-demo'], onLine: (line) => print(`    ${line}`) }))
  } finally {
    await database.stop()
  }
})
