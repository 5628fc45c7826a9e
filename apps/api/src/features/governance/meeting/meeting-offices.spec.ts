import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { type Answer, codeOf, dayHasCome, inFinnish, type MeetingAct, meetingActs, meetingFrame, meetingScene, one, votes } from '../../../testing/meetings.js'

const TEXTS = '{ fi sv en }'
const MEETING = `id state revision minutesHash duties mayManage steps { action blockedBy } signatures { userId signedAt hasSecondFactor }
  items { id outcome tieBreak proposal { id version noticedVersion latestVersion content ${TEXTS} options ${TEXTS} } decision { id } } attendance { seat { id label ${TEXTS} } }`
const acts = meetingActs(MEETING)
const ONE = `query ($id: ID!) { meeting(id: $id) { ${MEETING} } }`
const SIGNERS = 'query ($id: ID!) { meetingSigners(meetingId: $id) { userId } }'

type Proposal = { id: string; version: number; noticedVersion: number | null; latestVersion: number; content: { fi: string }; options: { fi: string }[] }
type Item = { id: string; outcome: string | null; tieBreak: string | null; proposal: Proposal | null; decision: { id: string } | null }
type Meeting = {
  id: string; state: string; revision: number; minutesHash: string | null; duties: string[]; mayManage: boolean; steps: { action: string }[]
  signatures: { userId: string; signedAt: string | null; hasSecondFactor: boolean | null }[]; items: Item[]; attendance: { seat: { id: string; label: { fi: string } } }[]
}

let app: TestApp
// The chair leads a unit, the secretary works in one, and a reviewer is a plain member: none of them arranges meetings by their role.
let [office, chair, secretary, plain, outsider]: Actor[] = []
let consortiumId: string, officeUnit: string, bodyId: string
let ids: Record<'office' | 'chair' | 'secretary' | 'plain' | 'outsider', string>
const accounts = { office: 'aino.salmela', chair: 'mikko.hyvarinen', secretary: 'riitta.kosonen', plain: 'hannu.rautio', outsider: 'kaarina.strand' } as const

const seat = async (of: { body: string; role: string; userId?: string; name: string; substituteFor?: string; validTo?: string }) => {
  const id = newId()
  await app.rows('INSERT INTO body_member (id, consortium_id, body_id, role, user_id, person_name, substitute_for, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    ...[id, consortiumId, of.body, of.role, of.userId ?? null, of.name, of.substituteFor ?? null, '2026-01-01', of.validTo ?? null]
  ])
  return id
}
const aBody = async (name: string) => {
  const id = newId()
  await app.rows(`INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from) VALUES ($1, $2, 'working_group', jsonb_build_object('fi', $3::text, 'sv', '', 'en', ''), $4, 4, '2026-01-01')`, [id, consortiumId, name, officeUnit])
  return id
}
let chairSeat: string

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, chair, secretary, plain, outsider] = [await app.as('national_coordinator'), await app.as('unit_manager'), await app.as('unit_member'), await app.as('reviewer'), await app.as('auditor')]
  const row = await meetingScene(app, accounts)
  ids = row
  ;({ consortiumId, officeUnit } = row)
  bodyId = await aBody('Toimiryhmä')
  chairSeat = await seat({ body: bodyId, role: 'chair', userId: ids.chair, name: 'Mikko Hyvärinen' })
  await seat({ body: bodyId, role: 'secretary', userId: ids.secretary, name: 'Riitta Kosonen' })
  await seat({ body: bodyId, role: 'member', userId: ids.plain, name: 'Hannu Rautio' })
  await seat({ body: bodyId, role: 'member', name: 'Bo Berg' })
})
afterAll(() => app.stop())

