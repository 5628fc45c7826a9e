import { shippedPath } from '@solmu/domain/onboarding/decision-path.js'
import { noticeStatement } from '@solmu/domain/onboarding/notice-statement.js'
import { addDays, addMonths, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { demoPassword } from '../../../demo/demo-roles.js'
import { type Actor, TestApp } from '../../../testing/harness.js'

const TEXTS = '{ fi sv en }'
const FIELDS = `id state version admittedOn endsOn closesUnits organisation { id name ${TEXTS} businessId } centre { id } decision { isFounding number annulledOn annulledReason }
  events { kind toState effectiveOn endsOn manner reason reference statement } units { id }`
const OUTLOOK = `outlook { openTasks openReturns noticeMonths hasMandate mayManage mayLeave missingAgreements { agreementId title ${TEXTS} } steps { action to isAllowed blockedBy } }`
const LIST = `query ($asOf: Date, $organisationId: ID) { memberships(asOf: $asOf, organisationId: $organisationId) { ${FIELDS} } }`
const ONE = `query ($id: ID!) { membership(id: $id) { ${FIELDS} ${OUTLOOK} } }`
const TASKS = 'tasks { id code level kind isDone isRequired dependsOn dueOn ownerId doneOn note mayWork version }'
const PLANS = `query ($membershipId: ID) { membershipPlans(membershipId: $membershipId) { id kind state closedOn startsOn mayManage version buddy { id } ${TASKS} } }`
const act = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { membership { ${FIELDS} } } }`
const ACTIVATE = act('activateMembership', 'ActivateMembershipInput')
const NOTICE = act('giveMembershipNotice', 'GiveMembershipNoticeInput')
const BACK = act('takeBackMembershipNotice', 'TakeBackMembershipNoticeInput')
const SUSPEND = act('suspendMembership', 'ReasonedMembershipInput')
const REINSTATE = act('reinstateMembership', 'ReasonedMembershipInput')
const RULES = `mutation ($input: SetMembershipRulesInput!) { setMembershipRules(input: $input) { rules { admissionSince noticeMonths withoutMembership } } }`
const MARK = `mutation ($input: MarkPlanTaskInput!) { markPlanTask(input: $input) { plan { id ${TASKS} } } }`
const ASSIGN = `mutation ($input: AssignPlanTaskInput!) { assignPlanTask(input: $input) { plan { id ${TASKS} } } }`
const BUDDY = `mutation ($input: ChoosePlanBuddyInput!) { choosePlanBuddy(input: $input) { plan { version buddy { id } } } }`
const WORK = '{ workItems { kind } }'

interface Task { id: string; code: string; level: string; kind: string; isDone: boolean; isRequired: boolean; ownerId: string | null; doneOn: string | null; mayWork: boolean; version: number }
interface Plan { id: string; kind: string; state: string; closedOn: string | null; mayManage: boolean; version: number; buddy: { id: string } | null; tasks: Task[] }
interface Step { action: string; to: string; isAllowed: boolean; blockedBy: string[] }
interface Membership {
  id: string; state: string; version: number; admittedOn: string; endsOn: string | null; organisation: { id: string; name: { fi: string } }; centre: { id: string }
  decision: { isFounding: boolean; annulledReason: string }; events: { kind: string; toState: string; reason: string; statement: string; endsOn: string | null }[]; units: { id: string }[]
  outlook: { openTasks: number; hasMandate: boolean; mayManage: boolean; mayLeave: boolean; missingAgreements: unknown[]; steps: Step[] }
}
type Answer = Awaited<ReturnType<Actor['ask']>>

let app: TestApp
let [office, centre, manager, member]: Actor[] = []
const today = todayIn()
const ready = 'Iisalmen Into'
const own = 'Karjalan Työsilta'

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager, member] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager'), await app.as('unit_member')]
})
afterAll(() => app.stop())

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions?.code
function moved({ data, errors }: Answer): Membership {
  if (errors) throw new Error(JSON.stringify(errors))
  return (Object.values(data as Record<string, { membership: Membership }>)[0] as { membership: Membership }).membership
}
const list = async (asOf?: string) => (await member!.get<{ memberships: Membership[] }>(LIST, { asOf })).memberships
const named = async (name: string, asOf?: string) => (await list(asOf)).find(({ organisation }) => organisation.name.fi.includes(name))!
const whole = async (name: string, who: Actor = centre!) => (await who.get<{ membership: Membership }>(ONE, { id: (await named(name)).id })).membership
const plansOf = async (name: string, who: Actor = centre!) => (await who.get<{ membershipPlans: Plan[] }>(PLANS, { membershipId: (await named(name)).id })).membershipPlans
const taskOf = async (name: string, code: string, who?: Actor) => (await plansOf(name, who))[0]!.tasks.find((task) => task.code === code)!
const input = (of: object) => ({ input: of })
const seen = ({ id, version }: Membership) => ({ membershipId: id, expectedVersion: version })

interface Admitted { organisationId: string; applicationId: string; centreId: string; consortium: string; decisionId: string }

/** An organisation of the spec's own, admitted by every step of the path; no unit, and nothing done. Again when it was before. */
async function anAdmitted(name: string, again: { organisationId?: string; effectiveOn?: string } = {}): Promise<Admitted> {
  const { organisationId = newId(), effectiveOn = today } = again
  const applicationId = newId()
  const [row] = await app.rows<{ consortium: string; centre: string }>(
    `SELECT c.id AS consortium, (SELECT l.parent_id FROM unit_link l JOIN unit_now u ON u.id = l.unit_id WHERE u.name_fi = $1 LIMIT 1) AS centre FROM consortium c WHERE c.is_demo`,
    [own]
  )
  const { consortium, centre: centreId } = row!
  if (!again.organisationId) await app.rows(`INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form) VALUES ($1, $2, $3, $3, $3, 'association')`, [organisationId, consortium, name])
  await app.rows(`INSERT INTO application (id, consortium_id, centre_id, state, form_version, language, name, organisation_id, submitted_at) VALUES ($1, $2, $3, 'in_decision', 1, 'fi', $4, $5, now())`, [applicationId, consortium, centreId, name, organisationId])
  await app.rows(
    `INSERT INTO application_procedure (application_id, consortium_id, centre_id, criteria, criteria_number, path, path_number, sent_at) VALUES ($1, $2, $3, '{}', 0, $4, 0, now())`,
    [applicationId, consortium, centreId, JSON.stringify(shippedPath)]
  )
  return decided({ organisationId, applicationId, centreId, consortium }, { effectiveOn })
}

/** The decision of an application, of a round: what is annulled is decided in another one. */
async function decided(of: Omit<Admitted, 'decisionId'>, { round = 1, effectiveOn = today }: { round?: number; effectiveOn?: string }): Promise<Admitted> {
  const { organisationId, applicationId, centreId, consortium } = of
  const decisionId = newId()
  await app.rows('UPDATE application_procedure SET round = $2 WHERE application_id = $1', [applicationId, round])
  for (const [place, { body, quorum }] of shippedPath.steps.entries()) {
    const participants = Array.from({ length: quorum }, (_none, each) => ({ name: `${each}`, userId: null, isRecused: false, conflict: '' }))
    await app.rows(
      `INSERT INTO application_decision_step (id, consortium_id, centre_id, application_id, round, step, body, decided_on, number, participants, votes_for, votes_against, votes_abstain, outcome, reasons)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '1', $9, $10, 0, 0, 'favour', 'ok')`,
      [newId(), consortium, centreId, applicationId, round, place, body, today, JSON.stringify(participants), quorum]
    )
  }
  await app.rows(
    `INSERT INTO membership_decision (id, consortium_id, application_id, organisation_id, centre_id, outcome, body, number, decided_on, effective_on, round, reasons, recorded_by)
     SELECT $1, $2, $3, $4, $5, 'admitted', 'head_office', '9/2026', least($6::date, $7::date), $7, $8, 'ok', u.id FROM app_user u WHERE u.email LIKE 'aino.salmela@%'`,
    [decisionId, consortium, applicationId, organisationId, centreId, today, effectiveOn, round]
  )
  return { ...of, decisionId }
}
const annul = (decisionId: string, reason = 'Esteellinen jäsen äänesti.') =>
  app.rows(`UPDATE membership_decision SET annulled_on = $2, annulled_at = now(), annulled_body = 'head_office', annulled_reason = $3 WHERE id = $1`, [decisionId, today, reason])
/** Everything that stands in the way of activation is out of it. */
async function made(ready: Admitted): Promise<void> {
  await app.rows('UPDATE membership_task SET is_required = false WHERE organisation_id = $1', [ready.organisationId])
  await app.rows(
    `INSERT INTO agreement_acceptance (id, consortium_id, agreement_id, version_id, organisation_id, unit_id, manner, accepted_at, accepted_on, signatory_name, content_hash)
     SELECT gen_random_uuid(), $1, a.agreement_id, v.id, $2, $3, 'filed', now(), $4, 'Pj', v.content_hash FROM app.agreements_missing($1, $2) a
       JOIN LATERAL (SELECT n.* FROM agreement_version n WHERE n.agreement_id = a.agreement_id AND n.state IN ('open', 'in_force') ORDER BY n.state, n.number DESC LIMIT 1) v ON true`,
    [ready.consortium, ready.organisationId, ready.centreId, today]
  )
}
const historyOf = async (name: string) => (await list()).filter(({ organisation }) => organisation.name.fi.includes(name)).map(({ id, state, events }) => ({ id, state, kinds: events.map(({ kind }) => kind) }))

describe('the register', () => {
  it('shows everybody who reads members how they stand, on any day', async () => {
    const now = await list()
    const count = (state: string) => now.filter((each) => each.state === state).length
    expect([count('active') > 30, count('admitted'), count('suspended'), count('left') > 0]).toEqual([true, expect.any(Number), 1, true])
    expect(await named('Kemijärven Kaarna')).toMatchObject({ state: 'suspended', decision: { isFounding: true }, events: expect.arrayContaining([expect.objectContaining({ kind: 'suspend', reason: expect.stringContaining('Tulosilmoitukset') })]) })
    expect(await named('Sodankylän Soihtu')).toMatchObject({ state: 'notice_given', endsOn: expect.any(String) })
    expect([(await named('Kemijärven Kaarna', '2025-12-31')).state, (await named('Kittilän Kuura', '2019-12-31')).state, (await named('Kittilän Kuura')).state]).toEqual(['active', 'active', 'left'])
    expect(await named(ready, '2025-12-31')).toBeUndefined()
    expect(codeOf(await member!.ask(LIST, { asOf: '2025-02-30' }))).toBeDefined()
  })

  it('is closed to whoever has no part in the network', async () => {
    const funder = await app.as('funder')
    expect(codeOf(await funder.ask(LIST))).toBe('NOT_ALLOWED')
  })

  it('is the one truth: the role of member is a membership’s to write', async () => {
    const mine = await named(own)
    const ROLES = `query ($id: ID!) { organisation(id: $id) { version roles { role validFrom validTo } details: name { fi } } }`
    expect((await office!.ask(ROLES, { id: mine.organisation.id })).errors).toBeUndefined()
    await expect(app.rows(`DELETE FROM organisation_role WHERE organisation_id = $1 AND role = 'member'`, [mine.organisation.id])).rejects.toMatchObject({ constraint: 'refused_member_by_admission' })
    const [stranger] = await app.rows<{ id: string; consortium_id: string }>(`SELECT id, consortium_id FROM organisation o WHERE NOT EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = o.id) AND name_fi LIKE 'Oulun kaupunki%'`)
    await expect(app.rows(`INSERT INTO organisation_role VALUES ($1, $2, 'member', $3)`, [stranger!.consortium_id, stranger!.id, today])).rejects.toMatchObject({ constraint: 'refused_member_by_admission' })
    await app.rows(`INSERT INTO organisation_role VALUES ($1, $2, 'partner', $3)`, [stranger!.consortium_id, stranger!.id, today])
  })
})

describe('onboarding', () => {
  it('is done by each level, blocks what waits, and is followed by activation, once', async () => {
    const before = await whole(ready)
    expect([before.state, before.outlook.openTasks, before.outlook.missingAgreements]).toEqual(['admitted', 1, []])
    expect(before.outlook.steps.find(({ action }) => action === 'activate')).toEqual({ action: 'activate', to: 'active', isAllowed: false, blockedBy: ['tasks_done'] })
    const refused = await centre!.ask(ACTIVATE, input(seen(before)))
    expect([codeOf(refused), refused.errors?.[0]?.extensions.params]).toEqual(['MEMBERSHIP_STATE', { state: 'admitted', action: 'activate', blockedBy: 'tasks_done' }])
    await expect(
      app.rows(`INSERT INTO membership_event (id, consortium_id, membership_id, kind, from_state, to_state, effective_on) SELECT gen_random_uuid(), consortium_id, id, 'activate', 'admitted', 'active', $2 FROM membership WHERE id = $1`, [before.id, today])
    ).rejects.toMatchObject({ constraint: 'refused_membership_state' })

    const visit = await taskOf(ready, 'visit')
    const tick = (task: Task, of: object = {}) => input({ taskId: task.id, expectedVersion: task.version, isDone: true, doneOn: today, note: 'Käynti tehty', evidenceUrl: '', ...of })
    expect(codeOf(await centre!.ask(MARK, tick(visit, { note: ' ' })))).toBe('REQUIRED')
    expect(codeOf(await centre!.ask(MARK, tick(visit, { doneOn: addDays(today, 1) })))).toBe('OUT_OF_RANGE')
    expect(codeOf(await centre!.ask(MARK, tick(visit, { evidenceUrl: 'javascript:1' })))).toBe('INVALID_WEBSITE')
    expect(codeOf(await centre!.ask(MARK, tick(await taskOf(ready, 'unit'))))).toBe('TASK_BY_FACT')
    expect(codeOf(await manager!.ask(MARK, tick(visit)))).toBe('NOT_FOUND')
    expect(codeOf(await centre!.ask(MARK, tick(await taskOf(ready, 'register', office), { isDone: false })))).toBe('NOT_ALLOWED')
    const [{ email }] = (await app.rows<{ email: string }>(`SELECT p.email FROM role_assignment a JOIN app_user p ON p.id = a.user_id JOIN unit_now u ON u.id = a.unit_id WHERE u.name_fi = $1 AND a.role = 'unit_manager' AND a.valid_to IS NULL`, [ready])) as [{ email: string }]
    const run = await app.signIn(email, demoPassword)
    expect((await plansOf(ready, run))[0]).toMatchObject({ mayManage: false, tasks: expect.arrayContaining([expect.objectContaining({ code: 'visit', mayWork: false }), expect.objectContaining({ code: 'training', mayWork: true })]) })
    expect(codeOf(await run.ask(MARK, tick(visit)))).toBe('NOT_ALLOWED')
    expect((await centre!.ask(MARK, tick(visit))).errors).toBeUndefined()
    expect(codeOf(await centre!.ask(MARK, tick(visit)))).toBe('STALE')

    expect((await whole(ready)).outlook.steps.find(({ action }) => action === 'activate')).toMatchObject({ isAllowed: true })
    const work = await centre!.get<{ workItems: { kind: string }[] }>(WORK)
    expect(work.workItems.map(({ kind }) => kind)).toContain('member_to_activate')
    expect(codeOf(await run.ask(ACTIVATE, input(seen(before))))).toBe('NOT_ALLOWED')
    const answers = await Promise.all([1, 2].map(() => centre!.ask(ACTIVATE, input(seen(before)))))
    expect(answers.map(codeOf).sort()).toEqual(['MEMBERSHIP_STATE', undefined])
    expect(await named(ready)).toMatchObject({ state: 'active' })
  })

  it('gives tasks to those who may do them, and a buddy among the units of active members', async () => {
    const blocked = 'Kiteen Kaari'
    const [plan] = await plansOf(blocked)
    const training = plan!.tasks.find(({ code }) => code === 'training')!
    const { planPeople } = await centre!.get<{ planPeople: { id: string; level: string }[] }>('query ($planId: ID!) { planPeople(planId: $planId) { id name level } }', { planId: plan!.id })
    expect(new Set(planPeople.map(({ level }) => level))).toEqual(new Set(['unit', 'centre', 'hq']))
    const [first] = planPeople
    const assign = (of: object) => centre!.ask(ASSIGN, input({ taskId: training.id, expectedVersion: training.version, ownerId: first!.id, dueOn: addDays(today, 20), ...of }))
    expect(codeOf(await assign({ ownerId: newId() }))).toBe('UNKNOWN_REFERENCE')
    expect((await assign({})).errors).toBeUndefined()
    expect(await taskOf(blocked, 'training')).toMatchObject({ ownerId: first!.id })
    const [mine, theirs] = [await named(own), await named(blocked)]
    const choose = (unitId: string | null, who: Actor = centre!) => who.ask(BUDDY, input({ planId: plan!.id, expectedVersion: plan!.version, unitId }))
    expect(codeOf(await choose(theirs.units[0]!.id))).toBe('UNKNOWN_REFERENCE')
    expect(codeOf(await choose(mine.units[0]!.id, manager))).toBe('NOT_ALLOWED')
    expect((await choose(mine.units[0]!.id)).errors).toBeUndefined()
    expect(await taskOf(blocked, 'buddy')).toMatchObject({ isDone: true })
  })

  it('stops when the decision is annulled, for everybody to see why, and does not go on without another', async () => {
    const { decisionId } = await anAdmitted('Peruttu Polku ry')
    expect(await whole('Peruttu Polku')).toMatchObject({ state: 'admitted', outlook: { openTasks: expect.any(Number) } })
    await annul(decisionId)
    const after = await whole('Peruttu Polku')
    expect(after).toMatchObject({ state: 'suspended', decision: { annulledReason: 'Esteellinen jäsen äänesti.' }, events: [{ kind: 'admit' }, { kind: 'suspend', reason: 'Esteellinen jäsen äänesti.' }] })
    expect((await named('Peruttu Polku')).events.at(-1)?.reason).toBe('Esteellinen jäsen äänesti.')
    expect(codeOf(await centre!.ask(REINSTATE, input({ ...seen(after), reason: 'Silti' })))).toBe('MEMBERSHIP_STATE')
  })
})

describe('the plan of a member', () => {
  const DISCUSSION = `query ($id: ID!) { discussion(subjectType: membership_plan, subjectId: $id) { entries { body deed person { displayName } } mayComment } }`
  const SAY = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { entry { id body } } }'
  type Talk = { discussion: { entries: { body: string | null; deed: string | null; person: { displayName: string } | null }[] } }

  it('is read, worked on and talked about by its own people, though it runs no unit yet', async () => {
    const { organisationId, consortium, centreId } = await anAdmitted('Alku Vasta ry')
    expect(await plansOf('Alku Vasta', member)).toEqual([])
    await app.rows(
      `INSERT INTO mandate (id, consortium_id, organisation_id, unit_id, kind, user_id, person_name, valid_from, basis_kind) SELECT $1, $2, $3, $4, 'report', u.id, u.display_name, $5, 'board_decision' FROM app_user u WHERE u.email LIKE 'riitta.kosonen@%'`,
      [newId(), consortium, organisationId, centreId, today]
    )
    const [plan] = await plansOf('Alku Vasta', member)
    expect(plan).toMatchObject({ kind: 'onboarding', mayManage: false, tasks: expect.arrayContaining([expect.objectContaining({ code: 'privacy', mayWork: true }), expect.objectContaining({ code: 'visit', mayWork: false })]) })
    const { planPeople } = await centre!.get<{ planPeople: { name: string; level: string }[] }>('query ($planId: ID!) { planPeople(planId: $planId) { name level } }', { planId: plan!.id })
    expect(planPeople).toContainEqual({ name: 'Riitta Kosonen', level: 'unit' })
    const privacy = plan!.tasks.find(({ code }) => code === 'privacy')!
    expect((await member!.ask(MARK, input({ taskId: privacy.id, expectedVersion: privacy.version, isDone: true, doneOn: today, note: 'Päivitetty', evidenceUrl: '' }))).errors).toBeUndefined()
    const say = (who: Actor, body: string) => who.ask(SAY, input({ subjectType: 'membership_plan', subjectId: plan!.id, body }))
    expect((await say(member!, 'Milloin aloitamme?')).errors).toBeUndefined()
    expect((await say(centre!, 'Ensi viikolla.')).errors).toBeUndefined()
    expect(codeOf(await say(manager!, 'Minäkin'))).toBe('NOT_FOUND')
    for (const who of [member!, centre!, office!]) {
      const { discussion } = await who.get<Talk>(DISCUSSION, { id: plan!.id })
      expect(discussion.entries.map(({ body, deed, person }) => [body ?? deed, person?.displayName])).toEqual([['markPlanTask', 'Riitta Kosonen'], ['Milloin aloitamme?', 'Riitta Kosonen'], ['Ensi viikolla.', 'Eeva-Liisa Turunen']])
    }
    expect(codeOf(await manager!.ask(DISCUSSION, { id: plan!.id }))).toBe('NOT_FOUND')
  })

  it('is read by those whose unit opens on a day to come', async () => {
    const { organisationId, consortium, centreId } = await anAdmitted('Avaa Keväällä ry')
    const unitId = newId()
    await app.rows(
      `WITH u AS (INSERT INTO org_unit (id, consortium_id, type) VALUES ($1, $2, 'local_unit')), l AS (INSERT INTO unit_link (consortium_id, unit_id, parent_id, valid_from) VALUES ($2, $1, $4, $5))
       INSERT INTO unit_period (consortium_id, unit_id, organisation_id, kind, name_fi, name_sv, name_en, municipality_code, valid_from) SELECT $2, $1, $3, 'workshop', 'Avaa', '', '', p.municipality_code, $5 FROM unit_period p WHERE p.unit_id = $4 LIMIT 1`,
      [unitId, consortium, organisationId, centreId, addDays(today, 60)]
    )
    await app.rows(`INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from) SELECT $1, $2, u.id, 'unit_member', $3, $4 FROM app_user u WHERE u.email LIKE 'mikko.hyvarinen@%'`, [newId(), consortium, unitId, today])
    const run = await app.as('unit_manager')
    expect((await plansOf('Avaa Keväällä', run))[0]?.tasks.find(({ code }) => code === 'privacy')).toMatchObject({ mayWork: true })
    expect(await plansOf('Avaa Keväällä', member)).toEqual([])
    await app.rows('DELETE FROM role_assignment WHERE unit_id = $1', [unitId])
  })
})

describe('a decision that is annulled and taken anew', () => {
  it('goes on with the membership, by itself when it had not been active', async () => {
    const first = await anAdmitted('Uusi Kierros ry')
    await annul(first.decisionId)
    const { id } = (await historyOf('Uusi Kierros'))[0]!
    await decided(first, { round: 2 })
    expect(await historyOf('Uusi Kierros')).toEqual([{ id, state: 'admitted', kinds: ['admit', 'suspend', 'reinstate'] }])
    expect(await whole('Uusi Kierros')).toMatchObject({ decision: { annulledReason: '' } })
  })

  it('leaves to the centre what had been active, and what was suspended for another reason', async () => {
    const active = await anAdmitted('Ehti Aktiiviseksi ry')
    await made(active)
    moved(await centre!.ask(ACTIVATE, input(seen(await named('Ehti Aktiiviseksi')))))
    await annul(active.decisionId)
    expect(codeOf(await centre!.ask(REINSTATE, input({ ...seen(await named('Ehti Aktiiviseksi')), reason: 'Silti' })))).toBe('MEMBERSHIP_STATE')
    await decided(active, { round: 2 })
    expect(await historyOf('Ehti Aktiiviseksi')).toMatchObject([{ state: 'suspended', kinds: ['admit', 'activate', 'suspend'] }])
    expect(moved(await centre!.ask(REINSTATE, input({ ...seen(await named('Ehti Aktiiviseksi')), reason: 'Päätetty uudelleen' })))).toMatchObject({ state: 'active' })

    const owing = await anAdmitted('Maksut Auki ry')
    moved(await centre!.ask(SUSPEND, input({ ...seen(await named('Maksut Auki')), reason: 'Maksut' })))
    await annul(owing.decisionId)
    await decided(owing, { round: 2 })
    expect(await historyOf('Maksut Auki')).toMatchObject([{ state: 'suspended', kinds: ['admit', 'suspend'] }])
  })

  it('begins another membership for one that has left, or was expelled', async () => {
    const before = await anAdmitted('Lähti Kerran ry', { effectiveOn: addDays(today, -400) })
    await app.rows(
      `INSERT INTO membership_event (id, consortium_id, membership_id, kind, from_state, to_state, effective_on, ends_on, manner, reference) SELECT gen_random_uuid(), consortium_id, id, 'give_notice', 'admitted', 'notice_given', $2, $3, 'paper', 'a' FROM membership WHERE organisation_id = $1`,
      [before.organisationId, addDays(today, -300), addDays(today, -100)]
    )
    await annul(before.decisionId)
    await decided(before, { round: 2 })
    expect(await historyOf('Lähti Kerran')).toMatchObject([{ state: 'left', kinds: ['admit', 'give_notice'] }, { state: 'admitted', kinds: ['admit'] }])
    expect(await app.rows(`SELECT count(*)::int AS count FROM organisation_role WHERE organisation_id = $1 AND role = 'member'`, [before.organisationId])).toEqual([{ count: 2 }])

    const out = await anAdmitted('Erotettu Kerran ry', { effectiveOn: addDays(today, -30) })
    const expulsion = newId()
    await app.rows(
      `INSERT INTO membership_decision (id, consortium_id, organisation_id, outcome, body, number, decided_on, effective_on, reasons) VALUES ($1, $2, $3, 'expelled', 'head_office', '21/2026', $4, $4, 'Velvoitteet')`,
      [expulsion, out.consortium, out.organisationId, today]
    )
    await anAdmitted('Erotettu Kerran ry', { organisationId: out.organisationId })
    const both = await historyOf('Erotettu Kerran')
    expect(both).toMatchObject([{ state: 'expelled', kinds: ['admit', 'expel'] }, { state: 'admitted', kinds: ['admit'] }])
    // Nothing comes back beside the membership that it has.
    await annul(expulsion, 'Kuuleminen puuttui')
    expect(await historyOf('Erotettu Kerran')).toEqual(both)
  })

  it('holds for the founding as well', async () => {
    const [row] = await app.rows<{ id: string; decision_id: string; consortium_id: string; organisation_id: string }>(
      `SELECT m.* FROM membership m JOIN membership_decision d ON d.id = m.decision_id AND d.outcome = 'founding' JOIN organisation o ON o.id = m.organisation_id AND o.name_fi LIKE 'Rovaniemen%' WHERE m.state = 'active' LIMIT 1`
    )
    await annul(row!.decision_id)
    await app.rows(
      `INSERT INTO membership_decision (id, consortium_id, organisation_id, outcome, body, number, decided_on, effective_on, reasons) VALUES ($1, $2, $3, 'founding', 'founding_meeting', '4/2026', $4, $4, 'ok')`,
      [newId(), row!.consortium_id, row!.organisation_id, today]
    )
    expect(await app.rows('SELECT id, state FROM membership WHERE organisation_id = $1', [row!.organisation_id])).toEqual([{ id: row!.id, state: 'suspended' }])
    const { membership } = await office!.get<{ membership: Membership }>(ONE, { id: row!.id })
    expect(moved(await office!.ask(REINSTATE, input({ ...seen(membership), reason: 'Päätetty uudelleen' })))).toMatchObject({ state: 'active' })
  })
})

describe('suspension and expulsion', () => {
  it('rest on a reason, are the centre’s to lift, and end in a decision that can be annulled', async () => {
    const name = 'Saimaan Verstas'
    const before = await whole(name)
    expect(codeOf(await centre!.ask(SUSPEND, input({ ...seen(before), reason: ' ' })))).toBe('REQUIRED')
    expect(codeOf(await manager!.ask(SUSPEND, input({ ...seen(before), reason: 'x' })))).toBe('NOT_ALLOWED')
    const suspended = moved(await centre!.ask(SUSPEND, input({ ...seen(before), reason: 'Maksut rästissä' })))
    expect(codeOf(await centre!.ask(SUSPEND, input({ ...seen(suspended), reason: 'Taas' })))).toBe('MEMBERSHIP_STATE')
    expect(codeOf(await centre!.ask(REINSTATE, input({ ...seen(before), reason: 'Maksettu' })))).toBe('STALE')
    expect(moved(await centre!.ask(REINSTATE, input({ ...seen(suspended), reason: 'Maksettu' })))).toMatchObject({ state: 'active' })
    const decisionId = newId()
    await app.rows(
      `INSERT INTO membership_decision (id, consortium_id, organisation_id, outcome, body, number, decided_on, effective_on, reasons) SELECT $1, consortium_id, organisation_id, 'expelled', 'head_office', '20/2026', $3, $3, 'Velvoitteet laiminlyöty'
       FROM membership WHERE id = $2`,
      [decisionId, before.id, today]
    )
    expect(await named(name)).toMatchObject({ state: 'expelled', endsOn: today, events: expect.arrayContaining([expect.objectContaining({ kind: 'expel', reason: 'Velvoitteet laiminlyöty' })]) })
    await app.rows(`UPDATE membership_decision SET annulled_on = $2, annulled_at = now(), annulled_body = 'member_vote', annulled_reason = 'Kuuleminen puuttui' WHERE id = $1`, [decisionId, today])
    const restored = await named(name)
    expect(restored).toMatchObject({ state: 'suspended', endsOn: null })
    expect(moved(await centre!.ask(REINSTATE, input({ ...seen(restored), reason: 'Päätös kumottu' })))).toMatchObject({ state: 'active' })
  })
})

describe('the rules', () => {
  it('are the head office’s, and close the register only when every member has a membership', async () => {
    const rules = (of: object, who: Actor = office!) => who.ask(RULES, input({ admissionSince: '2026-01-01', noticeMonths: 6, ...of }))
    expect(codeOf(await rules({}, centre))).toBe('NOT_ALLOWED')
    expect(codeOf(await rules({ noticeMonths: 99 }))).toBe('INVALID_INPUT')
    expect(codeOf(await rules({ admissionSince: addDays(today, 1) }))).toBe('OUT_OF_RANGE')
    expect((await rules({ admissionSince: null })).data).toMatchObject({ setMembershipRules: { rules: { admissionSince: null, withoutMembership: 0 } } })
    const id = newId()
    const [{ consortium }] = (await app.rows<{ consortium: string }>('SELECT id AS consortium FROM consortium WHERE is_demo')) as [{ consortium: string }]
    await app.rows(`INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form) VALUES ($1, $2, 'Perustaja ry', '', '', 'association')`, [id, consortium])
    await app.rows(`INSERT INTO organisation_role VALUES ($1, $2, 'member', '2024-05-01')`, [consortium, id])
    expect(codeOf(await rules({}))).toBe('FOUNDERS_MISSING')
    await app.rows(`INSERT INTO membership_decision (id, consortium_id, organisation_id, outcome, body, number, decided_on, effective_on, reasons) VALUES ($1, $2, $3, 'founding', 'founding_meeting', '2/2026', $4, $4, 'ok')`, [newId(), consortium, id, today])
    expect(await named('Perustaja')).toMatchObject({ state: 'active', admittedOn: '2024-05-01' })
    expect((await rules({})).data).toMatchObject({ setMembershipRules: { rules: { admissionSince: '2026-01-01' } } })
  })
})

describe('a notice', () => {
  const givenOn = today
  const endsOn = addMonths(today, 6)
  const statement = (of: object = {}) => noticeStatement('fi', { organisation: `${own} ry`, givenOn, endsOn, closesUnits: true, signatory: 'Mikko Hyvärinen', ...of })
  const notice = (of: Membership, said: object = {}) => input({ ...seen(of), manner: 'signed', givenOn, endsOn, closesUnits: true, reason: '', reference: '', language: 'fi', statement: statement(), ...said })
  const roles = async () => app.rows<{ id: string; valid_to: string | null }>(`SELECT a.id, a.valid_to FROM role_assignment a JOIN unit_now u ON u.id = a.unit_id WHERE u.name_fi = $1 ORDER BY a.id`, [own])

  it('is signed by whoever holds the mandate, ends what ends with it, and is taken back as if it had not been', async () => {
    const mine = await whole(own, manager)
    await app.rows(`UPDATE mandate SET ended_on = greatest(valid_from, $2), ended_at = now(), end_reason = 'spec' WHERE organisation_id = $1 AND kind = 'sign' AND ended_on IS NULL AND (valid_to IS NULL OR valid_to > $2)`, [mine.organisation.id, today])
    expect(codeOf(await manager!.ask(NOTICE, notice(mine)))).toBe('MANDATE_MISSING')
    await app.rows(
      `INSERT INTO mandate (id, consortium_id, organisation_id, unit_id, kind, user_id, person_name, valid_from, basis_kind) SELECT $1, m.consortium_id, m.organisation_id, $2, 'sign', u.id, u.display_name, $3, 'board_decision'
       FROM membership m, app_user u WHERE m.id = $4 AND u.email LIKE 'mikko.hyvarinen@%'`,
      [newId(), mine.units[0]!.id, today, mine.id]
    )
    expect(codeOf(await member!.ask(NOTICE, notice(mine)))).toBe('NOT_ALLOWED')
    // The member runs the centre too, so that its coordinator may; yet without a mandate nobody signs.
    expect(codeOf(await centre!.ask(NOTICE, notice(mine)))).toBe('MANDATE_MISSING')
    expect(codeOf(await manager!.ask(NOTICE, notice(mine, { manner: 'paper', reference: 'a' })))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager!.ask(NOTICE, notice(mine, { endsOn: today })))).toBe('NOTICE_PAST')
    expect(codeOf(await manager!.ask(NOTICE, notice(mine, { endsOn: addDays(endsOn, -1) })))).toBe('NOTICE_TOO_SHORT')
    expect(codeOf(await manager!.ask(NOTICE, notice(mine, { statement: 'Muuta' })))).toBe('STALE')
    const before = await roles()
    const given = moved(await manager!.ask(NOTICE, notice(mine)))
    expect(given).toMatchObject({ state: 'notice_given', endsOn, closesUnits: true })
    expect(given.events.at(-1)).toMatchObject({ kind: 'give_notice', statement: statement() })
    expect((await roles()).every(({ valid_to }) => valid_to !== null && valid_to <= endsOn)).toBe(true)
    expect(codeOf(await manager!.ask(NOTICE, notice(given)))).toBe('MEMBERSHIP_STATE')
    const [plan] = await plansOf(own, manager)
    expect(plan).toMatchObject({ kind: 'exit', closedOn: null })
    expect(plan!.tasks.map(({ code }) => code)).toContain('returns')
    // A role that is given meanwhile ends with the membership too.
    await app.rows(`INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from) SELECT $1, m.consortium_id, u.id, 'unit_member', $2, $3 FROM membership m, app_user u WHERE m.id = $4 AND u.email LIKE 'aino.salmela@%'`, [newId(), mine.units[0]!.id, today, mine.id])
    expect((await roles()).filter(({ valid_to }) => valid_to === endsOn).length).toBeGreaterThan(before.filter(({ valid_to }) => valid_to === null).length)
    const back = moved(await manager!.ask(BACK, input({ ...seen(given), reason: 'Hallitus perui' })))
    expect(back).toMatchObject({ state: 'active', endsOn: null, closesUnits: false })
    expect((await roles()).filter(({ id }) => before.some((each) => each.id === id))).toEqual(before)
    expect((await plansOf(own, manager))[0]!.closedOn).toBe(today)
    expect(codeOf(await manager!.ask(BACK, input({ ...seen(back), reason: '' })))).toBe('MEMBERSHIP_STATE')
  })

  it('on paper is recorded by the centre; on its day the member has left, its people open nothing, and its figures stay', async () => {
    const mine = await named(own)
    const paper = { manner: 'paper', language: null, statement: '' }
    expect(codeOf(await centre!.ask(NOTICE, notice(mine, paper)))).toBe('REQUIRED')
    const given = moved(await centre!.ask(NOTICE, notice(mine, { ...paper, reference: 'Kirje 7/2026' })))
    expect(given).toMatchObject({ state: 'notice_given', endsOn })
    const figures = () => app.rows(`SELECT count(*)::int AS count, sum(number)::int AS sum FROM unit_return WHERE unit_id = $1`, [mine.units[0]!.id])
    const before = await figures()
    expect((await manager!.ask(PLANS)).errors).toBeUndefined()
    // The day has come: for the database, which is the second lock, it is the last day and one more.
    await app.rows(`CREATE OR REPLACE FUNCTION app.today() RETURNS date LANGUAGE sql STABLE AS $$ SELECT DATE '${endsOn}' $$`)
    expect(await app.rows('SELECT app.membership_state($1, app.today()) AS state', [mine.id])).toEqual([{ state: 'left' }])
    const answer = await manager!.ask(`{ viewer { id } memberships { id } membershipPlans { id } }`)
    expect(answer.data?.['memberships'] ?? []).toEqual([])
    expect(codeOf(await manager!.ask(MARK, input({ taskId: newId(), expectedVersion: 1, isDone: true, doneOn: today, note: 'a', evidenceUrl: '' })))).toBeDefined()
    expect(await figures()).toEqual(before)
    await expect(
      app.rows(`INSERT INTO membership_event (id, consortium_id, membership_id, kind, from_state, to_state, effective_on) SELECT gen_random_uuid(), consortium_id, id, 'take_back', 'notice_given', 'active', $2 FROM membership WHERE id = $1`, [mine.id, endsOn])
    ).rejects.toMatchObject({ constraint: 'refused_membership_state' })
    const { rows: told } = { rows: await app.rows('SELECT membership_id FROM app.take_ended_memberships()') }
    expect([told.some(({ membership_id }) => membership_id === mine.id), await app.rows('SELECT membership_id FROM app.take_ended_memberships()')]).toEqual([true, []])
    // Whoever joins again has another membership.
    await app.rows(
      `INSERT INTO membership_decision (id, consortium_id, organisation_id, outcome, body, number, decided_on, effective_on, reasons) SELECT $1, consortium_id, organisation_id, 'founding', 'founding_meeting', '3/2027', $3, $3, 'ok' FROM membership WHERE id = $2`,
      [newId(), mine.id, addDays(endsOn, 30)]
    )
    expect(await app.rows(`SELECT count(*)::int AS count FROM membership WHERE organisation_id = $1`, [mine.organisation.id])).toEqual([{ count: 2 }])
    await app.rows(`CREATE OR REPLACE FUNCTION app.today() RETURNS date LANGUAGE sql STABLE AS $$ SELECT (now() AT TIME ZONE 'Europe/Helsinki')::date $$`)
  })
})

describe('a template', () => {
  const TEMPLATES = `{ planTemplates { kind number isReleased isInForce version tasks { code title ${TEXTS} help ${TEXTS} level kind days isRequired dependsOn } } }`
  const SAVE = `mutation ($input: SavePlanTemplateInput!) { savePlanTemplate(input: $input) { template { number isReleased version } } }`
  const RELEASE = `mutation ($input: ReleasePlanTemplateInput!) { releasePlanTemplate(input: $input) { template { number isReleased isInForce } } }`
  type Template = { kind: string; number: number; isReleased: boolean; version: number; tasks: { code: string; dependsOn: string[] }[] }
  const templates = async (who: Actor = office!) => (await who.get<{ planTemplates: Template[] }>(TEMPLATES)).planTemplates.filter(({ kind }) => kind === 'onboarding')

  it('is drafted and released by the head office, and what was released stays', async () => {
    const [shipped] = await templates()
    const save = (tasks: readonly object[], expectedVersion: number | null, who: Actor = office!) => who.ask(SAVE, input({ kind: 'onboarding', tasks, expectedVersion }))
    expect(codeOf(await save(shipped!.tasks, null, centre))).toBe('NOT_ALLOWED')
    const circle = shipped!.tasks.map((task, place) => (place === 0 ? { ...task, dependsOn: [task.code] } : task))
    expect((await save(circle, null)).errors).toBeUndefined()
    expect(codeOf(await save(circle, null))).toBe('STALE')
    expect((await templates(centre)).every(({ isReleased }) => isReleased)).toBe(true)
    const release = (expectedVersion: number, validFrom = today) => office!.ask(RELEASE, input({ kind: 'onboarding', validFrom, expectedVersion }))
    expect((await release(1)).errors?.[0]?.extensions.issues?.map(({ code }) => code)).toContain('TASKS_IN_CIRCLE')
    expect(codeOf(await release(1, addDays(today, -1)))).toBe('OUT_OF_RANGE')
    expect((await save(shipped!.tasks.slice(0, 1), 1)).errors).toBeUndefined()
    expect(codeOf(await release(1))).toBe('STALE')
    expect((await release(2)).data).toMatchObject({ releasePlanTemplate: { template: { number: 2, isReleased: true, isInForce: true } } })
    expect(codeOf(await release(3))).toBe('NOT_FOUND')
    await expect(app.rows(`UPDATE plan_template SET tasks = '[]' WHERE number = 2`)).rejects.toMatchObject({ constraint: 'plan_template_is_released' })
    await anAdmitted('Uuden Pohjan Polku ry')
    expect((await plansOf('Uuden Pohjan Polku'))[0]!.tasks.map(({ code }) => code)).toEqual(['mandates'])
  })
})
