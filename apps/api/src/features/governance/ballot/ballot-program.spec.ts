/**
 * Secret and open votes by real HTTP, against the program in a process of its own: what its log, its database and its queue know
 * of thirty members who vote in secret, and what is left of acknowledged votes when it is killed in the middle.
 */
import { createHash, randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import type pg from 'pg'
import { faults } from '../../../../../../tools/recount.mjs'
import { demoPassword } from '../../../demo/demo-network.js'
import { addMembers, closeNow, votingScene } from '../../../testing/ballots.js'
import { TestProgram } from '../../../testing/program.js'

const MEMBERS = 100
const VOTERS = 30
const options = ['o1', 'o2', 'o3', 'o4', 'o5'] as const

let program: TestProgram
let office = ''
let manager = ''
let [bodyId, consortiumId] = ['', '']
const owner = { rows: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) => (await program.owner.query<Row>(sql, values)).rows }

async function signIn(email: string): Promise<string> {
  const reply = await program.post('/auth/login', { email, password: demoPassword })
  return String(reply.headers.get('set-cookie')?.split(';', 1)[0])
}
async function ask<Data>(cookie: string, query: string, input: object): Promise<Data> {
  const { data, errors } = (await (await program.post('/graphql', { query, variables: { input } }, cookie)).json()) as { data: Data | null; errors?: unknown }
  if (!data) throw new Error(JSON.stringify(errors))
  return data
}

beforeAll(async () => {
  program = await TestProgram.start()
  await addMembers(owner, { name: 'Jäsen', count: MEMBERS, since: '2020-01-01' })
  ;({ bodyId, consortiumId } = await votingScene(owner))
  ;[office, manager] = [await signIn('aino.salmela@solmu.example'), await signIn('mikko.hyvarinen@solmu.example')]
})
afterAll(() => program.remove())

interface Ballot { id: string; keys: string; seats: { id: string; name: string }[] }
const SHOWN = 'ballot { id version publicKeys { key } } roll { id name { fi } }'

async function openBallot(secrecy: 'open' | 'secret'): Promise<Ballot> {
  type Answer = Record<'saveBallot' | 'openBallot', { ballot: { ballot: { id: string; version: number; publicKeys: { key: string }[] }; roll: { id: string; name: { fi: string } }[] } }>
  const text = (fi: string) => ({ fi, sv: '', en: '' })
  const input = { bodyId, matter: 'election', title: text(`Vaali ${secrecy}`), description: text(''), method: 'approval', secrecy, options: options.map(text), seats: 1, maxScore: 1, closesAt: new Date(Date.now() + 40 * 86_400_000) }
  const { saveBallot } = await ask<Answer>(office, `mutation ($input: SaveBallotInput!) { saveBallot(input: $input) { ballot { ${SHOWN} } } }`, input)
  const { id, version } = saveBallot.ballot.ballot
  const { openBallot: opened } = await ask<Answer>(office, `mutation ($input: BallotStepInput!) { openBallot(input: $input) { ballot { ${SHOWN} } } }`, { ballotId: id, expectedVersion: version })
  return { id, keys: opened.ballot.ballot.publicKeys[0]?.key ?? '', seats: opened.ballot.roll.map((seat) => ({ id: seat.id, name: seat.name.fi })) }
}

const suite = RSABSSA.SHA384.PSS.Deterministic()
interface Slip { seatId: string; token: string; signature: string; tracker: string; choice: { points: Record<string, number> } }

