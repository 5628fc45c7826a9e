import { shippedPath } from '@solmu/domain/onboarding/decision-path.js'
import { shippedCriteria } from '@solmu/domain/onboarding/criteria-library.js'
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import type { MembershipClock } from '../membership/membership-clock.js'
import type { ExpulsionClock } from './expulsion-clock.js'

const EXPULSION = `id standing version statement statementName statementManner hasMandate actions { action blockedBy } decisionId files { id fileName } participants { name isRecused } votesFor closedReason`
const expelling = (name: string, of: string) => `mutation ($input: ${of}!) { ${name}(input: $input) { expulsion { ${EXPULSION} } } }`
const PROPOSE = expelling('proposeExpulsion', 'ProposeExpulsionInput')
const ANSWER = expelling('answerExpulsion', 'AnswerExpulsionInput')
const DROP = expelling('dropExpulsion', 'DropExpulsionInput')
const EXPEL = expelling('recordExpulsion', 'RecordExpulsionInput')
const RECORD = `query ($id: ID!) { membershipDecision(id: $id) { decision { outcome annulledOn expulsionId files { fileName } appeal { id version outcome } } steps { id body basis participants { name userId isRecused } files { id fileName fileSize } }
  actions { action blockedBy } mayAppeal mayAnnul } }`
const STEP = `mutation ($input: RecordDecisionStepInput!) { recordDecisionStep(input: $input) { decision { state steps { id basis participants { name userId } } decisions { id } } } }`
const CANDIDATES = 'query ($centreId: ID!, $body: DecisionBody!, $day: Date!) { decisionCandidates(centreId: $centreId, body: $body, day: $day) { userId name place { fi } } }'
const VERDICT = `made { id annulledOn appeal { id version isInTime outcome } } decision { state }`
const ANNUL = `mutation ($input: AnnulDecisionInput!) { annulMembershipDecision(input: $input) { ${VERDICT} } }`
const APPEAL = `mutation ($input: RecordAppealInput!) { recordMembershipAppeal(input: $input) { ${VERDICT} } }`
const SETTLE = `mutation ($input: SettleAppealInput!) { settleMembershipAppeal(input: $input) { ${VERDICT} } }`

interface Expulsion {
  id: string; standing: string; version: number; statement: string; statementName: string; statementManner: string | null; decisionId: string | null; actions: { action: string; blockedBy: string | null }[]
  files: { id: string; fileName: string }[]; participants: { name: string }[]; votesFor: number | null; closedReason: string
}
interface DecisionRecord {
  decision: { outcome: string; annulledOn: string | null; files: { fileName: string }[] }; steps: { id: string; basis: string; files: { id: string; fileName: string }[] }[]
  actions: { action: string; blockedBy: string[] }[]; mayAnnul: boolean; mayAppeal: boolean
}
interface Verdict { made: { id: string; annulledOn: string | null; appeal: { id: string; version: number; isInTime: boolean; outcome: string | null } | null }; decision: { state: string } | null }
type Answer = Awaited<ReturnType<Actor['ask']>>
type Member = { membershipId: string; organisationId: string; centreId: string }

let app: TestApp
let [office, centre, other, manager, member, auditor]: Actor[] = []
let people: Record<'office' | 'centre' | 'manager' | 'far', string>
let [centreId, farCentreId]: string[] = []
/** The member whose unit's manager is the one of the demo. */
let own: Member
const today = todayIn()
const PDF = '%PDF-1.7 pöytäkirja'

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager')]
  ;[member, auditor] = [await app.as('unit_member'), await app.as('auditor')]
  const held = await app.rows<{ id: string; email: string; unitId: string; role: string }>(
    `SELECT u.id, u.email, a.unit_id AS "unitId", a.role FROM app_user u JOIN role_assignment a ON a.user_id = u.id AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
     WHERE u.kind = 'person' AND a.deputy_for IS NULL ORDER BY u.email`
  )
  const of = (email: string) => held.find((each) => each.email.startsWith(email))!
  centreId = of('eeva-liisa.turunen').unitId
  const far = held.find(({ unitId, role }) => role === 'regional_coordinator' && unitId !== centreId)!
  farCentreId = far.unitId
  people = { office: of('aino.salmela').id, centre: of('eeva-liisa.turunen').id, manager: of('mikko.hyvarinen').id, far: far.id }
  other = await app.signIn(far.email, 'solmu-demo-2026')
  const [row] = await app.rows<Member>(
    `SELECT m.id AS "membershipId", m.organisation_id AS "organisationId", m.centre_id AS "centreId" FROM membership m JOIN unit_now n ON n.organisation_id = m.organisation_id WHERE n.id = $1 AND m.ends_on IS NULL`,
    [of('mikko.hyvarinen').unitId]
  )
  own = row!
})
afterAll(() => app.stop())

const codesOf = ({ errors }: Answer): string[] => (errors ?? []).flatMap(({ extensions }) => [String(extensions?.code), ...((extensions?.issues as { code: string }[] | undefined) ?? []).map(({ code }) => code)])
const codeOf = (answer: Answer) => codesOf(answer)[0]
const blockedOf = ({ errors }: Answer) => (errors?.[0]?.extensions?.params as { blockedBy?: string } | undefined)?.blockedBy
function part<T>({ data, errors }: Answer): T {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(Object.values(data as Record<string, Record<string, T>>)[0]!)[0]!
}
const expulsions = async (actor: Actor, membershipId: string) =>
  (await actor.get<{ memberExpulsions: Expulsion[] }>(`query ($membershipId: ID) { memberExpulsions(membershipId: $membershipId) { ${EXPULSION} } }`, { membershipId })).memberExpulsions
const recordOf = async (id: string, actor = office!) => (await actor.get<{ membershipDecision: DecisionRecord }>(RECORD, { id })).membershipDecision

