import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { type Answer, codeOf, dayHasCome, inDays, inFinnish, type MeetingAct, meetingActs, meetingFrame, meetingScene, one, votes } from '../../../testing/meetings.js'

const TEXTS = '{ fi sv en }'
const QUORUM = '{ present entitled needed isMet }'
const MEETING = `id state revision charterNumber publication minutesHash shortNoticeReason notice { demanded given lastDay isInTime } quorum ${QUORUM} steps { action blockedBy }
  items { id position kind outcome handling votes { for against abstain } recusals { seat { id } reason } quorum ${QUORUM} decision { id number } proposal { id } amendment { number reason againstNumber } effectiveFrom ballot { id outcome votes { for against abstain } } }
  attendance { seat { id label ${TEXTS} } way isPresent personName } signatures { userId role signedAt isMine }`
const acts = meetingActs(MEETING)
const ONE = `query ($id: ID!) { meeting(id: $id) { ${MEETING} } }`
const ABOUT = 'query ($id: ID!) { meetingsAbout(subjectId: $id) { id position outcome state } }'
const LIST = 'query ($search: String) { meetings(search: $search) { id state isMine mayManage } }'
const SEATS = 'query ($id: ID!) { meetingSeats(meetingId: $id) { id label { fi } people { name isSubstitute } } meetingSigners(meetingId: $id) { userId name } }'

type Quorum = { present: number; entitled: number; needed: number; isMet: boolean }
type Item = { id: string; position: number; outcome: string | null; recusals: { seat: { id: string } }[]; quorum: Quorum | null; decision: { id: string; number: string } | null; amendment: { number: number; reason: string; againstNumber: number | null } | null; ballot: { id: string; outcome: string; votes: object } | null }
type Meeting = {
  id: string; state: string; revision: number; charterNumber: number | null; minutesHash: string | null; shortNoticeReason: string; publication: string | null
  notice: { demanded: number; given: number; isInTime: boolean }; quorum: Quorum | null; steps: { action: string; blockedBy: string[] }[]
  items: Item[]; attendance: { seat: { id: string }; way: string; isPresent: boolean }[]; signatures: { userId: string; signedAt: string | null; isMine: boolean }[]
}

let app: TestApp
let [office, centre, manager, member, auditor]: Actor[] = []
let consortiumId: string, bodyId: string, officeUnit: string
let ids: { office: string; manager: string; member: string; auditor: string }
const names = ['Aada Aalto', 'Bo Berg', 'Cia Ceder']
const seatIds: string[] = []

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager, member, auditor] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager'), await app.as('unit_member'), await app.as('auditor')]
  const row = await meetingScene(app, { office: 'aino.salmela', manager: 'mikko.hyvarinen', member: 'riitta.kosonen', auditor: 'kaarina.strand' })
  ;({ consortiumId, officeUnit } = row)
  ids = row
  bodyId = newId()
  // Five seats of a working group, which decides when a third of those who sit in it are there, and never fewer than two.
  await app.rows(`INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from) VALUES ($1, $2, 'working_group', '{"fi": "Kokousryhmä", "sv": "", "en": ""}', $3, 5, '2026-01-01')`, [bodyId, consortiumId, officeUnit])
  for (const [place, personName] of [...names, null, null].entries()) {
    const id = newId()
    seatIds.push(id)
    const userId = place === 3 ? ids.manager : place === 4 ? ids.member : null
    await app.rows('INSERT INTO body_member (id, consortium_id, body_id, role, user_id, person_name, valid_from) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      ...[id, consortiumId, bodyId, 'member', userId, personName ?? (place === 3 ? 'Mikko Hyvärinen' : 'Riitta Kosonen'), '2026-01-01']
    ])
  }
})
afterAll(() => app.stop())

