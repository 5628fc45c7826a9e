import { addDays, addMonths, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../testing/harness.js'

const LIGHT = 'packageId colour reasons { code colour count days } said { colour reason until }'
const PLAN = `projectId isOpen mayLead mayReadRisks partners { id mayWrite } items { id kind packageId number name startsOn endsOn progress state doneOn earliest slack isCritical mayWrite version } links { fromId toId lagDays } baselines { id number name isDecision } lights { ${LIGHT} }`
const RISKS = 'partners { id mayWrite } risks { id number kind title likelihood impact state fromNumber issueNumber version mayWrite history { state likelihood impact } }'
const STAFF = 'months packages { id } rows { id partnerId role headCount version mayWrite months { month fte } }'
const act = (name: string, type: string, what: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { ${what} } }`
const SAVE = act('savePlanItem', 'SavePlanItemInput', `plan { ${PLAN} }`)
const REMOVE = act('removePlanItem', 'RemovePlanItemInput', `plan { ${PLAN} }`)
const FREEZE = act('takePlanBaseline', 'TakePlanBaselineInput', `plan { ${PLAN} }`)
const SAY = act('sayPlanLight', 'SayPlanLightInput', `plan { ${PLAN} }`)
const RISK = act('saveProjectRisk', 'SaveProjectRiskInput', `risks { ${RISKS} }`)
const WORK = act('savePlanStaff', 'SavePlanStaffInput', `staff { ${STAFF} }`)
const DISMISS = act('removePlanStaff', 'RemovePlanStaffInput', `staff { ${STAFF} }`)
const ONE = `query ($id: ID!) { projectPlan(projectId: $id) { ${PLAN} } }`
const AGAINST = 'query ($id: ID!) { planBaseline(baselineId: $id) { name differences { id change startMoved endMoved before { endsOn } now { endsOn } } } }'
const LIGHTS = `query ($ids: [ID!]!) { projectLights(projectIds: $ids) { projectId ${LIGHT} } }`
const SEEN = `query ($id: ID!) { projectRisks(projectId: $id) { ${RISKS} } }`
const WHO = `query ($id: ID!) { projectStaff(projectId: $id) { ${STAFF} } }`
const WAITING = '{ workItems { kind params } }'
const MOVE = 'mutation ($input: MoveProjectInput!) { moveProject(input: $input) { project { stage version } } }'

type Answer = Awaited<ReturnType<Actor['ask']>>
type Item = { id: string; kind: string; name: string; number: number; startsOn: string; endsOn: string; progress: number | null; state: string; doneOn: string | null; earliest: string; slack: number | null; isCritical: boolean; mayWrite: boolean; version: number }
type Light = { packageId: string | null; colour: string; reasons: { code: string; colour: string; count: number; days: number }[]; said: { colour: string; reason: string } | null }
type Plan = { isOpen: boolean; mayLead: boolean; mayReadRisks: boolean; partners: { id: string; mayWrite: boolean }[]; items: Item[]; links: { fromId: string; toId: string }[]; baselines: { id: string; name: string; isDecision: boolean }[]; lights: Light[] }
type Risk = { id: string; number: number; kind: string; state: string; version: number; mayWrite: boolean; fromNumber: number | null; issueNumber: number | null; likelihood: number; history: { state: string }[] }
type Staff = { months: string[]; rows: { id: string; role: string; version: number; mayWrite: boolean; months: { month: string; fte: number }[] }[] }

let app: TestApp
let [office, centre, manager, member, auditor, reviewer, funder]: Actor[] = []
let places: { own: string; ownOrganisation: string; far: string; farOrganisation: string; consortiumId: string }
const today = todayIn()
const start = `${addMonths(today, -6).slice(0, 7)}-01`
const end = addDays(addMonths(start, 24), -1)
const on = (days: number) => addDays(start, days)

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code
const saidOf = ({ errors }: Answer) => [errors?.[0]?.extensions.code, ...(errors?.[0]?.extensions.path ?? [])].join(' ')
function one<T>({ data, errors }: Answer): T {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, T>)[0]!
}

interface Made {
  readonly id: string
  readonly own: string
  readonly far: string
}

/** A project that the manager's unit leads, and that a unit elsewhere carries out with it. */
async function made({ stage = 'running', leaves = null as string | null, lead = places.own } = {}): Promise<Made> {
  const [id, own, far] = [newId(), newId(), newId()]
  await app.rows(`INSERT INTO project (id, consortium_id, kind, lead_unit_id, title, currency, starts_on, ends_on, cost_model, stage) VALUES ($1, $2, 'single', $3, '{"fi": "Kaari", "sv": "", "en": ""}', 'EUR', $4, $5, 'actual', $6)`, [id, places.consortiumId, lead, start, end, stage])
  for (const [partner, organisation, unit, isLead] of [[own, places.ownOrganisation, places.own, lead === places.own], [far, places.farOrganisation, places.far, lead !== places.own]] as const) {
    await app.rows(`INSERT INTO project_partner (id, consortium_id, project_id, organisation_id, is_lead, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [partner, places.consortiumId, id, organisation, isLead, start, isLead ? null : leaves])
    await app.rows('INSERT INTO project_partner_unit (partner_id, consortium_id, project_id, unit_id) VALUES ($1, $2, $3, $4)', [partner, places.consortiumId, id, unit])
  }
  return { id, own, far }
}