const made = (answer: Answer) => one<{ meeting: Meeting }>(answer).meeting
const frame = (days = 10) => meetingFrame({ title: 'Toimiryhmän kokous', days })
const agendaItem = (of: object = {}) => ({ kind: 'decision', matter: 'ordinary', title: inFinnish('Asia'), proposalText: inFinnish('Hyväksytään.'), ...of })
const take = (by: Actor | undefined, step: MeetingAct, { id, revision }: Meeting, of: object = {}) => by!.ask(acts[step], { input: { meetingId: id, expectedVersion: revision, ...of } })
const seen = async (id: string, by = office!) => one<Meeting>(await by.ask(ONE, { id }))
const notice = { shortNoticeReason: '', consents: [] }
const opening = { chairName: 'Mikko Hyvärinen', secretaryName: 'Riitta Kosonen' }
const called = async (items: object[] = [agendaItem()], { body = bodyId, by = secretary!, days = 10 } = {}) => {
  const draft = made(await by.ask(acts.plan, { input: { bodyId: body, ...frame(days) } }))
  return made(await take(by, 'call', made(await take(by, 'agenda', draft, { items })), notice))
}
/** A meeting whose day has come. */
async function dayOf({ id }: Meeting): Promise<Meeting> {
  await dayHasCome(app, id)
  return seen(id)
}
const attended = async (meeting: Meeting, by = secretary!) => made(await take(by, 'attend', meeting, { attendance: meeting.attendance.map(({ seat: { id, label } }) => ({ seatId: id, way: 'in_person', personName: label.fi })) }))
const said = ({ id }: Item, of: object) => ({ itemId: id, minutes: inFinnish(''), dissent: [], ...of })
const signers = () => [{ userId: ids.chair, role: 'chair' }, { userId: ids.secretary, role: 'secretary' }]
const sign = (by: Actor | undefined, { id, minutesHash }: Meeting) => by!.ask(acts.sign, { input: { meetingId: id, minutesHash } })

it('is planned, called, led, recorded and signed by the chair and the secretary of the body, who hold no role over its unit', async () => {
  const draft = made(await secretary!.ask(acts.plan, { input: { bodyId, ...frame() } }))
  expect([draft.duties, draft.steps.map(({ action }) => action)]).toEqual([['plan', 'record'], ['call', 'cancel']])
  expect((await seen(draft.id, chair)).duties).toEqual(['plan', 'record', 'lead'])
  const withAgenda = made(await take(chair, 'agenda', draft, { items: [agendaItem()] }))
  expect(codeOf(await plain!.ask(ONE, { id: draft.id }))).toBe('NOT_FOUND')
  const out = made(await take(secretary, 'call', withAgenda, notice))
  const today = await dayOf(out)
  expect([codeOf(await take(secretary, 'open', today, opening)), codeOf(await take(plain, 'open', today, opening)), codeOf(await take(outsider, 'open', today, opening))]).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_FOUND'])
  const open = made(await take(chair, 'open', today, opening))
  expect(codeOf(await take(plain, 'attend', open, { attendance: [] }))).toBe('NOT_ALLOWED')
  const here = await attended(open)
  const [item] = here.items
  // Three seats: two to two cannot be, one to one with one who abstains is a tie.
  const tie = said(item!, { ...votes(1, 1, 1), tieBreak: 'for' })
  expect(codeOf(await take(plain, 'item', here, tie))).toBe('NOT_ALLOWED')
  expect(codeOf(await take(secretary, 'item', here, tie))).toBe('NOT_ALLOWED')
  const decided = made(await take(chair, 'item', here, tie))
  expect(decided.items[0]).toMatchObject({ outcome: 'carried', tieBreak: 'for' })
  // The secretary writes the minutes on, and leaves the tie as the chair took it.
  const written = made(await take(secretary, 'item', decided, said(item!, { ...votes(1, 1, 1), tieBreak: 'for', minutes: inFinnish('Puheenjohtajan ääni ratkaisi.') })))
  expect(codeOf(await take(secretary, 'item', written, said(item!, { ...votes(1, 1, 1), tieBreak: 'against' })))).toBe('NOT_ALLOWED')
  expect(codeOf(await take(secretary, 'close', written))).toBe('NOT_ALLOWED')
  const closed = made(await take(chair, 'close', written))
  expect([one<object[]>(await secretary!.ask(SIGNERS, { id: closed.id })).length > 2, codeOf(await plain!.ask(SIGNERS, { id: closed.id }))]).toEqual([true, 'NOT_ALLOWED'])
  const named = made(await take(secretary, 'minutes', closed, { ...opening, signers: signers() }))
  expect(codeOf(await sign(plain, named))).toBe('MINUTES_SIGNER')
  made(await sign(chair, named))
  const signed = made(await sign(secretary, named))
  expect(signed.state).toBe('signed')
  expect(signed.signatures).toEqual(signers().map(({ userId }) => expect.objectContaining({ userId, signedAt: expect.any(String), hasSecondFactor: false })))
  expect([codeOf(await take(chair, 'publish', signed, { publication: 'members' })), codeOf(await take(secretary, 'publish', signed, { publication: 'members' }))]).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED'])
  expect(made(await take(office, 'publish', signed, { publication: 'members' })).state).toBe('published')
})

