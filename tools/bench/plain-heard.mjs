/**
 * What the yardsticks have in common that run the very statements of the product: a database that writes down what the product
 * asks of it, and a plain server that sends the same again under the same row-level security. Ends with its parent.
 */
import 'reflect-metadata'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import Fastify from 'fastify'
import pg from 'pg'
import { dist } from '../places.mjs'

/** A module of the product as it was built. */
export const load = (path) => import(pathToFileURL(join(dist, 'apps/api/src', path)).href)
const { readConfig } = await load('core/config/config.js')
const { runInContext, newContext, unbounded } = await load('core/context/context.js')

const { DATABASE_APP_URL, DATABASE_POOL } = readConfig(process.env)
const { BENCH_USER, BENCH_CONSORTIUM } = process.env
const pool = new pg.Pool({
  connectionString: DATABASE_APP_URL, max: DATABASE_POOL, statement_timeout: 5000,
  options: `-c app.user_id=${BENCH_USER} -c app.consortium_id=${BENCH_CONSORTIUM} -c app.request_id=bench`
})
// As the product reads them.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

let heard = []
const listener = await pool.connect()
/** The database of the product's own services. */
export const listening = {
  sql: async (text, values = []) => {
    heard.push({ text, values: [...values] })
    return (await listener.query(text, [...values])).rows
  }
}
const viewer = { ...unbounded, userId: BENCH_USER, sessionId: '', consortiumId: BENCH_CONSORTIUM, displayName: 'Bench', held: [] }

/** What the product asks of the database for a question, once it knows what it keeps between requests. */
async function statementsOf(product, { operation, input }) {
  for (let time = 0; time < 2; time++) {
    heard = []
    await listener.query('ROLLBACK; BEGIN READ ONLY')
    await runInContext({ ...newContext({ requestId: 'bench', ip: '' }), viewer, transaction: { ...listening, manager: null } }, () => product[operation](input))
    await listener.query('COMMIT')
  }
  return heard
}

const questions = new Map()

/** The rows of every statement but one that nobody would send on; in one transaction, whose settings some are made for. */
export async function rowsOf(question, leftOut) {
  const answers = []
  const client = await pool.connect()
  let hasFailed = true
  try {
    await client.query('BEGIN READ ONLY')
    for (const { text, values } of questions.get(question)) {
      const { rows } = await client.query(text, values)
      if (text !== leftOut) answers.push(rows)
    }
    await client.query('COMMIT')
    hasFailed = false
    return answers
  } finally {
    client.release(hasFailed)
  }
}

/**
 * Learns by `/know` what a question comes down to, and answers it at `/plain`.
 *
 * @param product the services that are listened to, by operation
 * @returns its address
 */
export async function servePlain(product, leftOut) {
  const server = Fastify({ bodyLimit: 4_000_000 })
  server.post('/know', async ({ body }) => {
    const statements = await statementsOf(product, body)
    questions.set(body.question, statements)
    return { statements: statements.length }
  })
  server.post('/plain', async ({ body }) => rowsOf(body.question, leftOut))
  process.on('disconnect', () => process.exit(0))
  return server.listen({ host: '127.0.0.1', port: 0 })
}