/** Fetches the right to vote for a seat, as the browser does. */
async function fetchSlip({ id, keys }: Ballot, seatId: string, cookie: string): Promise<Slip> {
  const key = await crypto.subtle.importKey('spki', Buffer.from(keys, 'base64'), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify'])
  const token = randomBytes(32)
  const { blindedMsg, inv } = await suite.blind(key, token)
  const { fetchBallotCredential: given } = await ask<{ fetchBallotCredential: { blindSignature: string } }>(cookie, 'mutation ($input: FetchBallotCredentialInput!) { fetchBallotCredential(input: $input) { blindSignature } }', { ballotId: id, seatId, blinded: Buffer.from(blindedMsg).toString('base64url') })
  const signature = await suite.finalize(key, token, Buffer.from(given.blindSignature, 'base64url'), inv)
  const [text, tracker] = [token.toString('base64url'), createHash('sha256').update(`solmu-ballot-tracker:${token.toString('base64url')}`).digest('hex').slice(0, 32)]
  const chosen = options.filter(() => randomBytes(1)[0]! < 128)
  return { seatId, token: text, signature: Buffer.from(signature).toString('base64url'), tracker, choice: { points: Object.fromEntries(chosen.map((code) => [code, 1])) } }
}
const castSlip = ({ id }: Ballot, { token, signature, choice }: Slip) => program.post('/api/ballots/cast', { ballotId: id, token, signature, choice })

/** Thirty people, each of whom is signed in and votes for one member. */
async function voters(): Promise<{ name: string; cookie: string }[]> {
  await owner.rows(`ALTER TABLE mandate DISABLE TRIGGER USER`)
  const people = await owner.rows<{ userId: string; name: string }>(
    `WITH member AS (SELECT o.id, o.consortium_id, o.name_fi AS name, row_number() OVER (ORDER BY random()) AS n FROM organisation o WHERE o.name_fi LIKE 'Jäsen %' ORDER BY n LIMIT $1),
       one AS (SELECT u.id, u.password_hash, a.unit_id FROM app_user u JOIN role_assignment a ON a.user_id = u.id WHERE u.email = 'mikko.hyvarinen@solmu.example' LIMIT 1),
       person AS (INSERT INTO app_user (id, email, display_name, password_hash) SELECT gen_random_uuid(), 'edustaja' || m.n || '@solmu.example', 'Edustaja ' || m.n, one.password_hash FROM member m, one RETURNING id, email, display_name),
       role AS (INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from) SELECT gen_random_uuid(), (SELECT consortium_id FROM member LIMIT 1), p.id, 'unit_member', one.unit_id, '2020-01-01' FROM person p, one),
       mandated AS (INSERT INTO mandate (id, consortium_id, organisation_id, unit_id, kind, user_id, person_name, valid_from, substitute_for, substitute_order, basis_kind)
         SELECT gen_random_uuid(), m.consortium_id, m.id, v.unit_id, 'vote', p.id, p.display_name, '2020-01-01', v.id, 2, 'office' FROM member m JOIN person p ON p.email = 'edustaja' || m.n || '@solmu.example'
           JOIN mandate v ON v.organisation_id = m.id AND v.kind = 'vote' AND v.substitute_for IS NULL AND v.valid_to IS NULL)
     SELECT p.id AS "userId", m.name FROM member m JOIN person p ON p.email = 'edustaja' || m.n || '@solmu.example'`,
    [VOTERS]
  )
  await owner.rows(`ALTER TABLE mandate ENABLE TRIGGER USER`)
  return Promise.all(people.map(async ({ userId, name }) => ({ name, cookie: await sessionOf(userId) })))
}

/** A session as signing in leaves it, without the time that a password takes. */
async function sessionOf(userId: string): Promise<string> {
  const token = randomBytes(32)
  await owner.rows('INSERT INTO session (id, token_hash, user_id, consortium_id) VALUES (gen_random_uuid(), $1, $2, $3)', [createHash('sha256').update(token).digest(), userId, consortiumId])
  return `solmu=${token.toString('base64url')}`
}

/** Every table, of the jobs too, in which one of the texts stands. */
async function whereverFound(texts: readonly string[]): Promise<string[]> {
  const tables = await owner.rows<{ name: string }>(`SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`)
  const found: string[] = []
  for (const { name } of tables) if ((await owner.rows(`SELECT 1 FROM (SELECT t::text AS line FROM ${name} t OFFSET 0) l, unnest($1::text[]) sought WHERE strpos(line, sought) > 0 LIMIT 1`, [texts])).length > 0) found.push(name)
  return found
}
/** What casting must leave alone: the rows of the ballot and its roll with place and transaction, the audit trail, and every sequence. */
const traces = async (id: string) => ({
  rows: await owner.rows(`SELECT ctid::text, xmin::text FROM ballot WHERE id = $1 UNION ALL SELECT r.ctid::text, r.xmin::text FROM ballot_roll r WHERE r.ballot_id = $1 ORDER BY 1, 2`, [id]),
  trail: await owner.rows('SELECT count(*)::integer AS entries FROM audit_entry'),
  jobs: await owner.rows(`SELECT count(*)::integer AS jobs FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier <> 'ballot:clock'`)
})
const shuffled = <T>(all: readonly T[]): T[] => all.map((one) => [randomBytes(4).readUInt32BE(), one] as const).sort(([a], [b]) => a - b).map(([, one]) => one)

it('thirty members vote in secret by HTTP, and neither log, tables, queue, statements nor any order tells whose vote is whose', async () => {
  const ballot = await openBallot('secret')
  const people = shuffled(await voters())
  const slips: Slip[] = []
  const statements = new Set<string>()
  const look = async () => (await owner.rows<{ query: string }>(`SELECT query FROM pg_stat_activity WHERE application_name = 'solmu'`)).forEach(({ query }) => statements.add(query))
  for (const { name, cookie } of people) slips.push(await fetchSlip(ballot, ballot.seats.find((seat) => seat.name === name)!.id, cookie))
  const before = await traces(ballot.id)
  program.log.length = 0
  // The worst case: each casts in the order in which they fetched their right, one right after the other.
  for (const slip of slips) {
    expect((await castSlip(ballot, slip)).status).toBe(200)
    await look()
  }
  expect(await traces(ballot.id)).toEqual(before)
  const boxed = await owner.rows<{ ctid: string; xmin: string; slot: string; digest: string; sealed: string }>(`SELECT ctid::text, xmin::text, encode(slot, 'hex') AS slot, encode(digest, 'hex') AS digest, sealed FROM ballot_box WHERE ballot_id = $1 ORDER BY ctid`, [ballot.id])
  expect([boxed.length, new Set(boxed.map(({ xmin }) => xmin)).size, new Set(boxed.map(({ sealed }) => sealed.length)).size]).toEqual([VOTERS, 1, 1])
  const secrets = slips.slice(0, 8).flatMap(({ token, signature, tracker }) => [token, signature.slice(0, 60), tracker])
  const said = (texts: Iterable<string>) => [...texts].filter((text) => secrets.some((secret) => text.includes(secret)) || boxed.some(({ slot, digest }) => text.includes(slot) || text.includes(digest)))
  // The log says of each casting that somebody asked, by which way, and how long it took.
  const casting = () => program.log.filter(({ route }) => route === '/api/ballots/cast')
  // A line is written once the answer is on its way.
  for (const end = Date.now() + 10_000; casting().length < VOTERS && Date.now() < end; ) await setTimeout(50)
  const cast = casting()
  expect(cast).toHaveLength(VOTERS)
  expect(new Set(cast.flatMap((line) => Object.keys(line)))).toEqual(new Set(['level', 'time', 'name', 'requestId', 'method', 'route', 'status', 'ms', 'msg']))
  expect(said(program.log.map((line) => JSON.stringify(line)))).toEqual([])
  expect(said(statements)).toEqual([])

  await closeNow(owner, ballot.id)
  await ask(office, 'mutation ($input: BallotStepInput!) { countBallot(input: $input) { ballot { log } } }', { ballotId: ballot.id, expectedVersion: 0 })
  expect(await whereverFound(secrets)).toEqual(['public.ballot_log'])
  const [kept] = await owner.rows<{ lines: { by: string; choice: Slip['choice'] }[] }>('SELECT lines FROM ballot_log WHERE ballot_id = $1', [ballot.id])
  const lines = kept!.lines
  // Each finds its ballot as it was cast.
  expect(slips.map(({ tracker }) => lines.find(({ by }) => by === tracker)?.choice)).toEqual(slips.map(({ choice }) => choice))

  // Whatever order the members stand in, laid beside whatever order the votes stand in.
  const orderOf = async (sql: string) => (await owner.rows<{ id: string }>(sql, [ballot.id])).map(({ id }) => id).filter((id) => slips.some(({ seatId }) => seatId === id))
  const members = [
    slips.map(({ seatId }) => seatId),
    ...(await Promise.all(
      [
        'SELECT id FROM ballot_roll WHERE ballot_id = $1 ORDER BY id',
        'SELECT id FROM ballot_roll WHERE ballot_id = $1 ORDER BY ctid',
        'SELECT id FROM ballot_roll WHERE ballot_id = $1 ORDER BY xmin::text::bigint, ctid',
        `SELECT id FROM ballot_roll WHERE ballot_id = $1 ORDER BY name ->> 'fi'`,
        'SELECT id FROM ballot_roll WHERE ballot_id = $1 ORDER BY organisation_id',
        'SELECT id FROM ballot_roll WHERE ballot_id = $1 ORDER BY fetched_by',
        `SELECT details ->> 'seatId' AS id FROM audit_entry WHERE action = 'fetchBallotCredential' AND outcome = 'done' AND subject_id = $1 ORDER BY number`
      ].map(orderOf)
    ))
  ]
  const votes: string[][] = [lines.map(({ by }) => by), [...lines].sort((a, b) => (JSON.stringify(a.choice) < JSON.stringify(b.choice) ? -1 : 1)).map(({ by }) => by)]
  const truth = new Map(slips.map(({ seatId, tracker }) => [seatId, tracker]))
  const hits = members.flatMap((order) => votes.flatMap((found) => [found, [...found].reverse()]).map((found) => order.filter((seatId, place) => truth.get(seatId) === found[place]).length))
  // By chance one in thirty is matched; nine or more of one rule come about once in a million.
  expect(members.map((order) => order.length)).toEqual(members.map(() => VOTERS))
  expect(Math.max(...hits)).toBeLessThan(9)
})

it('kill -9 in the middle of casting: what was acknowledged is counted as it was cast, and nothing twice', async () => {
  const [open, secret] = [await openBallot('open'), await openBallot('secret')]
  const slips = await inLanes(secret.seats.slice(0, MEMBERS), (seat) => fetchSlip(secret, seat.id, manager))
  const openVotes = open.seats.slice(0, MEMBERS).map((seat, place) => ({ seatId: seat.id, choice: options[place % options.length]! }))
  const acknowledged = new Set<string>()
  const castOpen = async ({ seatId, choice }: (typeof openVotes)[number]) => {
    const input = { ballotId: open.id, seatId, choice: { points: [{ code: choice, points: 1 }] } }
    await ask(manager, 'mutation ($input: CastBallotInput!) { castBallot(input: $input) { ballot { ballot { id } } } }', input)
    acknowledged.add(seatId)
  }
  const castSecret = async (slip: Slip) => {
    if ((await castSlip(secret, slip)).status === 200) acknowledged.add(slip.tracker)
  }
  const deeds = shuffled([...openVotes.map((vote) => () => castOpen(vote)), ...slips.map((slip) => () => castSecret(slip))])
  await inLanes(deeds, async (deed) => {
    await deed().catch(() => undefined)
    if (acknowledged.size >= MEMBERS) program.child.kill('SIGKILL')
  })
  await program.kill()
  const before = new Set(acknowledged)
  expect([before.size >= MEMBERS, before.size < 2 * MEMBERS]).toEqual([true, true])
  await program.run()
  for (const slip of slips.filter(({ tracker }) => before.has(tracker))) {
    expect(await (await program.post('/api/ballots/check', { ballotId: secret.id, token: slip.token })).json()).toMatchObject({ state: 'in_box' })
  }
  const cast = await owner.rows<{ seatId: string }>('SELECT seat_id AS "seatId" FROM ballot_vote WHERE ballot_id = $1', [open.id])
  const openBefore = openVotes.filter(({ seatId }) => before.has(seatId)).map(({ seatId }) => seatId)
  expect(cast.map(({ seatId }) => seatId)).toEqual(expect.arrayContaining(openBefore))
  // Whoever has heard nothing casts again, and some do who have.
  const waiting = [...openVotes.filter(({ seatId }, place) => !before.has(seatId) || place < 10).map((vote) => () => castOpen(vote)), ...slips.filter(({ tracker }, place) => !before.has(tracker) || place < 10).map((slip) => () => castSecret(slip))]
  await inLanes(waiting, (deed) => deed())
  for (const { id } of [open, secret]) {
    await closeNow(owner, id)
    await ask(office, 'mutation ($input: BallotStepInput!) { countBallot(input: $input) { ballot { log } } }', { ballotId: id, expectedVersion: 0 })
  }
  const linesOf = async (id: string) => (await owner.rows<{ lines: { by: string; choice: { points: Record<string, number> } }[] }>('SELECT lines FROM ballot_log WHERE ballot_id = $1', [id]))[0]!.lines
  expect(new Map((await linesOf(open.id)).map(({ by, choice }) => [by, choice]))).toEqual(new Map(openVotes.map(({ seatId, choice }) => [seatId, { points: { [choice]: 1 } }])))
  expect(new Map((await linesOf(secret.id)).map(({ by, choice }) => [by, choice]))).toEqual(new Map(slips.map(({ tracker, choice }) => [tracker, choice])))
  expect([(await linesOf(open.id)).length, (await linesOf(secret.id)).length]).toEqual([MEMBERS, MEMBERS])
  for (const { id } of [open, secret]) {
    const { data } = (await (await program.post('/graphql', { query: 'query ($id: ID!) { ballot(id: $id) { log } }', variables: { id } }, office)).json()) as { data: { ballot: { log: string } } }
    expect(faults(JSON.parse(data.ballot.log))).toEqual([])
  }
})

/** Several at a time. */
async function inLanes<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const [left, done] = [[...all.entries()], new Map<number, R>()]
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) done.set(next[0], await work(next[1]))
  }
  await Promise.all(Array.from({ length: 8 }, lane))
  return all.map((_one, place) => done.get(place)!)
}