it('waits in the inbox of those who serve the body, until it is signed', async () => {
  const waiting = async (by: Actor | undefined, id: string) => one<{ kind: string; params: { meetingId?: string } }[]>(await by!.ask('{ workItems { kind params } }')).filter(({ params }) => params.meetingId === id).map(({ kind }) => kind)
  const open = await attended(made(await take(chair, 'open', await dayOf(await called()), opening)))
  const closed = made(await take(chair, 'close', made(await take(secretary, 'item', open, said(open.items[0]!, { handling: 'unanimous' })))))
  expect([await waiting(chair, closed.id), await waiting(secretary, closed.id), await waiting(plain, closed.id), await waiting(office, closed.id)]).toEqual([['minutes_to_write'], ['minutes_to_write'], [], ['minutes_to_write']])
  const named = made(await take(secretary, 'minutes', closed, { ...opening, signers: signers() }))
  made(await sign(chair, named))
  made(await sign(secretary, named))
  expect([await waiting(chair, closed.id), await waiting(office, closed.id)]).toEqual([[], ['minutes_to_write']])
})

it('is for the seat of the day: not in another body, not after the term, and for whoever stands in for the chair', async () => {
  const other = await aBody('Muu ryhmä')
  expect(codeOf(await chair!.ask(acts.plan, { input: { bodyId: other, ...frame() } }))).toBe('NOT_ALLOWED')
  const elsewhere = made(await office!.ask(acts.plan, { input: { bodyId: other, ...frame() } }))
  expect(codeOf(await take(chair, 'cancel', elsewhere, { reason: 'Este' }))).toBe('NOT_FOUND')
  const ended = await seat({ body: other, role: 'chair', userId: ids.chair, name: 'Mikko Hyvärinen', validTo: todayIn() })
  expect(codeOf(await take(chair, 'cancel', elsewhere, { reason: 'Este' }))).toBe('NOT_FOUND')
  expect(ended).not.toBe('')
  const standsIn = await seat({ body: bodyId, role: 'member', userId: ids.outsider, name: 'Kaarina Strand', substituteFor: chairSeat })
  const meeting = await called()
  expect((await seen(meeting.id, outsider)).duties).toEqual(['plan', 'record', 'lead'])
  expect(made(await take(outsider, 'open', await dayOf(meeting), opening)).state).toBe('open')
  await app.rows('UPDATE body_member SET ended_on = app.today() WHERE id = $1', [standsIn])
  expect(codeOf(await outsider!.ask(ONE, { id: meeting.id }))).toBe('NOT_FOUND')
})

