import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { join } from 'node:path'
import pg from 'pg'
import { root } from '../places.mjs'
import { pause } from '../processes.mjs'
import { cpuMsOf, median, send, sendMany } from './load.mjs'

const turns = 3
const savesInTurn = 12
const together = 60

const documents = {
  save: `mutation BenchSave($input: SaveCellsInput!) { saveCells(input: $input) { unitReturn { id state version }
    cells { indicatorId breakdown status value version } conflicts { indicatorId breakdown } refusals { indicatorId breakdown code } } }`,
  submit: `mutation BenchSubmit($input: SubmitReturnInput!) { submitReturn(input: $input) { unitReturn { id state number version } } }`,
  overview: `query BenchOverview($roundId: ID!) { roundOverview(roundId: $roundId) { round { id period state dueOn }
    completeness { total received onTime late verified accepted }
    regions { centre { id name { fi sv en } } state completeness { total received onTime late verified accepted }
      units { returnId unit { id name { fi sv en } } state dueOn isLate daysLate firstSentOn heldSince openQuestionCount } } } }`
}

/**
 * What it costs to save and send returns of 540 figures and to look at a round, through GraphQL and through plain `pg` over
 * HTTP with the same writes and reads, in turns; the middle of all.
 *
 * @param {{ address: string, serverPid: number, databaseUrl: string }} solmu
 */
export async function measureReturns(solmu, say) {
  const owner = new pg.Client({ connectionString: solmu.databaseUrl })
  await owner.connect()
  try {
    say('returns to write')
    const scene = await setScene(owner)
    const [manager, coordinator] = await Promise.all(['unit_manager', 'national_coordinator'].map((role) => signIn(solmu.address, role)))
    const plain = await startPlain(solmu, { writer: manager.viewer, reader: coordinator.viewer })
    const sides = {
      plain: { pid: plain.pid, ask: (what, body) => ({ url: `${plain.address}/${what}`, method: 'POST', body: JSON.stringify(body) }) },
      graphql: { pid: solmu.serverPid, ask: (what, input, session = manager) => graphql(solmu.address, session, { what, input }) }
    }
    try {
      say('saves')
      const saves = await measureSaves(owner, scene, sides)
      say('sixty at once')
      const submissions = await measureSubmissions(owner, scene, sides)
      say('the overview')
      return { saves, submissions, overview: await measureOverview(scene, { ...sides, session: coordinator }) }
    } finally {
      plain.stop()
    }
  } finally {
    await owner.end()
  }
}

async function measureSaves(owner, { returns, cells }, { plain, graphql: ours }) {
  const [plainId, ourId] = returns
  const clocks = {}
  const results = []
  for (let turn = 0; turn <= turns; turn++) {
    const valued = (round) => cells.map((cell, place) => ({ ...cell, value: (place + turn * savesInTurn + round) % 90 }))
    const onPlain = await measure(plain, range(savesInTurn), (round) => plain.ask('save', { returnId: plainId, cells: valued(round) }))
    const onOurs = await measure(ours, range(savesInTurn), (round) => {
      const expectedVersion = clocks[ourId] ?? 0
      clocks[ourId] = expectedVersion + 1
      return ours.ask('save', { input: { returnId: ourId, cells: valued(round).map((cell) => ({ ...cell, status: 'value', value: String(cell.value), expectedVersion })) } })
    })
    results.push({ plain: onPlain, graphql: onOurs })
  }
  await checkSaved(owner, [plainId, ourId], cells.length)
  return compared(results.slice(1))
}

/** A comparison means something only when both sides wrote the same. */
async function checkSaved(owner, ids, count) {
  const { rows } = await owner.query(
    `SELECT count(*)::int AS count, sum(value)::int AS sum FROM return_cell WHERE return_id = ANY ($1) GROUP BY return_id`, [ids])
  const [one, other] = rows
  if (one?.count !== count || other?.count !== count || one.sum !== other.sum) throw new Error(`Both sides must write alike: ${JSON.stringify(rows)}`)
}

