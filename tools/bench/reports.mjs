import pg from 'pg'
import { median, send } from './load.mjs'
import { compare, post, signIn, startPlain, turns } from './sides.mjs'
import { aConsortiumOf, restateTo, series, year } from './reports-scene.mjs'

/** How many local units the networks have. */
const everySize = [60, 600, 6000]
/** What the database breaks off by the product's own limit is a result, too. */
const brokenOff = /statement timeout|"UNAVAILABLE"/

const figure = 'value numerator denominator unitCount missingCount notApplicableCount notAskedCount isGross isEstimated lower upper'

/** The reads as the web asks for them. */
const documents = {
  consolidation: `query BenchConsolidation($input: ConsolidationInput!) { consolidation(input: $input) {
    lens indicators { id code unit decimals aggregation name { fi sv en } } areas { area isWhole name { fi sv en } }
    columns { period validFrom validTo } rows { indicatorId breakdown areaPlace } matrix
    completeness { areaPlace period givenCount askedCount }
    missing { returnId period state areaPlaces unit { id name { fi sv en } } } } }`,
  figureDerivation: `query BenchDerivation($input: FigureDerivationInput!) { figureDerivation(input: $input) {
    name { fi sv en } figure { ${figure} } indicator { id code decimals versionNumber validFrom name { fi sv en } definition { fi sv en } }
    formula { numerator denominator factor parts { indicatorId code name { fi sv en } figure { value } } }
    parts { area isUnit name { fi sv en } figure { value unitCount missingCount notApplicableCount notAskedCount isEstimated } }
    returns { returnId period state versionNumber versionReason notes steps { action by at }
      figure { value unitCount missingCount notApplicableCount notAskedCount } } } }`
}
const straightDocument = `query Report($question: String!) { report(question: $question) { id areas { area isWhole
  figures { periodFrom valueSum weightedSum weightSum valueCount weighedCount missingCount notApplicableCount notAskedCount } } } }`

/**
 * What it costs to put a year and five years together and to go down into a figure, in networks of 60, 600 and 6,000 units:
 * through GraphQL, through plain `pg` over HTTP with the very same statements, and through a straight GraphQL layer over
 * these; in turns, the middle of all.
 *
 * @param {{ address: string, serverPid: number, databaseUrl: string }} solmu
 * @returns {Promise<Record<number, { questions: Record<string, object>, stored: object }>>} by size; of a question what
 *   each side took, or why the database broke it off
 */
export async function measureReports(solmu, say, sizes = everySize) {
  const owner = new pg.Client({ connectionString: solmu.databaseUrl })
  await owner.connect()
  try {
    const figures = {}
    for (const size of sizes) {
      say(`${size} units to write`)
      const scene = await aConsortiumOf(owner, size)
      figures[size] = await measureScene({ solmu, owner, scene, say: (what) => say(`${size} units, ${what}`) })
    }
    return figures
  } finally {
    await owner.end()
  }
}

async function measureScene({ solmu, owner, scene, say }) {
  const session = await signIn(solmu.address, scene.email)
  const plain = await startPlain('plain-reports', solmu, scene)
  try {
    const results = {}
    for (const [question, asked] of Object.entries(questionsOf(scene))) {
      say(question)
      results[question] = await measureQuestion({ solmu, owner, session, plain }, question, asked)
    }
    say('figures one by one')
    return { questions: results, stored: await compareStored(owner, scene) }
  } finally {
    plain.stop()
  }
}

async function measureQuestion({ solmu, owner, session, plain }, question, { operation, input }) {
  const ours = post(`${solmu.address}/graphql`, { query: documents[operation], variables: { input } })
  const sides = {
    plain: { pid: plain.pid, what: post(`${plain.address}/plain`, { question }) },
    straight: { pid: plain.pid, what: post(plain.straight, { query: straightDocument, variables: { question } }) },
    graphql: { pid: solmu.serverPid, what: { ...ours, headers: session } }
  }
  try {
    const { statements } = JSON.parse((await send(post(`${plain.address}/know`, { question, operation, input }))).text)
    await checkAlike(owner, { operation, input, ...sides })
    return { statements, ...(await compare(sides)) }
  } catch (error) {
    if (!brokenOff.test(error.message)) throw error
    return { brokenOff: error.message }
  }
}