const made = (answer: Answer) => one<{ meeting: Meeting }>(answer).meeting
const frame = (of: object = {}) => ({ ...meetingFrame({ title: 'Ryhmän kokous' }), ...of })
const ref = ({ id, revision }: Meeting) => ({ meetingId: id, expectedVersion: revision })
const agendaItem = (kind: string, title: string, of: object = {}) => ({ kind, matter: 'ordinary', title: inFinnish(title), proposalText: inFinnish(kind === 'decision' ? 'Hyväksytään.' : ''), ...of })
const take = (step: MeetingAct, meeting: Meeting, of: object = {}, by = office!) => by.ask(acts[step], { input: { ...ref(meeting), ...of } })
const planned = async (of: object = {}) => made(await office!.ask(acts.plan, { input: { bodyId, ...frame(of) } }))
const withAgenda = async (of: object = {}, items = [agendaItem('opening', 'Avaus'), agendaItem('decision', 'Ensimmäinen'), agendaItem('decision', 'Toinen')]) => made(await take('agenda', await planned(of), { items }))
const called = async (of: object = {}, items?: Parameters<typeof withAgenda>[1]) => made(await take('call', await withAgenda(of, items), { shortNoticeReason: '', consents: [] }))
/** A meeting whose day has come: it was called in time. */
async function opened(of: object = {}, items?: Parameters<typeof withAgenda>[1]): Promise<Meeting> {
  const { id } = await called(of, items)
  await dayHasCome(app, id)
  return made(await take('open', one<Meeting>(await office!.ask(ONE, { id })), { chairName: 'Mikko Hyvärinen', secretaryName: 'Aino Salmela' }))
}
const there = (seatId: string, of: object = {}) => ({ seatId, way: 'in_person', personName: 'Joku', ...of })
const attended = async (meeting: Meeting, count: number) => made(await take('attend', meeting, { attendance: seatIds.slice(0, count).map((id) => there(id)) }))
const said = (item: Item, of: object = {}) => ({ itemId: item.id, minutes: inFinnish('Keskusteltiin.'), handling: 'noted', dissent: [], ...of })

describe('a meeting that is planned', () => {
  it('is read by those who arrange it, until it is called', async () => {
    const meeting = await withAgenda()
    expect(meeting.state).toBe('draft')
    expect(meeting.steps.map(({ action }) => action)).toEqual(['call', 'cancel'])
    expect(codeOf(await manager!.ask(ONE, { id: meeting.id }))).toBe('NOT_FOUND')
    expect(codeOf(await auditor!.ask(ONE, { id: meeting.id }))).toBe('NOT_FOUND')
    expect(codeOf(await take('call', meeting, { shortNoticeReason: '', consents: [] }, centre!))).toBe('NOT_FOUND')
    const after = made(await take('call', meeting, { shortNoticeReason: '', consents: [] }))
    expect(after).toMatchObject({ state: 'called', charterNumber: 2, notice: { demanded: 3, given: 9, isInTime: true } })
    expect(one<Meeting>(await manager!.ask(ONE, { id: meeting.id })).steps).toEqual([])
    expect(codeOf(await auditor!.ask(ONE, { id: meeting.id }))).toBe('NOT_FOUND')
    const [{ count }] = (await app.rows<{ count: number }>(`SELECT count(*)::integer FROM notification WHERE topic = 'meeting_notice'`)) as [{ count: number }]
    expect(count).toBeGreaterThanOrEqual(2)
  })

  it.each([
    ['without a title', { title: inFinnish(' ') }, 'REQUIRED'],
    ['nowhere', { place: '' }, 'REQUIRED'],
    ['behind a link that is none', { remoteLink: 'javascript:alert(1)' }, 'INVALID_WEBSITE'],
    ['that ends before it begins', { endsAt: inDays(9) }, 'DAYS_REVERSED'],
    ['in the past', { startsAt: inDays(-2), endsAt: inDays(-2, 1) }, 'OUT_OF_RANGE']
  ])('is not planned %s', async (_, of, code) => {
    expect(codeOf(await office!.ask(acts.plan, { input: { bodyId, ...frame(of) } }))).toBe(code)
  })

  it('is not planned for a body out of reach, nor by who arranges none', async () => {
    expect(codeOf(await centre!.ask(acts.plan, { input: { bodyId, ...frame() } }))).toBe('NOT_ALLOWED')
    expect(codeOf(await member!.ask(acts.plan, { input: { bodyId, ...frame() } }))).toBe('NOT_ALLOWED')
    expect(codeOf(await office!.ask(acts.plan, { input: { bodyId: newId(), ...frame() } }))).toBe('NOT_FOUND')
  })

  it('keeps the items that are named, in the order in which they are given', async () => {
    const before = await withAgenda()
    const [first, second] = before.items
    const after = made(await take('agenda', before, { items: [agendaItem('decision', 'Uusi'), { id: second!.id, ...agendaItem('information', 'Muutettu') }] }))
    expect(after.items.map(({ id }) => id)).toEqual([expect.not.stringContaining(first!.id), second!.id])
    expect(codeOf(await take('agenda', before, { items: [] }))).toBe('STALE')
    expect(codeOf(await take('agenda', after, { items: [agendaItem('decision', 'a', { matter: 'budget' })] }))).toBe('INVALID_INPUT')
    expect(codeOf(await take('agenda', after, { items: [{ id: newId(), ...agendaItem('decision', 'a') }] }))).toBe('NOT_FOUND')
    expect(codeOf(await take('agenda', after, { items: [agendaItem('decision', 'a', { proposalId: newId() })] }))).toBe('NOT_FOUND')
  })

  it('is not called at short notice, unless every seat agrees and it is said why', async () => {
    const meeting = await withAgenda({ startsAt: inDays(2), endsAt: inDays(2, 1) })
    expect(meeting.notice.isInTime).toBe(false)
    expect(codeOf(await take('call', meeting, { shortNoticeReason: 'Kiire', consents: seatIds.slice(1) }))).toBe('NOTICE_SHORT')
    expect(codeOf(await take('call', meeting, { shortNoticeReason: ' ', consents: seatIds }))).toBe('REQUIRED')
    expect(made(await take('call', meeting, { shortNoticeReason: 'Kiire', consents: seatIds }))).toMatchObject({ state: 'called', shortNoticeReason: 'Kiire' })
  })

  it('is not called without an agenda, nor changed or opened out of its time; it is cancelled with a reason', async () => {
    const empty = await planned()
    expect(codeOf(await take('call', empty, { shortNoticeReason: '', consents: [] }))).toBe('MEETING_STATE')
    const meeting = await called()
    expect(codeOf(await take('change', meeting, frame()))).toBe('MEETING_STATE')
    expect(codeOf(await take('agenda', meeting, { items: [] }))).toBe('MEETING_STATE')
    expect(codeOf(await take('open', meeting, { chairName: 'a', secretaryName: 'b' }))).toBe('MEETING_STATE')
    expect(codeOf(await take('cancel', meeting, { reason: ' ' }))).toBe('REQUIRED')
    expect(made(await take('cancel', meeting, { reason: 'Sairastumisia' })).state).toBe('cancelled')
  })
})

