import { matterRule, type CharterRules } from '@solmu/domain/governance/charter-rules.js'
import { shippedRules } from '@solmu/domain/governance/charter-library.js'
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../testing/harness.js'
import type { BallotClock } from './ballot/ballot-clock.js'
import { shownRules } from './charter/charter-reader.js'

/** The rules of the charter run: what was begun under one version is decided by it, and nothing is adopted over a party that it asks. */
const BALLOT = '{ ballot { ballot { id version state outcome decision { number } mayRecordDecision rule { share of tie quorumNeeded } isHeld } log } }'
const ballotAct = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) ${BALLOT} }`
const [SAVE, OPEN, DECIDE] = [ballotAct('saveBallot', 'SaveBallotInput'), ballotAct('openBallot', 'BallotStepInput'), ballotAct('recordBallotDecision', 'RecordBallotDecisionInput')]
const READ = `query ($id: ID!) { ballot(id: $id) { ballot { id version state outcome mayRecordDecision rule { share of tie quorumNeeded } isHeld } log } }`
const PROPOSAL = 'query ($id: ID!) { proposal(id: $id) { state version charterNumber } }'
const PARTIES = '{ mayRecord parties { party demand answer isInTheWay said { answer saidBy isOwn isLast voice { fi } } voices { id name { fi } } mine { id } } }'
const ANSWER = `mutation ($input: RecordPartyAnswerInput!) { recordPartyAnswer(input: $input) { answers ${PARTIES} } }`
const GIVE = 'mutation ($input: AnswerAsPartyInput!) { answerAsParty(input: $input) { questions { id answer } } }'
const ASKED = `query ($subjectId: ID!) { partyAnswers(subjectId: $subjectId) ${PARTIES} }`
const QUESTIONS = '{ partyQuestions { id subjectId recordId kind party demand title { fi sv } outcome answer voice { id } } }'
const MOVE = 'mutation ($input: MoveProposalInput!) { moveProposal(input: $input) { proposal { state } } }'
const VERSIONS = '{ charterVersions { id number version standing } }'
const charterAct = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { charterVersions { id number version standing } } }`

type Shown = { ballot: { id: string; version: number; state: string; outcome: string | null; mayRecordDecision: boolean; rule: object | null; isHeld: boolean }; log: string | null }
type Version = { id: string; number: number; version: number; standing: string }
type Answer = Awaited<ReturnType<Actor['ask']>>

let app: TestApp
let office: Actor
let body: { id: string; consortiumId: string }
const today = todayIn()
const text = (fi: string) => ({ fi, sv: '', en: '' })
const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code
function one<T>({ data, errors }: Answer): T {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, T>)[0]!
}
const shown = (answer: Answer): Shown => one<{ ballot: Shown }>(answer).ballot
const read = async (id: string): Promise<Shown> => (await office.get<{ ballot: Shown }>(READ, { id })).ballot
const versions = async (): Promise<Version[]> => one(await office.ask(VERSIONS))

const own = { ...matterRule(shippedRules, 'ordinary'), decidedBy: 'assembly' } as const
/** A simple majority of the votes given, and a matter to which the funder consents. */
const first: CharterRules = { ...shippedRules, matters: [...shippedRules.matters.slice(1), own, { ...own, matter: 'guarded', name: text('Varojen käyttö'), consent: ['funder'], voices: 'one' }] }
/** Three quarters of all, and nobody decides without everybody. */
const later: CharterRules = {
  ...first,
  bodies: first.bodies.map((each) => ({ ...each, quorum: { of: 'members', share: { top: 1, bottom: 1, isExceeded: false }, atLeast: 3 } })),
  matters: first.matters.map((each) => (each.matter === 'ordinary' ? { ...each, majority: { share: 'three_quarters', of: 'all', abstentions: 'in' } } : each))
}

beforeAll(async () => {
  app = await TestApp.start()
  office = await app.as('national_coordinator')
  body = (await app.rows<typeof body>(`SELECT b.id, b.consortium_id AS "consortiumId" FROM body b JOIN consortium c ON c.id = b.consortium_id AND c.is_demo WHERE b.kind = 'assembly' LIMIT 1`))[0]!
  await app.rows('ALTER TABLE charter_version DISABLE TRIGGER USER')
  await app.rows('UPDATE charter_version SET rules = $2 WHERE id = app.charter_on($1, app.today())', [body.consortiumId, JSON.stringify(first)])
  await app.rows('ALTER TABLE charter_version ENABLE TRIGGER USER')
})
afterAll(() => app.stop())

