import { createHash, randomBytes } from 'node:crypto'
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import { shippedRules } from '@solmu/domain/governance/charter-library.js'
import { newId } from '@solmu/shared/ids.js'
import pg from 'pg'
import { faults, recount } from '../../../../../../tools/recount.mjs'
import { readConfig } from '../../../core/config/config.js'
import { addMembers, closeNow, setRules, setTimes, votingScene } from '../../../testing/ballots.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import type { BallotClock } from './ballot-clock.js'

const DETAIL = `ballot { id state takesBallots version mayChange rollCount votedCount waitingCount outcome publicKeys { votes key } breaksTie opensAt lotCommitment endReason mayManage steps { action blockedBy }
  rule { share of abstentions tie quorumOf quorumNeeded } options { code isWithdrawn } } roll { id weight hasVoted recusedReason isMine choice name { fi } } log`
const READ = `query ($id: ID!) { ballot(id: $id) { ${DETAIL} } }`
const mutation = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) { ballot { ${DETAIL} } } }`
const SAVE = mutation('saveBallot', 'SaveBallotInput')
const OPEN = mutation('openBallot', 'BallotStepInput')
const COUNT = mutation('countBallot', 'BallotStepInput')
const CANCEL = mutation('cancelBallot', 'CancelBallotInput')
const WITHDRAW = mutation('withdrawBallotOption', 'WithdrawBallotOptionInput')
const RECUSE = mutation('recuseFromBallot', 'RecuseFromBallotInput')
const CAST = mutation('castBallot', 'CastBallotInput')
const FETCH = 'mutation ($input: FetchBallotCredentialInput!) { fetchBallotCredential(input: $input) { blindSignature } }'

interface Seat { id: string; weight: number; hasVoted: boolean; recusedReason: string; isMine: boolean; choice: string | null; name: { fi: string } }
interface Detail {
  ballot: { id: string; state: string; takesBallots: boolean; version: number; mayChange: boolean; rollCount: number; votedCount: number; waitingCount: number; outcome: string | null; publicKeys: { votes: number; key: string }[]; breaksTie: string | null; lotCommitment: string | null; mayManage: boolean; steps: { action: string; blockedBy: string[] }[]; rule: { quorumNeeded: number } | null; options: { code: string; isWithdrawn: boolean }[] }
  roll: Seat[]
  log: string | null
}
type Answer = Awaited<ReturnType<Actor['ask']>>

let app: TestApp
let [office, centre, manager, member, auditor]: Actor[] = []
let bodyId: string
let consortiumId: string
const text = (fi: string) => ({ fi, sv: '', en: '' })
const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions?.code
function detail({ data, errors }: Answer): Detail {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, { ballot: Detail }>)[0]!.ballot
}

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager, member, auditor] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager'), await app.as('unit_member'), await app.as('auditor')]
  ;({ consortiumId, bodyId } = await votingScene(app))
})
afterAll(() => app.stop())

const withRules = (rules: unknown) => setRules(app, consortiumId, rules)
/** Later than any notice that the shipped charter asks for. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const input = (of: Record<string, unknown> = {}) => ({
  ...{ bodyId, matter: 'election', title: text('Hallituksen vaali'), description: text(''), method: 'approval', secrecy: 'open', options: [text('Aino'), text('Bo'), text('Cilla')], seats: 1, maxScore: 1 },
  ...{ closesAt: inDays(40), ...of }
})
const saved = async (of: Record<string, unknown> = {}) => detail(await office!.ask(SAVE, { input: input(of) })).ballot
async function opened(of: Record<string, unknown> = {}): Promise<Detail> {
  const { id, version } = await saved(of)
  return detail(await office!.ask(OPEN, { input: { ballotId: id, expectedVersion: version } }))
}
const read = async (id: string, actor = office!) => (await actor.get<{ ballot: Detail }>(READ, { id })).ballot
const cast = (ballotId: string, seatId: string, choice: unknown, actor = manager!) => actor.ask(CAST, { input: { ballotId, seatId, choice } })
const approve = (...codes: string[]) => ({ points: codes.map((code) => ({ code, points: 1 })) })
const timeOver = (id: string) => closeNow(app, id)
const clock = () => app.provider<BallotClock>('BallotClock', { viewer: null })
async function counted(id: string): Promise<Detail> {
  await timeOver(id)
  await clock().run()
  return read(id)
}

/** Connections of the application itself, in somebody's name, for what happens at once. */
async function asApplication<T>(email: string | null, work: (ask: (sql: string, values: unknown[]) => Promise<pg.QueryResult>) => Promise<T>): Promise<T> {
  const [row] = await app.rows<{ name: string; userId: string | null }>(`SELECT current_database() AS name, (SELECT id FROM app_user WHERE email = $1) AS "userId"`, [email])
  const owner = new URL(String(process.env['TEST_DATABASE_URL']))
  owner.pathname = `/${row!.name}`
  const pool = new pg.Pool({ connectionString: readConfig({ DATABASE_URL: owner.toString() }).DATABASE_APP_URL, max: 12 })
  pool.on('connect', (client) => void client.query(`SELECT set_config('app.user_id', $1, false), set_config('app.consortium_id', $2, false)`, [row!.userId ?? '', row!.userId ? consortiumId : '']))
  try {
    return await work((sql, values) => pool.query(sql, values))
  } finally {
    await pool.end()
  }
}

describe('a draft', () => {
  it('is written by those who look after the body, changed by its version, and seen by nobody else', async () => {
    const draft = await saved()
    expect(draft).toMatchObject({ state: 'draft', rollCount: 0, steps: [{ action: 'announce', blockedBy: ['opens_later'] }, { action: 'open', blockedBy: [] }, { action: 'cancel', blockedBy: [] }] })
    const change = { ...input({ title: text('Toinen') }), ballotId: draft.id, expectedVersion: draft.version }
    expect(detail(await office!.ask(SAVE, { input: change })).ballot.version).toBe(draft.version + 1)
    expect(codeOf(await office!.ask(SAVE, { input: change }))).toBe('STALE')
    for (const actor of [centre!, manager!, auditor!]) expect(codeOf(await actor.ask(SAVE, { input: input() }))).toBe('NOT_ALLOWED')
    for (const actor of [manager!, auditor!]) expect(codeOf(await actor.ask(READ, { id: draft.id }))).toBe('NOT_FOUND')
  })

  it.each([
    [{ matter: 'no_such' }, 'INVALID_INPUT'],
    [{ matter: 'expulsion', secrecy: 'open' }, 'INVALID_INPUT'],
    [{ closesAt: '2020-01-01T00:00:00Z' }, 'OUT_OF_RANGE'],
    [{ options: [] }, 'OUT_OF_RANGE'],
    [{ title: text(' ') }, 'REQUIRED'],
    [{ bodyId: newId() }, 'NOT_FOUND']
  ])('with %j is refused', async (of, code) => expect(codeOf(await office!.ask(SAVE, { input: input(of) }))).toBe(code))

  it('is not opened twice, by others, with nobody who may vote, or without secrecy that can be kept', async () => {
    const draft = await saved({ secrecy: 'secret' })
    const step = { ballotId: draft.id, expectedVersion: draft.version }
    expect(codeOf(await manager!.ask(OPEN, { input: step }))).toBe('NOT_ALLOWED')
    expect(codeOf(await office!.ask(OPEN, { input: { ...step, expectedVersion: 9 } }))).toBe('STALE')
    await withRules({ ...shippedRules, votes: { headquarters: 0, regional_centre: 0, local_unit: 0 } })
    expect(codeOf(await office!.ask(OPEN, { input: step }))).toBe('ROLL_EMPTY')
    // One head office alone has three votes.
    await withRules({ ...shippedRules, votes: { headquarters: 3, regional_centre: 2, local_unit: 1 } })
    expect(codeOf(await office!.ask(OPEN, { input: step }))).toBe('VOTES_TELL')
    await withRules(shippedRules)
    expect((await read(draft.id)).ballot).toMatchObject({ state: 'draft', rollCount: 0 })
    expect(detail(await office!.ask(OPEN, { input: step })).ballot.state).toBe('open')
    expect(codeOf(await office!.ask(OPEN, { input: { ...step, expectedVersion: draft.version + 1 } }))).toBe('BALLOT_STATE')
    expect(codeOf(await office!.ask(SAVE, { input: { ...input(), ballotId: draft.id, expectedVersion: draft.version + 1 } }))).toBe('BALLOT_STATE')
    await expect(app.rows(`UPDATE ballot SET closes_at = now() WHERE id = $1`, [draft.id])).rejects.toThrow('does not change')
  })
})

describe('an open ballot', () => {
  it('takes one vote of each member, lets it be changed, and shows it to nobody else before the count', async () => {
    const { ballot, roll } = await opened()
    const [one, two] = roll as [Seat, Seat]
    expect(detail(await cast(ballot.id, one.id, approve('o1'))).ballot.votedCount).toBe(1)
    expect(detail(await cast(ballot.id, one.id, approve('o2', 'o3'), member!)).roll.find(({ id }) => id === one.id)).toMatchObject({ hasVoted: true, choice: '{"points": {"o2": 1, "o3": 1}}' })
    expect(codeOf(await cast(ballot.id, two.id, approve('o9')))).toBe('CHOICE_INVALID')
    expect(codeOf(await cast(ballot.id, two.id, { answer: 'yes' }))).toBe('CHOICE_INVALID')
    expect(codeOf(await cast(ballot.id, newId(), approve('o1')))).toBe('NOT_ON_ROLL')
    expect(codeOf(await cast(ballot.id, two.id, approve('o1'), office!))).toBe('NOT_ON_ROLL')
    expect(codeOf(await cast(ballot.id, two.id, approve('o1'), auditor!))).toBe('NOT_ALLOWED')
    const seen = await read(ballot.id)
    expect([seen.log, seen.roll.filter(({ choice }) => choice !== null)]).toEqual([null, []])
    expect(codeOf(await office!.ask(COUNT, { input: { ballotId: ballot.id, expectedVersion: 0 } }))).toBe('BALLOT_STATE')
    const trail = await app.rows<{ entry: string }>(`SELECT e::text AS entry FROM audit_entry e WHERE action = 'castBallot' AND outcome = 'done' AND subject_id = $1`, [ballot.id])
    expect([trail.length, trail.some(({ entry }) => /o[123]\b/.test(entry))]).toEqual([2, false])
    await timeOver(ballot.id)
    expect(codeOf(await cast(ballot.id, two.id, approve('o1')))).toBe('BALLOT_STATE')
    const done = detail(await office!.ask(COUNT, { input: { ballotId: ballot.id, expectedVersion: 0 } }))
    expect(done.ballot).toMatchObject({ state: 'closed', outcome: 'no_quorum', takesBallots: false })
    const log = JSON.parse(done.log!) as { lines: { by: string; choice: unknown }[] }
    expect(log.lines).toMatchObject([{ by: one.id, choice: { points: { o2: 1, o3: 1 } } }])
    expect(faults(log)).toEqual([])
    expect(codeOf(await office!.ask(COUNT, { input: { ballotId: ballot.id, expectedVersion: 0 } }))).toBe('BALLOT_STATE')
    await expect(app.rows(`UPDATE ballot_log SET lines = '[]' WHERE ballot_id = $1`, [ballot.id])).rejects.toThrow('what was counted stays')
  })

  it('takes no more points of a member than there are to share out', async () => {
    expect(codeOf(await office!.ask(SAVE, { input: input({ method: 'budget', maxScore: 101 }) }))).toBe('OUT_OF_RANGE')
    const { ballot, roll } = await opened({ method: 'budget', maxScore: 20 })
    const give = (...points: readonly number[]) => cast(ballot.id, roll[0]!.id, { points: points.map((each, at) => ({ code: `o${at + 1}`, points: each })) })
    expect(codeOf(await give(15, 6))).toBe('CHOICE_INVALID')
    expect(codeOf(await give(14, 5, 1))).toBeUndefined()
    const log = JSON.parse((await counted(ballot.id)).log!) as Parameters<typeof recount>[0]
    expect([recount(log).tallies, faults(log)]).toEqual([{ o1: 14, o2: 5, o3: 1 }, []])
  })

  it('knows withdrawals and recusals, which come before the vote and lower no quorum', async () => {
    const { ballot, roll } = await opened()
    const at = { ballotId: ballot.id }
    const [one, two, ...others] = roll as [Seat, Seat, ...Seat[]]
    await cast(ballot.id, one.id, approve('o1'))
    expect(codeOf(await office!.ask(RECUSE, { input: { ...at, seatId: one.id, reason: 'jäävi' } }))).toBe('BALLOT_CAST')
    expect(codeOf(await office!.ask(RECUSE, { input: { ...at, seatId: two.id, reason: ' ' } }))).toBe('REQUIRED')
    expect(codeOf(await manager!.ask(RECUSE, { input: { ...at, seatId: two.id, reason: 'x' } }))).toBe('NOT_ALLOWED')
    expect(detail(await office!.ask(RECUSE, { input: { ...at, seatId: two.id, reason: 'jäävi' } })).roll.find(({ id }) => id === two.id)?.recusedReason).toBe('jäävi')
    expect(codeOf(await cast(ballot.id, two.id, approve('o1')))).toBe('NOT_ON_ROLL')
    expect(codeOf(await office!.ask(WITHDRAW, { input: { ...at, code: 'o9' } }))).toBe('NOT_FOUND')
    expect(detail(await office!.ask(WITHDRAW, { input: { ...at, code: 'o1' } })).ballot.options[0]).toEqual({ code: 'o1', isWithdrawn: true })
    expect(codeOf(await cast(ballot.id, others[0]!.id, approve('o1')))).toBe('CHOICE_INVALID')
    for (const { id } of others) await cast(ballot.id, id, approve('o2'))
    const { log } = await counted(ballot.id)
    expect(recount(JSON.parse(log!))).toMatchObject({ outcome: 'elected', elected: ['o2'], blank: 1 })
    expect(faults(JSON.parse(log!))).toEqual([])
  })

  it('is given up with a reason, and what was cast in it is gone', async () => {
    const { ballot, roll } = await opened()
    await cast(ballot.id, roll[0]!.id, approve('o1'))
    const cancel = { ballotId: ballot.id, expectedVersion: ballot.version, reason: 'Väärät ehdokkaat' }
    expect(codeOf(await office!.ask(CANCEL, { input: { ...cancel, reason: '' } }))).toBe('REQUIRED')
    expect(codeOf(await manager!.ask(CANCEL, { input: cancel }))).toBe('NOT_ALLOWED')
    expect(detail(await office!.ask(CANCEL, { input: cancel })).ballot).toMatchObject({ state: 'cancelled', endReason: 'Väärät ehdokkaat' })
    expect(codeOf(await office!.ask(CANCEL, { input: { ...cancel, expectedVersion: ballot.version + 1 } }))).toBe('BALLOT_STATE')
    expect(await app.rows('SELECT 1 FROM ballot_vote WHERE ballot_id = $1', [ballot.id])).toEqual([])
  })

  it('takes one vote when two representatives cast at once, a thousand times', async () => {
    const { ballot, roll } = await opened()
    const seat = roll[0]!.id
    const sql = 'SELECT app.cast_open_ballot($1, $2, $3) AS state'
    const both = await Promise.all(['mikko.hyvarinen@solmu.example', 'riitta.kosonen@solmu.example'].map((email, who) =>
      asApplication(email, (ask) => Promise.all(Array.from({ length: 500 }, (_none, turn) => ask(sql, [ballot.id, seat, JSON.stringify({ points: { [`o${1 + ((turn + who) % 3)}`]: 1 } })]))))
    ))
    expect(new Set(both.flat().map(({ rows }) => (rows[0] as { state: string }).state))).toEqual(new Set(['done']))
    expect(await app.rows('SELECT 1 FROM ballot_vote WHERE ballot_id = $1', [ballot.id])).toHaveLength(1)
    expect((await read(ballot.id)).ballot.votedCount).toBe(1)
  })
})

/** What a browser does: makes up a token, blinds it, and takes the blinding off what was signed. */
const suite = RSABSSA.SHA384.PSS.Deterministic()
async function blinded(publicKey: string) {
  const key = await crypto.subtle.importKey('spki', Buffer.from(publicKey, 'base64'), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify'])
  const token = randomBytes(32)
  const { blindedMsg, inv } = await suite.blind(key, token)
  const unblind = async (signed: string) => Buffer.from(await suite.finalize(key, token, Buffer.from(signed, 'base64url'), inv)).toString('base64url')
  return { token: token.toString('base64url'), blinded: Buffer.from(blindedMsg).toString('base64url'), unblind }
}
async function credential({ ballot }: Detail, seatId: string) {
  const made = await blinded(ballot.publicKeys[0]!.key)
  const answer = await manager!.ask<{ fetchBallotCredential: { blindSignature: string } }>(FETCH, { input: { ballotId: ballot.id, seatId, blinded: made.blinded } })
  return { ...made, signature: await made.unblind(answer.data!.fetchBallotCredential.blindSignature) }
}
async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; tracker?: string; state?: string; code?: string }> {
  const response = await fetch(`${app.address}/api/ballots/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
  const said = (await response.json()) as { tracker?: string; state?: string; error?: { code: string } }
  return { status: response.status, ...said, ...(said.error && { code: said.error.code }) }
}
const trackerOf = (token: string) => createHash('sha256').update(`solmu-ballot-tracker:${token}`).digest('hex').slice(0, 32)

