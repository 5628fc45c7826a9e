import { createHash, randomBytes } from 'node:crypto'
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import { shippedRules } from '@solmu/domain/governance/charter-library.js'
import { newId } from '@solmu/shared/ids.js'
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { faults, recount } from '../../../../../../tools/recount.mjs'
import { addMembers, closeNow, openNow, setRules, setTimes, votingScene } from '../../../testing/ballots.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import type { BallotClock } from './ballot-clock.js'

const DETAIL = 'ballot { id state version takesBallots opensAt announcedAt openedAt endReason rollCount outcome breaksTie publicKeys { votes key } steps { action blockedBy } } roll { id weight hasVoted isMine name { fi } } log'
const mutation = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) { ballot { ${DETAIL} } } }`
const SAVE = mutation('saveBallot', 'SaveBallotInput')
const ANNOUNCE = mutation('announceBallot', 'BallotStepInput')
const OPEN = mutation('openBallot', 'BallotStepInput')
const CANCEL = mutation('cancelBallot', 'CancelBallotInput')
const RECUSE = mutation('recuseFromBallot', 'RecuseFromBallotInput')
const CAST = mutation('castBallot', 'CastBallotInput')
const BREAK = mutation('breakBallotTie', 'BreakBallotTieInput')
const FETCH = 'mutation ($input: FetchBallotCredentialInput!) { fetchBallotCredential(input: $input) { blindSignature } }'

interface Detail {
  ballot: { id: string; state: string; version: number; takesBallots: boolean; opensAt: string | null; announcedAt: string | null; openedAt: string | null; endReason: string; rollCount: number; outcome: string | null; breaksTie: string | null; publicKeys: { votes: number; key: string }[]; steps: { action: string; blockedBy: string[] }[] }
  roll: { id: string; weight: number; hasVoted: boolean; isMine: boolean; name: { fi: string } }[]
  log: string | null
}
type Answer = Awaited<ReturnType<Actor['ask']>>

let app: TestApp
let [office, centre, manager, member]: Actor[] = []
let [bodyId, consortiumId, unitId] = ['', '', '']
const text = (fi: string) => ({ fi, sv: '', en: '' })
const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions?.code
function detail({ data, errors }: Answer): Detail {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, { ballot: Detail }>)[0]!.ballot
}

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager, member] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager'), await app.as('unit_member')]
  ;({ consortiumId, bodyId, unitId } = await votingScene(app))
})
afterAll(() => app.stop())

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const input = (of: Record<string, unknown> = {}) => ({
  ...{ bodyId, matter: 'election', title: text('Hallituksen vaali'), description: text(''), method: 'approval', secrecy: 'open', options: [text('Aino'), text('Bo'), text('Cilla')], seats: 1, maxScore: 1 },
  ...{ opensAt: null, closesAt: inDays(40), ...of }
})
const stepOf = ({ ballot: { id, version } }: Detail) => ({ ballotId: id, expectedVersion: version })
const saved = async (of: Record<string, unknown> = {}) => detail(await office!.ask(SAVE, { input: input(of) }))
const opened = async (of: Record<string, unknown> = {}) => detail(await office!.ask(OPEN, { input: stepOf(await saved(of)) }))
const announced = async (of: Record<string, unknown> = {}) => detail(await office!.ask(ANNOUNCE, { input: stepOf(await saved({ opensAt: inDays(1), ...of })) }))
const read = async (id: string, actor = office!) => (await actor.get<{ ballot: Detail }>(`query ($id: ID!) { ballot(id: $id) { ${DETAIL} } }`, { id })).ballot
const cast = (ballotId: string, seatId: string, choice: unknown, actor = manager!) => actor.ask(CAST, { input: { ballotId, seatId, choice } })
const approve = (...codes: string[]) => ({ points: codes.map((code) => ({ code, points: 1 })) })
const clock = () => app.provider<BallotClock>('BallotClock', { viewer: null })
async function counted(id: string): Promise<Detail> {
  await closeNow(app, id)
  await clock().run()
  return read(id)
}

describe('a ballot that opens by the clock', () => {
  it('is announced with its rules, seen by all, and opens at its time for whoever looks first, worker or not', async () => {
    const draft = await saved({ opensAt: inDays(1) })
    expect(draft.ballot.steps).toEqual([{ action: 'announce', blockedBy: [] }, { action: 'open', blockedBy: ['opens_at_once'] }, { action: 'cancel', blockedBy: [] }])
    expect(codeOf(await office!.ask(OPEN, { input: stepOf(draft) }))).toBe('BALLOT_STATE')
    expect(codeOf(await manager!.ask(ANNOUNCE, { input: stepOf(draft) }))).toBe('NOT_ALLOWED')
    expect(codeOf(await office!.ask(ANNOUNCE, { input: { ...stepOf(draft), expectedVersion: 9 } }))).toBe('STALE')
    const notice = detail(await office!.ask(ANNOUNCE, { input: stepOf(draft) }))
    expect(notice).toMatchObject({ ballot: { state: 'announced', takesBallots: false, rollCount: 0, openedAt: null, steps: [{ action: 'cancel', blockedBy: [] }] }, roll: [] })
    expect((await read(draft.ballot.id, manager!)).ballot.state).toBe('announced')
    expect(codeOf(await office!.ask(SAVE, { input: { ...input(), ballotId: draft.ballot.id, expectedVersion: notice.ballot.version } }))).toBe('BALLOT_STATE')
    await expect(app.rows(`UPDATE ballot SET rule = '{}' WHERE id = $1`, [draft.ballot.id])).rejects.toThrow('does not change')
    expect(await clock().run()).toMatchObject({ opened: 0 })
    // A second before: nothing. The very instant: the roll is there and votes are taken, although no worker has run.
    await setTimes(app, draft.ballot.id, `opens_at = clock_timestamp() + interval '1 hour'`)
    expect((await read(draft.ballot.id, manager!)).ballot.state).toBe('announced')
    await openNow(app, draft.ballot.id)
    const open = await read(draft.ballot.id, manager!)
    expect(open.ballot).toMatchObject({ state: 'open', takesBallots: true, openedAt: open.ballot.opensAt })
    expect(open.roll.length).toBeGreaterThan(5)
    expect(codeOf(await cast(draft.ballot.id, open.roll[0]!.id, approve('o1')))).toBeUndefined()
    const trail = await app.rows<{ action: string; byClock: boolean }>(`SELECT action, actor_id IS NULL AS "byClock" FROM audit_entry WHERE subject_id = $1 AND outcome = 'done' ORDER BY number`, [draft.ballot.id])
    expect(trail).toEqual(['saveBallot', 'announceBallot', 'ballotOpened', 'castBallot'].map((action) => ({ action, byClock: action === 'ballotOpened' })))
  })

  it('opens once when four times as many look at once as there are connections, with the roll of the day on which it was to open', async () => {
    const { ballot } = await announced()
    await addMembers(app, { name: 'Myöhäinen', count: 1, since: todayIn() })
    // It was to open yesterday, when nobody was up: whoever was admitted today is not on the roll.
    await setTimes(app, ballot.id, `opens_at = clock_timestamp() - interval '1 day'`)
    const all = await Promise.all(Array.from({ length: 6 }, () => [office!, centre!, manager!, member!]).flatMap((actors) => actors.map((actor) => read(ballot.id, actor))))
    expect(new Set(all.map(({ ballot: { state } }) => state))).toEqual(new Set(['open']))
    expect(new Set(all.map(({ roll }) => roll.length)).size).toBe(1)
    expect(all[0]!.roll.some(({ name }) => name.fi === 'Myöhäinen 1')).toBe(false)
    expect((await opened()).roll.some(({ name }) => name.fi === 'Myöhäinen 1')).toBe(true)
  })

  it('has the keys of a secret one made before, so that sixty who look at once find it open, and keeps none when it is given up', async () => {
    const sealed = async (id: string) => (await app.rows<{ sealed: string }>('SELECT sealed FROM ballot_key WHERE ballot_id = $1', [id])).map((row) => row.sealed)
    const { ballot } = await announced({ secrecy: 'secret' })
    const before = await sealed(ballot.id)
    expect([before.length, ballot.publicKeys]).toEqual([1, []])
    await openNow(app, ballot.id)
    const all = await Promise.all(Array.from({ length: 15 }, () => [office!, centre!, manager!, member!]).flatMap((actors) => actors.map((actor) => read(ballot.id, actor))))
    expect(new Set(all.map(({ ballot: { state } }) => state))).toEqual(new Set(['open']))
    expect(new Set(all.map(({ ballot: { publicKeys } }) => publicKeys[0]?.key)).size).toBe(1)
    const after = await sealed(ballot.id)
    expect([after.length, after[0] === before[0]]).toEqual([1, false])
    const other = await announced({ secrecy: 'secret' })
    detail(await office!.ask(CANCEL, { input: { ...stepOf(other), reason: 'Väärä aika' } }))
    expect(await sealed(other.ballot.id)).toEqual([])
  })

  it('keeps the rules that held at its notice, whatever the charter says when it opens', async () => {
    const { ballot } = await announced({ matter: 'ordinary', method: 'yes_no', options: [] })
    await setRules(app, consortiumId, { ...shippedRules, votes: { headquarters: 9, regional_centre: 9, local_unit: 9 } })
    await openNow(app, ballot.id)
    const { roll } = await read(ballot.id)
    await setRules(app, consortiumId, shippedRules)
    expect(new Set(roll.map(({ weight }) => weight))).toEqual(new Set([1]))
  })

  it('is given up by the clock when it cannot be held, and by hand before', async () => {
    const one = await announced()
    expect(detail(await office!.ask(CANCEL, { input: { ...stepOf(one), reason: 'Väärä aika' } })).ballot).toMatchObject({ state: 'cancelled', endReason: 'Väärä aika' })
    await setRules(app, consortiumId, { ...shippedRules, votes: { headquarters: 3, regional_centre: 2, local_unit: 1 } })
    const { ballot } = await announced({ secrecy: 'secret' })
    await setRules(app, consortiumId, shippedRules)
    await openNow(app, ballot.id)
    expect(await clock().run()).toMatchObject({ opened: 1 })
    expect(await read(ballot.id)).toMatchObject({ ballot: { state: 'cancelled', endReason: 'VOTES_TELL' }, roll: [] })
  })

  it.each([
    [{ opensAt: inDays(-1) }, 'OUT_OF_RANGE'],
    [{ opensAt: inDays(41) }, 'OUT_OF_RANGE']
  ])('is not written with %j', async (of, code) => expect(codeOf(await office!.ask(SAVE, { input: input(of) }))).toBe(code))
})

describe('the notice of a ballot', () => {
  /** The first day on which a ballot of the assembly may close: 14 whole days lie between today and that one. */
  const at = (days: number) => new Date(`${addDays(todayIn(), days)}T12:00:00Z`).toISOString()
  it.each([
    ['election', 14, 'NOTICE_MISSING'],
    ['election', 15, undefined],
    ['centre_choice', 21, 'NOTICE_MISSING'],
    ['centre_choice', 22, undefined]
  ])('of %s that closes in %i days', async (matter, days, code) => {
    expect(codeOf(await office!.ask(SAVE, { input: input({ matter, closesAt: at(days), ...(matter === 'centre_choice' && { secrecy: 'secret' }) }) }))).toBe(code)
  })

  it('is looked at again when it is opened or announced', async () => {
    for (const [of, step] of [[{}, OPEN], [{ opensAt: inDays(1) }, ANNOUNCE]] as const) {
      const draft = await saved(of)
      await setTimes(app, draft.ballot.id, `closes_at = now() + interval '3 days'`)
      expect(codeOf(await office!.ask(step, { input: stepOf(draft) }))).toBe('NOTICE_MISSING')
    }
  })
})

/** A board of four with a chair who has an account; the chair votes for the first seat. */
async function aBoard(chairs = true): Promise<string> {
  const id = newId()
  await app.rows(`INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from) VALUES ($1, $2, 'board', '{"fi": "Hallitus", "sv": "", "en": ""}', $3, 4, '2020-01-01')`, [id, consortiumId, unitId])
  for (const [place, email] of ['mikko.hyvarinen@solmu.example', 'riitta.kosonen@solmu.example', null, null].entries()) {
    await app.rows(`INSERT INTO body_member (id, consortium_id, body_id, role, user_id, person_name, valid_from) SELECT $1, $2, $3, $4, (SELECT id FROM app_user WHERE email = $5), $6, '2020-01-01'`, [newId(), consortiumId, id, chairs && place === 0 ? 'chair' : 'member', email, `Jäsen ${place}`])
  }
  return id
}
async function tied(of: Record<string, unknown> = {}, chairs = true): Promise<Detail> {
  const board = await aBoard(chairs)
  const rules = shippedRules.bodies.map((rule) => (rule.kind === 'board' ? { ...rule, quorum: { ...rule.quorum, atLeast: 1, share: { top: 0, bottom: 1, isExceeded: false } } } : rule))
  await setRules(app, consortiumId, { ...shippedRules, bodies: rules })
  const { ballot, roll } = await opened({ bodyId: board, matter: 'ordinary', method: 'yes_no', options: [], ...of })
  await setRules(app, consortiumId, shippedRules)
  const seatOf = (name: string) => roll.find((seat) => seat.name.fi === name)!.id
  const [yes, no] = of['method'] ? [approve('o1'), approve('o2')] : [{ answer: 'yes' }, { answer: 'no' }]
  await cast(ballot.id, seatOf('Jäsen 0'), yes)
  await cast(ballot.id, seatOf('Jäsen 1'), no, member!)
  return counted(ballot.id)
}
const decide = (ballotId: string, chosen: string[], actor = manager!, chairName = '') => actor.ask(BREAK, { input: { ballotId, chosen, chairName } })

describe('votes that are equal', () => {
  it('are decided by the chair, once, by name and time, on the side on which the chair has voted', async () => {
    const { ballot, log } = await tied()
    expect([ballot.outcome, ballot.breaksTie, (JSON.parse(log!) as { result: { tied: string[] } }).result.tied]).toEqual(['tied', null, ['yes', 'no']])
    expect((await read(ballot.id, manager!)).ballot.breaksTie).toBe('chair')
    expect(codeOf(await decide(ballot.id, ['yes'], member!))).toBe('NOT_ALLOWED')
    expect(codeOf(await decide(ballot.id, ['yes'], office!, 'Mikko'))).toBe('NOT_ALLOWED')
    expect(codeOf(await decide(ballot.id, ['abstain']))).toBe('CHOICE_INVALID')
    expect(codeOf(await decide(ballot.id, []))).toBe('CHOICE_INVALID')
    expect(codeOf(await decide(ballot.id, ['no']))).toBe('CHOICE_INVALID')
    const done = detail(await decide(ballot.id, ['yes']))
    expect(done.ballot).toMatchObject({ outcome: 'carried', breaksTie: null })
    const kept = JSON.parse(done.log!) as { result: { outcome: string }; tieBreak: { chosen: string[]; chairName: string; decidedAt: string } }
    expect(kept).toMatchObject({ result: { outcome: 'tied' }, tieBreak: { chosen: ['yes'], chairName: 'Mikko Hyvärinen' } })
    expect(Math.abs(Date.parse(kept.tieBreak.decidedAt) - Date.now())).toBeLessThan(60_000)
    expect([faults(kept), faults({ ...kept, tieBreak: { ...kept.tieBreak, chosen: ['abstain'] } }).length]).toEqual([[], 1])
    expect(codeOf(await decide(ballot.id, ['yes']))).toBe('BALLOT_STATE')
    await expect(app.rows(`UPDATE ballot_tie_break SET chosen = '["no"]' WHERE ballot_id = $1`, [ballot.id])).rejects.toThrow('what was counted stays')
    await expect(app.rows(`DELETE FROM ballot_tie_break WHERE ballot_id = $1`, [ballot.id])).rejects.toThrow('what was counted stays')
  })

  it('are decided for the one option that the chair has chosen, and for any where several can be', async () => {
    const { ballot } = await tied({ method: 'plurality', options: [text('A'), text('B')] })
    expect(codeOf(await decide(ballot.id, ['o2']))).toBe('CHOICE_INVALID')
    expect(detail(await decide(ballot.id, ['o1'])).ballot.outcome).toBe('elected')
    const several = await tied({ method: 'approval', options: [text('A'), text('B')] })
    expect(detail(await decide(several.ballot.id, ['o2'])).ballot.outcome).toBe('elected')
  })

  it('are recorded for a chair without an account by whoever looks after the ballot, with the name', async () => {
    const { ballot } = await tied({ method: 'approval', options: [text('A'), text('B'), text('C')] }, false)
    expect((await read(ballot.id)).ballot.breaksTie).toBe('record')
    expect(codeOf(await decide(ballot.id, ['o1'], office!, ' '))).toBe('REQUIRED')
    expect(codeOf(await decide(ballot.id, ['o3'], office!, 'Anna Aho'))).toBe('CHOICE_INVALID')
    expect(detail(await decide(ballot.id, ['o2'], office!, 'Anna Aho')).ballot.outcome).toBe('elected')
  })

  it('are never for the chair where the rule is another: in an election the lot has decided', async () => {
    const open = await opened()
    const half = Math.floor(open.roll.length / 2)
    for (const [place, { id }] of open.roll.slice(0, 2 * half).entries()) await cast(open.ballot.id, id, approve(place < half ? 'o1' : 'o2'))
    const { ballot, log } = await counted(open.ballot.id)
    expect([ballot.outcome, ballot.breaksTie]).toEqual(['elected', null])
    expect(codeOf(await decide(ballot.id, ['o1'], office!, 'Anna Aho'))).toBe('BALLOT_STATE')
    expect(faults(JSON.parse(log!))).toEqual([])
  })
})

/** What a browser does: makes up a token, blinds it, and takes the blinding off what was signed. */
const suite = RSABSSA.SHA384.PSS.Deterministic()
async function castSecretly({ ballot }: Detail, seat: Detail['roll'][number], choice: unknown, votes = seat.weight): Promise<{ status: number; tracker: string; code: string }> {
  const key = await crypto.subtle.importKey('spki', Buffer.from(ballot.publicKeys.find((each) => each.votes === votes)!.key, 'base64'), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify'])
  const token = randomBytes(32)
  const { blindedMsg, inv } = await suite.blind(key, token)
  const { data } = await manager!.ask<{ fetchBallotCredential: { blindSignature: string } }>(FETCH, { input: { ballotId: ballot.id, seatId: seat.id, blinded: Buffer.from(blindedMsg).toString('base64url') } })
  const signature = await suite.finalize(key, token, Buffer.from(data!.fetchBallotCredential.blindSignature, 'base64url'), inv).catch(() => randomBytes(384))
  const body = { ballotId: ballot.id, token: token.toString('base64url'), signature: Buffer.from(signature).toString('base64url'), choice }
  const response = await fetch(`${app.address}/api/ballots/cast`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const said = (await response.json()) as { error?: { code: string } }
  return { status: response.status, tracker: createHash('sha256').update(`solmu-ballot-tracker:${body.token}`).digest('hex').slice(0, 32), code: said.error?.code ?? '' }
}

describe('votes of different weight', () => {
  const classes = { headquarters: 2, regional_centre: 2, local_unit: 1 }

  it('are carried into the roll and the count, openly', async () => {
    await setRules(app, consortiumId, { ...shippedRules, votes: classes })
    const { ballot, roll } = await opened({ matter: 'election', method: 'plurality' })
    await setRules(app, consortiumId, shippedRules)
    expect(new Set(roll.map(({ weight }) => weight))).toEqual(new Set([1, 2]))
    for (const { id, weight } of roll) await cast(ballot.id, id, approve(weight === 2 ? 'o1' : 'o2'))
    const log = JSON.parse((await counted(ballot.id)).log!) as object
    const sum = (votes: number) => roll.filter(({ weight }) => weight === votes).length * votes
    expect(recount(log)).toMatchObject({ tallies: { o1: sum(2), o2: sum(1), o3: 0 } })
    expect(faults(log)).toEqual([])
  })

  it('have a key of their own in secret, so that nobody casts with more than they have, and nobody is recused out of the crowd', async () => {
    await setRules(app, consortiumId, { ...shippedRules, votes: classes })
    const open = await opened({ matter: 'election', method: 'plurality', secrecy: 'secret' })
    await setRules(app, consortiumId, shippedRules)
    expect(open.ballot.publicKeys.map(({ votes }) => votes)).toEqual([1, 2])
    const [ones, twos] = [1, 2].map((votes) => open.roll.filter(({ weight }) => weight === votes)) as [Detail['roll'], Detail['roll']]
    expect(Math.min(ones.length, twos.length)).toBeGreaterThanOrEqual(3)
    const casts = await Promise.all([castSecretly(open, ones[0]!, { points: { o1: 1 } }), castSecretly(open, twos[0]!, { points: { o2: 1 } })])
    expect(casts.map(({ status }) => status)).toEqual([200, 200])
    // Blinded for the key of two votes, signed by that of one: no signature comes of it.
    expect(await castSecretly(open, ones[1]!, { points: { o2: 1 } }, 2)).toMatchObject({ code: 'CREDENTIAL_INVALID' })
    const recusals = await Promise.all(twos.slice(1).map(({ id }) => office!.ask(RECUSE, { input: { ballotId: open.ballot.id, seatId: id, reason: 'jäävi' } })))
    expect(recusals.filter((answer) => codeOf(answer) === undefined)).toHaveLength(twos.length - 3)
    expect(new Set(recusals.map(codeOf).filter((code) => code !== undefined))).toEqual(new Set(['VOTES_TELL']))
    const log = JSON.parse((await counted(open.ballot.id)).log!) as { lines: { by: string; weight: number; choice: unknown }[] }
    expect(new Set(log.lines.map(({ by, weight }) => `${by} ${weight}`))).toEqual(new Set([`${casts[0]!.tracker} 1`, `${casts[1]!.tracker} 2`]))
    expect(faults(log)).toEqual([])
  })
})