describe('a meeting that is held', () => {
  it('loses its quorum by a recusal, and has it again for the next item', async () => {
    const meeting = await attended(await opened(), 2)
    expect(meeting.quorum).toEqual({ present: 2, entitled: 5, needed: 2, isMet: true })
    const [, first, second] = meeting.items
    const recused = made(await take('recuse', meeting, { itemId: first!.id, seatId: seatIds[0], reason: 'Oma asia' }))
    expect(recused.items[1]?.quorum).toMatchObject({ present: 1, isMet: false })
    expect(recused.items[2]?.quorum).toMatchObject({ present: 2, isMet: true })
    const recorded = made(await take('item', recused, said(first!, { handling: 'unanimous' })))
    expect(recorded.items[1]?.outcome).toBe('no_quorum')
    expect(made(await take('item', recorded, said(second!, { handling: 'unanimous' }))).items[2]?.outcome).toBe('carried')
  })

  it.each([
    ['carries', votes(2, 1), 'carried'],
    ['falls', votes(1, 2), 'not_carried'],
    ['without a vote carries nothing', votes(0, 0, 3), 'not_carried'],
    ['goes the way of the chair when it is tied', { ...votes(1, 1, 1), tieBreak: 'for' }, 'carried']
  ])('votes: %s', async (_, of, outcome) => {
    const meeting = await attended(await opened(), 3)
    expect(made(await take('item', meeting, said(meeting.items[1]!, of))).items[1]?.outcome).toBe(outcome)
  })

  it('refuses more votes than there are, a tie that nobody broke, and votes on what is only told', async () => {
    const meeting = await attended(await opened(), 2)
    const [opening, first] = meeting.items
    expect(codeOf(await take('item', meeting, said(first!, votes(2, 1))))).toBe('VOTES_IMPOSSIBLE')
    expect(codeOf(await take('item', meeting, said(first!, votes(1, 1))))).toBe('MEETING_TIE')
    expect(codeOf(await take('item', meeting, said(opening!, votes(1, 0))))).toBe('INVALID_INPUT')
    expect(codeOf(await take('item', meeting, said({ ...first!, id: newId() })))).toBe('NOT_FOUND')
    expect(codeOf(await take('close', meeting))).toBe('MEETING_STATE')
  })

  it('takes no proxies where the charter allows none, nor from who is not there', async () => {
    const meeting = await attended(await opened(), 2)
    const proxy = (holder: string | undefined) => ({ attendance: [{ seatId: seatIds[2], personName: '', way: 'proxy', proxyHolderId: holder, proxyBasis: 'word' }] })
    expect(codeOf(await take('attend', meeting, proxy(seatIds[0])))).toBe('PROXY_LIMIT')
    expect(codeOf(await take('attend', meeting, proxy(seatIds[4])))).toBe('PROXY_HOLDER')
    expect(codeOf(await take('attend', meeting, { attendance: [there(newId())] }))).toBe('NOT_FOUND')
  })

  it.each([
    ['as many as it asks for are there', 0, 2, true],
    ['one of them is recused', 1, 2, false],
    ['nobody is there', 0, 0, false]
  ])('has a quorum by the charter: %s', async (_, recused, count, isMet) => {
    let meeting = await opened()
    if (count > 0) meeting = await attended(meeting, count)
    for (const seatId of seatIds.slice(0, recused)) meeting = made(await take('recuse', meeting, { itemId: meeting.items[1]!.id, seatId, reason: 'Oma asia' }))
    expect(meeting.items[1]?.quorum?.isMet).toBe(isMet)
    expect(made(await take('item', meeting, said(meeting.items[1]!, votes(0, 0)))).items[1]?.outcome).toBe(isMet ? 'not_carried' : 'no_quorum')
  })

  it('takes an item up again for which too few were there, once more have come', async () => {
    const meeting = await attended(await opened(), 1)
    const lost = made(await take('item', meeting, said(meeting.items[1]!, { handling: 'unanimous' })))
    expect(lost.items[1]).toMatchObject({ outcome: 'no_quorum', quorum: { present: 1, isMet: false } })
    const more = await attended(lost, 3)
    expect(more.items[1]?.quorum).toMatchObject({ present: 3, isMet: true })
    expect(made(await take('item', more, said(more.items[1]!, votes(2, 1)))).items[1]).toMatchObject({ outcome: 'carried', quorum: { present: 3 } })
  })

  it('keeps what was decided when somebody leaves afterwards', async () => {
    const meeting = await attended(await opened(), 2)
    const decided = made(await take('item', meeting, said(meeting.items[1]!, { handling: 'unanimous' })))
    const left = made(await take('attend', decided, { attendance: [there(seatIds[0]!, { leftAt: inDays(0, 1) })] }))
    expect(left.quorum).toMatchObject({ present: 1, isMet: false })
    expect(left.items[1]).toMatchObject({ outcome: 'carried', quorum: { present: 2, isMet: true } })
  })
})

