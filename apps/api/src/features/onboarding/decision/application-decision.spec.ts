import { shippedCriteria } from '@solmu/domain/onboarding/criteria-library.js'
import { shippedPath } from '@solmu/domain/onboarding/decision-path.js'
import { addDays, addMonths, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { newLinkToken } from '../../identity/link-token.js'
import { type Actor, TestApp } from '../../../testing/harness.js'

const ASSESSMENT = `applicationId state version criteriaNumber isOpen total missing closedAt mayManage mayAssess criteria { code weight }
  assessors { id name state isMe version conflict } scores { assessorId criterion score reason } results { code count median mean isFarApart }
  settled { criterion text } visits { id state version visitedOn observations { criterion text } } actions { action blockedBy }`
const DECISION = `applicationId state version round nextStep pathNumber mayRecord mayAnnul path { validityDays steps { body quorum } } steps { round step body outcome participants { name isRecused } }
  decisions { id outcome number organisationId decidedOn validUntil appealUntil annulledOn annulledReason appeal { id isInTime outcome version } } actions { action blockedBy }`
const payload = (name: string, of: string, part: string, fields: string) => `mutation ($input: ${of}!) { ${name}(input: $input) { ${part} { ${fields} } } }`
const assessing = (name: string, of: string) => payload(name, of, 'assessment', ASSESSMENT)
const deciding = (name: string, of: string) => payload(name, of, 'decision', DECISION)
const APPOINT = assessing('appointAssessors', 'AppointAssessorsInput')
const RELEASE = assessing('releaseAssessor', 'ReleaseAssessorInput')
const DECLARE = assessing('declareAssessorConflict', 'DeclareConflictInput')
const SCORE = assessing('saveApplicationScores', 'SaveApplicationScoresInput')
const CLOSE = assessing('closeApplicationAssessment', 'CloseAssessmentInput')
const VISIT = assessing('saveSiteVisit', 'SaveSiteVisitInput')
const SEND = deciding('sendToDecision', 'SendToDecisionInput')
const RETURN = deciding('returnApplication', 'ReturnApplicationInput')
const RECORD = deciding('recordDecisionStep', 'RecordDecisionStepInput')
const ANNUL = deciding('annulMembershipDecision', 'AnnulDecisionInput')
const APPEAL = deciding('recordMembershipAppeal', 'RecordAppealInput')
const SETTLE = deciding('settleMembershipAppeal', 'SettleAppealInput')

type Blocked = { action: string; blockedBy: string[] }[]
interface Assessment {
  state: string; version: number; isOpen: boolean; total: number | null; missing: string[]; criteria: { code: string }[]; actions: Blocked; mayManage: boolean
  assessors: { id: string; name: string; state: string; isMe: boolean; version: number }[]; scores: { assessorId: string; criterion: string; score: number }[]
  results: { code: string; count: number; median: number; isFarApart: boolean }[]; visits: { id: string; state: string; version: number }[]; settled: { criterion: string }[]
}
interface Decision {
  state: string; version: number; round: number; nextStep: number | null; steps: { round: number; step: number; outcome: string }[]; actions: Blocked
  decisions: { id: string; outcome: string; organisationId: string | null; annulledOn: string | null; appealUntil: string; appeal: { id: string; isInTime: boolean; outcome: string | null; version: number } | null }[]
}
type Answer = Awaited<ReturnType<Actor['ask']>>

let app: TestApp
let [office, centre, other, manager, auditor]: Actor[] = []
let people: Record<'office' | 'centre', string>
let centreId: string
const today = todayIn()

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager, auditor] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager'), await app.as('auditor')]
  const held = await app.rows<{ id: string; email: string; unitId: string; role: string }>(
    `SELECT u.id, u.email, a.unit_id AS "unitId", a.role FROM app_user u JOIN role_assignment a ON a.user_id = u.id AND a.role IN ('regional_coordinator', 'national_coordinator')
     WHERE u.kind = 'person' AND a.deputy_for IS NULL AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today()) ORDER BY u.email`
  )
  const own = held.find(({ email }) => email.startsWith('eeva-liisa.turunen'))!
  centreId = own.unitId
  people = { centre: own.id, office: held.find(({ email }) => email.startsWith('aino.salmela'))!.id }
  other = await app.signIn(held.find(({ unitId, role }) => role === 'regional_coordinator' && unitId !== centreId)!.email, 'solmu-demo-2026')
})
afterAll(() => app.stop())