const input = (of: Made, more: Record<string, unknown> = {}) => ({ projectId: of.id, kind: 'package', packageId: null, partnerId: of.own, name: 'Kehittäminen', owner: 'Projektipäällikkö', note: '', link: '', startsOn: on(0), endsOn: on(100), progress: 0, state: 'planned', waitsFor: [], movesOthers: false, ...more })
const save = (of: Made, more: Record<string, unknown> = {}, by = manager!) => by.ask(SAVE, { input: input(of, more) })
const planIn = (answer: Answer) => one<{ plan: Plan }>(answer).plan
const named = (plan: Plan, name: string) => plan.items.find((item) => item.name === name)!
const again = ({ id, version, ...item }: Item & { packageId?: string | null }, of: Made, more: Record<string, unknown> = {}) => input(of, { itemId: id, expectedVersion: version, kind: item.kind, packageId: item.packageId ?? null, name: item.name, startsOn: item.startsOn, endsOn: item.endsOn, state: item.state, progress: item.progress ?? 0, ...more })
const seen = async (of: Made, by = manager!) => one<Plan>(await by.ask(ONE, { id: of.id }))

/** A package with two tasks, the second of which waits for the first, and a milestone after both. */
async function planned(of: Made): Promise<Plan> {
  const packageId = planIn(await save(of)).items[0]!.id
  const first = named(planIn(await save(of, { kind: 'task', packageId, name: 'Kartoitus', startsOn: on(0), endsOn: on(29) })), 'Kartoitus')
  const second = named(planIn(await save(of, { kind: 'task', packageId, name: 'Pilotti', startsOn: on(30), endsOn: on(59), waitsFor: [{ itemId: first.id, lagDays: 0 }] })), 'Pilotti')
  return planIn(await save(of, { kind: 'milestone', packageId, name: 'Malli valmis', startsOn: on(59), endsOn: on(59), waitsFor: [{ itemId: second.id, lagDays: 0 }] }))
}

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager, member] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager'), await app.as('unit_member')]
  ;[auditor, reviewer, funder] = [await app.as('auditor'), await app.as('reviewer'), await app.as('funder')]
  const [row] = await app.rows<typeof places>(
    `SELECT m.unit_id AS own, u.organisation_id AS "ownOrganisation", f.id AS far, f.organisation_id AS "farOrganisation", m.consortium_id AS "consortiumId"
     FROM role_assignment m JOIN unit_now u ON u.id = m.unit_id JOIN app_user p ON p.id = m.user_id AND p.email = 'mikko.hyvarinen@solmu.example'
       JOIN role_assignment c ON c.role = 'regional_coordinator' JOIN app_user q ON q.id = c.user_id AND q.email = 'eeva-liisa.turunen@solmu.example'
       JOIN unit_now f ON f.type = 'local_unit' AND f.is_open AND f.organisation_id <> u.organisation_id AND f.id NOT IN (SELECT l.unit_id FROM unit_link l WHERE l.parent_id = c.unit_id)
     WHERE m.role = 'unit_manager' ORDER BY f.id LIMIT 1`
  )
  places = row!
})
afterAll(() => app.stop())

