/**
 * The yardsticks of the reports: plain Fastify and `pg`, and a straight GraphQL layer (Apollo Server as it comes, an object
 * for each value). Both run the very statements that the product sends for the same question, in the same database under
 * the same row-level security; no sessions, no rules, no formulas. Ends with its parent.
 */
import 'reflect-metadata'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import Fastify from 'fastify'
import pg from 'pg'
import { dist } from '../places.mjs'

const load = (path) => import(pathToFileURL(join(dist, 'apps/api/src', path)).href)
const consolidation = (file) => load(`features/reports/consolidation/${file}.js`)
const { readConfig } = await load('core/config/config.js')
const { NETWORK_UNLESS_SQL } = await load('features/network/network.queries.js')

const { DATABASE_APP_URL, DATABASE_POOL } = readConfig(process.env)
const { BENCH_USER, BENCH_CONSORTIUM } = process.env
const pool = new pg.Pool({
  connectionString: DATABASE_APP_URL, max: DATABASE_POOL, statement_timeout: 5000,
  options: `-c app.user_id=${BENCH_USER} -c app.consortium_id=${BENCH_CONSORTIUM} -c app.request_id=bench`
})
// As the product reads them.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** The product's own services, on a database that writes down what it is asked. */
async function productOn(db) {
  const { Loaders } = await load('core/graphql/loaders.js')
  const { NetworkQueries } = await load('features/network/network.queries.js')
  const { LensQueries } = await load('features/network/lens/lens.queries.js')
  const { IndicatorReader } = await load('features/results/indicator/indicator-reader.js')
  const { TargetQueries } = await load('features/results/target/target.queries.js')
  const { TotalledIndicatorsService } = await load('features/results/facts/totalled-indicators.service.js')
  const [{ ConsolidationReader }, { ConsolidationAreas }, { ConsolidationService }, { FigureDerivationService }, { FigureDerivationQueries }] =
    await Promise.all(['consolidation-reader', 'consolidation-areas', 'consolidation.service', 'figure-derivation.service', 'figure-derivation.queries']
      .map(consolidation))
  const loaders = new Loaders(db)
  const network = new NetworkQueries(db, loaders)
  const lens = new LensQueries(db, network)
  const indicators = new TotalledIndicatorsService(db)
  const reader = new ConsolidationReader(db, { may: () => true }, lens, loaders)
  const areas = new ConsolidationAreas(lens, network)
  const service = new ConsolidationService(indicators, new IndicatorReader(db, loaders), reader, areas, new TargetQueries(db))
  const derivations = new FigureDerivationService(indicators, service, reader, areas, new FigureDerivationQueries(db))
  return {
    consolidation: (input) => service.consolidation(input),
    figureDerivation: (input) => derivations.derivation(input)
  }
}

let heard = []
const listener = await pool.connect()
const listening = {
  sql: async (text, values = []) => {
    heard.push({ text, values: [...values] })
    return (await listener.query(text, [...values])).rows
  }
}
const product = await productOn(listening)
const { runInContext, newContext } = await load('core/context/context.js')

/** What the product asks of the database for a question, once it knows what it keeps between requests. */
async function statementsOf({ operation, input }) {
  for (let time = 0; time < 2; time++) {
    heard = []
    await listener.query('ROLLBACK; BEGIN READ ONLY')
    await runInContext({ ...newContext({ requestId: 'bench', ip: '' }), transaction: { ...listening, manager: null } }, () => product[operation](input))
    await listener.query('COMMIT')
  }
  return heard
}

const questions = new Map()

/** The rows of every statement but that of the network, which nobody would send on; in one transaction, whose settings some are made for. */
async function rowsOf(question) {
  const answers = []
  const client = await pool.connect()
  let hasFailed = true
  try {
    await client.query('BEGIN READ ONLY')
    for (const { text, values } of questions.get(question)) {
      const { rows } = await client.query(text, values)
      if (text !== NETWORK_UNLESS_SQL) answers.push(rows)
    }
    await client.query('COMMIT')
    hasFailed = false
    return answers
  } finally {
    client.release(hasFailed)
  }
}

const typeDefs = `#graphql
  type Query { report(question: String!): [Indicator!]! }
  type Indicator { id: ID!, areas: [Area!]! }
  type Area { area: ID, isWhole: Boolean!, figures: [Figure!]! }
  type Figure { periodFrom: String!, valueSum: String, weightedSum: String, weightSum: String, valueCount: Int!, weighedCount: Int!,
    missingCount: Int!, notApplicableCount: Int!, notAskedCount: Int!, breakdown: String!, largest: String }`

const groupsOf = (rows, keyOf) => {
  const groups = new Map()
  for (const row of rows) {
    const key = keyOf(row)
    if (groups.has(key)) groups.get(key).push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()]
}

const resolvers = {
  Query: {
    report: async (_source, { question }) => {
      const rows = (await rowsOf(question)).flat().flatMap((row) => (row.valueSum === undefined ? row.sums ?? [] : [row]))
      return groupsOf(rows, ({ indicatorId }) => indicatorId).map((own) => ({ id: own[0].indicatorId, rows: own }))
    }
  },
  Indicator: {
    areas: ({ rows }) => groupsOf(rows, ({ isWhole, place, unitId }) => `${isWhole}|${place}|${unitId}`)
      .map((own) => ({ area: own[0].unitId ?? own[0].place, isWhole: own[0].isWhole, figures: own }))
  }
}

const server = Fastify({ bodyLimit: 4_000_000 })
server.post('/know', async ({ body }) => {
  const statements = await statementsOf(body)
  questions.set(body.question, statements)
  return { statements: statements.length }
})
server.post('/plain', async ({ body }) => rowsOf(body.question))
const { url } = await startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), { listen: { host: '127.0.0.1', port: 0 } })
process.on('disconnect', () => process.exit(0))
process.send({ address: await server.listen({ host: '127.0.0.1', port: 0 }), straight: url })