async function proposed(matter: string): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO proposal (id, consortium_id, body_id, unit_id, organisation_id, lead_unit_id, kind, state, matter, charter_version_id, discuss_until, opened_on)
     SELECT $1, b.consortium_id, b.id, b.unit_id, (SELECT organisation_id FROM unit_now WHERE id = b.unit_id), b.unit_id, 'proposal', 'closed', $2, app.charter_on(b.consortium_id, app.today()), app.today(), app.today() FROM body b WHERE b.id = $3`,
    [id, matter, body.id]
  )
  await app.rows(`INSERT INTO proposal_version (id, consortium_id, proposal_id, number, title, content) VALUES ($1, $2, $3, 1, $4, $4)`, [newId(), body.consortiumId, id, JSON.stringify(text('Koulutuspäivä'))])
  return id
}
async function opened(matter: string, on: { proposalId?: string; amendmentId?: string; effectiveFrom?: string } = {}): Promise<string> {
  const { ballot } = shown(await office.ask(SAVE, {
    input: {
      ...{ bodyId: body.id, matter, title: text('Koulutuspäivä'), description: text(''), method: 'yes_no', secrecy: 'open', options: [], seats: 1, maxScore: 1, ...on },
      closesAt: new Date(Date.now() + 40 * 86_400_000).toISOString()
    }
  }))
  return shown(await office.ask(OPEN, { input: { ballotId: ballot.id, expectedVersion: ballot.version } })).ballot.id
}
/** More than half of those who vote are for it, and far from three quarters of all. */
async function voted(ballotId: string): Promise<void> {
  await app.rows(
    `INSERT INTO ballot_vote (seat_id, consortium_id, ballot_id, choice) SELECT r.id, r.consortium_id, r.ballot_id, jsonb_build_object('answer', CASE WHEN row_number() OVER (ORDER BY r.id) <= count(*) OVER () * 0.55 THEN 'yes' ELSE 'no' END)
     FROM ballot_roll r WHERE r.ballot_id = $1`,
    [ballotId]
  )
  await app.rows('UPDATE ballot_roll SET has_voted = true WHERE ballot_id = $1', [ballotId])
}
async function counted(ballotId: string): Promise<Shown> {
  await voted(ballotId)
  await app.rows('ALTER TABLE ballot DISABLE TRIGGER keep_ballot')
  await app.rows(`UPDATE ballot SET closes_at = clock_timestamp() WHERE id = $1`, [ballotId])
  await app.rows('ALTER TABLE ballot ENABLE TRIGGER keep_ballot')
  await app.provider<BallotClock>('BallotClock', { viewer: null }).run()
  return read(ballotId)
}
/** Another charter is proposed, voted on and holds from today. */
async function amended(rules: CharterRules): Promise<Version> {
  const draft = { expectedVersion: null, reason: 'Tiukemmat säännöt', sections: [{ number: '1', heading: text('Nimi'), text: text('Nimi on tämä.') }], rules: shownRules(rules) }
  const [saved] = one<{ charterVersions: Version[] }>(await office.ask(charterAct('saveCharterDraft', 'SaveCharterDraftInput'), { input: draft })).charterVersions
  await office.ask(charterAct('proposeCharter', 'CharterVersionInput'), { input: { charterVersionId: saved!.id, expectedVersion: saved!.version } })
  await app.rows('ALTER TABLE charter_version DISABLE TRIGGER keep_charter_version')
  await app.rows('UPDATE charter_version SET proposed_on = app.today() - 40 WHERE id = $1', [saved!.id])
  await app.rows('ALTER TABLE charter_version ENABLE TRIGGER keep_charter_version')
  const now = (await versions()).find(({ id }) => id === saved!.id)!
  const votes = { for: 30, against: 0, abstain: 0, present: 30, all: 41 }
  const input = { charterVersionId: now.id, expectedVersion: now.version, decidedBy: 'Jäsenkokous § 4', decidedOn: today, validFrom: today, votes }
  return one<{ charterVersions: Version[] }>(await office.ask(charterAct('adoptCharter', 'AdoptCharterInput'), { input })).charterVersions.find(({ id }) => id === saved!.id)!
}

it('a later charter changes no old result, and what was begun before it is decided by the older one', async () => {
  const [old] = (await versions()).filter(({ standing }) => standing === 'in_force')
  const before = await counted(await opened('ordinary'))
  const [running, proposalId] = [await opened('ordinary'), await proposed('ordinary')]
  expect(before.ballot).toMatchObject({ state: 'closed', outcome: 'carried' })

  expect(await amended(later)).toMatchObject({ standing: 'in_force', number: old!.number + 2 })

  expect(await read(before.ballot.id)).toEqual(before)
  const [still, onOld] = [await counted(running), await counted(await opened('ordinary', { proposalId }))]
  for (const { ballot } of [still, onOld]) expect(ballot).toMatchObject({ outcome: 'carried', rule: { share: 'simple', of: 'given' } })
  expect(one(await office.ask(PROPOSAL, { id: proposalId }))).toMatchObject({ state: 'adopted', charterNumber: old!.number })
  expect((await counted(await opened('ordinary'))).ballot).toMatchObject({ outcome: 'rejected', rule: { share: 'three_quarters', of: 'all' } })
  expect(await read(before.ballot.id)).toEqual(before)
})

interface HeldItem {
  isHeld: boolean
  decision: { id: string; number: string } | null
}
interface HeldMeeting {
  meeting: { id: string; version: number; state: string; steps: { action: string }[]; items: HeldItem[] }
}
const MEETING = '{ id version: revision state steps { action } items { isHeld decision { id number } } }'
const publish = (meetingId: string, expectedVersion: number, actor = office) =>
  actor.ask(`mutation ($input: PublishMinutesInput!) { publishMinutes(input: $input) { meeting ${MEETING} } }`, { input: { meetingId, expectedVersion, publication: 'members' } })
const meetingNow = async (id: string) => (await office.get<HeldMeeting>(`query ($id: ID!) { meeting(id: $id) ${MEETING} }`, { id })).meeting

/** A meeting whose minutes are signed, in which this was carried, and what its publishing says. */
async function minutesOf(of: { readonly matter: string; readonly proposalId?: string; readonly amendmentId?: string }) {
  const [meetingId, itemId] = [newId(), newId()]
  await app.rows(
    `INSERT INTO meeting (id, consortium_id, body_id, unit_id, title, starts_at, ends_at, place, procedure, state, charter_version_id, notice_days, notice_given, called_at, opened_at, closed_at, body_seats, chair_name, secretary_name)
     SELECT $1, b.consortium_id, b.id, b.unit_id, $2, now() - interval '2 days', now() - interval '47 hours', 'Kokoushuone', 'meeting', 'signed', app.charter_on(b.consortium_id, app.today()), 14, 20, now() - interval '22 days',
       now() - interval '2 days', now() - interval '47 hours', 0, 'Puheenjohtaja', 'Sihteeri' FROM body b WHERE b.id = $3`,
    [meetingId, JSON.stringify(text('Jäsenkokous')), body.id]
  )
  await app.rows('ALTER TABLE meeting_item DISABLE TRIGGER USER')
  await app.rows(
    `INSERT INTO meeting_item (id, consortium_id, meeting_id, position, kind, matter, title, proposal_text, proposal_id, amendment_id, effective_from, handling, votes, present, outcome)
     VALUES ($1, $2, $3, 1, 'decision', $6, $4, $4, $5, $7, $8, 'voted', '{"for": 9, "against": 1, "abstain": 0}', '[]', 'carried')`,
    [itemId, body.consortiumId, meetingId, JSON.stringify(text('Koulutuspäivä')), of.proposalId ?? null, of.matter, of.amendmentId ?? null, of.amendmentId ? addDays(today, 60) : null]
  )
  await app.rows('ALTER TABLE meeting_item ENABLE TRIGGER USER')
  const [{ version } = { version: 0 }] = await app.rows<{ version: number }>('SELECT version FROM meeting WHERE id = $1', [meetingId])
  const { meeting } = one<HeldMeeting>(await publish(meetingId, version))
  return { meetingId, itemId, meeting }
}

describe('minutes of what a party has not consented to are published, and decide nothing yet', () => {
  it('a proposal is adopted when the party agrees, and the decision recorded then', async () => {
    const proposalId = await proposed('guarded')
    const { meetingId, meeting } = await minutesOf({ matter: 'guarded', proposalId })
    expect(meeting).toMatchObject({ state: 'published', steps: [], items: [{ isHeld: true, decision: null }] })
    expect(one(await office.ask(PROPOSAL, { id: proposalId }))).toMatchObject({ state: 'voting' })
    expect(codeOf(await publish(meetingId, meeting.version))).toBe('MEETING_STATE')
    one(await office.ask(ANSWER, { input: await written(proposalId) }))
    const [settled] = await app.rows<{ state: string; outcome: { fi: string; sv: string } }>('SELECT state, outcome FROM proposal WHERE id = $1', [proposalId])
    expect(settled).toMatchObject({ state: 'adopted', outcome: { fi: expect.stringMatching(/^Jäsenkokous \d{4}-\d\d-\d\d, § 1$/), sv: '' } })
    const freed = await meetingNow(meetingId)
    expect(freed).toMatchObject({ steps: [{ action: 'record_freed' }], items: [{ isHeld: false, decision: null }] })
    expect(one(await publish(meetingId, freed.version))).toMatchObject({ meeting: { state: 'published', steps: [], items: [{ decision: { number: expect.any(String) } }] } })
    expect(codeOf(await publish(meetingId, freed.version))).toBe('MEETING_STATE')
  })

  it('an item about nothing else asks the party itself, and is recorded once it agrees', async () => {
    const funder = await app.as('funder')
    const { meetingId, itemId, meeting } = await minutesOf({ matter: 'guarded' })
    expect(meeting).toMatchObject({ steps: [], items: [{ isHeld: true, decision: null }] })
    const [question] = (await questions(funder)).filter(({ subjectId }) => subjectId === itemId)
    expect(question).toMatchObject({ kind: 'item', recordId: meetingId, demand: 'consent', outcome: 'carried', title: { fi: 'Koulutuspäivä' } })
    expect(await waiting(funder, itemId)).toBe(1)
    expect(codeOf(await (await app.as('unit_manager')).ask(ANSWER, { input: await written(itemId) }))).toBe('NOT_ALLOWED')
    one(await given(funder, itemId, { answer: 'refuses', reason: 'Ei varoja' }))
    expect((await meetingNow(meetingId)).steps).toEqual([])
    one(await given(funder, itemId))
    const freed = await meetingNow(meetingId)
    expect(freed.steps).toEqual([{ action: 'record_freed' }])
    const recorded = one<HeldMeeting>(await publish(meetingId, freed.version)).meeting
    expect(recorded.items[0]).toMatchObject({ isHeld: false, decision: { number: expect.any(String) } })
    expect(codeOf(await office.ask(ANSWER, { input: await written(itemId) }))).toBe('MEETING_STATE')
    await expect(app.rows('UPDATE meeting_item SET decision_id = NULL WHERE id = $1', [itemId])).rejects.toThrow('not written at this time')
  })

  it('an ordinary matter asks nobody', async () => {
    const { itemId, meeting } = await minutesOf({ matter: 'ordinary' })
    expect(meeting.items[0]).toMatchObject({ isHeld: false, decision: { number: expect.any(String) } })
    expect((await asked(itemId)).parties).toEqual([])
  })
})

it('what a count has carried waits for the party whose consent the charter asks, and is then adopted', async () => {
  const proposalId = await proposed('guarded')
  const { ballot } = await counted(await opened('guarded', { proposalId }))
  expect(ballot).toMatchObject({ outcome: 'carried', mayRecordDecision: false, isHeld: true })
  const decide = () => office.ask(DECIDE, { input: { ballotId: ballot.id, content: text('Varat käytetään.'), publication: 'members' } })
  expect(codeOf(await decide())).toBe('BALLOT_STATE')
  const waiting = one<{ state: string; version: number }>(await office.ask(PROPOSAL, { id: proposalId }))
  expect(waiting).toMatchObject({ state: 'voting' })
  const adopt = (expectedVersion: number) => office.ask(MOVE, { input: { proposalId, expectedVersion, action: 'adopt', outcome: text('Rahoittaja suostui.') } })
  expect(codeOf(await adopt(waiting.version))).toBe('PROPOSAL_STATE')
  one(await office.ask(ANSWER, { input: await written(proposalId) }))
  expect(one(await office.ask(PROPOSAL, { id: proposalId }))).toMatchObject({ state: 'adopted' })
  expect((await read(ballot.id)).ballot).toMatchObject({ mayRecordDecision: true, isHeld: false })
  expect(shown(await decide()).ballot).toMatchObject({ decision: { number: expect.any(String) } })
})

interface Asked {
  mayRecord: boolean
  parties: { party: string; answer: string | null; isInTheWay: boolean; said: { answer: string; saidBy: string; isOwn: boolean; isLast: boolean; voice: { fi: string } | null }[]; voices: { id: string }[]; mine: { id: string }[] }[]
}
type Question = { id: string; subjectId: string; recordId: string; kind: string; party: string; demand: string; title: { fi: string; sv: string }; outcome: string | null; answer: string | null; voice: { id: string } }
const asked = async (subjectId: string, by = office): Promise<Asked> => one(await by.ask(ASKED, { subjectId }))
const questions = async (by: Actor): Promise<Question[]> => one(await by.ask(QUESTIONS))
const given = async (by: Actor, subjectId: string, of: Record<string, unknown> = {}) => {
  const [question] = (await questions(by)).filter((each) => each.subjectId === subjectId && (!of['party'] || each.party === of['party']))
  return by.ask(GIVE, { input: { subjectId, party: question?.party ?? 'funder', voiceId: question?.voice.id ?? newId(), answer: 'agrees', reason: '', ...of } })
}
/** What the funder has said on paper. */
async function written(subjectId: string, answer = 'agrees') {
  const [funder] = (await asked(subjectId)).parties.filter(({ party }) => party === 'funder')
  return { subjectId, party: 'funder', voiceId: funder?.voices[0]?.id ?? null, answer, saidBy: 'Rahoittajan kirje', saidOn: addDays(today, -1), reason: answer === 'refuses' ? 'Ei varoja' : '' }
}
/** What waits for somebody of this. */
const waiting = async (by: Actor, subjectId: string) =>
  one<{ kind: string; params: { question?: string } }[]>(await by.ask('{ workItems { kind params } }')).filter(({ kind, params }) => kind === 'party_to_answer' && params.question?.startsWith(subjectId)).length

describe('a party answers itself', () => {
  let [funder, chair, member]: Actor[] = []
  beforeAll(async () => {
    ;[funder, chair, member] = [await app.as('funder'), await app.as('unit_manager'), await app.as('unit_member')]
    // The manager leads a regional board, and is the party that may veto; the head office and the funder consent.
    await app.rows(
      `WITH b AS (INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from) SELECT gen_random_uuid(), consortium_id, 'regional_board', '{"fi": "Koealueen hallitus", "sv": "", "en": ""}', id, 3, '2020-01-01' FROM unit_now WHERE consortium_id = $1 AND type = 'regional_centre' AND is_open ORDER BY id LIMIT 1 RETURNING id, consortium_id)
       INSERT INTO body_member (id, consortium_id, body_id, role, user_id, person_name, valid_from) SELECT gen_random_uuid(), b.consortium_id, b.id, 'chair', u.id, u.display_name, '2020-01-01' FROM b JOIN app_user u ON u.email = 'mikko.hyvarinen@solmu.example'`,
      [body.consortiumId]
    )
    const guarded = { ...own, consent: ['funder', 'head_office'], veto: ['regional_board'], voices: 'one' } as const
    const amending = matterRule(first, 'charter_amendment')
    const rules = { ...first, matters: [...first.matters.filter(({ matter }) => matter !== 'guarded' && matter !== 'charter_amendment'), { ...guarded, matter: 'guarded', name: text('Varojen käyttö') }, { ...amending, majority: own.majority, secrecy: 'open', consent: ['funder'], voices: 'one' }] }
    await app.rows('ALTER TABLE charter_version DISABLE TRIGGER USER')
    await app.rows('UPDATE charter_version SET rules = $2 WHERE id = app.charter_on($1, app.today())', [body.consortiumId, JSON.stringify(rules)])
    await app.rows('ALTER TABLE charter_version ENABLE TRIGGER USER')
  })

  it('to a ballot that is on no proposal: what it has carried decides nothing before the last of them agrees', async () => {
    const id = await opened('guarded')
    expect(await asked(id)).toMatchObject({ mayRecord: true, parties: [{ party: 'funder', isInTheWay: true }, { party: 'head_office', mine: [{}] }, { party: 'regional_board', isInTheWay: false, mine: [] }] })
    expect((await asked(id, member!)).mayRecord).toBe(false)
    expect([await waiting(funder!, id), await waiting(office, id), await waiting(chair!, id), await waiting(member!, id)]).toEqual([1, 1, 1, 0])
    const { ballot } = await counted(id)
    expect(ballot).toMatchObject({ outcome: 'carried', isHeld: true, mayRecordDecision: false })
    const decide = () => office.ask(DECIDE, { input: { ballotId: id, content: text('Varat käytetään.'), publication: 'members' } })
    expect(codeOf(await decide())).toBe('BALLOT_STATE')
    expect(codeOf(await given(funder!, id, { answer: 'refuses' }))).toBe('REQUIRED')
    one(await given(funder!, id, { answer: 'refuses', reason: 'Ei varoja' }))
    one(await given(office, id))
    expect((await read(id)).ballot.isHeld).toBe(true)
    one(await given(funder!, id))
    one(await given(chair!, id, { answer: 'refuses', reason: 'Alue vastustaa' }))
    expect((await read(id)).ballot.isHeld).toBe(true)
    one(await given(chair!, id))
    expect((await read(id)).ballot).toMatchObject({ isHeld: false, mayRecordDecision: true })
    const [theFunder, , board] = (await asked(id)).parties
    expect(theFunder).toMatchObject({ answer: 'agrees', said: [{ answer: 'agrees', isOwn: true, isLast: true, saidBy: 'Leena Kurki' }, { answer: 'refuses', isLast: false }] })
    expect(board).toMatchObject({ said: [{ voice: { fi: 'Koealueen hallitus' }, saidBy: 'Mikko Hyvärinen' }, {}] })
    expect(await waiting(funder!, id)).toBe(0)
    expect(shown(await decide()).ballot).toMatchObject({ decision: { number: expect.any(String) } })
    expect(codeOf(await given(funder!, id))).toBe('NOT_FOUND')
    expect(codeOf(await office.ask(ANSWER, { input: await written(id, 'refuses') }))).toBe('BALLOT_STATE')
  })

  it('or those who lead write down what it said elsewhere, which is told; both count by voice', async () => {
    const id = await opened('guarded')
    for (const other of [chair!, member!]) expect(codeOf(await other.ask(ANSWER, { input: await written(id) }))).toBe('NOT_ALLOWED')
    one(await office.ask(ANSWER, { input: await written(id) }))
    expect((await asked(id)).parties[0]).toMatchObject({ answer: 'agrees', said: [{ isOwn: false, saidBy: 'Rahoittajan kirje' }] })
    one(await given(funder!, id, { answer: 'refuses', reason: 'Ei meidän varoistamme' }))
    expect((await asked(id)).parties[0]).toMatchObject({ answer: 'refuses', isInTheWay: true })
  })

  it('nobody answers for a party that is not theirs, nor what nobody has asked', async () => {
    const [id, ordinary] = [await opened('guarded'), await opened('ordinary')]
    const [{ voice }] = (await questions(funder!)).filter((each) => each.subjectId === id) as [Question]
    for (const other of [member!, chair!]) expect(codeOf(await other.ask(GIVE, { input: { subjectId: id, party: 'funder', voiceId: voice.id, answer: 'agrees', reason: '' } }))).toBe('NOT_FOUND')
    expect(codeOf(await given(funder!, ordinary))).toBe('NOT_FOUND')
    expect((await asked(ordinary)).parties).toEqual([])
    expect((await questions(member!)).length).toBe(0)
  })

  it('to an amendment to the charter, which holds with its answer by the votes of the ballot', async () => {
    const draft = { expectedVersion: null, reason: 'Uusi nimi', sections: [{ number: '1', heading: text('Nimi'), text: text('Nimi on toinen.') }], rules: shownRules(first) }
    const [saved] = one<{ charterVersions: Version[] }>(await office.ask(charterAct('saveCharterDraft', 'SaveCharterDraftInput'), { input: draft })).charterVersions
    await office.ask(charterAct('proposeCharter', 'CharterVersionInput'), { input: { charterVersionId: saved!.id, expectedVersion: saved!.version } })
    await app.rows('ALTER TABLE charter_version DISABLE TRIGGER keep_charter_version')
    await app.rows('UPDATE charter_version SET proposed_on = app.today() - 40 WHERE id = $1', [saved!.id])
    await app.rows('ALTER TABLE charter_version ENABLE TRIGGER keep_charter_version')
    const [question] = (await questions(funder!)).filter(({ subjectId }) => subjectId === saved!.id)
    expect(question).toMatchObject({ kind: 'amendment', demand: 'consent', title: { fi: `Sääntöjen versio ${saved!.number}`, sv: `Stadgans version ${saved!.number}` } })
    const id = await opened('charter_amendment', { amendmentId: saved!.id, effectiveFrom: addDays(today, 60) })
    expect((await counted(id)).ballot).toMatchObject({ outcome: 'carried', isHeld: true })
    const standing = async () => (await versions()).find((each) => each.id === saved!.id)!
    expect((await standing()).standing).toBe('proposed')
    const now = await standing()
    const votes = { for: 30, against: 0, abstain: 0, present: 30, all: 41 }
    const adopt = { charterVersionId: now.id, expectedVersion: now.version, decidedBy: 'Jäsenkokous § 5', decidedOn: today, validFrom: addDays(today, 60), votes }
    expect(codeOf(await office.ask(charterAct('adoptCharter', 'AdoptCharterInput'), { input: adopt }))).toBe('PARTY_IN_THE_WAY')
    one(await given(funder!, saved!.id))
    expect((await standing()).standing).toBe('coming')
    expect((await read(id)).ballot.isHeld).toBe(false)
  })

  it('to an amendment that a meeting has carried, which holds with its answer by the votes of the minutes', async () => {
    const draft = { expectedVersion: null, reason: 'Toinen nimi', sections: [{ number: '1', heading: text('Nimi'), text: text('Nimi on kolmas.') }], rules: shownRules(first) }
    const [saved] = one<{ charterVersions: Version[] }>(await office.ask(charterAct('saveCharterDraft', 'SaveCharterDraftInput'), { input: draft })).charterVersions
    await office.ask(charterAct('proposeCharter', 'CharterVersionInput'), { input: { charterVersionId: saved!.id, expectedVersion: saved!.version } })
    await app.rows('ALTER TABLE charter_version DISABLE TRIGGER keep_charter_version')
    await app.rows('UPDATE charter_version SET proposed_on = app.today() - 40 WHERE id = $1', [saved!.id])
    await app.rows('ALTER TABLE charter_version ENABLE TRIGGER keep_charter_version')
    const { meetingId, meeting } = await minutesOf({ matter: 'charter_amendment', amendmentId: saved!.id })
    expect(meeting.items[0]).toMatchObject({ isHeld: true, decision: null })
    const standing = async () => (await versions()).find((each) => each.id === saved!.id)!
    expect((await standing()).standing).toBe('proposed')
    one(await given(funder!, saved!.id))
    expect(await standing()).toMatchObject({ standing: 'coming' })
    const [kept] = await app.rows(`SELECT votes, decided_by AS "decidedBy", decided_on::text AS "decidedOn" FROM charter_version WHERE id = $1`, [saved!.id])
    expect(kept).toMatchObject({ votes: { for: 9, against: 1, abstain: 0 }, decidedBy: expect.stringMatching(/^Jäsenkokous .*, § 1$/), decidedOn: addDays(today, -2) })
    expect((await meetingNow(meetingId)).steps).toEqual([{ action: 'record_freed' }])
  })
})