/** A member of the demo coordinator's centre. */
async function aMember(): Promise<Member> {
  const organisationId = newId()
  await app.rows(`INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form) SELECT $1, u.consortium_id, 'Erotettava', '', '', 'association' FROM org_unit u WHERE u.id = $2`, [organisationId, centreId])
  await app.rows(
    `INSERT INTO membership_decision (id, consortium_id, organisation_id, centre_id, outcome, body, number, decided_on, effective_on, reasons)
     SELECT gen_random_uuid(), u.consortium_id, $1, u.id, 'founding', 'founding_meeting', '1', '2020-01-01', '2020-01-01', 'x' FROM org_unit u WHERE u.id = $2`,
    [organisationId, centreId]
  )
  const [row] = await app.rows<{ id: string }>('SELECT id FROM membership WHERE organisation_id = $1', [organisationId])
  return { membershipId: row!.id, organisationId, centreId: centreId! }
}
const propose = (of: Pick<Member, 'membershipId'>, { actor = centre!, grounds = 'Velvoitteet laiminlyöty', until = addDays(today, 14) } = {}) => actor.ask(PROPOSE, { input: { membershipId: of.membershipId, grounds, hearingUntil: until } })
const seen = ({ id, version }: Expulsion) => ({ expulsionId: id, expectedVersion: version })
const board = (there: number) => Array.from({ length: there }, (_, place) => ({ name: `Jäsen ${place + 1}`, isRecused: false, conflict: '' }))
const ballot = (of: object = {}) => ({ decidedOn: today, number: `AH ${newId().slice(-6)}`, participants: board(3), amRecused: false, votesFor: 3, votesAgainst: 0, votesAbstain: 0, reasons: 'Sääntöjen 5 §', conditions: '', ...of })
const expel = (expulsion: Expulsion, of: object = {}, actor = office!) => actor.ask(EXPEL, { input: { ...seen(expulsion), effectiveOn: today, ...ballot(of) } })
/** The same with its hearing over. */
async function heard(of?: Member): Promise<Expulsion> {
  const expulsion = part<Expulsion>(await propose(of ?? (await aMember())))
  return part<Expulsion>(await centre!.ask(ANSWER, { input: { ...seen(expulsion), statement: 'Olemme hoitaneet velvoitteemme', statementName: 'Hilla Hakija, puheenjohtaja' } }))
}
/** Writes what a trigger would refuse: as if it had been another day. */
async function past(table: string, trigger: string, [sql, values]: [string, unknown[]]): Promise<void> {
  await app.rows(`ALTER TABLE ${table} DISABLE TRIGGER ${trigger}`)
  await app.rows(sql, values)
  await app.rows(`ALTER TABLE ${table} ENABLE TRIGGER ${trigger}`)
}
const stateOf = async (membershipId: string) => (await app.rows<{ state: string }>('SELECT app.membership_state($1, app.today()) AS state', [membershipId]))[0]?.state

const WORK = '{ workItems { kind dueOn params } }'
const workOf = async (actor: Actor, membershipId: string) =>
  (await actor.get<{ workItems: { kind: string; dueOn: string | null; params: { membershipId?: string } }[] }>(WORK)).workItems.filter(({ params }) => params.membershipId === membershipId).map(({ kind, dueOn }) => [kind, dueOn])
/** Gives somebody the mandate to sign for a member, in the place of whoever holds it. */
async function mandated({ organisationId }: Member, email: string): Promise<void> {
  await endMandates(organisationId)
  await app.rows(
    `INSERT INTO mandate (id, consortium_id, organisation_id, unit_id, kind, user_id, person_name, valid_from, basis_kind) SELECT $1, o.consortium_id, o.id, $3, 'sign', u.id, u.display_name, $4, 'board_decision'
     FROM organisation o, app_user u WHERE o.id = $2 AND u.email LIKE $5`,
    [newId(), organisationId, centreId, today, `${email}@%`]
  )
}
const endMandates = (organisationId: string) =>
  app.rows(`UPDATE mandate SET ended_on = greatest(valid_from, $2), ended_at = now(), end_reason = 'spec' WHERE organisation_id = $1 AND kind = 'sign' AND ended_on IS NULL AND (valid_to IS NULL OR valid_to > $2)`, [organisationId, today])
/** A unit that the member runs at its centre, with somebody who leads it. */
async function aUnit({ organisationId }: Pick<Member, 'organisationId'>): Promise<string> {
  const unitId = newId()
  await app.rows(
    `WITH u AS (INSERT INTO org_unit (id, consortium_id, type) SELECT $1, c.consortium_id, 'local_unit' FROM org_unit c WHERE c.id = $2),
       l AS (INSERT INTO unit_link (consortium_id, unit_id, parent_id, valid_from) SELECT c.consortium_id, $1, c.id, '2021-01-01' FROM org_unit c WHERE c.id = $2)
     INSERT INTO unit_period (consortium_id, unit_id, organisation_id, kind, name_fi, name_sv, name_en, municipality_code, valid_from)
       SELECT p.consortium_id, $1, $3, 'workshop', 'Yksikkö ' || right($1::text, 6), '', '', p.municipality_code, '2021-01-01' FROM unit_period p WHERE p.unit_id = $2 LIMIT 1`,
    [unitId, centreId, organisationId]
  )
  await app.rows(`INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from) SELECT $1, a.consortium_id, a.user_id, 'unit_manager', $2, '2021-01-01' FROM role_assignment a JOIN app_user u ON u.id = a.user_id AND u.email LIKE 'riitta.kosonen@%' LIMIT 1`, [newId(), unitId])
  return unitId
}
const unitOf = async (unitId: string) => {
  const [row] = await app.rows<{ open: boolean; to: string | null }>(`SELECT n.is_open AS open, a.valid_to AS "to" FROM role_assignment a LEFT JOIN unit_now n ON n.id = a.unit_id WHERE a.unit_id = $1 AND a.role = 'unit_manager'`, [unitId])
  return [row?.open ?? false, row?.to ?? null]
}

