import { fork } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../places.mjs'
import { cpuMsOf, median, send, sendMany } from './load.mjs'

const name = 'name { fi sv en }'

/** The two reads as the web asks for them. */
const queries = {
  networkTree: `query BenchTree($asOf: Date!) { networkTree(asOf: $asOf) { asOf today
    nodes { id parentId depth type kind ${name} organisationName municipalityCode municipalityName { fi sv en } lon lat
      validFrom validTo parentFrom parentTo localUnitCount }
    territories { unitId municipalityCodes shapeCodes population populationDate } uncoveredMunicipalityCodes } }`,
  orgUnits: `query BenchUnits($asOf: Date!) { orgUnits(asOf: $asOf, first: 50) { nodes { id type kind ${name}
    organisation { id ${name} } municipality { code ${name} } parent { id ${name} type } centre { id ${name} type }
    validFrom validTo } pageInfo { hasNextPage endCursor } } }`
}

const rounds = 7
const round = { count: 200, width: 4 }

/**
 * Measures both reads through GraphQL against the same statements through plain `pg`, in turns, so that whatever else
 * the machine does touches both alike; the figures are the middle ones of all rounds.
 *
 * @param {{ address: string, serverPid: number, databaseUrl: string }} solmu
 */
export async function measureReads(solmu, say) {
  const session = await signIn(solmu.address)
  const plain = await startPlain(solmu, session)
  try {
    const figures = {}
    for (const read of Object.keys(queries)) {
      say(read)
      figures[read] = await compare([
        { pid: plain.pid, what: { url: `${plain.address}/${read}` } },
        { pid: solmu.serverPid, what: graphql(solmu.address, session, read) }
      ])
    }
    return figures
  } finally {
    plain.stop()
  }
}

async function compare([plain, ours]) {
  await checkRows(plain.what, ours.what)
  for (const side of [plain, ours]) await sendMany(side.what, round)
  const results = []
  for (let turn = 0; turn < rounds; turn++) results.push({ plain: await measure(plain), graphql: await measure(ours) })
  const middle = (pick) => median(results.map(pick))
  return {
    plain: { cpuMs: middle(({ plain: side }) => side.cpuMs), perSecond: middle(({ plain: side }) => side.perSecond) },
    graphql: { cpuMs: middle(({ graphql: side }) => side.cpuMs), perSecond: middle(({ graphql: side }) => side.perSecond) },
    cpuRatio: middle((turn) => turn.graphql.cpuMs / turn.plain.cpuMs),
    rateRatio: middle((turn) => turn.graphql.perSecond / turn.plain.perSecond)
  }
}

async function measure({ pid, what }) {
  const before = cpuMsOf(pid)
  const { perSecond } = await sendMany(what, round)
  return { cpuMs: (cpuMsOf(pid) - before) / round.count, perSecond }
}

/** A comparison means something only when both sides answer with the same units. */
async function checkRows(plainRead, ourRead) {
  const [plain, ours] = [JSON.parse((await send(plainRead)).text), JSON.parse((await send(ourRead)).text).data]
  const counts = ours.networkTree
    ? [plain.units.length, ours.networkTree.nodes.length]
    : [Math.min(plain.units.length, 50), ours.orgUnits.nodes.length]
  if (counts[0] !== counts[1] || counts[0] === 0) throw new Error(`Both sides must answer alike: ${counts.join(' and ')} units`)
}

async function signIn(address) {
  const state = JSON.parse((await send({ url: `${address}/auth/state` })).text)
  const account = state.demoAccounts.find(({ role }) => role === 'national_coordinator')
  const { cookies } = await send({
    url: `${address}/auth/login`, method: 'POST', headers: sameSite(address),
    body: JSON.stringify({ email: account.email, password: state.demoPassword })
  })
  const headers = { ...sameSite(address), cookie: cookies }
  const query = '{ viewer { id today consortium { id } } }'
  const { text } = await send({ url: `${address}/graphql`, method: 'POST', headers, body: JSON.stringify({ query }) })
  return { headers, viewer: JSON.parse(text).data.viewer }
}

function graphql(address, { headers, viewer }, read) {
  const body = JSON.stringify({ query: queries[read], variables: { asOf: viewer.today } })
  return { url: `${address}/graphql`, method: 'POST', headers, body }
}

function sameSite(address) {
  return { origin: address, 'sec-fetch-site': 'same-origin' }
}

function startPlain({ databaseUrl }, { viewer }) {
  const child = fork(join(root, 'tools/bench/plain-server.mjs'), {
    cwd: root,
    env: {
      ...process.env, NODE_ENV: 'production', DATABASE_URL: databaseUrl,
      BENCH_USER: viewer.id, BENCH_CONSORTIUM: viewer.consortium.id, BENCH_DAY: viewer.today
    }
  })
  return new Promise((ready, failed) => {
    child.once('message', ({ address }) => ready({ address, pid: child.pid, stop: () => child.disconnect() }))
    child.once('exit', (code) => failed(new Error(`The plain server ended with ${code}`)))
  })
}