describe('minutes', () => {
  const closed = async () => {
    let meeting = await attended(await opened(), 3)
    for (const [place, of] of [{}, { handling: 'voted', votes: { for: 2, against: 1, abstain: 0 }, dissent: [{ name: 'Bo Berg', reason: 'Liian kallis' }] }, votes(1, 2)].entries()) meeting = made(await take('item', meeting, said(meeting.items[place]!, of)))
    return made(await take('close', meeting))
  }
  const named = async () => made(await take('minutes', await closed(), { chairName: 'Mikko Hyvärinen', secretaryName: 'Riitta Kosonen', signers: [{ userId: ids.manager, role: 'chair' }, { userId: ids.member, role: 'secretary' }] }))
  const sign = (by: Actor, { id, minutesHash }: Meeting) => by.ask(acts.sign, { input: { meetingId: id, minutesHash } })

  it('are signed as they are by those chosen to, and published into the register of decisions', async () => {
    const meeting = await named()
    expect(codeOf(await sign(office!, meeting))).toBe('MINUTES_SIGNER')
    expect(codeOf(await sign(manager!, { ...meeting, minutesHash: 'a'.repeat(64) }))).toBe('STALE')
    const once = made(await sign(manager!, meeting))
    expect(once.state).toBe('closed')
    expect(codeOf(await sign(manager!, meeting))).toBe('ALREADY_EXISTS')
    // A change of the minutes takes the signature away.
    const changed = made(await take('item', one<Meeting>(await office!.ask(ONE, { id: meeting.id })), said(once.items[0]!, { minutes: inFinnish('Avattiin.') })))
    expect(changed.signatures.every(({ signedAt }) => signedAt === null)).toBe(true)
    expect(codeOf(await sign(member!, meeting))).toBe('STALE')
    made(await sign(manager!, changed))
    const signed = made(await sign(member!, changed))
    expect(signed.state).toBe('signed')
    const last = one<Meeting>(await office!.ask(ONE, { id: meeting.id }))
    expect(codeOf(await take('item', last, said(last.items[0]!)))).toBe('MEETING_STATE')
    const published = made(await take('publish', last, { publication: 'members' }))
    expect(published).toMatchObject({ state: 'published', publication: 'members' })
    expect(published.items.map(({ decision }) => decision !== null)).toEqual([false, true, false])
    const [decision] = await app.rows('SELECT meeting_id AS "meetingId", votes_for AS "votesFor", dissent, publication FROM governance_decision WHERE id = $1', [published.items[1]!.decision!.id])
    expect(decision).toMatchObject({ meetingId: meeting.id, votesFor: 2, dissent: 'Bo Berg: Liian kallis', publication: 'members' })
    expect(one<Meeting>(await auditor!.ask(ONE, { id: meeting.id })).state).toBe('published')
    expect(codeOf(await take('publish', published, { publication: 'public' }))).toBe('MEETING_STATE')
  })

  it('wait in the inbox of those who sign them, and of those who arrange the meeting', async () => {
    const waiting = async (by: Actor, id: string) => one<{ kind: string; params: { meetingId?: string } }[]>(await by.ask('{ workItems { kind params } }')).filter(({ params }) => params.meetingId === id).map(({ kind }) => kind)
    const coming = await called()
    expect([await waiting(manager!, coming.id), await waiting(auditor!, coming.id)]).toEqual([['meeting_coming'], []])
    const meeting = await closed()
    expect([await waiting(office!, meeting.id), await waiting(manager!, meeting.id)]).toEqual([['minutes_to_write'], []])
    const after = made(await take('minutes', meeting, { chairName: '', secretaryName: '', signers: [{ userId: ids.manager, role: 'chair' }, { userId: ids.member, role: 'checker' }] }))
    expect([await waiting(office!, meeting.id), await waiting(manager!, meeting.id)]).toEqual([[], ['minutes_to_sign']])
    made(await sign(manager!, after))
    expect([await waiting(manager!, meeting.id), await waiting(member!, meeting.id)]).toEqual([[], ['minutes_to_sign']])
    made(await sign(member!, after))
    expect(await waiting(office!, meeting.id)).toEqual(['minutes_to_write'])
  })

  it('need a chair and somebody else to sign, of those who can', async () => {
    const meeting = await closed()
    const input = (signers: object[]) => ({ chairName: '', secretaryName: '', signers })
    expect(codeOf(await take('minutes', meeting, input([{ userId: ids.manager, role: 'chair' }])))).toBe('REQUIRED')
    expect(codeOf(await take('minutes', meeting, input([{ userId: ids.manager, role: 'chair' }, { userId: ids.auditor, role: 'checker' }])))).toBe('NOT_FOUND')
    expect(codeOf(await take('publish', meeting, { publication: 'members' }))).toBe('MEETING_STATE')
  })
})