/** An application in decision by a path of one step. */
async function inDecision(body = 'head_office', boundUser?: string): Promise<string> {
  const id = newId()
  const path = { ...shippedPath, steps: [{ kind: 'decide', body, quorum: 1, majority: 'simple' }] }
  await app.rows(
    `INSERT INTO application (id, consortium_id, centre_id, state, form_version, language, name, is_new_organisation, submitted_at)
     SELECT $1, u.consortium_id, u.id, 'in_decision', 1, 'fi', $3, true, now() FROM org_unit u WHERE u.id = $2`,
    [id, centreId, `Hakija ${id.slice(-6)}`]
  )
  await app.rows(
    `INSERT INTO application_procedure (application_id, consortium_id, centre_id, criteria, criteria_number, path, path_number, sent_at) SELECT a.id, a.consortium_id, a.centre_id, $2, 0, $3, 0, now() FROM application a WHERE a.id = $1`,
    [id, JSON.stringify(shippedCriteria), JSON.stringify(path)]
  )
  if (boundUser) {
    await app.rows(
      `INSERT INTO application_assessor (id, consortium_id, centre_id, application_id, user_id, due_on, conflict, conflict_note, declared_at)
       SELECT gen_random_uuid(), a.consortium_id, a.centre_id, a.id, $2, app.today(), 'family', 'Sisar', now() FROM application a WHERE a.id = $1`,
      [id, boundUser]
    )
  }
  return id
}
const step = (applicationId: string, of: object = {}, actor = office!) => actor.ask(STEP, { input: { applicationId, step: 0, outcome: 'favour', ...ballot({ participants: board(1), votesFor: 1 }), ...of } })
const filesAt = (actor: Actor, path: string, init: RequestInit = {}) => fetch(`${app.address}/api/members/procedure-files/${path}`, { ...init, headers: { cookie: actor.cookie } })
const upload = (actor: Actor, path: string, content = PDF, name = 'poytakirja.pdf') => {
  const form = new FormData()
  form.set('file', new Blob([content]), name)
  return filesAt(actor, path, { method: 'POST', body: form })
}