describe('an item about a proposal', () => {
  const aProposal = async (of: { body: string; state?: string }) => {
    const id = newId()
    await app.rows(
      `INSERT INTO proposal (id, consortium_id, body_id, unit_id, organisation_id, lead_unit_id, kind, matter, state, opened_on, discuss_until)
       SELECT $1, $2, $3, $4, o.id, $4, 'proposal', 'ordinary', $5, $6, app.today() + 5 FROM organisation o WHERE o.consortium_id = $2 ORDER BY o.id LIMIT 1`,
      [id, consortiumId, of.body, officeUnit, of.state ?? 'open', of.state === 'draft' ? null : todayIn()]
    )
    await version(id, 1)
    return id
  }
  const version = (proposalId: string, number: number) =>
    app.rows(`INSERT INTO proposal_version (id, consortium_id, proposal_id, number, title, content, options) VALUES ($1, $2, $3, $4::integer, '{"fi": "Ehdotus", "sv": "", "en": ""}', jsonb_build_object('fi', 'Teksti ' || $4::integer, 'sv', '', 'en', ''), '[{"key": "a", "title": {"fi": "Aada", "sv": "", "en": ""}}]')`, [
      ...[newId(), consortiumId, proposalId, number]
    ])
  const about = (proposalId: string) => [agendaItem({ proposalId, proposalText: inFinnish('') })]

  it('keeps the text of the notice, and says which version was decided, in the register too', async () => {
    const proposalId = await aProposal({ body: bodyId })
    const draft = made(await take(secretary, 'agenda', made(await secretary!.ask(acts.plan, { input: { bodyId, ...frame() } })), { items: about(proposalId) }))
    expect(draft.items[0]?.proposal).toMatchObject({ version: 1, noticedVersion: null, options: [{ fi: 'Aada' }] })
    await version(proposalId, 2)
    expect((await seen(draft.id)).items[0]?.proposal).toMatchObject({ version: 2, content: { fi: 'Teksti 2' } })
    const out = made(await take(secretary, 'call', await seen(draft.id), notice))
    await version(proposalId, 3)
    expect((await seen(out.id)).items[0]?.proposal).toMatchObject({ version: 2, noticedVersion: 2, latestVersion: 3, content: { fi: 'Teksti 2' } })
    await app.rows('ALTER TABLE proposal DISABLE TRIGGER USER')
    await app.rows(`UPDATE proposal SET state = 'closed', closed_on = app.today() WHERE id = $1`, [proposalId])
    await app.rows('ALTER TABLE proposal ENABLE TRIGGER USER')
    const open = await attended(made(await take(chair, 'open', await dayOf(out), opening)))
    const of = (decidedVersion: number | null) => said(open.items[0]!, { ...votes(3, 0), decidedVersion })
    expect([codeOf(await take(secretary, 'item', open, of(1))), codeOf(await take(secretary, 'item', open, of(4)))]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
    const asNoticed = made(await take(secretary, 'item', open, of(null)))
    expect(asNoticed.items[0]?.proposal).toMatchObject({ version: 2 })
    const newer = made(await take(secretary, 'item', asNoticed, of(3)))
    expect(newer.items[0]?.proposal).toMatchObject({ version: 3, noticedVersion: 2, content: { fi: 'Teksti 3' } })
    const published = await finished(newer)
    const [decision] = await app.rows('SELECT content FROM governance_decision WHERE id = $1', [published.items[0]!.decision!.id])
    expect(decision).toMatchObject({ content: { fi: 'Teksti 3' } })
  })

  it('takes no draft, which its writers alone read', async () => {
    const draft = made(await office!.ask(acts.plan, { input: { bodyId, ...frame() } }))
    expect(codeOf(await take(office, 'agenda', draft, { items: about(await aProposal({ body: bodyId, state: 'draft' })) }))).toBe('NOT_FOUND')
  })

  it('rejects the proposal when the meeting does not carry it', async () => {
    const proposalId = await aProposal({ body: bodyId, state: 'closed' })
    const open = await attended(made(await take(chair, 'open', await dayOf(await called(about(proposalId))), opening)))
    const published = await finished(made(await take(secretary, 'item', open, said(open.items[0]!, votes(1, 2)))))
    expect(published.items[0]).toMatchObject({ outcome: 'not_carried', decision: null })
    const [settled] = await app.rows('SELECT state, outcome, ended_on::text AS "endedOn" FROM proposal WHERE id = $1', [proposalId])
    expect(settled).toEqual({ state: 'rejected', outcome: { fi: `Toimiryhmän kokous ${todayIn()}, § 1`, sv: '', en: '' }, endedOn: todayIn() })
  })
})

/** Closed, signed by both and published by the head office. */
async function finished(open: Meeting): Promise<Meeting> {
  const named = made(await take(office, 'minutes', made(await take(office, 'close', open)), { ...opening, signers: [{ userId: ids.office, role: 'chair' }, { userId: ids.chair, role: 'checker' }] }))
  for (const by of [office, chair]) made(await sign(by, named))
  return made(await take(office, 'publish', await seen(named.id), { publication: 'members' }))
}

it('rejects the amendment of the charter that the assembly does not carry, and leaves the charter as it is', async () => {
  const [assembly] = await app.rows<{ id: string }>(`SELECT id FROM body WHERE kind = 'assembly' AND consortium_id = $1`, [consortiumId])
  const [amendment] = await app.rows<{ id: string }>(`SELECT id FROM charter_version WHERE state = 'proposed' AND consortium_id = $1`, [consortiumId])
  await app.rows('ALTER TABLE charter_version DISABLE TRIGGER USER')
  await app.rows('UPDATE charter_version SET proposed_on = app.today() - 50 WHERE id = $1', [amendment!.id])
  await app.rows('ALTER TABLE charter_version ENABLE TRIGGER USER')
  // The chair of a board is nobody in the assembly; who votes for a member reads its notice.
  expect(codeOf(await secretary!.ask(acts.plan, { input: { bodyId: assembly!.id, ...frame(40) } }))).toBe('NOT_ALLOWED')
  const out = await called([agendaItem({ matter: 'charter_amendment', amendmentId: amendment!.id, effectiveFrom: addDays(todayIn(), 60) })], { body: assembly!.id, by: office!, days: 40 })
  const open = await attended(made(await take(office, 'open', await dayOf(out), opening)), office)
  const all = open.attendance.length
  const published = await finished(made(await take(office, 'item', open, said(open.items[0]!, votes(1, all - 1)))))
  expect(published.items[0]).toMatchObject({ outcome: 'not_carried', decision: null })
  const [version] = await app.rows('SELECT state, valid_from AS "validFrom", votes FROM charter_version WHERE id = $1', [amendment!.id])
  expect(version).toEqual({ state: 'rejected', validFrom: null, votes: { for: 1, against: all - 1, abstain: 0, present: all, all } })
  expect(one<{ number: number }[]>(await office!.ask('{ charterVersions { number standing } }'))).toContainEqual({ number: 2, standing: 'in_force' })
})