/** Held, with what came of each item, and signed by two. */
async function signed(meeting: Meeting, of: readonly object[]): Promise<Meeting> {
  let now = meeting
  for (const [place, each] of of.entries()) now = made(await take('item', now, said(now.items[place]!, each)))
  now = made(await take('minutes', made(await take('close', now)), { chairName: 'Mikko Hyvärinen', secretaryName: '', signers: [{ userId: ids.manager, role: 'chair' }, { userId: ids.office, role: 'secretary' }] }))
  for (const by of [manager!, office!]) now = made(await by.ask(acts.sign, { input: { meetingId: now.id, minutesHash: now.minutesHash } }))
  return one<Meeting>(await office!.ask(ONE, { id: now.id }))
}
const seatsOf = async (meetingId: string) => (await office!.ask<{ meetingSeats: { id: string; label: { fi: string }; people: { name: string; isSubstitute: boolean }[] }[] }>(SEATS, { id: meetingId })).data!.meetingSeats
/** Everybody of the assembly is there. */
async function gathered(meeting: Meeting): Promise<Meeting> {
  return made(await take('attend', meeting, { attendance: meeting.attendance.map(({ seat }) => there(seat.id)) }))
}

describe('a meeting of the assembly', () => {
  let assembly: { bodyId: string }
  const amending = { matter: 'charter_amendment' }
  beforeAll(async () => {
    const [row] = await app.rows<{ id: string }>(`SELECT id FROM body WHERE kind = 'assembly' AND consortium_id = $1`, [consortiumId])
    assembly = { bodyId: row!.id }
  })

  it('seats the members, by whoever votes for them or stands in, with an account or without', async () => {
    const meeting = await called({ ...assembly, startsAt: inDays(20), endsAt: inDays(20, 1) })
    const [voter] = await app.rows<{ organisationId: string; unitId: string; mandateId: string; name: string }>(
      `SELECT organisation_id AS "organisationId", unit_id AS "unitId", id AS "mandateId", person_name AS name FROM mandate m WHERE kind = 'vote' AND consortium_id = $1 AND substitute_for IS NULL AND ended_at IS NULL
         AND valid_from <= app.today() AND (valid_to IS NULL OR valid_to > app.today() + 30) AND NOT EXISTS (SELECT 1 FROM mandate s WHERE s.substitute_for = m.id) ORDER BY id LIMIT 1`,
      [consortiumId]
    )
    await app.rows(
      `INSERT INTO mandate (id, consortium_id, organisation_id, unit_id, kind, person_name, valid_from, substitute_for, substitute_order, basis_kind, basis) VALUES ($1, $2, $3, $4, 'vote', 'Vara Ilman Tiliä', app.today(), $5, 1, 'office', 'Spec')`,
      [newId(), consortiumId, voter!.organisationId, voter!.unitId, voter!.mandateId]
    )
    const seats = await seatsOf(meeting.id)
    const [{ count }] = (await app.rows<{ count: number }>('SELECT count(*)::integer FROM organisation o WHERE app.votes_as_member(o.id, $1, app.today())', [consortiumId])) as [{ count: number }]
    expect(seats).toHaveLength(count)
    expect(seats.find(({ id }) => id === voter!.organisationId)?.people).toEqual([{ name: voter!.name, isSubstitute: false }, { name: 'Vara Ilman Tiliä', isSubstitute: true }])
  })

  it('lets one stand for as many others as the charter says, and no more', async () => {
    const meeting = await opened({ ...assembly, startsAt: inDays(20), endsAt: inDays(20, 1) })
    const [holder, first, second] = meeting.attendance.map(({ seat }) => seat.id)
    const proxy = (seatId: string | undefined) => ({ seatId, way: 'proxy', personName: '', proxyHolderId: holder, proxyBasis: 'word' })
    const once = made(await take('attend', meeting, { attendance: [there(holder!), proxy(first)] }))
    expect(once.quorum?.present).toBe(2)
    expect(codeOf(await take('attend', once, { attendance: [proxy(second)] }))).toBe('PROXY_LIMIT')
    expect(codeOf(await take('attend', once, { attendance: [{ ...proxy(first), proxyBasis: 'document' }] }))).toBe('REQUIRED')
    const left = made(await take('attend', once, { attendance: [there(holder!, { leftAt: inDays(0, 1) })] }))
    expect(left.quorum?.present).toBe(0)
  })

  it('settles the proposals on its agenda, which lead to it', async () => {
    const [proposal] = await app.rows<{ id: string }>(`SELECT id FROM proposal WHERE state = 'voting' AND body_id = $1 AND kind = 'election'`, [assembly.bodyId])
    const items = [agendaItem('election', 'Vaali', { matter: 'election', proposalId: proposal!.id }), agendaItem('closing', 'Päättäminen')]
    const meeting = await gathered(await opened({ ...assembly, startsAt: inDays(20), endsAt: inDays(20, 1) }, items))
    const last = await signed(meeting, [{ handling: 'unanimous', minutes: inFinnish('Valittiin Hilja Berg.') }, {}])
    const about = async (by: Actor) => one<{ id: string }[]>(await by.ask(ABOUT, { id: proposal!.id })).filter(({ id }) => id === meeting.id)
    expect(await about(office!)).toEqual([{ id: meeting.id, position: 1, outcome: 'carried', state: 'signed' }])
    expect(await about(auditor!)).toEqual([])
    const published = made(await take('publish', last, { publication: 'members' }))
    const [settled] = await app.rows('SELECT state, outcome FROM proposal WHERE id = $1', [proposal!.id])
    expect(settled).toMatchObject({ state: 'adopted', outcome: { fi: expect.stringMatching(/^Ryhmän kokous .*, § 1$/) } })
    expect(one<object[]>(await auditor!.ask(ABOUT, { id: published.items[0]!.decision!.id }))).toHaveLength(1)
  })

  it('amends the charter, when its members have had the amendment for as long as it demands', async () => {
    const [amendment] = await app.rows<{ id: string; number: number }>(`SELECT id, number FROM charter_version WHERE state = 'proposed' AND consortium_id = $1`, [consortiumId])
    const later = { startsAt: inDays(40), endsAt: inDays(40, 1) }
    const item = (of: object = {}) => [agendaItem('decision', 'Perussääntö', { ...amending, amendmentId: amendment!.id, effectiveFrom: addDays(todayIn(), 60), ...of })]
    const draft = await planned({ ...assembly, startsAt: inDays(10), endsAt: inDays(10, 1) })
    expect(codeOf(await take('agenda', draft, { items: item() }))).toBe('NOTICE_MISSING')
    const inTime = await planned({ ...assembly, ...later })
    expect(codeOf(await take('agenda', inTime, { items: item({ matter: 'ordinary' }) }))).toBe('INVALID_INPUT')
    expect(codeOf(await take('agenda', inTime, { items: item({ effectiveFrom: null }) }))).toBe('REQUIRED')
    expect(codeOf(await take('agenda', inTime, { items: item({ effectiveFrom: '2026-02-30' }) }))).toBe('INVALID_DATE')
    expect(codeOf(await take('agenda', inTime, { items: item({ amendmentId: newId() }) }))).toBe('NOT_FOUND')
    await app.rows('ALTER TABLE charter_version DISABLE TRIGGER USER')
    await app.rows('UPDATE charter_version SET proposed_on = app.today() - 50 WHERE id = $1', [amendment!.id])
    await app.rows('ALTER TABLE charter_version ENABLE TRIGGER USER')
    const meeting = await gathered(await opened({ ...assembly, ...later }, item()))
    const all = meeting.attendance.length
    expect(meeting.items[0]?.amendment).toMatchObject({ number: amendment!.number, againstNumber: expect.any(Number), reason: expect.stringMatching(/./) })
    const published = made(await take('publish', await signed(meeting, [votes(all - 1, 0, 1)]), { publication: 'members' }))
    const [version] = await app.rows('SELECT state, valid_from::text AS "validFrom", votes FROM charter_version WHERE id = $1', [amendment!.id])
    expect(version).toEqual({ state: 'in_force', validFrom: addDays(todayIn(), 60), votes: { for: all - 1, against: 0, abstain: 1, present: all, all } })
    expect(one<object[]>(await auditor!.ask(ABOUT, { id: amendment!.id }))).toEqual([{ id: published.id, position: 1, outcome: 'carried', state: 'published' }])
  })
})