describe('an expulsion', () => {
  it('is proposed by the centre, heard, and decided by the head office; the member answers for itself', async () => {
    expect(await expulsions(manager!, own.membershipId)).toEqual([])
    await endMandates(own.organisationId)
    const proposed = part<Expulsion>(await propose(own))
    expect(proposed).toMatchObject({ standing: 'hearing', actions: [{ action: 'answer', blockedBy: null }, { action: 'drop', blockedBy: null }] })
    expect(codeOf(await propose(own))).toBe('ALREADY_EXISTS')
    const mails = await app.rows<{ subject: string; text: string }>(`SELECT subject, text FROM outbox_mail WHERE user_id = $1 AND subject LIKE 'Jäsenyyttä koskeva asia%'`, [people.manager])
    expect(mails).toHaveLength(1)
    expect(`${mails[0]?.subject} ${mails[0]?.text}`).not.toMatch(/erott|laiminly/iu)
    // Whoever answers for the member sees why, and nobody else who works there.
    expect(await expulsions(manager!, own.membershipId)).toMatchObject([{ id: proposed.id, actions: [{ action: 'answer', blockedBy: 'mandate_missing' }] }])
    expect(await workOf(manager!, own.membershipId)).toEqual([])
    expect(codeOf(await manager!.ask(ANSWER, { input: { ...seen(proposed), expectedVersion: 9, statement: 'x' } }))).toBe('MANDATE_MISSING')
    for (const actor of [member!, other!]) expect(await expulsions(actor, own.membershipId)).toEqual([])
    expect(codeOf(await member!.ask(ANSWER, { input: { ...seen(proposed), statement: 'x' } }))).toBe('NOT_FOUND')
    expect(codeOf(await auditor!.ask(ANSWER, { input: { ...seen(proposed), statement: 'x' } }))).toBe('NOT_ALLOWED')
    // Whoever signs for the member is asked, wherever they work; those who look after it say whose letter they record.
    await mandated(own, 'riitta.kosonen')
    expect(await expulsions(member!, own.membershipId)).toMatchObject([{ id: proposed.id, hasMandate: true, actions: [{ action: 'answer', blockedBy: null }] }])
    expect(await workOf(member!, own.membershipId)).toEqual([['expulsion_to_answer', addDays(today, 14)]])
    expect(await workOf(office!, own.membershipId)).toEqual([])
    expect(codeOf(await centre!.ask(ANSWER, { input: { ...seen(proposed), statement: 'x' } }))).toBe('REQUIRED')
    await mandated(own, 'mikko.hyvarinen')
    expect(await expulsions(member!, own.membershipId)).toEqual([])
    expect(blockedOf(await expel(proposed))).toBe('hearing_runs')
    expect(codeOf(await manager!.ask(ANSWER, { input: { ...seen(proposed), statement: ' ' } }))).toBe('REQUIRED')
    const answered = part<Expulsion>(await manager!.ask(ANSWER, { input: { ...seen(proposed), statement: 'Emme ole laiminlyöneet' } }))
    expect(answered).toMatchObject({ standing: 'heard', statement: 'Emme ole laiminlyöneet', statementName: 'Mikko Hyvärinen', statementManner: 'signed' })
    expect([await workOf(manager!, own.membershipId), await workOf(office!, own.membershipId), await workOf(centre!, own.membershipId)]).toEqual([[], [['expulsion_to_decide', null]], []])
    expect(blockedOf(await manager!.ask(ANSWER, { input: { ...seen(answered), statement: 'x' } }))).toBe('answered')
    expect(codeOf(await expel(answered, {}, centre!))).toBe('NOT_ALLOWED')
    part(await centre!.ask(DROP, { input: { ...seen(answered), reason: 'Asia selvisi' } }))
    expect(await workOf(office!, own.membershipId)).toEqual([])
    expect((await expulsions(centre!, own.membershipId))[0]).toMatchObject({ standing: 'dropped', closedReason: 'Asia selvisi' })
    expect(await stateOf(own.membershipId)).not.toBe('expelled')
  })

  it('ends the membership by its decision, which rests on the ballot; the decision is appealed against and annulled', async () => {
    const of = await aMember()
    const unitId = await aUnit(of)
    const expulsion = await heard(of)
    expect(expulsion).toMatchObject({ statementName: 'Hilla Hakija, puheenjohtaja', statementManner: 'paper' })
    expect(codeOf(await expel(expulsion, { participants: board(2), votesFor: 2 }))).toBe('QUORUM_MISSING')
    expect(codesOf(await office!.ask(EXPEL, { input: { ...seen(expulsion), ...ballot(), effectiveOn: addDays(today, -1) } }))).toContain('OUT_OF_RANGE')
    expect(codeOf(await expel({ ...expulsion, version: 9 }))).toBe('STALE')
    expect(codeOf(await expel(expulsion, { participants: [...board(2), { name: 'x', userId: people.office, isRecused: true, conflict: 'Puoliso' }], votesFor: 2 }))).toBe('RECUSED')
    const decided = part<Expulsion>(await expel(expulsion))
    expect(decided).toMatchObject({ standing: 'decided', votesFor: 3, participants: [{}, {}, {}] })
    expect(await stateOf(of.membershipId)).toBe('expelled')
    expect(await unitOf(unitId)).toEqual([false, today])
    expect(await app.rows(`SELECT p.kind, bool_and(t.due_on >= $2) AS "isAhead" FROM membership_plan p JOIN membership_task t ON t.plan_id = p.id WHERE p.membership_id = $1 GROUP BY p.kind`, [of.membershipId, addDays(today, 14)])).toEqual([{ kind: 'exit', isAhead: true }])
    expect(blockedOf(await expel(decided))).toBe('closed')
    const decisionId = decided.decisionId!
    expect(await recordOf(decisionId)).toMatchObject({ decision: { outcome: 'expelled', expulsionId: decided.id }, steps: [], mayAnnul: true, mayAppeal: true })
    const appealed = (await office!.ask(APPEAL, { input: { decisionId, receivedOn: today, appellant: 'Jäsen ry', grounds: 'Kuuleminen puutteellinen' } })).data as Record<string, Verdict>
    const { appeal } = Object.values(appealed)[0]!.made
    expect(appeal).toMatchObject({ isInTime: true, outcome: null })
    expect(blockedOf(await office!.ask(ANNUL, { input: { decisionId, reason: 'x' } }))).toBe('appeal_pending')
    const settled = await office!.ask(SETTLE, { input: { appealId: appeal!.id, expectedVersion: appeal!.version, outcome: 'annulled', decidedOn: today, reasons: 'Kuultava uudelleen' } })
    expect(settled.data).toMatchObject({ settleMembershipAppeal: { made: { annulledOn: today }, decision: null } })
    expect(await stateOf(of.membershipId)).toBe('suspended')
    expect(await unitOf(unitId)).toEqual([true, null])
    expect(blockedOf(await office!.ask(ANNUL, { input: { decisionId, reason: 'x' } }))).toBe('no_decision')
    // It can be proposed anew.
    expect(part<Expulsion>(await propose(of)).standing).toBe('hearing')
  })

  it('gives two weeks at least, is never decided unheard, also by the database, and a member that says nothing is heard when they are over', async () => {
    const of = await aMember()
    expect(codeOf(await propose(of, { until: addDays(today, 13) }))).toBe('OUT_OF_RANGE')
    expect(codeOf(await propose(of, { grounds: ' ' }))).toBe('REQUIRED')
    expect(codeOf(await propose(of, { actor: other! }))).toBe('NOT_ALLOWED')
    expect(codeOf(await propose(of, { actor: manager! }))).toBe('NOT_ALLOWED')
    expect(codeOf(await propose({ membershipId: newId() }))).toBe('NOT_FOUND')
    const expulsion = part<Expulsion>(await propose(of))
    await expect(app.rows(`UPDATE member_expulsion SET state = 'decided', closed_on = app.today(), votes_for = 1 WHERE id = $1`, [expulsion.id])).rejects.toThrow('unheard')
    await past('member_expulsion', 'keep_said', ['UPDATE member_expulsion SET proposed_on = app.today() - 30, hearing_until = app.today() - 1 WHERE id = $1', [expulsion.id]])
    expect(part<Expulsion>(await expel(expulsion)).standing).toBe('decided')
    await expect(app.rows(`UPDATE member_expulsion SET grounds = 'x' WHERE id = $1`, [expulsion.id])).rejects.toThrow('stands')
    expect(codeOf(await propose(of))).toBe('MEMBERSHIP_STATE')
  })
})