describe('a plan', () => {
  it('is made by those who lead or carry the project out, read by the network, and by no funder', async () => {
    const of = await made()
    const plan = await planned(of)
    expect(plan.items.map(({ kind, number, name, mayWrite }) => [kind, number, name, mayWrite])).toEqual([['package', 1, 'Kehittäminen', true], ['task', 1, 'Kartoitus', true], ['task', 2, 'Pilotti', true], ['milestone', 1, 'Malli valmis', true]])
    expect(named(plan, 'Pilotti')).toMatchObject({ earliest: on(30), slack: 0, isCritical: true })
    for (const by of [auditor!, reviewer!]) expect([(await seen(of, by)).mayLead, codeOf(await save(of, {}, by))]).toEqual([false, 'NOT_ALLOWED'])
    expect([(await seen(of, member!)).mayLead, (await seen(of, reviewer!)).mayReadRisks, (await seen(of, auditor!)).mayReadRisks]).toEqual([true, false, true])
    expect(codeOf(await funder!.ask(ONE, { id: of.id }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager!.ask(ONE, { id: newId() }))).toBe('NOT_FOUND')
  })

  it('is made by a partner as far as its own part goes', async () => {
    const of = await made({ lead: places.far })
    expect((await seen(of)).partners.map(({ id, mayWrite }) => [id === of.own, mayWrite])).toEqual(expect.arrayContaining([[true, true], [false, false]]))
    expect(codeOf(await save(of))).toBe('NOT_ALLOWED')
    const group = planIn(await save(of, { partnerId: of.far }, office!)).items[0]!
    const task = named(planIn(await save(of, { kind: 'task', packageId: group.id, name: 'Oma', endsOn: on(20) })), 'Oma')
    expect(task.mayWrite).toBe(true)
    expect(codeOf(await save(of, { kind: 'task', packageId: group.id, partnerId: of.far }))).toBe('NOT_ALLOWED')
    // It does not make the package of another longer, nor push what is another's.
    expect(saidOf(await manager!.ask(SAVE, { input: again(task, of, { packageId: group.id, endsOn: on(101), movesOthers: true }) }))).toBe('OUT_OF_RANGE endsOn')
    await save(of, { kind: 'task', packageId: group.id, partnerId: of.far, name: 'Toisen', startsOn: on(21), endsOn: on(30), waitsFor: [{ itemId: task.id, lagDays: 0 }] }, office!)
    expect(saidOf(await manager!.ask(SAVE, { input: again(task, of, { packageId: group.id, endsOn: on(25), movesOthers: true }) }))).toBe('PLAN_LINK endsOn')
    expect(codeOf(await manager!.ask(REMOVE, { input: { projectId: of.id, itemId: group.id, expectedVersion: group.version } }))).toBe('NOT_ALLOWED')
    expect(codeOf(await manager!.ask(FREEZE, { input: { projectId: of.id, name: 'Oma' } }))).toBe('NOT_ALLOWED')
  })

  it('lies within the project and the partner, and says what is wrong at its field', async () => {
    const of = await made({ leaves: on(50) })
    const refused = async (more: Record<string, unknown>) => saidOf(await save(of, more))
    expect(await refused({ name: ' ' })).toBe('REQUIRED name')
    expect(await refused({ startsOn: addDays(start, -1) })).toBe('OUT_OF_RANGE startsOn')
    expect(await refused({ endsOn: addDays(end, 1) })).toBe('OUT_OF_RANGE endsOn')
    expect(await refused({ endsOn: addDays(start, -1) })).toBe('DAYS_REVERSED endsOn')
    expect(await refused({ endsOn: '7560-01-01' })).toContain('INVALID_DATE')
    expect(await refused({ partnerId: newId() })).toBe('NOT_FOUND partnerId')
    expect(await refused({ partnerId: of.far })).toBe('PARTNER_AWAY startsOn')
    expect(await refused({ kind: 'task' })).toBe('REQUIRED packageId')
    expect(await refused({ kind: 'task', packageId: newId() })).toBe('NOT_FOUND packageId')
    for (const stage of ['ended', 'withdrawn']) expect(codeOf(await save(await made({ stage })))).toBe('PROJECT_STAGE')
  })

  it('moves along what waits, when that is asked for, and never goes round in a circle', async () => {
    const of = await made()
    const plan = await planned(of)
    const packageId = plan.items[0]!.id
    const [first, second] = [named(plan, 'Kartoitus'), named(plan, 'Pilotti')]
    const later = { packageId, endsOn: on(44) }
    expect(saidOf(await manager!.ask(SAVE, { input: again(first, of, later) }))).toBe('PLAN_LINK endsOn')
    expect(saidOf(await manager!.ask(SAVE, { input: again(first, of, { packageId, waitsFor: [{ itemId: second.id, lagDays: 0 }] }) }))).toBe('PLAN_CIRCLE waitsFor')
    expect(saidOf(await manager!.ask(SAVE, { input: again(second, of, { packageId, startsOn: on(20), waitsFor: [{ itemId: first.id, lagDays: 0 }] }) }))).toBe('OUT_OF_RANGE startsOn')
    const moved = planIn(await manager!.ask(SAVE, { input: again(first, of, { ...later, movesOthers: true }) }))
    expect([named(moved, 'Pilotti'), named(moved, 'Malli valmis')].map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([[on(45), on(74)], [on(74), on(74)]])
    expect(codeOf(await manager!.ask(SAVE, { input: again(first, of, { ...later, movesOthers: true }) }))).toBe('STALE')
    // As far as the project goes and no further; the package grows with it.
    const fresh = named(moved, 'Kartoitus')
    expect(saidOf(await manager!.ask(SAVE, { input: again(fresh, of, { packageId, endsOn: addDays(end, -10), movesOthers: true }) }))).toBe('OUT_OF_RANGE endsOn')
    expect(named(planIn(await manager!.ask(SAVE, { input: again(fresh, of, { packageId, endsOn: on(99), movesOthers: true }) })), 'Kehittäminen').endsOn).toBe(on(129))
    const group = (await seen(of)).items[0]!
    expect(saidOf(await manager!.ask(SAVE, { input: again(group, of, { endsOn: on(100) }) }))).toBe('OUT_OF_RANGE endsOn')
    expect(codeOf(await manager!.ask(REMOVE, { input: { projectId: of.id, itemId: group.id, expectedVersion: group.version } }))).toBe('PLAN_IN_USE')
  })

  it('says how far it is: what is done is wholly done, and holds nothing up', async () => {
    const of = await made()
    const plan = await planned(of)
    const packageId = plan.items[0]!.id
    const done = planIn(await manager!.ask(SAVE, { input: again(named(plan, 'Kartoitus'), of, { packageId, state: 'done' }) }))
    expect(named(done, 'Kartoitus')).toMatchObject({ progress: 100, doneOn: today, slack: null })
    expect(named(done, 'Kehittäminen').progress).toBe(50)
    const gone = planIn(await manager!.ask(REMOVE, { input: { projectId: of.id, itemId: named(done, 'Pilotti').id, expectedVersion: named(done, 'Pilotti').version } }))
    expect([gone.items.length, gone.links.length]).toEqual([3, 0])
  })

  it('is kept by the database too: no circle, no package in a package, nothing in a settled project', async () => {
    const of = await made()
    const plan = await planned(of)
    const [first, last] = [named(plan, 'Kartoitus'), named(plan, 'Malli valmis')]
    await expect(app.rows('INSERT INTO plan_link (from_id, to_id, consortium_id, project_id) VALUES ($1, $2, $3, $4)', [last.id, first.id, places.consortiumId, of.id])).rejects.toMatchObject({ constraint: 'refused_plan_circle' })
    await expect(app.rows(`UPDATE plan_item SET package_id = $1 WHERE id = $2`, [first.id, last.id])).rejects.toMatchObject({ constraint: 'refused_invalid_input' })
  })
})

describe('a baseline', () => {
  it('is frozen by hand and by the decision of the funder, stays, and is compared with', async () => {
    const of = await made({ stage: 'applied' })
    const plan = await planned(of)
    expect(codeOf(await manager!.ask(FREEZE, { input: { projectId: of.id, name: ' ' } }))).toBe('REQUIRED')
    expect(codeOf(await manager!.ask(FREEZE, { input: { projectId: (await made()).id, name: 'Tyhjä' } }))).toBe('NOT_FOUND')
    const kept = planIn(await manager!.ask(FREEZE, { input: { projectId: of.id, name: 'Hakemus' } })).baselines[0]!
    const later = planIn(await manager!.ask(SAVE, { input: again(named(plan, 'Malli valmis'), of, { packageId: plan.items[0]!.id, startsOn: on(66), endsOn: on(66), waitsFor: [] }) }))
    await save(of, { kind: 'deliverable', packageId: plan.items[0]!.id, name: 'Opas', startsOn: on(80), endsOn: on(80) })
    const against = one<{ differences: { id: string; change: string; endMoved: number }[] }>(await office!.ask(AGAINST, { id: kept.id })).differences
    expect(against.filter(({ change }) => change !== 'same').map(({ change, endMoved }) => [change, endMoved])).toEqual([['moved', 7], ['new', 0]])
    expect(later.lights[0]).toMatchObject({ reasons: expect.arrayContaining([{ code: 'slipped', colour: 'amber', count: 1, days: 7 }]) })
    await app.rows(`INSERT INTO budget_version (id, consortium_id, project_id, number, kind, state, cost_model, starts_on, ends_on, decided_on) VALUES (gen_random_uuid(), $1, $2, 1, 'decision', 'draft', 'actual', $3, $4, $3)`, [places.consortiumId, of.id, start, end])
    await app.rows(`INSERT INTO budget_line (budget_id, consortium_id, project_id, partner_id, category, period, source, amount, is_reckoned) SELECT b.id, b.consortium_id, b.project_id, $2, 'staff', $3, 'grant', 100, false FROM budget_version b WHERE b.project_id = $1`, [of.id, of.own, start.slice(0, 4)])
    expect(one<{ project: { stage: string } }>(await centre!.ask(MOVE, { input: { projectId: of.id, expectedVersion: 1, action: 'decide', reason: '' } })).project.stage).toBe('decided')
    expect((await seen(of)).baselines.map(({ name, isDecision }) => [name, isDecision])).toEqual([['', true], ['Hakemus', false]])
    await expect(app.rows(`UPDATE plan_baseline SET items = '[]' WHERE id = $1`, [kept.id])).rejects.toMatchObject({ constraint: 'refused_project_stage' })
    expect(codeOf(await reviewer!.ask(AGAINST, { id: newId() }))).toBe('NOT_FOUND')
  })
})

describe('a traffic light', () => {
  it('tells why, for the project and its packages, and what somebody says instead until a day', async () => {
    const of = await made()
    const { items, lights } = await planned(of)
    expect(lights.map(({ colour, reasons }) => [colour, reasons.map(({ code }) => code)])).toEqual([['red', ['overdue', 'milestone_missed']], ['red', ['overdue', 'milestone_missed']]])
    const say = (more: Record<string, unknown>, by = manager!) => by.ask(SAY, { input: { projectId: of.id, packageId: null, colour: 'amber', reason: 'Sovittu rahoittajan kanssa.', until: addDays(today, 30), ...more } })
    expect(planIn(await say({})).lights[0]!.said).toMatchObject({ colour: 'amber', reason: 'Sovittu rahoittajan kanssa.' })
    expect(planIn(await say({ packageId: items[0]!.id, colour: 'green' })).lights[1]!.said).toMatchObject({ colour: 'green' })
    expect(planIn(await say({ colour: 'none', reason: '', until: null })).lights.map(({ said }) => said?.colour ?? null)).toEqual([null, 'green'])
    expect([saidOf(await say({ reason: '' })), saidOf(await say({ until: null })), saidOf(await say({ until: addDays(today, -1) })), saidOf(await say({ packageId: items[1]!.id }))]).toEqual(['REQUIRED reason', 'REQUIRED until', 'OUT_OF_RANGE until', 'NOT_FOUND packageId'])
    expect(codeOf(await say({}, reviewer!))).toBe('NOT_ALLOWED')
    const listed = one<(Light & { projectId: string })[]>(await reviewer!.ask(LIGHTS, { ids: [of.id, newId()] }))
    expect(listed.map(({ projectId, colour }) => [projectId, colour])).toEqual([[of.id, 'red']])
  })
})

describe('risks', () => {
  const risk = (of: Made, more: Record<string, unknown> = {}) => ({ projectId: of.id, kind: 'risk', title: 'Valmentajaa ei saada', text: '', likelihood: 4, impact: 5, partnerId: of.own, owner: '', measures: 'Rekrytointi alkaa ajoissa.', dueOn: addDays(today, 3), state: 'open', ...more })
  const keep = async (of: Made, more: Record<string, unknown> = {}, by = manager!) => by.ask(RISK, { input: risk(of, more) })
  const risksIn = (answer: Answer) => one<{ risks: { risks: Risk[] } }>(answer).risks.risks

  it('are kept by those whose they are, and become issues when they come true, with their history', async () => {
    const of = await made()
    const [kept] = risksIn(await keep(of))
    expect([saidOf(await keep(of, { title: '' })), saidOf(await keep(of, { impact: 6 })), saidOf(await keep(of, { measures: '' })), saidOf(await keep(of, { state: 'came_true' })), saidOf(await keep(of, { dueOn: 'pian' }))]).toEqual(['REQUIRED title', 'OUT_OF_RANGE impact', 'REQUIRED measures', 'RISK_STATE state', expect.stringContaining('INVALID_DATE')])
    expect([codeOf(await keep(of, {}, reviewer!)), codeOf(await keep(of, { partnerId: newId() })), codeOf(await reviewer!.ask(SEEN, { id: of.id })), codeOf(await keep(of, { riskId: newId() }))]).toEqual(['NOT_ALLOWED', 'NOT_FOUND', 'NOT_ALLOWED', 'NOT_FOUND'])
    expect((await seen(of, reviewer!)).lights[0]!.reasons.map(({ code, colour }) => [code, colour])).toEqual([['high_risk', 'red']])
    expect(codeOf(await keep(of, { riskId: kept!.id, expectedVersion: 9 }))).toBe('STALE')
    const true_ = risksIn(await keep(of, { riskId: kept!.id, expectedVersion: 1, state: 'came_true' }))
    expect(true_.map(({ kind, state, number, fromNumber, issueNumber }) => [kind, state, number, fromNumber, issueNumber])).toEqual([['issue', 'open', 2, 1, null], ['risk', 'came_true', 1, null, 2]])
    expect(true_[1]!.history.map(({ state }) => state)).toEqual(['came_true', 'open'])
    expect(codeOf(await keep(of, { riskId: kept!.id, expectedVersion: 2, state: 'open' }))).toBe('RISK_STATE')
    expect(codeOf(await keep(await made({ stage: 'ended' })))).toBe('PROJECT_STAGE')
  })

  it('wait in the inbox of those whose they are, as late tasks and near deliverables do', async () => {
    const of = await made()
    const plan = await planned(of)
    await keep(of)
    const mine = async (by: Actor) => one<{ kind: string; params: { projectId?: string; what?: string } }[]>(await by.ask(WAITING)).filter(({ params }) => params.projectId === of.id).map(({ kind, params }) => `${kind} ${params.what}`).sort()
    expect(await mine(manager!)).toEqual(['plan_delivery_due Malli valmis', 'plan_task_late Kartoitus', 'plan_task_late Pilotti', 'project_risk_due Valmentajaa ei saada'])
    expect(await mine(centre!)).toEqual([])
    await manager!.ask(SAVE, { input: again(named(plan, 'Kartoitus'), of, { packageId: plan.items[0]!.id, state: 'done' }) })
    expect(await mine(manager!)).not.toContain('plan_task_late Kartoitus')
  })
})

describe('staff', () => {
  it('is kept month by month, within what the heads can do', async () => {
    const of = await made({ leaves: on(61) })
    const month = start.slice(0, 7)
    const role = (more: Record<string, unknown> = {}) => ({ projectId: of.id, partnerId: of.own, packageId: null, role: 'Työhönvalmentaja', headCount: 1, months: [{ month, fte: 80 }], ...more })
    const keep = (more: Record<string, unknown> = {}, by = manager!) => by.ask(WORK, { input: role(more) })
    const staffIn = (answer: Answer) => one<{ staff: Staff }>(answer).staff
    const [row] = staffIn(await keep()).rows
    expect(row).toMatchObject({ role: 'Työhönvalmentaja', mayWrite: true, months: [{ month, fte: 80 }] })
    expect(one<Staff>(await office!.ask(WHO, { id: of.id })).months).toHaveLength(24)
    expect([saidOf(await keep({ months: [{ month, fte: 101 }] })), saidOf(await keep({ role: ' ' })), saidOf(await keep({ headCount: 0 })), saidOf(await keep({ packageId: newId() })), saidOf(await keep({ partnerId: of.far, months: [{ month: addMonths(start, 5).slice(0, 7), fte: 10 }] }, office!))]).toEqual(['FTE_ABOVE_HEADS months 0 fte', 'REQUIRED role', 'OUT_OF_RANGE headCount', 'NOT_FOUND packageId', 'PARTNER_AWAY months 0 fte'])
    expect([codeOf(await keep({}, auditor!)), codeOf(await reviewer!.ask(WHO, { id: of.id }))]).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED'])
    expect(codeOf(await keep({ staffId: row!.id, expectedVersion: 7 }))).toBe('STALE')
    expect(staffIn(await keep({ staffId: row!.id, expectedVersion: 1, headCount: 2, months: [{ month, fte: 150 }] })).rows[0]).toMatchObject({ version: 2, months: [{ month, fte: 150 }] })
    expect(codeOf(await manager!.ask(DISMISS, { input: { projectId: of.id, staffId: newId(), expectedVersion: 1 } }))).toBe('NOT_FOUND')
    expect(staffIn(await manager!.ask(DISMISS, { input: { projectId: of.id, staffId: row!.id, expectedVersion: 2 } })).rows).toEqual([])
  })
})