describe('a secret ballot', () => {
  it('gives each member one credential, and takes its ballot from nobody in particular', async () => {
    const open = await opened({ secrecy: 'secret' })
    const { ballot, roll } = open
    const seatId = roll[0]!.id
    expect(codeOf(await cast(ballot.id, seatId, approve('o1')))).toBe('BALLOT_STATE')
    const made = await blinded(ballot.publicKeys[0]!.key)
    const fetchIt = (actor: Actor, of: string) => actor.ask<{ fetchBallotCredential: { blindSignature: string } }>(FETCH, { input: { ballotId: ballot.id, seatId, blinded: of } })
    const [first, again] = [await fetchIt(manager!, made.blinded), await fetchIt(manager!, made.blinded)]
    expect(again.data).toEqual(first.data)
    expect(codeOf(await fetchIt(member!, (await blinded(ballot.publicKeys[0]!.key)).blinded))).toBe('CREDENTIAL_TAKEN')
    expect(codeOf(await fetchIt(office!, made.blinded))).toBe('NOT_ON_ROLL')
    expect(codeOf(await manager!.ask(FETCH, { input: { ballotId: ballot.id, seatId: roll[1]!.id, blinded: '_'.repeat(512) } }))).toBe('CREDENTIAL_INVALID')
    const signature = await made.unblind(first.data!.fetchBallotCredential.blindSignature)
    const body = { ballotId: ballot.id, token: made.token, signature, choice: { points: { o1: 1 } } }
    expect(await post('check', { ballotId: ballot.id, token: made.token })).toEqual({ status: 200, state: 'not_in_box', tracker: trackerOf(made.token) })
    expect(await post('cast', { ...body, token: randomBytes(32).toString('base64url') })).toMatchObject({ code: 'CREDENTIAL_INVALID' })
    expect(await post('cast', { ...body, choice: { points: { o9: 1 } } })).toMatchObject({ code: 'CHOICE_INVALID' })
    expect(await post('cast', { ...body, ballotId: newId() })).toMatchObject({ code: 'NOT_FOUND' })
    // With a cookie it is taken as well, and nobody finds out whose it was.
    expect(await post('cast', body, { cookie: manager!.cookie })).toEqual({ status: 200, tracker: trackerOf(made.token) })
    expect(await post('cast', { ...body, choice: { points: { o2: 1 } } })).toMatchObject({ status: 200 })
    expect(await post('check', { ballotId: ballot.id, token: made.token })).toMatchObject({ state: 'in_box' })
    const other = await credential(open, roll[2]!.id)
    const elsewhere = await opened({ secrecy: 'secret' })
    expect(await post('cast', { ...body, ballotId: elsewhere.ballot.id, token: other.token, signature: other.signature })).toMatchObject({ code: 'CREDENTIAL_INVALID' })
    await timeOver(ballot.id)
    expect(await post('cast', { ...body, token: other.token, signature: other.signature })).toMatchObject({ code: 'BALLOT_STATE' })
    const { log } = await counted(ballot.id)
    expect(JSON.parse(log!)).toMatchObject({ lines: [{ by: trackerOf(made.token), weight: 1, choice: { points: { o2: 1 } } }] })
    expect(faults(JSON.parse(log!))).toEqual([])
    expect(await post('check', { ballotId: ballot.id, token: made.token })).toMatchObject({ state: 'ended' })
  })

  it('is not changed where the charter forbids it, and the same again is no change', async () => {
    const open = await opened({ secrecy: 'secret', matter: 'expulsion', method: 'yes_no', options: [] })
    const { token, signature } = await credential(open, open.roll[0]!.id)
    const body = { ballotId: open.ballot.id, token, signature, choice: { answer: 'yes' } }
    expect(await post('cast', body)).toMatchObject({ status: 200 })
    expect(await post('cast', body)).toMatchObject({ status: 200 })
    expect(await post('cast', { ...body, choice: { answer: 'no' } })).toMatchObject({ code: 'BALLOT_CAST' })
  })

  it('gives one credential to a thousand who ask at once with different tokens', async () => {
    const { ballot, roll } = await opened({ secrecy: 'secret' })
    const states = await asApplication('mikko.hyvarinen@solmu.example', (ask) =>
      Promise.all(Array.from({ length: 1000 }, () => ask('SELECT state FROM app.fetch_ballot_credential($1, $2, $3)', [ballot.id, roll[0]!.id, randomBytes(32)]).then(({ rows }) => (rows[0] as { state: string }).state)))
    )
    expect([states.filter((state) => state === 'done').length, states.filter((state) => state === 'taken').length]).toEqual([1, 999])
  })

  it('loses nothing and counts nothing twice when the connection is cut in the middle of casting', async () => {
    const open = await opened({ secrecy: 'secret' })
    const { token, signature } = await credential(open, open.roll[0]!.id)
    const body = { ballotId: open.ballot.id, token, signature, choice: { points: { o3: 1 } } }
    await post('cast', body)
    const before = await app.rows('SELECT slot, sealed FROM ballot_box WHERE ballot_id = $1', [open.ballot.id])
    const cut = asApplication(null, async (ask) => {
      await ask(`DO $$ BEGIN PERFORM app.cast_secret_ballot('${open.ballot.id}', sha256('a'), sha256('b'), repeat('x', 800)); PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1); END $$`, [])
    })
    await expect(cut).rejects.toThrow()
    expect(await app.rows('SELECT slot, sealed FROM ballot_box WHERE ballot_id = $1', [open.ballot.id])).toEqual(before)
    expect(await post('cast', body)).toMatchObject({ status: 200 })
    expect((JSON.parse((await counted(open.ballot.id)).log!) as { lines: unknown[] }).lines).toHaveLength(1)
  })

  it('leaves no token, tracker or choice anywhere but in its log, and no key', async () => {
    const open = await opened({ secrecy: 'secret' })
    const voters = await Promise.all(open.roll.slice(0, 3).map(({ id }) => credential(open, id)))
    for (const { token, signature } of voters) await post('cast', { ballotId: open.ballot.id, token, signature, choice: { points: { o1: 1 } } })
    const boxed = await app.rows<{ slot: string; size: number; xmin: string }>(`SELECT encode(slot, 'hex') AS slot, length(sealed) AS size, xmin::text FROM ballot_box WHERE ballot_id = $1`, [open.ballot.id])
    expect([boxed.length, new Set(boxed.map(({ size }) => size)).size, new Set(boxed.map(({ xmin }) => xmin)).size]).toEqual([3, 1, 1])
    await counted(open.ballot.id)
    await clock().wipe()
    const secrets = [...voters.flatMap(({ token, signature, blinded: sent }) => [token, trackerOf(token), signature.slice(0, 60), sent.slice(0, 60)]), ...boxed.map(({ slot }) => slot)]
    const found = await whereverFound(secrets)
    expect(found).toEqual(['ballot_log'])
    expect(await app.rows('SELECT 1 FROM ballot_key WHERE ballot_id = $1 UNION ALL SELECT 1 FROM ballot_box WHERE ballot_id = $1 UNION ALL SELECT 1 FROM ballot_roll WHERE ballot_id = $1 AND credential_hash IS NOT NULL', [open.ballot.id])).toEqual([])
  })

  it('cannot be matched with its members by order, time, transaction or place, better than chance', async () => {
    const [elections, voters] = [60, 6]
    const orders = ['ctid', 'slot', 'digest', 'sealed', 'xmin::text::bigint, ctid', 'cmin::text::bigint, ctid']
    const hits = Object.fromEntries(orders.map((order) => [order, 0]))
    await asApplication(null, async (ask) => {
      for (let round = 0; round < elections; round++) {
        const id = await bare(`vaali ${round}`)
        // The worst case: each casts right after the one before, in the order of the roll.
        const slots = Array.from({ length: voters }, () => randomBytes(32))
        for (const slot of slots) await ask('SELECT app.cast_secret_ballot($1, $2, $3, $4)', [id, slot, randomBytes(32), randomBytes(700).toString('base64')])
        for (const order of orders) {
          const rows = await app.rows<{ slot: Buffer }>(`SELECT slot FROM ballot_box WHERE ballot_id = $1 ORDER BY ${order}`, [id])
          hits[order] = (hits[order] ?? 0) + rows.filter(({ slot }, place) => slot.equals(slots[place]!)).length
        }
      }
    })
    // By chance one of each election is matched; the sum of sixty lies within four standard deviations of sixty.
    for (const order of orders) expect([order, Math.abs(hits[order]! - elections) < 4 * Math.sqrt(elections)]).toEqual([order, true])
  })
})