describe('an expulsion and the units of the member', () => {
  const LEAVING = 'query ($membershipId: ID!) { memberLeaving(membershipId: $membershipId) { endsOn units { unit { id } fate day mayHandOver } } }'
  const HAND_OVER = 'mutation ($input: HandOverMemberUnitInput!) { handOverMemberUnit(input: $input) { leaving { units { fate day } } } }'
  const VERSION = 'query ($id: ID!) { membership(id: $id) { version state endsOn outlook { steps { action } } } }'
  type Leaving = { memberLeaving: { endsOn: string; units: { fate: string; day: string | null; mayHandOver: boolean }[] } }
  type Version = { membership: { version: number; state: string; endsOn: string | null; outlook: { steps: { action: string }[] } } }
  const effectiveOn = addDays(today, 40)

  it('end on the day that is decided, can be handed over until then, and go on when the decision is annulled before it', async () => {
    const of = await aMember()
    const unitId = await aUnit(of)
    const decided = part<Expulsion>(await expel(await heard(of), { effectiveOn }))
    const { membership } = await centre!.get<Version>(VERSION, { id: of.membershipId })
    // Known at once, in force on its day; and nothing is done beside it any more.
    expect(membership).toMatchObject({ state: 'active', endsOn: effectiveOn, outlook: { steps: [] } })
    expect(await unitOf(unitId)).toEqual([true, effectiveOn])
    const { memberLeaving } = await centre!.get<Leaving>(LEAVING, { membershipId: of.membershipId })
    expect(memberLeaving).toMatchObject({ endsOn: effectiveOn, units: [{ fate: 'closes', day: effectiveOn, mayHandOver: true }] })
    const input = { membershipId: of.membershipId, unitId, toOrganisationId: own.organisationId, expectedVersion: membership.version }
    expect((await centre!.ask(HAND_OVER, { input })).data).toEqual({ handOverMemberUnit: { leaving: { units: [{ fate: 'passes', day: effectiveOn }] } } })
    expect(await unitOf(unitId)).toEqual([true, null])
    expect((await office!.ask(ANNUL, { input: { decisionId: decided.decisionId, reason: 'Muotovirhe' } })).errors).toBeUndefined()
    expect(await app.rows('SELECT organisation_id, valid_to FROM unit_period WHERE unit_id = $1', [unitId])).toEqual([{ organisation_id: of.organisationId, valid_to: null }])
  })

  /** A member that was expelled ten days ago, with its unit. */
  async function expelledBefore() {
    const of = await aMember()
    const unitId = await aUnit(of)
    const decided = part<Expulsion>(await expel(await heard(of)))
    expect(await unitOf(unitId)).toEqual([false, today])
    const day = addDays(today, -10)
    await app.rows('WITH p AS (UPDATE unit_period SET valid_to = $2 WHERE unit_id = $1) UPDATE unit_link SET valid_to = $2 WHERE unit_id = $1', [unitId, day])
    await app.rows(`UPDATE network_change SET effective_on = $2 WHERE operation->>'membershipId' = $1`, [of.membershipId, day])
    await past('membership_event', 'keep_event', [`UPDATE membership_event SET effective_on = $2, ends_on = $2 WHERE membership_id = $1 AND kind = 'expel'`, [of.membershipId, day]])
    const annul = async () => {
      expect((await office!.ask(ANNUL, { input: { decisionId: decided.decisionId, reason: 'Muotovirhe' } })).errors).toBeUndefined()
      return app.rows('SELECT valid_from, valid_to FROM unit_period WHERE unit_id = $1 ORDER BY valid_from', [unitId])
    }
    return { unitId, day, annul }
  }

  it('open again from today when the day has passed', async () => {
    const { day, annul } = await expelledBefore()
    expect(await annul()).toEqual([{ valid_from: '2021-01-01', valid_to: day }, { valid_from: today, valid_to: null }])
  })

  it('stay as they are where the network has gone on, which keeps no decision from being annulled', async () => {
    const { unitId, day, annul } = await expelledBefore()
    const later = addDays(today, 30)
    const again = (table: string) => `INSERT INTO ${table} SELECT (jsonb_populate_record(x, jsonb_build_object('valid_from', $2::date, 'valid_to', NULL))).* FROM ${table} x WHERE x.unit_id = $1 RETURNING 1`
    await app.rows(`WITH p AS (${again('unit_period')}) ${again('unit_link')}`, [unitId, later])
    expect(await annul()).toEqual([{ valid_from: '2021-01-01', valid_to: day }, { valid_from: later, valid_to: null }])
  })

  it('has effect today at the earliest, also when it was decided before', async () => {
    const expulsion = await heard()
    expect(codesOf(await expel(expulsion, { decidedOn: addDays(today, -1), effectiveOn: addDays(today, -1) }))).toContain('OUT_OF_RANGE')
    expect(part<Expulsion>(await expel(expulsion, { decidedOn: addDays(today, -1) })).standing).toBe('decided')
  })
})

describe('the clock', () => {
  it('reminds once: whoever signs for a member that has said nothing, and those who decide when its time is over', async () => {
    const of = await aMember()
    await mandated(of, 'riitta.kosonen')
    const expulsion = part<Expulsion>(await propose(of))
    const until = async (days: number) => {
      await app.rows('ALTER TABLE member_expulsion DISABLE TRIGGER keep_said')
      await app.rows('UPDATE member_expulsion SET proposed_on = $2::date - 30, hearing_until = $2 WHERE id = $1', [expulsion.id, addDays(today, days)])
      await app.rows('ALTER TABLE member_expulsion ENABLE TRIGGER keep_said')
      await app.rows('DELETE FROM outbox_mail')
      const tick = () => app.provider<ExpulsionClock>('ExpulsionClock', { viewer: { userId: '', consortiumId: '' } }).run()
      const counts = [await tick(), await tick()]
      return [counts, await app.rows<{ email: string; subject: string }>('SELECT u.email, m.subject FROM outbox_mail m JOIN app_user u ON u.id = m.user_id ORDER BY u.email')]
    }
    expect(await until(4)).toEqual([[0, 0], []])
    expect(await until(3)).toEqual([[1, 0], [{ email: expect.stringContaining('riitta.kosonen'), subject: expect.stringContaining('vastaa viimeistään') }]])
    const [counts, told] = await until(-1)
    expect(counts).toEqual([expect.any(Number), 0])
    expect(told).toContainEqual({ email: expect.stringContaining('aino.salmela'), subject: expect.stringContaining('kuuleminen on päättynyt') })
    expect(await workOf(office!, of.membershipId)).toEqual([['expulsion_to_decide', null]])
    expect(await workOf(member!, of.membershipId)).toEqual([['expulsion_to_answer', addDays(today, -1)]])
  })
})