/** Sixty units send at the same moment, each its first version of 540 figures. */
async function measureSubmissions(owner, { returns, cells, unitIds }, { plain, graphql: ours }) {
  const all = returns.slice(0, together)
  await owner.query(
    `INSERT INTO return_cell (return_id, consortium_id, unit_id, indicator_id, breakdown, status, value)
     SELECT r.id, r.consortium_id, r.unit_id, c.i, c.b, 'value', 7 FROM unit_return r, unnest($2::uuid[], $3::text[]) AS c (i, b)
     WHERE r.id = ANY ($1) ON CONFLICT (return_id, indicator_id, breakdown) DO NOTHING`,
    [all, cells.map(({ indicatorId }) => indicatorId), cells.map(({ breakdown }) => breakdown)])
  await owner.query('ANALYZE')
  const results = []
  for (let turn = 0; turn <= turns; turn++) {
    const figures = {}
    for (const [name, side] of Object.entries({ plain, graphql: ours })) {
      await unsend(owner, all)
      const versions = await versionsOf(owner, all)
      const asked = all.map((returnId) => (name === 'plain'
        ? side.ask('submit', { returnId })
        : side.ask('submit', { input: { returnId, expectedVersion: versions.get(returnId) } })))
      figures[name] = await measure(side, asked, (what) => what, together)
    }
    results.push(figures)
  }
  const { rows: wrong } = await owner.query('SELECT 1 FROM app.results_rollup_check() LIMIT 1')
  const { rows: [{ sent }] } = await owner.query(
    `SELECT count(*)::int AS sent FROM unit_return WHERE id = ANY ($1) AND state = 'submitted' AND unit_id = ANY ($2)`, [all, unitIds])
  if (wrong.length > 0 || sent !== together) throw new Error(`${sent} of ${together} were sent, and the sums are ${wrong.length > 0 ? 'wrong' : 'right'}`)
  return compared(results.slice(1))
}

async function measureOverview({ roundId, unitIds }, { plain, graphql: ours, session }) {
  const asked = { plain: plain.ask('overview', { roundId }), graphql: ours.ask('overview', { roundId }, session) }
  const answers = { plain: JSON.parse((await send(asked.plain)).text), graphql: JSON.parse((await send(asked.graphql)).text).data.roundOverview }
  const counts = [answers.plain.returns.length, answers.graphql.regions.reduce((sum, { units }) => sum + units.length, 0), unitIds.length]
  if (new Set(counts).size !== 1) throw new Error(`Both sides must answer alike: ${counts.join(', ')} units`)
  const round = { count: 150, width: 4 }
  const results = []
  for (let turn = 0; turn <= turns; turn++) {
    const figures = {}
    for (const [name, { pid }] of Object.entries({ plain, graphql: ours })) {
      const before = cpuMsOf(pid)
      const { perSecond } = await sendMany(asked[name], round)
      figures[name] = { cpuMs: (cpuMsOf(pid) - before) / round.count, perSecond, ms: 1000 / perSecond }
    }
    results.push(figures)
  }
  return compared(results.slice(1))
}

