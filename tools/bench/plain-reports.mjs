/**
 * The yardsticks of the reports: plain Fastify and `pg`, and a straight GraphQL layer (Apollo Server as it comes, an object
 * for each value). Both run the very statements that the product sends for the same question, in the same database under
 * the same row-level security; no sessions, no rules, no formulas. Ends with its parent.
 */
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { listening, load, rowsOf, servePlain } from './plain-heard.mjs'

const consolidation = (file) => load(`features/reports/consolidation/${file}.js`)
const { NETWORK_UNLESS_SQL } = await load('features/network/network.queries.js')

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
      const rows = (await rowsOf(question, NETWORK_UNLESS_SQL)).flat().flatMap((row) => (row.valueSum === undefined ? row.sums ?? [] : [row]))
      return groupsOf(rows, ({ indicatorId }) => indicatorId).map((own) => ({ id: own[0].indicatorId, rows: own }))
    }
  },
  Indicator: {
    areas: ({ rows }) => groupsOf(rows, ({ isWhole, place, unitId }) => `${isWhole}|${place}|${unitId}`)
      .map((own) => ({ area: own[0].unitId ?? own[0].place, isWhole: own[0].isWhole, figures: own }))
  }
}

const { url } = await startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), { listen: { host: '127.0.0.1', port: 0 } })
process.send({ address: await servePlain(await productOn(listening), NETWORK_UNLESS_SQL), straight: url })