describe('a membership whose admission does not stand', () => {
  /** Admitted and annulled; the application is with those who decide again. */
  async function annulled() {
    const id = await inDecision()
    const { decisions } = part<{ decisions: { id: string }[] }>(await step(id))
    const [row] = await app.rows<Member>(`SELECT m.id AS "membershipId", m.organisation_id AS "organisationId", m.centre_id AS "centreId" FROM membership m WHERE m.decision_id = $1`, [decisions[0]!.id])
    const unitId = await aUnit(row!)
    expect((await office!.ask(ANNUL, { input: { decisionId: decisions[0]!.id, reason: 'Esteellinen äänesti' } })).errors).toBeUndefined()
    expect([await stateOf(row!.membershipId), (await unitOf(unitId))[0]]).toEqual(['suspended', true])
    return { ...row!, id, unitId }
  }

  it('lapses when the application is rejected after all, with its units, roles and plan; and can be admitted anew', async () => {
    const of = await annulled()
    const LAPSE = `INSERT INTO membership_event (id, consortium_id, membership_id, kind, from_state, to_state, effective_on) SELECT gen_random_uuid(), m.consortium_id, m.id, 'lapse', 'suspended', 'lapsed', app.today() FROM membership m WHERE m.id = $1`
    await expect(app.rows(LAPSE, [of.membershipId])).rejects.toMatchObject({ constraint: 'refused_membership_state' })
    expect((await step(of.id, { outcome: 'reject', votesFor: 0, votesAgainst: 1 })).errors).toBeUndefined()
    expect([await stateOf(of.membershipId), await unitOf(of.unitId)]).toEqual(['lapsed', [false, today]])
    const { membership } = await member!.get<{ membership: object }>('query ($id: ID!) { membership(id: $id) { state endsOn events { kind reason } outlook { steps { action } } } }', { id: of.membershipId })
    // The register tells that it lapsed; why the application was refused is read by those who read applications.
    expect(membership).toMatchObject({ state: 'lapsed', endsOn: today, events: [{ kind: 'admit' }, { kind: 'suspend' }, { kind: 'lapse', reason: '' }], outlook: { steps: [] } })
    expect(await app.rows('SELECT kind, closed_on FROM membership_plan WHERE membership_id = $1', [of.membershipId])).toEqual([{ kind: 'onboarding', closed_on: today }])
    expect(await app.rows(`SELECT 1 FROM organisation_role WHERE organisation_id = $1 AND role = 'member'`, [of.organisationId])).toEqual([])
    const again = await inDecision()
    await app.rows('UPDATE application SET organisation_id = $2, is_new_organisation = false WHERE id = $1', [again, of.organisationId])
    part(await step(again))
    expect(await app.rows('SELECT app.membership_state(id, app.today()) AS state FROM membership WHERE organisation_id = $1 ORDER BY id = $2 DESC', [of.organisationId, of.membershipId])).toEqual([{ state: 'lapsed' }, { state: 'admitted' }])
  })

  it('lapses when the applicant withdraws; its centre and its people are told once, and the units are left to the centre', async () => {
    const of = await annulled()
    await app.rows(`UPDATE application SET state = 'withdrawn', withdrawn_at = now() WHERE id = $1`, [of.id])
    expect([await stateOf(of.membershipId), await unitOf(of.unitId)]).toEqual(['lapsed', [true, today]])
    await app.rows('DELETE FROM outbox_mail')
    const tick = () => app.provider<MembershipClock>('MembershipClock', { viewer: { userId: '', consortiumId: '' } }).run()
    expect([(await tick()) > 0, await tick()]).toEqual([true, 0])
    const mails = await app.rows<{ email: string; subject: string }>(`SELECT u.email, m.subject FROM outbox_mail m JOIN app_user u ON u.id = m.user_id WHERE m.subject LIKE 'Jäsenyys on rauennut%'`)
    expect(mails.map(({ email }) => email.split('@')[0])).toEqual(expect.arrayContaining(['eeva-liisa.turunen', 'riitta.kosonen']))
    expect(await app.rows(`SELECT 1 FROM audit_entry WHERE action = 'membershipLapsed' AND subject_id = $1`, [of.membershipId])).toHaveLength(1)
  })
})