/** A secret ballot that is open, made by the owner of the tables. */
async function bare(title: string): Promise<string> {
  const id = newId()
  await app.rows('ALTER TABLE ballot DISABLE TRIGGER keep_ballot')
  await app.rows(
    `INSERT INTO ballot (id, consortium_id, body_id, unit_id, matter, title, description, method, secrecy, options, seats, max_score, closes_at, state, rule, lot_commitment, public_keys, opened_at)
     SELECT $1, b.consortium_id, b.id, b.unit_id, 'election', $3, '{}', 'yes_no', 'secret', '[]', 1, 1, now() + interval '1 day', 'open', $4, repeat('a', 64), '{"1": "x"}', now() FROM body b WHERE b.id = $2`,
    [id, bodyId, JSON.stringify(text(title)), JSON.stringify({ majority: {}, tie: 'falls', quorum: shippedRules.bodies[0]!.quorum, votes: 'one_each', seats: 0 })]
  )
  await app.rows('ALTER TABLE ballot ENABLE TRIGGER keep_ballot')
  return id
}

/** Every table, of the jobs too, in which one of the texts stands. */
async function whereverFound(texts: readonly string[]): Promise<string[]> {
  const tables = await app.rows<{ name: string }>(`SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`)
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await app.rows(`SELECT 1 FROM (SELECT t::text AS line FROM ${name} t OFFSET 0) l, unnest($1::text[]) sought WHERE strpos(line, sought) > 0 LIMIT 1`, [texts])
    if (rows.length > 0) found.push(name.replace('public.', ''))
  }
  return found
}

