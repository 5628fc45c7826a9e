import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import type { BallotClock } from '../ballot/ballot-clock.js'

const TEXTS = '{ fi sv en }'
const CHOICE = `id state version title ${TEXTS} centre { id } newCentreName ${TEXTS} keeper { id } closesOn openedOn closedOn endedOn endReason candidateCount chosenId why ${TEXTS} effectiveOn mayManage mayScore isMine
  criteria { key weight name ${TEXTS} } candidates { id unit { id } organisation { id } statement links { title url } withdrawnOn withdrawReason votes }
  assessors { id userId name isMine isRecused scoredCount scoreCount tiedTo } scores { assessorId candidateId criterion points evidence }
  conflicts { assessorId candidateId reason isRecused isDeclared isLate } papers { id candidateId assessorId fileName mayRemove } vote { ballotId ballotState source } isHeld decision { id number }
  handover { unitId parentId organisationId municipalityCode streetAddress changeNumber mayCarryOut } steps { action blockedBy }`
const act = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { choice { ${CHOICE} } } }`
const SAVE = act('saveCentreChoice', 'SaveCentreChoiceInput')
const MOVE = act('moveCentreChoice', 'MoveCentreChoiceInput')
const WITHDRAW = act('withdrawCentreCandidate', 'WithdrawCentreCandidateInput')
const SCORE = act('scoreCentreCandidates', 'ScoreCentreCandidatesInput')
const CONFLICT = act('noteCentreConflict', 'NoteCentreConflictInput')
const VOTE = act('recordCentreVote', 'RecordCentreVoteInput')
const DECIDE = act('decideCentreChoice', 'DecideCentreChoiceInput')
const CARRY = act('carryOutCentreChoice', 'CarryOutCentreChoiceInput')
const ONE = `query ($id: ID!) { centreChoice(id: $id) { ${CHOICE} } }`
const LIST = '{ centreChoices { id state candidateCount isMine chosen { id } } }'
const PEOPLE = '{ centrePeople { id name } }'
const PREVIEW = 'query ($input: PreviewNetworkChangeInput!) { previewNetworkChange(input: $input) { revision refusals { code } } }'

type Choice = {
  id: string; state: string; version: number; keeper: { id: string } | null; centre: { id: string }; mayManage: boolean; mayScore: boolean; effectiveOn: string | null; isHeld: boolean
  candidates: { id: string; unit: { id: string }; organisation: { id: string }; votes: number | null }[]
  assessors: { id: string; userId: string; isMine: boolean; isRecused: boolean; scoredCount: number; scoreCount: number; tiedTo: string[] }[]
  scores: { assessorId: string; points: number }[]; steps: { action: string; blockedBy: string[] }[]
  papers: { id: string; candidateId: string; assessorId: string | null; fileName: string; mayRemove: boolean }[]
  handover: { unitId: string | null; parentId: string | null; organisationId: string; municipalityCode: string; streetAddress: string; changeNumber: number | null; mayCarryOut: boolean } | null
}
type Answer = Awaited<ReturnType<Actor['ask']>>

let app: TestApp
let [office, centre, manager, member, reviewer, funder]: Actor[] = []
let people: Record<'office' | 'manager' | 'reviewer' | 'member', string>
let place: { centre: string; office: string; consortiumId: string }
let [own, other]: { id: string; organisationId: string }[] = []
const today = todayIn()
const none = { fi: '', sv: '', en: '' }
const fi = (text: string) => ({ ...none, fi: text })

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager')]
  ;[member, reviewer, funder] = [await app.as('unit_member'), await app.as('reviewer'), await app.as('funder')]
  const users = await app.rows<{ email: string; id: string }>(`SELECT email, id FROM app_user WHERE email IN ('aino.salmela@solmu.example', 'mikko.hyvarinen@solmu.example', 'hannu.rautio@solmu.example', 'riitta.kosonen@solmu.example')`)
  const of = (start: string) => users.find(({ email }) => email.startsWith(start))!.id
  people = { office: of('aino'), manager: of('mikko'), reviewer: of('hannu'), member: of('riitta') }
  const [row] = await app.rows<typeof place & { own: string; ownOrganisation: string }>(
    `SELECT l.parent_id AS centre, p.consortium_id AS "consortiumId", p.unit_id AS own, p.organisation_id AS "ownOrganisation",
       (SELECT n.id FROM unit_now n WHERE n.type = 'headquarters' AND n.consortium_id = p.consortium_id LIMIT 1) AS office
     FROM role_assignment a JOIN unit_period p ON p.unit_id = a.unit_id AND p.valid_to IS NULL JOIN unit_link l ON l.unit_id = a.unit_id AND l.valid_to IS NULL
     WHERE a.user_id = $1 AND a.role = 'unit_manager'`,
    [people.manager]
  )
  place = row!
  own = { id: row!.own, organisationId: row!.ownOrganisation }
  const [second] = await app.rows<{ id: string; organisationId: string }>(
    `SELECT u.id, u.organisation_id AS "organisationId" FROM unit_now u JOIN unit_link l ON l.unit_id = u.id AND l.parent_id = $1 AND l.valid_to IS NULL JOIN organisation_role r ON r.organisation_id = u.organisation_id
       AND r.role = 'member' AND r.valid_to IS NULL
     WHERE u.is_open AND u.type = 'local_unit' AND u.organisation_id NOT IN ($2, (SELECT c.organisation_id FROM unit_now c WHERE c.id = $1)) ORDER BY u.name_fi LIMIT 1`,
    [place.centre, own.organisationId]
  )
  other = second!
})
afterAll(() => app.stop())

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code
function one<T>({ data, errors }: Answer): T {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, T>)[0]!
}
const made = (answer: Answer) => one<{ choice: Choice }>(answer).choice
const seen = async (by: Actor, id: string) => one<Choice>(await by.ask(ONE, { id }))
const input = (of: Record<string, unknown> = {}) => ({
  ...{ unitId: place.centre, title: fi('Itäisen alueen keskus'), description: fi('Nykyinen kausi päättyy.'), criteria: [{ key: 'partnership', weight: 3 }, { key: 'location', weight: 1 }], closesOn: addDays(today, 14) },
  candidates: [
    { unitId: own!.id, statement: 'Vahva verkosto.', links: [{ title: '', url: 'https://esimerkki.example/vuosikertomus' }] },
    { unitId: other!.id, statement: '', links: [] }
  ],
  ...{ assessorIds: [people.office, people.manager, people.reviewer], ...of }
})
const draft = async (of: Record<string, unknown> = {}) => made(await office!.ask(SAVE, { input: input(of) }))
const stepped = (by: Actor, { id, version }: Choice, action: string, reason = '') => by.ask(MOVE, { input: { choiceId: id, expectedVersion: version, action, reason } })
const opened = async (of: Record<string, unknown> = {}) => made(await stepped(office!, await draft(of), 'open'))
/** By candidate the points on partnership and location. */
const scoresOf = ({ candidates }: Choice, points: readonly (readonly [number, number])[]) =>
  candidates.flatMap(({ id }, at) => ['partnership', 'location'].map((criterion, place) => ({ candidateId: id, criterion, points: points[at]![place]!, evidence: 'Vuosikertomus 2025, s. 12' })))
const score = (by: Actor, choice: Choice, points: readonly (readonly [number, number])[]) => by.ask(SCORE, { input: { choiceId: choice.id, scores: scoresOf(choice, points) } })
const conflict = (by: Actor, choice: Choice, of: Record<string, unknown>) => by.ask(CONFLICT, { input: { choiceId: choice.id, candidateId: null, reason: 'Työsuhde ehdokkaaseen', isRecused: true, ...of } })
/** The shipped charter asks the member concerned. */
const agreed = (choiceId: string) =>
  app.rows(`INSERT INTO party_answer (id, consortium_id, choice_id, party, answer, said_by, said_on, reason, recorded_by) VALUES ($1, $2, $3, 'concerned', 'agrees', 'Kirje', app.today(), '', $4)`, [newId(), place.consortiumId, choiceId, people.office])
const closed = async ({ isAgreed = true } = {}) => {
  const choice = await opened()
  await score(office!, choice, [[1, 4], [3, 2]])
  await score(reviewer!, choice, [[2, 4], [3, 2]])
  const over = made(await stepped(office!, choice, 'close'))
  if (isAgreed) await agreed(over.id)
  return over
}
const vote = (by: Actor, { id, version }: Choice, of: Record<string, unknown>) => by.ask(VOTE, { input: { choiceId: id, expectedVersion: version, ballotId: null, options: [], counts: [], source: '', ...of } })
const decision = (of: Record<string, unknown> = {}) => ({
  ...{ unitId: place.office, bodyId: null, bodyName: fi('Hallitus'), title: fi('Aluekeskuksen valinta'), content: fi('Valittiin aluekeskus.'), basis: fi('Säännöt, 12 §'), votes: null, dissent: '', decidedOn: today, publication: 'members', tasks: [], ends: [] },
  ...of
})
const decide = (by: Actor, choice: Choice, of: Record<string, unknown> = {}) =>
  by.ask(DECIDE, { input: { choiceId: choice.id, expectedVersion: choice.version, candidateId: choice.candidates[1]!.id, why: fi('Kriteerit painavat enemmän kuin ääni.'), effectiveOn: addDays(today, 60), decision: decision(), ...of } })

describe('a draft', () => {
  it('is read by those who prepare it alone, keeps the criteria of the source in their order, and opens once it is whole', async () => {
    const choice = await draft()
    expect(choice).toMatchObject({ state: 'draft', candidates: [{ unit: { id: own!.id }, links: [{ title: 'https://esimerkki.example/vuosikertomus' }] }, {}], steps: [{ action: 'open', blockedBy: [] }, { action: 'cancel' }] })
    for (const by of [centre!, manager!, member!, reviewer!]) expect(codeOf(await by.ask(ONE, { id: choice.id }))).toBe('NOT_FOUND')
    expect(codeOf(await funder!.ask(ONE, { id: choice.id }))).toBe('NOT_ALLOWED')
    const after = made(await stepped(office!, choice, 'open'))
    expect(after).toMatchObject({ state: 'open', openedOn: today })
    expect(await seen(member!, choice.id)).toMatchObject({ state: 'open', mayManage: false, mayScore: false, steps: [] })
    const told = await app.rows<{ userId: string }>(`SELECT user_id AS "userId" FROM notification WHERE topic = 'centre_choice_opened' AND subject_id = $1`, [choice.id])
    expect(told.map(({ userId }) => userId).sort()).toEqual([people.manager, people.reviewer].sort())
    expect(codeOf(await office!.ask(SAVE, { input: input({ choiceId: choice.id, expectedVersion: after.version }) }))).toBe('CHOICE_STATE')
  })

  it('says what is missing', async () => {
    const choice = await draft({ candidates: [], assessorIds: [], criteria: [], closesOn: null })
    expect(choice.steps[0]).toEqual({ action: 'open', blockedBy: ['has_candidates', 'has_assessors', 'has_weights', 'has_day'] })
    expect(codeOf(await stepped(office!, choice, 'open'))).toBe('CHOICE_STATE')
    expect(codeOf(await stepped(office!, choice, 'cancel', ' '))).toBe('REQUIRED')
    expect(made(await stepped(office!, choice, 'cancel', 'Kirjattiin vahingossa.'))).toMatchObject({ state: 'cancelled', endReason: 'Kirjattiin vahingossa.' })
  })

  it.each([
    [{ title: none }, 'REQUIRED', ['title', 'fi']],
    [{ unitId: newId() }, 'NOT_FOUND', ['unitId']],
    [{ criteria: [{ key: 'no_such', weight: 1 }] }, 'UNKNOWN_WORD', ['criteria', 0, 'key']],
    [{ criteria: [{ key: 'location', weight: 101 }] }, 'OUT_OF_RANGE', ['criteria', 0, 'weight']],
    [{ criteria: [{ key: 'own_a', weight: 1 }] }, 'REQUIRED', ['criteria', 0, 'name', 'fi']],
    [{ newCentreName: fi('Lapin keskus') }, 'INVALID_INPUT', ['unitId']],
    [{ unitId: null }, 'NOT_FOUND', ['unitId']],
    [{ candidates: [{ unitId: newId(), statement: '', links: [] }] }, 'NOT_FOUND', ['candidates', 0, 'unitId']],
    [{ assessorIds: [newId()] }, 'NOT_FOUND', ['assessorIds', 0]]
  ])('with %j is refused: %s', async (of, code, path) => {
    const { errors } = await office!.ask(SAVE, { input: input(of) })
    expect(errors?.[0]?.extensions).toMatchObject({ code, path })
  })

  it('is written by nobody but the head office, and over what it was not seen as it is', async () => {
    for (const by of [centre!, manager!, member!, reviewer!, funder!]) expect(codeOf(await by.ask(SAVE, { input: input() }))).toBe('NOT_ALLOWED')
    for (const by of [centre!, manager!]) expect(codeOf(await by.ask(PEOPLE))).toBe('NOT_ALLOWED')
    const choice = await draft()
    expect(codeOf(await office!.ask(SAVE, { input: input({ choiceId: choice.id, expectedVersion: choice.version + 1 }) }))).toBe('STALE')
  })
})

describe('the assessment', () => {
  it('keeps the points of each assessor from the others, and from those who lead it, until it is closed', async () => {
    const choice = await opened()
    const mine = made(await score(reviewer!, choice, [[1, 1], [2, 2]]))
    expect(mine.scores).toHaveLength(4)
    expect(mine.assessors.find(({ isMine }) => isMine)).toMatchObject({ scoredCount: 4, scoreCount: 4 })
    for (const by of [office!, manager!, member!]) expect((await seen(by, choice.id)).scores).toEqual([])
    // How far it is is told to all; a candidate that nobody has scored would not.
    expect(await seen(office!, choice.id)).toMatchObject({ steps: [{ action: 'close', blockedBy: [] }, { action: 'cancel' }] })
    const after = made(await stepped(office!, choice, 'close'))
    expect(after.scores).toHaveLength(4)
    expect((await seen(member!, choice.id)).scores).toHaveLength(4)
    expect(codeOf(await score(reviewer!, choice, [[4, 4], [0, 0]]))).toBe('CHOICE_STATE')
  })

  it('takes points from named assessors alone, each with what it rests on', async () => {
    const choice = await opened()
    for (const by of [centre!, member!]) expect(codeOf(await score(by, choice, [[1, 1], [2, 2]]))).toBe('NOT_ALLOWED')
    const [first] = scoresOf(choice, [[1, 1], [2, 2]])
    const wrong = async (of: Record<string, unknown>) => (await reviewer!.ask(SCORE, { input: { choiceId: choice.id, scores: [{ ...first, ...of }] } })).errors?.[0]?.extensions
    expect(await wrong({ points: 5 })).toMatchObject({ code: 'OUT_OF_RANGE', path: ['scores', 0, 'points'] })
    expect(await wrong({ evidence: ' ' })).toMatchObject({ code: 'REQUIRED', path: ['scores', 0, 'evidence'] })
    expect(await wrong({ criterion: 'volume' })).toMatchObject({ code: 'NOT_FOUND', path: ['scores', 0, 'criterion'] })
    expect(await wrong({ candidateId: newId() })).toMatchObject({ code: 'NOT_FOUND', path: ['scores', 0, 'candidateId'] })
    expect(codeOf(await stepped(office!, choice, 'close'))).toBe('CHOICE_STATE')
    expect(codeOf(await stepped(centre!, choice, 'close'))).toBe('NOT_ALLOWED')
  })

  it('flags who works for a candidate, and counts nobody who is recused', async () => {
    const choice = await opened()
    const seat = choice.assessors.find(({ userId }) => userId === people.manager)!
    expect(seat.tiedTo).toEqual([choice.candidates[0]!.id])
    expect(codeOf(await conflict(member!, choice, { assessorId: seat.id }))).toBe('NOT_ALLOWED')
    expect(codeOf(await conflict(manager!, choice, { assessorId: seat.id, reason: '' }))).toBe('REQUIRED')
    expect(codeOf(await conflict(manager!, choice, { assessorId: newId() }))).toBe('NOT_FOUND')
    await score(manager!, choice, [[4, 4], [0, 0]])
    const after = made(await conflict(manager!, choice, { assessorId: seat.id, candidateId: choice.candidates[0]!.id }))
    expect(after).toMatchObject({ mayScore: false, conflicts: [{ assessorId: seat.id, isDeclared: true, isRecused: true }] })
    expect(after.assessors.find(({ id }) => id === seat.id)).toMatchObject({ isRecused: true })
    expect(codeOf(await score(manager!, choice, [[4, 4], [0, 0]]))).toBe('CHOICE_RECUSED')
    // Nobody else has scored, so that nobody can be ranked.
    expect((await seen(office!, choice.id)).steps[0]).toEqual({ action: 'close', blockedBy: ['is_scored'] })
    const noted = made(await conflict(office!, choice, { assessorId: choice.assessors.find(({ userId }) => userId === people.reviewer)!.id, isRecused: false }))
    expect(noted).toMatchObject({ conflicts: [{}, { isDeclared: false, isRecused: false }] })
  })

  it('lets a candidate withdraw', async () => {
    const choice = await opened()
    const of = { choiceId: choice.id, expectedVersion: choice.version, candidateId: choice.candidates[1]!.id, reason: 'Yksikkö yhdistyy.' }
    expect(codeOf(await manager!.ask(WITHDRAW, { input: of }))).toBe('NOT_ALLOWED')
    expect(codeOf(await office!.ask(WITHDRAW, { input: { ...of, reason: '' } }))).toBe('REQUIRED')
    const after = made(await office!.ask(WITHDRAW, { input: of }))
    expect(after).toMatchObject({ candidateCount: 1, candidates: [{ withdrawnOn: null }, { withdrawnOn: today, withdrawReason: 'Yksikkö yhdistyy.' }] })
    expect(codeOf(await office!.ask(WITHDRAW, { input: { ...of, expectedVersion: after.version } }))).toBe('NOT_FOUND')
  })
})

const BALLOT = '{ ballot { ballot { id version options { code } } roll { id isMine } } }'
type Ballot = { ballot: { id: string; version: number; options: { code: string }[] }; roll: { id: string; isMine: boolean }[] }
const ballotOf = (answer: Answer) => one<{ ballot: Ballot }>(answer).ballot

/** A ballot of a body between two options, as a draft. */
async function aBallot(bodyId: string): Promise<Ballot> {
  const closesAt = new Date(Date.now() + 30 * 86_400_000).toISOString()
  const said = { bodyId, matter: 'ordinary', title: fi('Yksiköiden ääni'), description: none, method: 'approval', secrecy: 'open', options: [fi('Ensimmäinen'), fi('Toinen')], seats: 1, maxScore: 1, closesAt }
  return ballotOf(await office!.ask(`mutation ($input: SaveBallotInput!) { saveBallot(input: $input) ${BALLOT} }`, { input: said }))
}

/** Everybody approves of the second, and its time runs out. */
async function castAndCount({ ballot: { id, version, options } }: Ballot, voters: readonly Actor[]): Promise<void> {
  ballotOf(await office!.ask(`mutation ($input: BallotStepInput!) { openBallot(input: $input) ${BALLOT} }`, { input: { ballotId: id, expectedVersion: version } }))
  for (const by of voters) {
    const { roll } = one<Ballot>(await by.ask(`query ($id: ID!) { ballot(id: $id) ${BALLOT.slice(9, -1)} }`, { id }))
    const seatId = roll.find(({ isMine }) => isMine)!.id
    one(await by.ask('mutation ($input: CastBallotInput!) { castBallot(input: $input) { ballot { ballot { id } } } }', { input: { ballotId: id, seatId, choice: { points: [{ code: options[1]!.code, points: 1 }] } } }))
  }
  await app.rows('ALTER TABLE ballot DISABLE TRIGGER keep_ballot')
  await app.rows('UPDATE ballot SET closes_at = clock_timestamp() WHERE id = $1', [id])
  await app.rows('ALTER TABLE ballot ENABLE TRIGGER keep_ballot')
  await app.provider<BallotClock>('BallotClock', { viewer: null }).run()
}

/** Lets the charter that holds for a ballot ask for consent in its matter. */
async function consenting(ballotId: string, parties: readonly string[]): Promise<void> {
  await app.rows('ALTER TABLE charter_version DISABLE TRIGGER USER')
  await app.rows(
    `UPDATE charter_version c SET rules = jsonb_set(c.rules, '{matters}', (SELECT jsonb_agg(CASE m ->> 'matter' WHEN 'ordinary' THEN jsonb_set(m, '{consent}', $2::jsonb) ELSE m END) FROM jsonb_array_elements(c.rules -> 'matters') m))
     FROM ballot b WHERE b.id = $1 AND c.id = b.charter_version_id`,
    [ballotId, JSON.stringify(parties)]
  )
  await app.rows('ALTER TABLE charter_version ENABLE TRIGGER USER')
}

describe('the votes of the units', () => {
  it('are recorded once the assessment is closed, with where they were counted', async () => {
    const counts = (choice: Choice) => choice.candidates.map(({ id }, at) => ({ candidateId: id, votes: 9 - at }))
    const choice = await opened()
    expect(codeOf(await vote(office!, choice, { counts: counts(choice), source: 'Aluekokous' }))).toBe('CHOICE_STATE')
    const over = await closed()
    expect(codeOf(await vote(manager!, over, { counts: counts(over), source: 'Aluekokous' }))).toBe('NOT_ALLOWED')
    expect(codeOf(await vote(office!, over, { counts: counts(over) }))).toBe('REQUIRED')
    expect(codeOf(await vote(office!, over, { counts: counts(over).slice(1), source: 'Aluekokous' }))).toBe('REQUIRED')
    expect(codeOf(await vote(office!, over, { ballotId: newId() }))).toBe('NOT_FOUND')
    const after = made(await vote(office!, over, { counts: counts(over), source: 'Aluekokous 3.11.' }))
    expect(after).toMatchObject({ vote: { ballotId: null, source: 'Aluekokous 3.11.' }, candidates: [{ votes: 9 }, { votes: 8 }] })
  })

  it('are read of a ballot once it has been opened, voted in and counted', async () => {
    const choice = await closed()
    const bodyId = newId()
    await app.rows(`INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from) VALUES ($1, $2, 'working_group', '{"fi": "Valitsijat", "sv": "", "en": ""}', $3, 5, '2026-01-01')`, [bodyId, place.consortiumId, place.office])
    await app.rows(
      `INSERT INTO body_member (id, consortium_id, body_id, role, user_id, person_name, valid_from) SELECT gen_random_uuid(), $1, $2, 'member', u.id, u.display_name, '2026-01-01' FROM app_user u WHERE u.id = ANY ($3)`,
      [place.consortiumId, bodyId, [people.manager, people.member]]
    )
    const ballot = await aBallot(bodyId)
    const ballotId = ballot.ballot.id
    const codes = choice.candidates.map(({ id }, at) => ({ candidateId: id, code: ballot.ballot.options[at]!.code }))
    expect(codeOf(await vote(office!, choice, { ballotId, options: codes.slice(1) }))).toBe('REQUIRED')
    expect(codeOf(await vote(office!, choice, { ballotId, options: codes.map((each) => ({ ...each, code: ballot.ballot.options[0]!.code })) }))).toBe('ALREADY_EXISTS')
    expect(codeOf(await vote(office!, choice, { ballotId, options: codes.map((each) => ({ ...each, code: 'o9' })) }))).toBe('NOT_FOUND')
    expect(made(await vote(office!, choice, { ballotId, options: codes }))).toMatchObject({ vote: { ballotId, ballotState: 'draft' }, candidates: [{ votes: null }, { votes: null }] })
    await castAndCount(ballot, [manager!, member!])
    expect(await seen(member!, choice.id)).toMatchObject({ vote: { ballotId, ballotState: 'closed' }, candidates: [{ votes: 0 }, { votes: 2 }] })
    // Whom the charter asks is waited for, also by the choice.
    await consenting(ballotId, ['funder'])
    expect((await seen(office!, choice.id)).isHeld).toBe(true)
    expect(codeOf(await decide(office!, await seen(office!, choice.id)))).toBe('PARTY_IN_THE_WAY')
    await consenting(ballotId, [])
    expect((await seen(office!, choice.id)).isHeld).toBe(false)
    // Votes that were counted elsewhere take its place.
    const counts = choice.candidates.map(({ id }) => ({ candidateId: id, votes: 4 }))
    expect(made(await vote(office!, await seen(office!, choice.id), { counts, source: 'Aluekokous' }))).toMatchObject({ vote: { ballotId: null }, candidates: [{ votes: 4 }, { votes: 4 }] })
  })
})

describe('a choice without a ballot here', () => {
  const ASKED = 'query ($id: ID!) { partyAnswers(subjectId: $id) { mayRecord parties { party answer isInTheWay voices { id } } } }'
  const RECORD = 'mutation ($input: RecordPartyAnswerInput!) { recordPartyAnswer(input: $input) { answers { parties { answer } } } }'
  const asked = async (by: Actor, id: string) => (await by.get<{ partyAnswers: { mayRecord: boolean; parties: { party: string; answer: string | null; isInTheWay: boolean }[] } }>(ASKED, { id })).partyAnswers

  it('asks the parties of the charter as a ballot does, and is not decided before they agree', async () => {
    const choice = await closed({ isAgreed: false })
    const said = (of: object = {}) => ({ input: { subjectId: choice.id, party: 'concerned', voiceId: null, answer: 'agrees', saidBy: 'Jäsenen kirje', saidOn: today, reason: '', ...of } })
    expect(await asked(office!, choice.id)).toMatchObject({ mayRecord: true, parties: [{ party: 'concerned', answer: null, isInTheWay: true }] })
    expect((await asked(manager!, choice.id)).mayRecord).toBe(false)
    expect((await seen(office!, choice.id)).isHeld).toBe(true)
    expect(codeOf(await decide(office!, choice))).toBe('PARTY_IN_THE_WAY')
    expect(codeOf(await manager!.ask(RECORD, said()))).toBe('NOT_ALLOWED')
    expect(codeOf(await office!.ask(RECORD, said({ answer: 'refuses' })))).toBe('REQUIRED')
    expect(codeOf(await office!.ask(RECORD, said()))).toBeUndefined()
    const agreed = await seen(office!, choice.id)
    expect(agreed.isHeld).toBe(false)
    expect(made(await decide(office!, agreed))).toMatchObject({ state: 'decided', isHeld: false })
    expect(codeOf(await office!.ask(RECORD, said({ answer: 'refuses', reason: 'Myöhässä' })))).toBe('CHOICE_STATE')
  })
})

describe('the outcome', () => {
  it('goes to the register of decisions, and then changes the network by its own rules', async () => {
    const choice = await closed()
    expect(codeOf(await decide(manager!, choice))).toBe('NOT_ALLOWED')
    expect(codeOf(await decide(office!, choice, { why: fi(' ') }))).toBe('REQUIRED')
    expect(codeOf(await decide(office!, choice, { effectiveOn: addDays(today, -1) }))).toBe('OUT_OF_RANGE')
    expect(codeOf(await decide(office!, choice, { candidateId: newId() }))).toBe('NOT_FOUND')
    const decided = made(await decide(office!, choice))
    expect(decided).toMatchObject({ state: 'decided', decision: { number: expect.stringMatching(/^\d{4}\/\d+$/u) }, handover: { unitId: place.centre, organisationId: other!.organisationId, changeNumber: null, mayCarryOut: true } })
    expect((await seen(centre!, choice.id)).handover).toMatchObject({ mayCarryOut: false })
    const { unitId, organisationId, municipalityCode, streetAddress } = decided.handover!
    const operation = { amend: { unitId, details: { organisationId, municipalityCode, streetAddress } } }
    const { revision } = one<{ revision: number }>(await office!.ask(PREVIEW, { input: { effectiveOn: decided.effectiveOn, operation } }))
    const carry = (by: Actor, { id, version }: Choice) => by.ask(CARRY, { input: { choiceId: id, expectedVersion: version, expectedRevision: revision } })
    expect(codeOf(await carry(manager!, decided))).toBe('NOT_ALLOWED')
    const done = made(await carry(office!, decided))
    expect(done.handover).toMatchObject({ changeNumber: expect.any(Number), mayCarryOut: false })
    const [row] = await app.rows<{ organisationId: string }>('SELECT organisation_id AS "organisationId" FROM unit_period WHERE unit_id = $1 AND valid_from = $2', [place.centre, decided.effectiveOn])
    expect(row?.organisationId).toBe(other!.organisationId)
    expect(codeOf(await carry(office!, done))).toBe('CHOICE_STATE')
    expect(one<{ id: string; chosen: { id: string } | null }[]>(await member!.ask(LIST)).find(({ id }) => id === choice.id)?.chosen).toEqual({ id: other!.organisationId })
  })

  it('is for a choice that is closed', async () => {
    const choice = await opened()
    expect(codeOf(await decide(office!, choice))).toBe('CHOICE_STATE')
    expect(codeOf(await office!.ask(CARRY, { input: { choiceId: choice.id, expectedVersion: choice.version, expectedRevision: 1 } }))).toBe('CHOICE_STATE')
  })
})

describe('a region that has no centre yet', () => {
  it('gets one, which begins under the head office from the day of the decision on', async () => {
    const choice = made(await stepped(office!, await draft({ unitId: null, newCentreName: fi('Järviseudun keskus') }), 'open'))
    expect(choice).toMatchObject({ newCentreName: { fi: 'Järviseudun keskus' }, keeper: null, centre: { id: place.office } })
    await score(office!, choice, [[1, 4], [3, 2]])
    const over = made(await stepped(office!, choice, 'close'))
    await agreed(over.id)
    const decided = made(await decide(office!, over))
    expect(decided.handover).toMatchObject({ unitId: null, parentId: place.office, organisationId: other!.organisationId, mayCarryOut: true })
    const { parentId, organisationId, municipalityCode, streetAddress } = decided.handover!
    const operation = { open: { type: 'regional_centre', parentId, details: { name: fi('Järviseudun keskus'), organisationId, municipalityCode, streetAddress } } }
    const { revision, refusals } = one<{ revision: number; refusals: object[] }>(await office!.ask(PREVIEW, { input: { effectiveOn: decided.effectiveOn, operation } }))
    expect(refusals).toEqual([])
    const done = made(await office!.ask(CARRY, { input: { choiceId: decided.id, expectedVersion: decided.version, expectedRevision: revision } }))
    expect(done.handover?.changeNumber).toEqual(expect.any(Number))
    const [row] = await app.rows<{ parentId: string; name: string }>(
      `SELECT l.parent_id AS "parentId", p.name_fi AS name FROM unit_period p JOIN org_unit u ON u.id = p.unit_id AND u.type = 'regional_centre' JOIN unit_link l ON l.unit_id = p.unit_id WHERE p.organisation_id = $1 AND p.valid_from = $2 AND l.valid_from = $2`,
      [organisationId, decided.effectiveOn]
    )
    expect(row).toEqual({ parentId: place.office, name: 'Järviseudun keskus' })
  })

  it('is told with its own criteria, whose names do not change once it is opened', async () => {
    const criteria = [{ key: 'partnership', weight: 3 }, { key: 'own_a', weight: 2, name: fi('Ruotsinkieliset palvelut') }]
    const choice = await draft({ criteria })
    expect(choice).toMatchObject({ criteria: expect.arrayContaining([{ key: 'own_a', weight: 2, name: fi('Ruotsinkieliset palvelut') }, { key: 'partnership', weight: 3, name: null }]) })
    const open = made(await stepped(office!, choice, 'open'))
    const scores = open.candidates.map(({ id }) => ({ candidateId: id, criterion: 'own_a', points: 3, evidence: 'Palvelukuvaus' }))
    expect(made(await reviewer!.ask(SCORE, { input: { choiceId: open.id, scores } })).scores).toHaveLength(2)
    await expect(app.rows(`UPDATE centre_choice SET criteria = '[]' WHERE id = $1`, [open.id])).rejects.toThrow('kept')
  })
})

describe('an interest that is told after the assessment was closed', () => {
  it('leaves the points to be seen, takes them out of the count, and is told to the others and to those who lead it', async () => {
    const choice = await closed()
    const seat = choice.assessors.find(({ userId }) => userId === people.reviewer)!
    expect(codeOf(await conflict(member!, choice, { assessorId: seat.id }))).toBe('NOT_ALLOWED')
    const after = made(await conflict(reviewer!, choice, { assessorId: seat.id }))
    expect(after).toMatchObject({ state: 'closed', conflicts: [{ assessorId: seat.id, isLate: true, isRecused: true, isDeclared: true }] })
    expect(after.scores.filter(({ assessorId }) => assessorId === seat.id)).toHaveLength(4)
    const told = async () => (await app.rows<{ userId: string }>(`SELECT user_id AS "userId" FROM notification WHERE topic = 'centre_choice_recused' AND subject_id = $1`, [choice.id])).map(({ userId }) => userId).sort()
    expect(await told()).toEqual([people.office, people.manager].sort())
    // Said once more, it is no news.
    await conflict(reviewer!, choice, { assessorId: seat.id, reason: 'Myös läheiseni on ehdokkaan töissä' })
    expect(await told()).toHaveLength(2)
    // What was decided stays as it was decided.
    const decided = made(await decide(office!, await seen(office!, choice.id)))
    expect(codeOf(await conflict(office!, decided, { assessorId: choice.assessors.find(({ userId }) => userId === people.manager)!.id }))).toBe('CHOICE_STATE')
  })
})

describe('files', () => {
  const send = async (by: Actor, choice: Choice, of: { bytes?: string; place?: number; own?: boolean } = {}) => {
    const form = new FormData()
    form.append('file', new Blob([of.bytes ?? '%PDF-1.7 liite']), 'toimintakertomus.pdf')
    const asked = new URLSearchParams({ candidate: choice.candidates[of.place ?? 0]?.id ?? newId(), ...(of.own && { own: 'true' }) })
    return fetch(`${app.address}/api/centre-choices/${choice.id}/papers?${asked.toString()}`, { method: 'POST', headers: { cookie: by.cookie }, body: form })
  }
  const sent = async (by: Actor, choice: Choice, of: { place?: number; own?: boolean } = {}) => ((await (await send(by, choice, of)).json()) as { id: string }).id
  const fetched = (by: Actor, { id }: Choice, paperId: string) => fetch(`${app.address}/api/centre-choices/${id}/papers/${paperId}`, { headers: { cookie: by.cookie } })
  const remove = (by: Actor, { id }: Choice, paperId: string) => by.ask(act('removeCentrePaper', 'RemoveCentrePaperInput'), { input: { choiceId: id, paperId } })

  it('of a candidate come from those who lead the choice, stay while the draft is written on, and are read by whoever reads it', async () => {
    const choice = await draft()
    expect((await send(office!, choice, { bytes: 'MZ ohjelma' })).status).toBe(415)
    expect((await send(manager!, choice)).status).toBe(404)
    expect((await send(office!, choice, { place: 9 })).status).toBe(404)
    expect((await send(office!, choice, { own: true })).status).toBe(409)
    const [kept, gone] = [await sent(office!, choice), await sent(office!, choice, { place: 1 })]
    const again = made(await office!.ask(SAVE, { input: input({ choiceId: choice.id, expectedVersion: choice.version, candidates: [{ unitId: own!.id, statement: 'Toinen teksti', links: [] }] }) }))
    expect(again).toMatchObject({ candidates: [{ id: choice.candidates[0]!.id, statement: 'Toinen teksti' }], papers: [{ id: kept, fileName: 'toimintakertomus.pdf', assessorId: null, mayRemove: true }] })
    expect((await fetched(office!, choice, gone)).status).toBe(404)
    expect((await fetched(member!, choice, kept)).status).toBe(404)
    const whole = made(await office!.ask(SAVE, { input: input({ choiceId: choice.id, expectedVersion: again.version }) }))
    const open = made(await stepped(office!, whole, 'open'))
    expect(await (await fetched(member!, open, kept)).text()).toBe('%PDF-1.7 liite')
    expect((await fetched(funder!, open, kept)).status).toBe(403)
    expect((await send(member!, open)).status).toBe(403)
    expect(codeOf(await remove(member!, open, kept))).toBe('NOT_ALLOWED')
    expect(codeOf(await remove(office!, open, newId()))).toBe('NOT_FOUND')
    expect(made(await remove(office!, open, kept)).papers).toEqual([])
    expect((await fetched(office!, open, kept)).status).toBe(404)
  })

  it('on which an assessor rests points are the assessor’s alone until the assessment is closed', async () => {
    const choice = await opened()
    const paper = await sent(reviewer!, choice, { own: true })
    expect((await seen(reviewer!, choice.id)).papers).toMatchObject([{ id: paper, assessorId: choice.assessors.find(({ userId }) => userId === people.reviewer)!.id, mayRemove: true }])
    for (const by of [office!, manager!, member!]) expect([(await seen(by, choice.id)).papers, (await fetched(by, choice, paper)).status]).toEqual([[], 404])
    expect((await send(member!, choice, { own: true })).status).toBe(403)
    const recused = choice.assessors.find(({ userId }) => userId === people.manager)!
    await conflict(manager!, choice, { assessorId: recused.id })
    expect((await send(manager!, choice, { own: true })).status).toBe(403)
    await score(office!, choice, [[1, 4], [3, 2]])
    const over = made(await stepped(office!, await seen(office!, choice.id), 'close'))
    expect(over.papers).toMatchObject([{ id: paper, mayRemove: false }])
    expect((await fetched(member!, over, paper)).status).toBe(200)
    expect([(await send(reviewer!, over, { own: true })).status, (await send(office!, over)).status]).toEqual([409, 409])
    expect(codeOf(await remove(reviewer!, over, paper))).toBe('CHOICE_STATE')
  })
})