describe('who decided', () => {
  it('is known by account: whoever is recused records nothing, whatever they are called, and a namesake is somebody else', async () => {
    const id = await inDecision()
    const me = { name: 'Joku muu', userId: people.office, isRecused: true, conflict: 'Sukulainen' }
    expect(codeOf(await step(id, { participants: [...board(1), me] }))).toBe('RECUSED')
    expect(codeOf(await step(id, { participants: [...board(1), { name: 'AINO SALMELA', isRecused: true, conflict: 'Sukulainen' }] }))).toBe('RECUSED')
    expect(codeOf(await step(id, { participants: [...board(1), { ...me, userId: people.far, name: 'x' }], amRecused: true }))).toBe('RECUSED')
    // A coordinator of another region has nothing to do with this centre.
    expect(codeOf(await step(id, { participants: [...board(1), { ...me, userId: people.far }] }))).toBe('UNKNOWN_REFERENCE')
    const namesake = { name: 'Aino Salmela', userId: people.manager, isRecused: true, conflict: 'Hakijan hallituksessa' }
    const { steps } = part<{ steps: { participants: { name: string; userId: string | null }[] }[] }>(await step(id, { participants: [...board(1), namesake] }))
    expect(steps[0]?.participants).toEqual([{ name: 'Jäsen 1', userId: null }, { name: 'Mikko Hyvärinen', userId: people.manager }])
  })

  it('does not vote after having declared a conflict as an assessor, in the database either', async () => {
    const id = await inDecision('head_office', people.centre)
    const bound = { name: '', userId: people.centre, isRecused: false, conflict: '' }
    expect(codesOf(await step(id, { participants: [bound] }))).toContain('PARTICIPANT_BOUND')
    await expect(
      app.rows(
        `INSERT INTO application_decision_step (id, consortium_id, centre_id, application_id, round, step, body, decided_on, number, participants, votes_for, votes_against, votes_abstain, outcome, reasons)
         SELECT gen_random_uuid(), a.consortium_id, a.centre_id, a.id, 1, 0, 'head_office', app.today(), '1', $2, 1, 0, 0, 'favour', 'x' FROM application a WHERE a.id = $1`,
        [id, JSON.stringify([bound])]
      )
    ).rejects.toThrow('bound to the applicant')
    part(await step(id, { participants: [...board(1), { ...bound, isRecused: true, conflict: 'Sisar' }] }))
  })

  it('offers those with a role at the centre, below it and at the head office, to those who record', async () => {
    const at = { centreId, body: 'head_office', day: today }
    const { decisionCandidates } = await centre!.get<{ decisionCandidates: { userId: string }[] }>(CANDIDATES, at)
    const ids = decisionCandidates.map(({ userId }) => userId)
    expect(ids).toEqual(expect.arrayContaining([people.centre, people.manager, people.office]))
    expect(ids).not.toContain(people.far)
    expect(codeOf(await centre!.ask(CANDIDATES, { ...at, centreId: farCentreId }))).toBe('NOT_ALLOWED')
    expect(codeOf(await office!.ask(CANDIDATES, { ...at, centreId: newId() }))).toBe('NOT_FOUND')
  })

  it('offers whoever sat in the board of the centre on the day, where it has one, and not its secretary', async () => {
    const [board] = await app.rows<{ id: string }>(`SELECT id FROM body WHERE kind = 'regional_board' AND unit_id = $1`, [centreId])
    const [begun, seats] = [addDays(today, -10), [newId(), newId()]]
    const seat = (id: string, name: string, userId: string | null, to: string | null) =>
      app.rows(`INSERT INTO body_member (id, consortium_id, body_id, role, user_id, person_name, valid_from, valid_to) SELECT $1, consortium_id, id, 'member', $2, $3, $4, $5 FROM body WHERE id = $6`, [id, userId, name, begun, to, board!.id])
    await seat(seats[0]!, 'Mikko Hyvärinen', people.manager, null)
    await seat(seats[1]!, 'Väinö Entinen', null, today)
    const named = async (day: string, body = 'regional_board') =>
      (await centre!.get<{ decisionCandidates: { userId: string | null; name: string }[] }>(CANDIDATES, { centreId, body, day })).decisionCandidates
    const [now, then] = [await named(today), await named(begun)]
    expect(now).toEqual(expect.arrayContaining([expect.objectContaining({ userId: people.manager, name: 'Mikko Hyvärinen' }), expect.objectContaining({ userId: null, name: 'Seppo Haapala' })]))
    expect(now.map(({ userId }) => userId)).not.toContain(people.centre)
    expect([now, then].map((each) => each.some(({ name }) => name === 'Väinö Entinen'))).toEqual([false, true])
    expect((await named(today, 'head_office')).map(({ userId }) => userId)).toContain(people.office)
    await app.rows('DELETE FROM body_member WHERE id = ANY ($1::uuid[])', [seats])
  })

  it('says on which ballot or minutes a vote of the members rests', async () => {
    const id = await inDecision('member_vote')
    expect(codesOf(await step(id))).toContain('REQUIRED')
    expect(part<{ steps: { basis: string }[] }>(await step(id, { basis: 'Vuosikokouksen pöytäkirja 3/2026, 7 §' })).steps).toMatchObject([{ basis: 'Vuosikokouksen pöytäkirja 3/2026, 7 §' }])
  })
})

describe('files', () => {
  it('of minutes and of visits are what they are by their content, read by those who read the application, and removed with a trace', async () => {
    const id = await inDecision()
    const { steps, decisions } = part<{ steps: { id: string }[]; decisions: { id: string }[] }>(await step(id))
    const path = `steps/${steps[0]!.id}`
    expect((await upload(centre!, path, 'ei mitään')).status).toBe(415)
    expect((await upload(centre!, path, '')).status).toBe(415)
    expect((await upload(auditor!, path)).status).toBe(403)
    expect((await upload(other!, path)).status).toBe(404)
    expect((await upload(centre!, 'ballots/1')).status).toBe(404)
    const kept = (await (await upload(centre!, path)).json()) as { id: string; fileName: string }
    expect(kept.fileName).toBe('poytakirja.pdf')
    expect((await recordOf(decisions[0]!.id)).steps[0]?.files).toMatchObject([{ id: kept.id, fileName: 'poytakirja.pdf' }])
    const got = await filesAt(auditor!, kept.id)
    expect([got.status, got.headers.get('content-type'), await got.text()]).toEqual([200, 'application/pdf', PDF])
    for (const actor of [other!, manager!]) expect((await filesAt(actor, kept.id)).status).toBe(404)
    const REMOVE = 'mutation ($input: RemoveProcedureFileInput!) { removeProcedureFile(input: $input) { fileId } }'
    expect(codeOf(await auditor!.ask(REMOVE, { input: { fileId: kept.id } }))).toBe('NOT_ALLOWED')
    expect(codeOf(await other!.ask(REMOVE, { input: { fileId: kept.id } }))).toBe('NOT_FOUND')
    expect((await centre!.ask(REMOVE, { input: { fileId: kept.id } })).errors).toBeUndefined()
    expect((await recordOf(decisions[0]!.id)).steps[0]?.files).toEqual([])
    const [entry] = await app.rows<{ details: { hash: string } }>(`SELECT details FROM audit_entry WHERE action = 'removeProcedureFile' AND outcome = 'done' AND subject_id = $1`, [id])
    expect(entry?.details.hash).toMatch(/^[0-9a-f]{64}$/u)
    const visitId = newId()
    await app.rows(`INSERT INTO application_visit (id, consortium_id, centre_id, application_id, planned_on, visitors) SELECT $2, a.consortium_id, a.centre_id, a.id, app.today(), 'x' FROM application a WHERE a.id = $1`, [id, visitId])
    expect((await upload(centre!, `visits/${visitId}`, '\u00ff\u00d8\u00ff', 'kuva.jpg')).status).toBe(415)
    expect((await upload(centre!, `visits/${visitId}`, PDF, 'kuva.jpg')).status).toBe(200)
  })

  it('of a hearing are read by the member that is to be heard; nothing lies at what is another’s', async () => {
    const of = part<Expulsion>(await propose(own))
    expect((await upload(manager!, `expulsions/${of.id}`)).status).toBe(403)
    const kept = (await (await upload(centre!, `expulsions/${of.id}`)).json()) as { id: string }
    expect((await filesAt(manager!, kept.id)).status).toBe(200)
    expect((await filesAt(member!, kept.id)).status).toBe(404)
    expect(await expulsions(manager!, own.membershipId)).toMatchObject([{ files: [{ id: kept.id }] }, {}])
    await expect(
      app.rows(
        `INSERT INTO procedure_file (id, consortium_id, centre_id, expulsion_id, file_key, file_name, file_type, file_size, file_hash)
         SELECT gen_random_uuid(), e.consortium_id, $2, e.id, gen_random_uuid(), 'x', 'x', 1, repeat('0', 64) FROM member_expulsion e WHERE e.id = $1`,
        [of.id, farCentreId]
      )
    ).rejects.toThrow('of another place')
  })
})