it('names the ballot in which an item was voted on, with its result, and its decision once', async () => {
  const ballotId = newId()
  await app.rows('ALTER TABLE ballot DISABLE TRIGGER USER')
  await app.rows(
    `INSERT INTO ballot (id, consortium_id, body_id, unit_id, matter, title, description, method, secrecy, options, seats, max_score, closes_at, state, rule, lot_commitment, opened_at, ended_at)
     VALUES ($1, $2, $3, $4, 'ordinary', '{"fi": "Äänestys"}', '{}', 'yes_no', 'open', '[]', 1, 1, now(), 'closed', '{}', repeat('a', 64), now(), now())`,
    [ballotId, consortiumId, bodyId, officeUnit]
  )
  await app.rows('ALTER TABLE ballot ENABLE TRIGGER USER')
  await app.rows(`INSERT INTO ballot_log (ballot_id, consortium_id, lines, result, seed) VALUES ($1, $2, '[]', '{"outcome": "carried", "tallies": {"yes": 4, "no": 1, "abstain": 0}}', repeat('a', 64))`, [ballotId, consortiumId])
  const meeting = await attended(await opened(), 3)
  const last = await signed(meeting, [{}, { ...votes(2, 1), ballotId }, votes(1, 2)])
  expect(last.items[1]?.ballot).toEqual({ id: ballotId, outcome: 'carried', votes: { for: 4, against: 1, abstain: 0 } })
  const published = made(await take('publish', last, { publication: 'members' }))
  expect(await app.rows('SELECT id, ballot_id AS "ballotId" FROM governance_decision WHERE meeting_id = $1', [meeting.id])).toEqual([{ id: published.items[1]!.decision!.id, ballotId }])
  // Another meeting that notes the same ballot names the decision that is there.
  const again = made(await take('publish', await signed(await attended(await opened(), 3), [{}, { ...votes(2, 1), ballotId }, votes(1, 2)]), { publication: 'members' }))
  expect(again.items[1]?.decision?.id).toBe(published.items[1]?.decision?.id)
  expect(codeOf(await take('item', await attended(await opened(), 2), said(meeting.items[1]!, { ballotId: newId() })))).toBe('NOT_FOUND')
})

