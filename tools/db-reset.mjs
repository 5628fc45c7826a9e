import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { buildAll } from './build.mjs'
import { deletePostgres } from './embedded-postgres.mjs'
import { ensureInstalled } from './install.mjs'
import { databaseFolder, dataFolder } from './places.mjs'
import { PlainError } from './plain-error.mjs'
import { print, runTool, stage } from './progress.mjs'
import { settingOrFile } from './secret-file.mjs'
import { describeUrl, migrate, openDatabase } from './start/database.mjs'
import { refuseSecondStart } from './start/running.mjs'

const args = process.argv.slice(2)

/**
 * `npm run db:reset [-- --yes] [--no-demo]`: deletes all data and begins anew, after asking. With `DATABASE_URL` it
 * drops every schema of that database, and wants its name typed.
 */
await runTool(async () => {
  refuseSecondStart()
  const foreign = settingOrFile('DATABASE_URL')
  await (foreign ? confirmForeign(foreign) : confirmOwn())
  await stage('Dependencies', ensureInstalled)
  await stage('Build', buildAll)
  await stage('Deleting', () => (foreign ? dropSchemas(foreign) : deleteOwn()))
  const database = await stage('Database', () => openDatabase({ label: 'npm run db:reset' }))
  try {
    const demo = args.includes('--no-demo') ? '--no-demo' : '--demo'
    await stage('Data', (say) => migrate({ url: database.url, args: [demo], onLine: say }))
  } finally {
    await database.stop()
  }
})

async function confirmOwn() {
  if (!existsSync(databaseFolder())) return
  print(`\nThis deletes the database and the stored files in ${dataFolder()} for good.`)
  await mustAnswer('Type yes to go on: ', 'yes')
}

async function confirmForeign(url) {
  const name = decodeURIComponent(new URL(url).pathname.slice(1))
  print(`\nThis deletes all schemas of the database ${describeUrl(url)} for good.`)
  await mustAnswer(`Type the name of the database (${name}) to go on: `, name)
}

async function mustAnswer(question, wanted) {
  if (args.includes('--yes')) return
  if (!process.stdin.isTTY) {
    throw new PlainError('There is nobody to ask whether all data may be deleted.', { advice: 'npm run db:reset -- --yes' })
  }
  const dialogue = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await dialogue.question(question)
  dialogue.close()
  if (answer.trim() !== wanted) throw new PlainError('Nothing was deleted.')
}

async function deleteOwn() {
  await deletePostgres(databaseFolder())
  rmSync(process.env.STORAGE_DIR || join(dataFolder(), 'files'), { recursive: true, force: true })
}

async function dropSchemas(url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(
      `select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`)
    for (const { nspname } of rows) await client.query(`drop schema ${pg.escapeIdentifier(nspname)} cascade`)
    await client.query('create schema public')
  } finally {
    await client.end()
  }
}