describe('rules and figures', () => {
  it('throws a draft away as it was seen, and nothing that was released', async () => {
    const SAVE = 'mutation ($input: SaveDecisionPathInput!) { saveDecisionPath(input: $input) { paths { id number isDraft version } } }'
    const DISCARD = 'mutation ($input: DiscardRulesInput!) { discardDecisionPathDraft(input: $input) { paths { number isDraft } } }'
    const [draft] = part<{ id: string; version: number; isDraft: boolean }[]>(await office!.ask(SAVE, { input: shippedPath }))
    const input = { id: draft!.id, expectedVersion: draft!.version }
    expect(draft?.isDraft).toBe(true)
    expect(codeOf(await centre!.ask(DISCARD, { input }))).toBe('NOT_ALLOWED')
    expect(codeOf(await office!.ask(DISCARD, { input: { ...input, expectedVersion: 7 } }))).toBe('STALE')
    expect(part<{ isDraft: boolean }[]>(await office!.ask(DISCARD, { input })).some(({ isDraft }) => isDraft)).toBe(false)
    expect(codeOf(await office!.ask(DISCARD, { input }))).toBe('NOT_FOUND')
    const [again] = part<{ id: string; version: number }[]>(await office!.ask(SAVE, { input: shippedPath }))
    await app.rows(`UPDATE decision_path SET state = 'released', valid_from = app.today() + 400, released_at = now() WHERE id = $1`, [again!.id])
    expect(codeOf(await office!.ask(DISCARD, { input: { id: again!.id, expectedVersion: again!.version } }))).toBe('PATH_STATE')
  })

  it('counts the way of applications as their rows say, by hand', async () => {
    const call = newId()
    await app.rows(
      `INSERT INTO membership_call (id, consortium_id, unit_id, title, body, opens_on, closes_on) SELECT $1, u.consortium_id, u.id, '{"fi":"Laskettava","sv":"","en":""}', '{"fi":"","sv":"","en":""}', '2020-01-01', '2020-12-31'
       FROM org_unit u WHERE u.id = $2`,
      [call, centreId]
    )
    // Three that began in 2020, one that began before; by stages on these days.
    const histories: [string, string][][] = [
      [['draft', '2020-02-01'], ['submitted', '2020-02-11'], ['under_assessment', '2020-02-13'], ['in_decision', '2020-03-04'], ['admitted', '2020-03-05']],
      [['draft', '2020-02-01'], ['submitted', '2020-02-05'], ['under_assessment', '2020-02-06'], ['returned', '2020-02-10'], ['submitted', '2020-02-20'], ['withdrawn', '2020-02-21']],
      [['draft', '2020-03-01'], ['submitted', '2020-03-21']],
      [['draft', '2019-12-31'], ['submitted', '2020-01-15']]
    ]
    for (const history of histories) {
      const id = newId()
      await app.rows(
        `INSERT INTO application (id, consortium_id, centre_id, call_id, state, form_version, language, name, submitted_at) SELECT $1, u.consortium_id, u.id, $3, 'submitted', 1, 'fi', 'Laskettava', now() FROM org_unit u WHERE u.id = $2`,
        [id, centreId, call]
      )
      for (const [at, [state, day]] of history.entries()) {
        await app.rows(
          `INSERT INTO application_event (id, consortium_id, application_id, kind, from_state, to_state, at) SELECT $1, a.consortium_id, a.id, 'begin', $3, $4, $5::date + time '12:00' FROM application a WHERE a.id = $2`,
          [newId(), id, history[at - 1]?.[0] ?? null, state, day]
        )
      }
    }
    const PIPELINE = `query ($callId: ID, $centreId: ID) { applicationPipeline(from: "2020-01-01", to: "2020-12-31", centreId: $centreId, callId: $callId) { begun undecided stages { stage reached ended running medianDays longestDays } } }`
    for (const [actor, variables] of [[centre!, { callId: call, centreId }], [office!, { callId: call }]] as const) {
      const { applicationPipeline } = await actor.get<{ applicationPipeline: { begun: number; undecided: number; stages: { stage: string; longestDays: number }[] } }>(PIPELINE, variables)
      expect(applicationPipeline).toMatchObject({ begun: 3, undecided: 1 })
      const of = (stage: string) => applicationPipeline.stages.find((each) => each.stage === stage)
      // 10, 4 and 20 days; 2, 1 and 1 days and one that runs; 20 and 4 days.
      expect(of('draft')).toMatchObject({ reached: 3, ended: 3, running: 0, medianDays: 10, longestDays: 20 })
      expect(of('submitted')).toMatchObject({ reached: 3, ended: 3, running: 1, medianDays: 1 })
      expect(of('under_assessment')).toMatchObject({ reached: 2, ended: 2, running: 0, medianDays: 12, longestDays: 20 })
      expect(of('returned')).toMatchObject({ reached: 1, medianDays: 10 })
      expect(of('in_decision')).toMatchObject({ reached: 1, medianDays: 1 })
      expect([of('admitted'), of('withdrawn'), of('rejected')]).toMatchObject([{ reached: 1, medianDays: null }, { reached: 1 }, { reached: 0 }])
    }
  })
})