const codesOf = ({ errors }: Answer): string[] => (errors ?? []).map(({ extensions }) => String(extensions?.code))
const codeOf = (answer: Answer) => codesOf(answer)[0]
const blockedOf = ({ errors }: Answer) => (errors?.[0]?.extensions?.params as { blockedBy?: string } | undefined)?.blockedBy
function part<T>({ data, errors }: Answer): T {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(Object.values(data as Record<string, Record<string, T>>)[0]!)[0]!
}
const assessment = async (id: string, actor = centre!) => (await actor.get<{ applicationAssessment: Assessment }>(`query ($id: ID!) { applicationAssessment(applicationId: $id) { ${ASSESSMENT} } }`, { id })).applicationAssessment
const decision = async (id: string, actor = office!) => (await actor.get<{ applicationDecision: Decision }>(`query ($id: ID!) { applicationDecision(applicationId: $id) { ${DECISION} } }`, { id })).applicationDecision

/** An application that has come in at the centre of the demo's coordinator. */
async function anApplication(state = 'submitted'): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO application (id, consortium_id, centre_id, state, form_version, language, name, is_new_organisation, submitted_at)
     SELECT $1, u.consortium_id, u.id, $3, 1, 'fi', $4, true, now() FROM org_unit u WHERE u.id = $2`,
    [id, centreId, state, `Hakija ${id.slice(-6)}`]
  )
  await app.rows(`INSERT INTO application_event (id, consortium_id, application_id, kind, to_state) SELECT $1, a.consortium_id, a.id, 'submit', a.state FROM application a WHERE a.id = $2`, [newId(), id])
  return id
}
/** A link to an application as its applicant has it; what is called opens it and tells the decisions that it shows. */
async function aLink(applicationId: string): Promise<() => Promise<unknown>> {
  const { text: token, hash } = newLinkToken()
  const [person] = await app.rows<{ id: string }>(
    `INSERT INTO application_person (id, consortium_id, application_id, name, email, language) SELECT $1, a.consortium_id, a.id, 'Hilla', $2, 'fi' FROM application a WHERE a.id = $3 RETURNING id`,
    [newId(), `${newId()}@hakija.example`, applicationId]
  )
  await app.rows(`INSERT INTO application_key (token_hash, consortium_id, person_id, expires_at) SELECT $1, p.consortium_id, p.id, now() + interval '1 day' FROM application_person p WHERE p.id = $2`, [hash, person?.id])
  return async () => ((await (await app.post('/api/applications/door', {}, { 'x-application-key': token })).json()) as { decisions: unknown }).decisions
}
const appoint = (applicationId: string, userIds = [people.centre, people.office], actor = centre!) => actor.ask(APPOINT, { input: { applicationId, userIds, dueOn: addDays(today, 14) } })
const scoresOf = (value: number) => shippedCriteria.criteria.map(({ code }) => ({ criterion: code, score: value, reason: 'perustelu', evidence: 'liite 1' }))
const mine = async (applicationId: string, actor: Actor) => (await assessment(applicationId, actor)).assessors.find(({ isMe }) => isMe)!
async function declare(applicationId: string, actor: Actor, conflict = 'none', note = ''): Promise<Answer> {
  const { id, version } = await mine(applicationId, actor)
  return actor.ask(DECLARE, { input: { assessorId: id, expectedVersion: version, conflict, note } })
}
async function score(applicationId: string, actor: Actor, { value = 3, isFinal = true, scores = scoresOf(value) } = {}): Promise<Answer> {
  const { id, version } = await mine(applicationId, actor)
  return actor.ask(SCORE, { input: { assessorId: id, expectedVersion: version, scores, isFinal } })
}
const close = async (applicationId: string, settled: { criterion: string; text: string }[] = []) =>
  centre!.ask(CLOSE, { input: { applicationId, expectedVersion: (await assessment(applicationId)).version, settled, summary: 'Kokonaisuus' } })
const send = async (applicationId: string, actor = centre!) => actor.ask(SEND, { input: { applicationId, expectedVersion: (await decision(applicationId)).version, proposal: 'Esitetään hyväksyttäväksi' } })
const board = (there: number, recused = 0) =>
  Array.from({ length: there + recused }, (_, place) => ({ name: `Jäsen ${place + 1}`, isRecused: place >= there, conflict: place >= there ? 'hallituksen jäsen' : '' }))
const ballot = (of: object = {}) => ({
  ...{ step: 0, outcome: 'favour', decidedOn: today, number: `AH ${newId().slice(-6)}`, participants: board(4, 1), amRecused: false, votesFor: 3, votesAgainst: 0, votesAbstain: 1 },
  ...{ reasons: 'Täyttää kriteerit', conditions: '' },
  ...of
})
const record = (applicationId: string, of: object = {}, actor = centre!) => actor.ask(RECORD, { input: { applicationId, ...ballot(of) } })
const confirm = (applicationId: string, of: object = {}) => record(applicationId, { step: 1, participants: board(1), votesFor: 1, votesAbstain: 0, ...of }, office!)

async function inDecision(): Promise<string> {
  const id = await anApplication()
  part(await appoint(id, [people.centre]))
  part(await declare(id, centre!))
  part(await score(id, centre!))
  part(await close(id))
  part(await send(id))
  return id
}
async function admitted(): Promise<string> {
  const id = await inDecision()
  part(await record(id))
  part(await confirm(id))
  return id
}

describe('assessing', () => {
  it('is blind until all have handed in; what lies apart is settled before it is put together; a recused assessor gives no score', async () => {
    const id = await anApplication()
    expect(part<Assessment>(await appoint(id))).toMatchObject({ state: 'under_assessment', criteriaNumber: 0, isOpen: false })
    const mails = await app.rows<{ subject: string }>(`SELECT subject FROM outbox_mail WHERE subject LIKE 'Jäsenhakemus arvioitavaksi%' AND user_id = $1`, [people.office])
    expect(mails).toHaveLength(1)
    expect(codeOf(await score(id, centre!))).toBe('REQUIRED')
    part(await declare(id, centre!))
    part(await declare(id, office!))
    const missing = await score(id, centre!, { scores: scoresOf(4).slice(1) })
    expect(missing.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT' })
    expect(codeOf(await score(id, centre!, { scores: [{ criterion: 'beauty', score: 3, reason: 'x', evidence: '' }], isFinal: false }))).toBe('UNKNOWN_REFERENCE')
    expect(codeOf(await score(id, centre!, { value: 5, isFinal: false }))).toBeDefined()
    part(await score(id, centre!, { value: 1, isFinal: false }))
    part(await score(id, centre!, { value: 1 }))
    // Nobody sees the scores of another, whatever role they have.
    for (const actor of [office!, auditor!]) expect((await assessment(id, actor)).scores).toEqual([])
    expect(blockedOf(await close(id))).toBe('scores_awaited')
    part(await score(id, office!, { value: 4 }))
    expect(await assessment(id, auditor!)).toMatchObject({ isOpen: true, total: 62.5, results: shippedCriteria.criteria.map(({ code }) => ({ code, count: 2, median: 2.5, isFarApart: true })) })
    expect(blockedOf(await score(id, office!))).toBe('submitted')
    expect(blockedOf(await close(id))).toBe('unsettled')
    expect(part<Assessment>(await close(id, shippedCriteria.criteria.map(({ code }) => ({ criterion: code, text: 'Keskusteltiin' })))).settled).toHaveLength(5)
    expect(blockedOf(await appoint(id, [people.office]))).toBe('closed')
  })

  it('goes on without whoever is recused or let go, and names what is missing', async () => {
    const id = await anApplication()
    part(await appoint(id))
    expect(codeOf(await declare(id, office!, 'trust', ' '))).toBe('REQUIRED')
    expect(part<Assessment>(await declare(id, office!, 'trust', 'Hakijan hallituksessa')).assessors.find(({ isMe }) => isMe)?.state).toBe('recused')
    expect(codeOf(await score(id, office!))).toBe('RECUSED')
    const own = await mine(id, centre!)
    const released = part<Assessment>(await centre!.ask(RELEASE, { input: { assessorId: own.id, expectedVersion: own.version, reason: 'Sairastui' } }))
    expect(released.assessors.map(({ state }) => state).sort()).toEqual(['recused', 'released'])
    expect(blockedOf(await close(id))).toBe('no_scores')
    expect(codeOf(await centre!.ask(RELEASE, { input: { assessorId: own.id, expectedVersion: own.version, reason: 'x' } }))).toBe('STALE')
  })

  it('is refused to those who have no right to, and asks only those who have', async () => {
    const id = await anApplication()
    const [member] = await app.rows<{ id: string }>(`SELECT u.id FROM app_user u WHERE u.email LIKE 'riitta.kosonen%'`)
    expect(codeOf(await appoint(id, [member!.id]))).toBe('ASSESSOR_REFUSED')
    expect(codeOf(await appoint(id, []))).toBe('REQUIRED')
    expect(codeOf(await appoint(id, [people.centre], manager!))).toBe('NOT_ALLOWED')
    expect(codeOf(await appoint(id, [people.centre], auditor!))).toBe('NOT_ALLOWED')
    expect(codeOf(await appoint(id, [people.centre], other!))).toBe('NOT_FOUND')
    part(await appoint(id))
    expect(codeOf(await appoint(id))).toBe('ASSESSOR_REFUSED')
    const theirs = await mine(id, office!)
    expect(codeOf(await centre!.ask(DECLARE, { input: { assessorId: theirs.id, expectedVersion: theirs.version, conflict: 'none', note: '' } }))).toBe('NOT_ALLOWED')
    expect(codeOf(await centre!.ask(APPOINT, { input: { applicationId: id, userIds: [], dueOn: addDays(today, -1) } }))).toBe('OUT_OF_RANGE')
  })

  it('has visits that are planned, made with what was seen, or called off, and never change afterwards', async () => {
    const id = await anApplication()
    const visit = { applicationId: id, state: 'planned', plannedOn: addDays(today, 3), visitors: 'Eeva-Liisa Turunen', observations: [], findings: '', cancelReason: '' }
    expect(codeOf(await centre!.ask(VISIT, { input: { ...visit, visitors: ' ' } }))).toBe('REQUIRED')
    const [planned] = part<Assessment>(await centre!.ask(VISIT, { input: visit })).visits
    const made = { ...visit, visitId: planned!.id, expectedVersion: planned!.version, state: 'done', visitedOn: today, findings: 'Tilat kunnossa', observations: [{ criterion: 'own_production', text: 'Puupaja' }] }
    expect(codeOf(await centre!.ask(VISIT, { input: { ...made, visitedOn: addDays(today, 1) } }))).toBe('OUT_OF_RANGE')
    expect(codeOf(await centre!.ask(VISIT, { input: { ...made, findings: '' } }))).toBe('REQUIRED')
    expect(part<Assessment>(await centre!.ask(VISIT, { input: made })).visits[0]).toMatchObject({ state: 'done', observations: [{ criterion: 'own_production', text: 'Puupaja' }] })
    expect(codeOf(await centre!.ask(VISIT, { input: { ...made, expectedVersion: planned!.version + 1 } }))).toBe('STALE')
  })
})

describe('deciding', () => {
  it('goes along the path: the board with its quorum, then the head office; an organisation comes of it', async () => {
    const id = await inDecision()
    expect(await decision(id)).toMatchObject({ state: 'in_decision', nextStep: 0, pathNumber: 0, path: { steps: [{ body: 'regional_board', quorum: 3 }, { body: 'head_office', quorum: 1 }] } })
    expect(codesOf(await record(id, { participants: board(2, 3), votesFor: 2, votesAbstain: 0 }))).toEqual(['QUORUM_MISSING'])
    expect(codeOf(await record(id, { votesFor: 4 }))).toBe('VOTES_MISCOUNTED')
    expect(codeOf(await record(id, { votesFor: 1, votesAgainst: 2 }))).toBe('OUTCOME_AGAINST_VOTES')
    expect(codeOf(await record(id, { reasons: ' ' }))).toBe('REQUIRED')
    expect(codeOf(await record(id, { decidedOn: addDays(today, 1) }))).toBe('OUT_OF_RANGE')
    expect(codeOf(await record(id, { decidedOn: addDays(today, -1) }))).toBe('OUT_OF_RANGE')
    expect(codeOf(await record(id, { amRecused: true }))).toBe('RECUSED')
    expect(codeOf(await record(id, { step: 1 }))).toBe('STALE')
    for (const actor of [manager!, auditor!]) expect(codeOf(await record(id, {}, actor))).toBe('NOT_ALLOWED')
    expect(codeOf(await record(id, {}, other!))).toBe('NOT_FOUND')
    expect(part<Decision>(await record(id))).toMatchObject({ state: 'in_decision', nextStep: 1, decisions: [] })
    // The head office confirms, and the centre does not in its place.
    expect(codeOf(await record(id, { step: 1, participants: board(1), votesFor: 1, votesAbstain: 0 }))).toBe('NOT_ALLOWED')
    const end = part<Decision>(await confirm(id))
    expect(end).toMatchObject({ state: 'admitted', nextStep: null, decisions: [{ outcome: 'admitted', validUntil: addDays(today, 365), appealUntil: addDays(today, 30), annulledOn: null }] })
    const [organisation] = await app.rows<{ name: string }>('SELECT o.name_fi AS name FROM application a JOIN organisation o ON o.id = a.organisation_id WHERE a.id = $1', [id])
    expect(organisation?.name).toMatch(/^Hakija /u)
    expect(blockedOf(await record(id))).toBe('other_state')
  })

  it('refuses by a step that refuses, and by a step that sends back begins another round at the centre', async () => {
    const refused = await inDecision()
    expect(part<Decision>(await record(refused, { outcome: 'reject', votesFor: 0, votesAgainst: 3 }))).toMatchObject({ state: 'rejected', decisions: [{ outcome: 'rejected', organisationId: null }] })
    const id = await inDecision()
    part(await record(id))
    expect(part<Decision>(await confirm(id, { outcome: 'return' }))).toMatchObject({ state: 'under_assessment', round: 2, decisions: [] })
    part(await send(id))
    expect(await decision(id)).toMatchObject({ state: 'in_decision', nextStep: 0, steps: [{ round: 1 }, { round: 1 }] })
  })

  it('lets nobody record who has declared a conflict of interest', async () => {
    const id = await anApplication()
    part(await appoint(id))
    part(await declare(id, office!, 'family', 'Sisar töissä'))
    part(await declare(id, centre!))
    part(await score(id, centre!))
    part(await close(id))
    part(await send(id))
    part(await record(id))
    expect(codeOf(await confirm(id))).toBe('RECUSED')
  })

  it('waits for the answers and for the organisation, and can be returned to the applicant, after which it is scored anew', async () => {
    const id = await anApplication()
    expect(blockedOf(await send(id))).toBe('other_state')
    part(await appoint(id, [people.centre]))
    part(await declare(id, centre!))
    part(await score(id, centre!))
    expect(blockedOf(await send(id))).toBe('not_closed')
    part(await close(id))
    const questionId = newId()
    await app.rows(`INSERT INTO application_question (id, consortium_id, application_id, body) SELECT $1, a.consortium_id, a.id, 'Missä?' FROM application a WHERE a.id = $2`, [questionId, id])
    expect(blockedOf(await send(id))).toBe('question_open')
    await app.rows('UPDATE application_question SET settled_at = now() WHERE id = $1', [questionId])
    await app.rows('UPDATE application SET is_new_organisation = false WHERE id = $1', [id])
    expect(blockedOf(await send(id))).toBe('organisation_unknown')
    expect(codeOf(await centre!.ask(RETURN, { input: { applicationId: id, reason: '' } }))).toBe('REQUIRED')
    expect(part<Decision>(await centre!.ask(RETURN, { input: { applicationId: id, reason: 'Tilinpäätös puuttuu' } })).state).toBe('returned')
    expect((await assessment(id)).assessors).toMatchObject([{ state: 'scoring' }])
    await app.rows(`UPDATE application SET state = 'submitted' WHERE id = $1`, [id])
    expect(part<Assessment>(await appoint(id, [])).state).toBe('under_assessment')
    part(await score(id, centre!, { value: 4 }))
    part(await close(id))
    expect((await assessment(id)).total).toBe(100)
  })
})

describe('a decision that was made', () => {
  it('never changes, whoever tries; nobody is admitted without one, in the database either', async () => {
    const id = await admitted()
    for (const change of [`outcome = 'rejected'`, `reasons = 'x'`, `application_id = NULL`, `decided_on = '2020-01-01'`]) {
      await expect(app.rows(`UPDATE membership_decision SET ${change} WHERE application_id = $1`, [id])).rejects.toThrow('does not change')
    }
    await expect(app.rows('DELETE FROM membership_decision WHERE application_id = $1', [id])).rejects.toThrow('does not change')
    await expect(app.rows('DELETE FROM application_decision_step WHERE application_id = $1', [id])).rejects.toThrow('does not change')
    await expect(app.rows(`UPDATE membership_decision SET annulled_on = app.today(), annulled_at = now(), annulled_reason = 'x', annulled_body = 'head_office' WHERE application_id = $1`, [id])).rejects.toThrow('no decision says so')
    const begun = await anApplication()
    await expect(app.rows(`UPDATE application SET state = 'admitted' WHERE id = $1`, [begun])).rejects.toThrow('no decision says so')
    const half = await inDecision()
    part(await record(half))
    const insert = `INSERT INTO membership_decision (id, consortium_id, application_id, organisation_id, centre_id, outcome, body, number, decided_on, effective_on, reasons)
      SELECT gen_random_uuid(), a.consortium_id, a.id, (SELECT o.id FROM organisation o LIMIT 1), a.centre_id, 'admitted', 'head_office', '1', app.today(), app.today(), 'x' FROM application a WHERE a.id = $1`
    await expect(app.rows(insert, [half])).rejects.toThrow('not decided by the path')
  })

  it('is annulled by the head office with a reason, and decided anew; twice at the same time only once', async () => {
    const id = await admitted()
    const decisionId = (await decision(id)).decisions[0]!.id
    const annul = (reason = 'Muotovirhe', actor = office!) => actor.ask(ANNUL, { input: { decisionId, reason } })
    expect(codeOf(await annul('', office!))).toBe('REQUIRED')
    expect(codeOf(await annul('x', centre!))).toBe('NOT_ALLOWED')
    const both = await Promise.all([annul(), annul()])
    expect(both.map(codeOf).sort()).toEqual(['APPLICATION_BLOCKED', undefined])
    expect(await decision(id)).toMatchObject({ state: 'in_decision', round: 2, nextStep: 0, decisions: [{ annulledReason: 'Muotovirhe', annulledOn: today }] })
    part(await record(id))
    expect(part<Decision>(await confirm(id))).toMatchObject({ state: 'admitted', decisions: [{ annulledOn: null }, { annulledOn: today }] })
  })

  it('is appealed against, in time or late; an appeal that carries annuls it', async () => {
    const id = await inDecision()
    part(await record(id, { outcome: 'reject', votesFor: 0, votesAgainst: 3 }))
    const decisionId = (await decision(id)).decisions[0]!.id
    const appeal = { decisionId, receivedOn: today, appellant: 'Hakija ry', grounds: 'Kriteerejä ei arvioitu' }
    expect(codeOf(await centre!.ask(APPEAL, { input: { ...appeal, receivedOn: addDays(today, -1) } }))).toBe('OUT_OF_RANGE')
    expect(codeOf(await other!.ask(APPEAL, { input: appeal }))).toBe('NOT_FOUND')
    const [held] = part<Decision>(await centre!.ask(APPEAL, { input: appeal })).decisions
    expect(held?.appeal).toMatchObject({ isInTime: true, outcome: null })
    expect(blockedOf(await centre!.ask(APPEAL, { input: appeal }))).toBe('appeal_once')
    expect(blockedOf(await office!.ask(ANNUL, { input: { decisionId, reason: 'x' } }))).toBe('appeal_pending')
    const settle = { appealId: held!.appeal!.id, expectedVersion: held!.appeal!.version, outcome: 'annulled', decidedOn: today, reasons: 'Asia on käsiteltävä uudelleen' }
    expect(codeOf(await centre!.ask(SETTLE, { input: settle }))).toBe('NOT_ALLOWED')
    expect(codeOf(await office!.ask(SETTLE, { input: { ...settle, outcome: 'inadmissible' } }))).toBe('INVALID_INPUT')
    expect(codeOf(await office!.ask(SETTLE, { input: { ...settle, expectedVersion: 9 } }))).toBe('STALE')
    expect(part<Decision>(await office!.ask(SETTLE, { input: settle }))).toMatchObject({ state: 'in_decision', round: 2, decisions: [{ annulledOn: today, appeal: { outcome: 'annulled' } }] })
  })

  it('is told the applicant behind the link, with its reasons and the way to have it reviewed, and nobody else', async () => {
    const [id, others] = [await inDecision(), await inDecision()]
    const [door, doorOfOthers] = [await aLink(id), await aLink(others)]
    expect(await door()).toEqual([])
    part(await record(id, { outcome: 'reject', votesFor: 0, votesAgainst: 3, reasons: 'Ei omaa tuotantoa' }))
    expect(await door()).toMatchObject([{ outcome: 'rejected', decidedOn: today, reasons: 'Ei omaa tuotantoa', appealUntil: addDays(today, 30), appealBody: 'head_office', reapplyFrom: addMonths(today, 12), appealedOn: null }])
    part(await centre!.ask(APPEAL, { input: { decisionId: (await decision(id)).decisions[0]!.id, receivedOn: today, appellant: 'Hakija ry', grounds: 'Tuotantoa on' } }))
    expect(await door()).toMatchObject([{ appealedOn: today, appealOutcome: null }])
    expect(await doorOfOthers()).toEqual([])
  })

  it('of the founding is the head office’s to record', async () => {
    const [organisation] = await app.rows<{ id: string }>(`SELECT o.id FROM organisation o WHERE NOT EXISTS (SELECT 1 FROM membership_decision d WHERE d.organisation_id = o.id) ORDER BY o.id LIMIT 1`)
    const FOUND = payload('recordFounding', 'RecordFoundingInput', 'decisions', 'id outcome body organisationId')
    const founding = { organisationIds: [organisation!.id], decidedOn: '2013-01-01', number: '1/2013', document: 'Perustamisasiakirja' }
    expect(codeOf(await centre!.ask(FOUND, { input: founding }))).toBe('NOT_ALLOWED')
    expect(codeOf(await office!.ask(FOUND, { input: { ...founding, document: '' } }))).toBe('REQUIRED')
    expect(part(await office!.ask(FOUND, { input: founding }))).toMatchObject([{ outcome: 'founding', body: 'founding_meeting', organisationId: organisation!.id }])
    expect(codeOf(await office!.ask(FOUND, { input: founding }))).toBe('ALREADY_EXISTS')
  })
})

describe('the rules and the board', () => {
  it('has versions of path and criteria that the head office writes and releases; what went to decision keeps its path', async () => {
    const before = await inDecision()
    const SAVE = `mutation ($input: SaveDecisionPathInput!) { saveDecisionPath(input: $input) { paths { id number isDraft isInForce version content { appealDays } } } }`
    const GIVE = `mutation ($input: ReleaseRulesInput!) { releaseDecisionPath(input: $input) { paths { number isDraft isInForce } } }`
    const [decide] = shippedPath.steps
    const written = { ...shippedPath, steps: [{ ...decide!, body: 'member_vote', quorum: 5, majority: 'two_thirds' }], appealDays: 14 }
    expect(codeOf(await centre!.ask(SAVE, { input: written }))).toBe('NOT_ALLOWED')
    expect(codeOf(await office!.ask(SAVE, { input: { ...written, appealDays: 0 } }))).toBe('OUT_OF_RANGE')
    const [draft] = part<{ id: string; version: number; isDraft: boolean }[]>(await office!.ask(SAVE, { input: written }))
    expect(codeOf(await office!.ask(SAVE, { input: written }))).toBe('STALE')
    expect(codeOf(await office!.ask(GIVE, { input: { id: draft!.id, expectedVersion: draft!.version, validFrom: addDays(today, -1) } }))).toBe('OUT_OF_RANGE')
    expect(part(await office!.ask(GIVE, { input: { id: draft!.id, expectedVersion: draft!.version, validFrom: today } }))).toMatchObject([{ number: 1, isInForce: true }, { number: 0, isInForce: false }])
    expect(codeOf(await office!.ask(GIVE, { input: { id: draft!.id, expectedVersion: draft!.version + 1, validFrom: today } }))).toBe('PATH_STATE')
    expect(await decision(before)).toMatchObject({ pathNumber: 0 })
    expect(await decision(await anApplication())).toMatchObject({ pathNumber: 1, path: { steps: [{ body: 'member_vote', quorum: 5 }] } })
    const CRITERIA = `mutation ($input: SaveCriteriaSetInput!) { saveCriteriaSet(input: $input) { sets { number isDraft criteria { code weight } } } }`
    const [first] = shippedCriteria.criteria
    expect(codeOf(await office!.ask(CRITERIA, { input: { criteria: [{ ...first!, weight: 0 }] } }))).toBe('OUT_OF_RANGE')
    expect(part(await office!.ask(CRITERIA, { input: { criteria: [first!] } }))).toMatchObject([{ number: 1, isDraft: true, criteria: [{ code: 'established_activity' }] }, { number: 0 }])
  })

  it('shows each application in its stage with what it waits for, as far as the viewer reaches, and counts those of a period', async () => {
    const [waiting, decided] = [await anApplication(), await inDecision()]
    const PIPELINE = `query ($from: IsoDay!, $to: IsoDay!, $centreId: ID) { applicationPipeline(from: $from, to: $to, centreId: $centreId) {
      cards { id stage days blocker centre { id } } begun undecided stages { stage reached running medianDays } } }`.replaceAll('IsoDay', 'Date')
    type Board = { applicationPipeline: { cards: { id: string; stage: string; blocker: string; centre: { id: string } }[]; begun: number; stages: { stage: string; reached: number }[] } }
    const shown = async (actor: Actor) => (await actor.get<Board>(PIPELINE, { from: addDays(today, -30), to: today })).applicationPipeline
    const board = await shown(centre!)
    expect(board.cards.find(({ id }) => id === waiting)).toMatchObject({ stage: 'submitted', blocker: 'assessor_missing' })
    expect(board.cards.find(({ id }) => id === decided)).toMatchObject({ stage: 'in_decision' })
    expect(board.cards.every((card) => card.centre.id === centreId)).toBe(true)
    expect(board.begun).toBeGreaterThanOrEqual(2)
    expect((await shown(other!)).cards.map(({ id }) => id)).not.toContain(waiting)
    expect(codeOf(await centre!.ask(PIPELINE, { from: today, to: addDays(today, -1) }))).toBe('DAYS_REVERSED')
    expect(codeOf(await manager!.ask(PIPELINE, { from: today, to: today }))).toBe('NOT_ALLOWED')
    const work = await app.rows<{ n: number }>(`SELECT count(*)::int AS n FROM application_assessor WHERE user_id = $1 AND submitted_at IS NULL`, [people.centre])
    const { workItems } = await centre!.get<{ workItems: { kind: string }[] }>('{ workItems { kind } }')
    expect(workItems.filter(({ kind }) => kind === 'application_to_decide').length).toBeGreaterThan(0)
    expect(workItems.filter(({ kind }) => kind === 'application_to_assess').length).toBeLessThanOrEqual(work[0]!.n)
  })
})