/** Asks once for each of some things, so many at a time; whoever is told that there is no room asks again, and is counted. */
async function measure({ pid }, things, ask, width = 1) {
  const agent = new Agent({ keepAlive: true, maxSockets: width })
  const before = cpuMsOf(pid)
  const since = performance.now()
  const left = [...things]
  let again = 0
  const answerTo = async (what) => {
    try {
      return await send(what, agent)
    } catch (error) {
      if (!error.message.includes('"UNAVAILABLE"') || again > 20 * things.length) throw error
      again += 1
      await pause(50)
      return answerTo(what)
    }
  }
  try {
    await Promise.all(range(width).map(async () => {
      while (left.length > 0) {
        const { text } = await answerTo(ask(left.shift()))
        if (/"errors":|"(conflicts|refusals)":\[\{/.test(text)) throw new Error(text.slice(0, 400))
      }
    }))
  } finally {
    agent.destroy()
  }
  const ms = performance.now() - since
  return { cpuMs: (cpuMsOf(pid) - before) / things.length, perSecond: (things.length / ms) * 1000, ms: ms / things.length, again }
}

function compared(results) {
  const middle = (pick) => median(results.map(pick))
  const side = (name) => ({
    ...{ cpuMs: middle((turn) => turn[name].cpuMs), perSecond: middle((turn) => turn[name].perSecond) },
    ...{ ms: middle((turn) => turn[name].ms), again: middle((turn) => turn[name].again ?? 0) }
  })
  return {
    ...{ plain: side('plain'), graphql: side('graphql') },
    timeRatio: middle((turn) => turn.graphql.ms / turn.plain.ms),
    rateRatio: middle((turn) => turn.graphql.perSecond / turn.plain.perSecond)
  }
}

/** As if they had never been sent. */
async function unsend(owner, ids) {
  await owner.query(`UPDATE unit_return SET state = 'draft', number = 0 WHERE id = ANY ($1)`, [ids])
  for (const table of ['fact', 'return_version', 'return_step']) await owner.query(`DELETE FROM ${table} WHERE return_id = ANY ($1)`, [ids])
}

async function versionsOf(owner, ids) {
  const { rows } = await owner.query('SELECT id, version FROM unit_return WHERE id = ANY ($1)', [ids])
  return new Map(rows.map(({ id, version }) => [id, version]))
}

/** Rounds about years that the demo leaves alone, in every local unit; the demo's manager holds all of them. */
async function setScene(owner) {
  const insert = (table, rows) => owner.query(
    `INSERT INTO ${table} (${Object.keys(rows[0]).join(', ')}) SELECT ${Object.keys(rows[0]).join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(rows)])
  const { rows: [{ consortium_id: consortium }] } = await owner.query('SELECT id AS consortium_id FROM consortium WHERE is_demo')
  const own = (row) => ({ consortium_id: consortium, ...row })
  const named = { name_fi: 'Mittaus', name_sv: 'Mätning', name_en: 'Measurement' }
  const groupId = randomUUID()
  await insert('indicator_group', [own({ id: groupId, code: 'zz_bench', position: 99, version: 1, ...named })])
  const dimensions = ['zz_a', 'zz_b', 'zz_c'].map((code) => own({ id: randomUUID(), code, position: 99, version: 1, ...named }))
  await insert('dimension', dimensions)
  const categories = ['x', 'y', 'z']
  await insert('dimension_category', dimensions.flatMap(({ id }) =>
    categories.map((code, position) => own({ dimension_id: id, code, kind: 'category', position, ...named }))))
  const indicatorIds = range(20).map(() => randomUUID())
  const codes = dimensions.map(({ code }) => code)
  await insert('indicator', indicatorIds.map((id, place) => own({
    ...{ id, code: `ZZ_BENCH_${place}`, group_id: groupId, position: place, unit: 'count', decimals: 0, aggregation: 'sum' },
    ...{ source_class: 'manual', origin: 'own', version: 1, created_at: new Date() }
  })))
  await insert('indicator_version', indicatorIds.map((id) => own({
    ...{ indicator_id: id, number: 1, valid_from: '2000-01-01', ...named, definition_fi: '', definition_sv: '', definition_en: '' },
    ...{ direction: 'more', dimension_codes: codes, factor: 1, condition_fi: '', condition_sv: '', condition_en: '', source: '' },
    ...{ task_areas: [], reason: '', changed_at: new Date() }
  })))
  const { rows: units } = await owner.query(`SELECT u.id, l.parent_id FROM unit_now u JOIN unit_link l ON l.unit_id = u.id
    AND l.valid_from <= app.today() AND (l.valid_to IS NULL OR l.valid_to > app.today())
    WHERE u.consortium_id = $1 AND u.type = 'local_unit' AND u.is_open ORDER BY u.id`, [consortium])
  await owner.query(
    `INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
     SELECT gen_random_uuid(), a.consortium_id, a.user_id, 'unit_manager', u.id, '2020-01-01' FROM unnest($1::uuid[]) AS u (id)
     CROSS JOIN (SELECT DISTINCT ON (user_id) * FROM role_assignment WHERE role = 'unit_manager' AND valid_to IS NULL AND consortium_id = $2
       AND user_id = (SELECT id FROM app_user WHERE email = (SELECT email FROM app.demo_accounts() WHERE role = 'unit_manager' LIMIT 1))) a
     WHERE NOT EXISTS (SELECT 1 FROM role_assignment b WHERE b.user_id = a.user_id AND b.unit_id = u.id AND b.role = 'unit_manager')`,
    [units.map(({ id }) => id), consortium])
  const rounds = []
  for (const quarter of [1, 2]) rounds.push(await addRound(owner, { insert, own, named, quarter, indicatorIds, codes, units }))
  const breakdowns = categories.flatMap((a) => categories.flatMap((b) => categories.map((c) => `zz_a:${a},zz_b:${b},zz_c:${c}`)))
  return {
    ...{ roundId: rounds[0].id, returns: rounds.flatMap(({ returns }) => returns), unitIds: units.map(({ id }) => id) },
    cells: indicatorIds.flatMap((indicatorId) => breakdowns.map((breakdown) => ({ indicatorId, breakdown })))
  }
}

async function addRound(owner, { insert, own, named, quarter, indicatorIds, codes, units }) {
  const id = randomUUID()
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  await insert('collection_round', [own({
    ...{ id, ...named, instructions_fi: '', instructions_sv: '', instructions_en: '', period: `2012-Q${quarter}`, period_kind: 'quarter' },
    ...{ period_from: `2012-0${quarter * 3 - 2}-01`, period_to: `2012-0${quarter * 3 + 1}-01`, opens_on: day(-1), due_on: day(9), grace_until: day(9) },
    ...{ verify_by: day(19), accept_by: day(29), membership: 'last_day', unit_rule: { kind: 'all' }, reminder_days: [], state: 'open' },
    ...{ state_reason: '', state_at: new Date(), created_at: new Date(), version: 1 }
  })])
  await insert('round_indicator', indicatorIds.map((indicatorId, position) => own({
    ...{ round_id: id, indicator_id: indicatorId, position, dimension_codes: codes, is_required: true, allows_not_applicable: true }
  })))
  const returns = units.map((unit) => ({ id: randomUUID(), unit_id: unit.id, centre_id: unit.parent_id }))
  await owner.query(
    `INSERT INTO unit_return (id, consortium_id, round_id, unit_id, centre_id)
     SELECT r.id, c.consortium_id, c.id, r.unit_id, r.centre_id FROM collection_round c,
       jsonb_to_recordset($2) AS r (id uuid, unit_id uuid, centre_id uuid) WHERE c.id = $1`, [id, JSON.stringify(returns)])
  return { id, returns: returns.map((each) => each.id) }
}

const range = (count) => Array.from({ length: count }, (_none, place) => place)

async function signIn(address, role) {
  const state = JSON.parse((await send({ url: `${address}/auth/state` })).text)
  const account = state.demoAccounts.find((each) => each.role === role)
  const headers = { origin: address, 'sec-fetch-site': 'same-origin' }
  const { cookies } = await send({
    url: `${address}/auth/login`, method: 'POST', headers, body: JSON.stringify({ email: account.email, password: state.demoPassword })
  })
  const session = { headers: { ...headers, cookie: cookies } }
  const { text } = await send({ url: `${address}/graphql`, method: 'POST', headers: session.headers, body: JSON.stringify({ query: '{ viewer { id consortium { id } } }' }) })
  return { ...session, viewer: JSON.parse(text).data.viewer }
}

function graphql(address, { headers }, { what, input }) {
  return { url: `${address}/graphql`, method: 'POST', headers, body: JSON.stringify({ query: documents[what], variables: input }) }
}

function startPlain({ databaseUrl }, { writer, reader }) {
  const child = fork(join(root, 'tools/bench/plain-returns.mjs'), {
    cwd: root,
    env: {
      ...process.env, NODE_ENV: 'production', DATABASE_URL: databaseUrl, BENCH_USER: writer.id, BENCH_READER: reader.id,
      BENCH_CONSORTIUM: writer.consortium.id
    }
  })
  return new Promise((ready, failed) => {
    child.once('message', ({ address }) => ready({ address, pid: child.pid, stop: () => child.disconnect() }))
    child.once('exit', (code) => failed(new Error(`The plain server ended with ${code}`)))
  })
}