/** A year of everything by centres, five years by regions, and the way down from one figure. */
function questionsOf({ indicatorIds, centreId, unitId }) {
  const [indicatorId] = indicatorIds
  const together = (input) => ({ operation: 'consolidation', input })
  const down = (input) => ({ operation: 'figureDerivation', input: { indicatorId, ...year, isWhole: false, ...input } })
  return {
    'national report, sums alone': together({ indicatorIds: indicatorIds.slice(0, 46), lens: 'centre', ...year }),
    'national report, sixty indicators of every kind': together({ indicatorIds, lens: 'centre', ...year }),
    'sixty months by region, as it was': together({ indicatorIds: indicatorIds.slice(0, 2), lens: 'region', ...series }),
    'sixty months by region, restated': together({ indicatorIds: indicatorIds.slice(0, 2), lens: 'region', restateTo, ...series }),
    'down from everything to the centres': down({ lens: 'centre', isWhole: true }),
    'down from a centre to its units': down({ lens: 'centre', area: centreId }),
    'down from a unit to its reports': down({ lens: 'unit', area: unitId })
  }
}

/** A comparison means something only when all sides know the same first figure, and it is the one that the facts add up to. */
async function checkAlike(owner, { operation, input, plain, straight, graphql }) {
  const answers = await Promise.all([plain, straight, graphql].map(async ({ what }) => JSON.parse((await send(what)).text)))
  const indicatorId = input.indicatorId ?? input.indicatorIds[0]
  const rows = answers[0].flat().flatMap((row) => row.sums ?? (row.valueSum === undefined ? [] : [row]))
  const added = (list) => list.reduce((sum, { valueSum }) => sum + Number(valueSum), 0)
  const isAsked = ({ isWhole, place, unitId }) => (operation === 'consolidation' || input.isWhole ? isWhole : place === input.area && !unitId)
  const nested = answers[1].data.report.find(({ id }) => id === indicatorId).areas
  const values = {
    plain: added(rows.filter((row) => row.indicatorId === indicatorId && isAsked(row))),
    straight: added(nested.filter((area) => isAsked({ ...area, place: area.area, unitId: null })).flatMap(({ figures }) => figures)),
    graphql: operation === 'consolidation'
      ? Number(answers[2].data.consolidation.matrix[0].at(-1)[0]) : Number(answers[2].data.figureDerivation.figure.value),
    facts: await factsOf(owner, { indicatorId, input })
  }
  if (new Set(Object.values(values)).size !== 1) throw new Error(`All sides must answer alike: ${JSON.stringify(values)}`)
}

async function factsOf(owner, { indicatorId, input: { from, to, area, lens } }) {
  const { rows: [{ sum }] } = await owner.query(
    `SELECT coalesce(sum(f.value), 0)::float8 AS sum FROM fact f JOIN unit_return r ON r.id = f.return_id
     WHERE f.indicator_id = $1 AND f.period BETWEEN $2 AND $3 AND length(f.period) = length($2) AND ($4::uuid IS NULL OR $4 IN (r.centre_id, r.unit_id))`,
    [indicatorId, from, to, lens === 'region' ? null : area ?? null])
  return sum
}

/** The sums that are kept, and the same sums of figures read one by one with the best index for it; in the database alone. */
async function compareStored(owner, { consortiumId, indicatorIds }) {
  const values = [indicatorIds, consortiumId]
  const kept = `SELECT node_id, indicator_id, period_from, value_sum FROM result_rollup WHERE indicator_id = ANY ($1::uuid[])
    AND period_kind = 'quarter' AND period_from >= '2025-01-01' AND stage = 3 AND breakdown = '' AND consortium_id = $2`
  const oneByOne = `SELECT r.centre_id, f.indicator_id, f.period_from, sum(f.value) FROM fact f JOIN unit_return r ON r.id = f.return_id
    WHERE f.indicator_id = ANY ($1::uuid[]) AND f.period_kind = 'quarter' AND f.period_from >= '2025-01-01' AND f.to_version IS NULL
      AND f.consortium_id = $2 AND app.stage_of(r.state) >= 3 GROUP BY 1, 2, 3`
  const results = []
  for (let turn = 0; turn <= turns; turn++) results.push({ keptMs: await planMs(owner, kept, values), oneByOneMs: await planMs(owner, oneByOne, values) })
  const middle = (pick) => median(results.slice(1).map(pick))
  return {
    ...{ keptMs: middle(({ keptMs }) => keptMs), oneByOneMs: middle(({ oneByOneMs }) => oneByOneMs) },
    ratio: middle(({ keptMs, oneByOneMs }) => oneByOneMs / keptMs)
  }
}

/** Milliseconds that the server itself says it has planned and run. */
async function planMs(client, text, values) {
  const { rows: [row] } = await client.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, values)
  const [plan] = row['QUERY PLAN']
  return plan['Planning Time'] + plan['Execution Time']
}