it('lists meetings by words, and names seats and who can sign', async () => {
  const meeting = await called({ title: inFinnish('Erityinen sana') })
  expect(one<{ id: string }[]>(await manager!.ask(LIST, { search: 'erityinen' }))).toEqual([expect.objectContaining({ id: meeting.id, isMine: true, mayManage: false })])
  const { data } = await office!.ask<{ meetingSeats: { id: string }[]; meetingSigners: { userId: string }[] }>(SEATS, { id: meeting.id })
  expect(data?.meetingSeats.map(({ id }) => id).sort()).toEqual([...seatIds].sort())
  expect(data?.meetingSigners.map(({ userId }) => userId)).toEqual(expect.arrayContaining([ids.manager, ids.member, ids.office]))
})

it('tells calendars of meetings, and prints the notice', async () => {
  const get = async (by: Actor, path: string) => {
    const answer = await fetch(`${app.address}${path}`, { headers: { cookie: by.cookie } })
    return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.text() }
  }
  const meeting = await called({ title: inFinnish('Kalenterin, kokous') })
  expect((await get(manager!, `/api/meetings/${meeting.id}/meeting.ics`)).body).toContain('SUMMARY:Kokousryhmä: Kalenterin\\, kokous')
  expect((await get(auditor!, `/api/meetings/${meeting.id}/meeting.ics`)).status).toBe(404)
  const { path } = one<{ path: string }>(await manager!.ask('mutation { makeCalendarLink { madeAt path } }'))
  expect((await get(app.anonymous, path)).body).toContain(`UID:${meeting.id}@solmu`)
  made(await take('cancel', meeting, { reason: 'Este' }))
  const [event] = (await get(app.anonymous, path)).body.split('BEGIN:VEVENT').filter((each) => each.includes(meeting.id))
  expect([event?.includes('SEQUENCE:1'), event?.includes('STATUS:CANCELLED')]).toEqual([true, true])
  await manager!.ask('mutation { revokeCalendarLink { madeAt } }')
  expect((await get(app.anonymous, path)).status).toBe(404)
  const notice = await get(manager!, `/api/meetings/${meeting.id}/notice.pdf?lang=sv`)
  expect([notice.status, notice.type, notice.body.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-'])
  expect((await get(manager!, `/api/meetings/${meeting.id}/minutes.pdf`)).status).toBe(404)
})

it('leaves no file behind of an item that is taken off the agenda', async () => {
  const form = new FormData()
  form.append('file', new Blob(['%PDF-1.7 kohta']), 'kohta.pdf')
  const meeting = await withAgenda()
  const [, gone, kept] = meeting.items
  expect((await fetch(`${app.address}/api/meetings/${meeting.id}/papers?item=${gone!.id}`, { method: 'POST', headers: { cookie: office!.cookie }, body: form })).status).toBe(200)
  const [{ key }] = (await app.rows<{ key: string }>('SELECT file_key AS key FROM meeting_paper WHERE item_id = $1', [gone!.id])) as [{ key: string }]
  made(await take('agenda', one<Meeting>(await office!.ask(ONE, { id: meeting.id })), { items: [{ id: kept!.id, ...agendaItem('decision', 'Toinen') }] }))
  expect(await app.rows('SELECT 1 FROM meeting_paper WHERE meeting_id = $1', [meeting.id])).toEqual([])
  expect(await app.rows(`SELECT 1 FROM graphile_worker._private_jobs WHERE payload #>> '{payload,fileKey}' = $1`, [key])).toHaveLength(1)
})

it('keeps documents of its agenda by what they are, and gives them to whoever reads the meeting', async () => {
  const send = async (id: string, bytes: string, by = office!) => {
    const form = new FormData()
    form.append('file', new Blob([bytes]), 'liite.pdf')
    return fetch(`${app.address}/api/meetings/${id}/papers`, { method: 'POST', headers: { cookie: by.cookie }, body: form })
  }
  const meeting = await withAgenda()
  expect((await send(meeting.id, 'MZ ohjelma')).status).toBe(415)
  expect((await send(meeting.id, '%PDF-1.7', manager!)).status).toBe(404)
  const { id } = (await (await send(meeting.id, '%PDF-1.7 liite')).json()) as { id: string }
  const path = `${app.address}/api/meetings/${meeting.id}/papers/${id}`
  expect((await fetch(path, { headers: { cookie: manager!.cookie } })).status).toBe(404)
  const after = made(await take('call', one<Meeting>(await office!.ask(ONE, { id: meeting.id })), { shortNoticeReason: '', consents: [] }))
  expect(await (await fetch(path, { headers: { cookie: manager!.cookie } })).text()).toBe('%PDF-1.7 liite')
  made(await office!.ask(acts.remove, { input: { ...ref(after), paperId: id } }))
  expect((await fetch(path, { headers: { cookie: office!.cookie } })).status).toBe(404)
})
