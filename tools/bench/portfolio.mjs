import pg from 'pg'
import { send } from './load.mjs'
import { aPortfolioOf } from './portfolio-scene.mjs'
import { compare, post, signIn, startPlain } from './sides.mjs'

/** How many projects the portfolios have, and as many of others. */
const everySize = [200, 2000, 20_000]
/** What the database breaks off by the product's own limit is a result, too. */
const brokenOff = /statement timeout|"UNAVAILABLE"/

const sums = 'projects readable units committedUnits assessedUnits money { applied { minorUnits currency } granted { minorUnits currency } used { minorUnits currency } paid { minorUnits currency } left { minorUnits currency } }'
const side = 'id number title { fi sv en } carrier { fi sv en } startsOn endsOn taskAreas'

/** The reads as the web asks for them. */
const documents = {
  portfolioOverview: `query BenchOverview($by: PortfolioGrouping!) { portfolioOverview(by: $by) { groups { key name { fi sv en } ${sums} } total { key name { fi sv en } ${sums} } } }`,
  fundingTimeline: `query BenchTimeline { fundingTimeline { quarters money { quarter kind decided { minorUnits currency } applied { minorUnits currency } }
    endings { id number title { fi sv en } lead { id name { fi sv en } } endsOn quarter monthly { minorUnits currency } } units { unit { id name { fi sv en } } endsOn hoped } endingMonths rulesVersion maySetRules } }`,
  portfolioCoverage: `query BenchCoverage($axis: CoverageAxis!, $day: Date) { portfolioCoverage(axis: $axis, day: $day) { day regions { id name { fi sv en } municipalityCodes } keys
    cells { regionId key state running coming hoped last { id title { fi sv en } endsOn } } history { day covered } } }`,
  projectOverlaps: `query BenchOverlaps { projectOverlaps { totalCount nodes { id score reasons verdict reason isOthers mayJudge project { ${side} } other { ${side} } } } }`
}

/** What is asked of a portfolio, and what of the answer all sides must agree on. */
const questions = {
  'summary by region': { operation: 'portfolioOverview', input: { by: 'region' }, plain: ([rows]) => rows.find(({ isTotal }) => isTotal)?.granted, graphql: ({ total }) => total.money[0].granted.minorUnits },
  'summary by task area': { operation: 'portfolioOverview', input: { by: 'taskArea' }, plain: ([rows]) => rows.find(({ isTotal }) => isTotal)?.granted, graphql: ({ total }) => total.money[0].granted.minorUnits },
  'funding timeline': { operation: 'fundingTimeline', input: {}, plain: ([[row]]) => row.money[0].decided, graphql: ({ money }) => money[0].decided.minorUnits },
  'coverage by task area': { operation: 'portfolioCoverage', input: { axis: 'taskArea', day: '2026-06-30' }, plain: ([[row]]) => row.regions.length, graphql: ({ regions }) => regions.length },
  overlaps: { operation: 'projectOverlaps', input: {}, plain: ([rows]) => rows.length > 0, graphql: ({ nodes }) => nodes.length > 0 }
}

/**
 * What it costs to look at portfolios of 200, 2,000 and 20,000 projects: through GraphQL, and through plain `pg` over HTTP with
 * the very same statements; in turns, the middle of all.
 *
 * @param {{ address: string, serverPid: number, databaseUrl: string }} solmu
 * @returns {Promise<Record<number, Record<string, object>>>} by size and question what each side took, or why the database broke it off
 */
export async function measurePortfolio(solmu, say, sizes = everySize) {
  const owner = new pg.Client({ connectionString: solmu.databaseUrl })
  await owner.connect()
  try {
    const figures = {}
    for (const size of sizes) {
      say(`${size} projects to write`)
      const scene = await aPortfolioOf(owner, size)
      figures[size] = await measureScene({ solmu, scene, say: (what) => say(`${size} projects, ${what}`) })
    }
    return figures
  } finally {
    await owner.end()
  }
}

async function measureScene({ solmu, scene, say }) {
  const headers = await signIn(solmu.address, scene.email)
  const plain = await startPlain('plain-portfolio', solmu, scene)
  try {
    const results = {}
    for (const [question, asked] of Object.entries(questions)) {
      say(question)
      const ours = { ...post(`${solmu.address}/graphql`, { query: documents[asked.operation], variables: asked.input }), headers }
      const sides = { plain: { pid: plain.pid, what: post(`${plain.address}/plain`, { question }) }, graphql: { pid: solmu.serverPid, what: ours } }
      results[question] = await measureQuestion(plain, { question, asked, sides })
    }
    return results
  } finally {
    plain.stop()
  }
}

async function measureQuestion({ address }, { question, asked, sides }) {
  const { operation, input } = asked
  try {
    const { statements } = JSON.parse((await send(post(`${address}/know`, { question, operation, input }))).text)
    await checkAlike(asked, sides)
    return { statements, ...(await compare(sides)) }
  } catch (error) {
    if (!brokenOff.test(error.message)) throw error
    return { brokenOff: error.message }
  }
}

/** A comparison means something only when both sides know the same figure. */
async function checkAlike({ operation, ...asked }, { plain, graphql }) {
  const [rows, answer] = await Promise.all([plain, graphql].map(async ({ what }) => JSON.parse((await send(what)).text)))
  const values = [String(asked.plain(rows)), String(asked.graphql(answer.data[operation]))]
  if (new Set(values).size !== 1) throw new Error(`Both sides must answer alike: ${operation} ${JSON.stringify(values)}`)
}