/** A proposal of this kind whose text is fixed, or which is still discussed. */
async function proposed(kind = 'proposal', state = 'closed'): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO proposal (id, consortium_id, body_id, unit_id, organisation_id, lead_unit_id, kind, state, matter, charter_version_id, discuss_until, opened_on)
     SELECT $1, b.consortium_id, b.id, b.unit_id, (SELECT organisation_id FROM unit_now WHERE id = b.unit_id), b.unit_id, $2, $3, 'ordinary', app.charter_on(b.consortium_id, app.today()), app.today(), app.today() FROM body b WHERE b.id = $4`,
    [id, kind, state, bodyId]
  )
  await app.rows(`INSERT INTO proposal_version (id, consortium_id, proposal_id, number, title, content) VALUES ($1, $2, $3, 1, $4, $4)`, [newId(), consortiumId, id, JSON.stringify(text('Koulutuspäivä'))])
  return id
}
const onProposal = (proposalId: string, of: Record<string, unknown> = {}) => ({ matter: 'ordinary', method: 'yes_no', options: [], proposalId, ...of })
const standing = async (id: string) => (await app.rows<{ state: string; version: number }>('SELECT state, version FROM proposal WHERE id = $1', [id]))[0]!
const DECIDE = mutation('recordBallotDecision', 'RecordBallotDecisionInput')

describe('a ballot on a proposal', () => {
  it('puts it to the vote, says by its count what came of it, and stands in the register in one act', async () => {
    const proposalId = await proposed()
    const { ballot, roll } = await opened(onProposal(proposalId))
    expect(await standing(proposalId)).toMatchObject({ state: 'voting' })
    const byHand = { proposalId, expectedVersion: (await standing(proposalId)).version, action: 'adopt', outcome: text('Puhelimessa') }
    expect(codeOf(await office!.ask('mutation ($input: MoveProposalInput!) { moveProposal(input: $input) { proposal { id } } }', { input: byHand }))).toBe('PROPOSAL_STATE')
    await expect(app.rows(`UPDATE proposal SET state = 'adopted', ended_on = app.today() WHERE id = $1`, [proposalId])).rejects.toThrow('a ballot on it is open')
    for (const [at, { id }] of roll.entries()) await cast(ballot.id, id, { answer: at === 0 ? 'no' : 'yes' })
    const decision = { ballotId: ballot.id, content: text('Koulutuspäivä järjestetään.'), publication: 'members' }
    expect(codeOf(await office!.ask(DECIDE, { input: decision }))).toBe('BALLOT_STATE')
    expect((await counted(ballot.id)).ballot.outcome).toBe('carried')
    expect(await standing(proposalId)).toMatchObject({ state: 'adopted' })
    expect(codeOf(await manager!.ask(DECIDE, { input: decision }))).toBe('NOT_ALLOWED')
    expect(codeOf(await office!.ask(DECIDE, { input: { ...decision, content: text(' ') } }))).toBe('REQUIRED')
    detail(await office!.ask(DECIDE, { input: decision }))
    expect(codeOf(await office!.ask(DECIDE, { input: decision }))).toBe('ALREADY_EXISTS')
    const [kept] = await app.rows('SELECT votes_for, votes_against, dissent, body_id FROM governance_decision WHERE ballot_id = $1', [ballot.id])
    expect(kept).toMatchObject({ votes_for: roll.length - 1, votes_against: 1, dissent: roll[0]!.name.fi, body_id: bodyId })
  })

  it('leaves it before the voters when nothing was settled, so that it is voted on again; and rejects what falls', async () => {
    const proposalId = await proposed()
    await counted((await opened(onProposal(proposalId))).ballot.id)
    expect(await standing(proposalId)).toMatchObject({ state: 'voting' })
    const { ballot, roll } = await opened(onProposal(proposalId))
    for (const { id } of roll) await cast(ballot.id, id, { answer: 'no' })
    await counted(ballot.id)
    expect(await standing(proposalId)).toMatchObject({ state: 'rejected' })
    expect(codeOf(await office!.ask(SAVE, { input: input(onProposal(proposalId)) }))).toBe('PROPOSAL_STATE')
  })

  it('is refused while it is discussed, without objections, by another method, and to those who do not lead it', async () => {
    expect(codeOf(await office!.ask(SAVE, { input: input(onProposal(await proposed('proposal', 'open'))) }))).toBe('PROPOSAL_STATE')
    expect(codeOf(await office!.ask(SAVE, { input: input(onProposal(await proposed('consent'))) }))).toBe('PROPOSAL_STATE')
    expect(codeOf(await office!.ask(SAVE, { input: input(onProposal(await proposed(), { matter: 'election' })) }))).toBe('PROPOSAL_STATE')
    expect(codeOf(await office!.ask(SAVE, { input: input(onProposal(await proposed(), { method: 'stv', options: [text('A')] })) }))).toBe('INVALID_INPUT')
    expect(codeOf(await office!.ask(SAVE, { input: input(onProposal(newId())) }))).toBe('NOT_FOUND')
    expect(codeOf(await centre!.ask(SAVE, { input: input(onProposal(await proposed())) }))).toBe('NOT_ALLOWED')
  })
})

describe('a ballot on the charter', () => {
  it('adopts it by the version in force when it was proposed, from its day, and not before its notice has run', async () => {
    const amendmentId = newId()
    await app.rows('ALTER TABLE charter_version DISABLE TRIGGER USER')
    await app.rows(
      `INSERT INTO charter_version (id, consortium_id, number, state, texts, rules, content_hash, proposed_on, decides_id)
       SELECT $1, $2, 901, 'proposed', v.texts, v.rules, repeat('b', 64), app.today() - 400, v.id FROM charter_version v WHERE v.id = app.charter_on($2, app.today())`,
      [amendmentId, consortiumId]
    )
    await app.rows('ALTER TABLE charter_version ENABLE TRIGGER USER')
    const of = { matter: 'charter_amendment', method: 'yes_no', options: [], amendmentId, effectiveFrom: '2199-01-01' }
    expect(codeOf(await office!.ask(SAVE, { input: input({ ...of, effectiveFrom: null }) }))).toBe('INVALID_DATE')
    const { ballot, roll } = await opened(of)
    for (const { id } of roll) await cast(ballot.id, id, { answer: 'yes' })
    await counted(ballot.id)
    const [adopted] = await app.rows<{ state: string; validFrom: string; votes: unknown }>(`SELECT state, valid_from::text AS "validFrom", votes FROM charter_version WHERE id = $1`, [amendmentId])
    expect(adopted).toEqual({ state: 'in_force', validFrom: '2199-01-01', votes: { for: roll.length, against: 0, abstain: 0, present: roll.length, all: roll.length } })
    await app.rows('ALTER TABLE charter_version DISABLE TRIGGER USER')
    await app.rows(`UPDATE charter_version SET proposed_on = app.today(), state = 'proposed', valid_from = NULL, decided_on = NULL, decided_by = '' WHERE id = $1`, [amendmentId])
    await app.rows('ALTER TABLE charter_version ENABLE TRIGGER USER')
    expect(codeOf(await office!.ask(SAVE, { input: input({ ...of, closesAt: inDays(20) }) }))).toBe('NOTICE_MISSING')
  })
})

describe('what the clock does', () => {
  it('reminds each of those who have not voted once, and counts what is over', async () => {
    const { ballot, roll } = await opened()
    await setTimes(app, ballot.id, `closes_at = now() + interval '1 day'`)
    await app.rows('DELETE FROM ballot_reminder')
    await clock().run()
    const sent = () => app.rows('SELECT 1 FROM ballot_reminder WHERE ballot_id = $1', [ballot.id])
    expect(await sent()).toHaveLength(2)
    expect(await clock().run()).toEqual({ opened: 0, counted: 0, reminded: 0 })
    for (const { id } of roll) await cast(ballot.id, id, approve('o1'))
    expect((await counted(ballot.id)).ballot).toMatchObject({ state: 'closed', outcome: 'elected' })
    expect(await app.rows(`SELECT 1 FROM audit_entry WHERE action = 'ballotCounted' AND subject_id = $1`, [ballot.id])).toHaveLength(1)
  })

  it('shows in the inbox who has still to vote', async () => {
    const { ballot } = await opened({ title: text('Odottava äänestys') })
    const { workItems } = await manager!.get<{ workItems: { kind: string; params: { ballotId?: string; count?: number } }[] }>('{ workItems { kind params } }')
    expect(workItems.find(({ kind, params }) => kind === 'ballot_to_cast' && params.ballotId === ballot.id)?.params.count).toBe(ballot.rollCount)
  })
})

describe('members that come and go', () => {
  it('freezes the roll: who comes later does not vote, who goes does', async () => {
    const { ballot, roll } = await opened()
    expect(roll.length).toBeGreaterThan(5)
    const [gone] = await app.rows<{ id: string }>(`SELECT id FROM ballot_roll WHERE ballot_id = $1 LIMIT 1`, [ballot.id])
    await app.rows('ALTER TABLE organisation_role DISABLE TRIGGER USER')
    await app.rows(`UPDATE organisation_role SET valid_to = app.today() WHERE role = 'member' AND organisation_id = (SELECT organisation_id FROM ballot_roll WHERE id = $1)`, [gone!.id])
    await app.rows('ALTER TABLE organisation_role ENABLE TRIGGER USER')
    await addMembers(app, { name: 'Uusi', count: 1, since: '2020-01-01' })
    expect((await read(ballot.id)).roll).toHaveLength(roll.length)
    expect(codeOf(await cast(ballot.id, gone!.id, approve('o1')))).toBeUndefined()
    const next = (await opened()).roll.map(({ name }) => name.fi)
    expect([next.includes('Uusi 1'), next.length]).toEqual([true, roll.length])
  })
})
