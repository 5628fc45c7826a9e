import { join } from 'node:path'
import { buildAll } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { dataFolder } from './places.mjs'
import { PlainError } from './plain-error.mjs'
import { stage } from './progress.mjs'
import { closeAtEnd, end, isStopping, runService } from './shutdown.mjs'
import { runApiProgram } from './start/child.mjs'
import { openDatabase } from './start/database.mjs'

/**
 * `npm run worker`: a worker apart from the API, on the database of `DATABASE_URL` or beside a running `npm start`
 * (which then may run with `WORKER=off`). Its log goes to the console.
 */
await runService(async () => {
  await stage('Dependencies', ensureInstalled)
  await stage('Build', buildAll)
  const database = await stage('Database', () => openDatabase({ label: 'npm run worker', share: true }))
  closeAtEnd(database.stop)
  const child = runApiProgram('worker', {
    env: {
      NODE_ENV: process.env.NODE_ENV || 'production', DATABASE_URL: database.url,
      STORAGE_DIR: process.env.STORAGE_DIR || join(dataFolder(), 'files')
    },
    onLine: (line) => process.stdout.write(`${line}\n`),
    onError: (line) => process.stderr.write(`${line}\n`)
  })
  closeAtEnd(() => child.stop())
  const { code, signal } = await child.ended
  if (isStopping()) return
  if (code === 0) await end(0)
  throw new PlainError(`The worker ended by itself (${signal ?? `code ${code}`}).`)
})
