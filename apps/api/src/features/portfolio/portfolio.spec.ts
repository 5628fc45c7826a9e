import { addDays, addYears, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../testing/harness.js'

const FUNDER = 'id kind note version mayManage projectCount organisation { id } programmes { id version validTo calls { id state version projectCount grantMin { minorUnits currency } } }'
const PROJECT = `id number version stage kind currency startsOn endsOn costModel callChanges mayEdit mayReadMoney partnerCount lead { id } centre { id } call { id state } total { minorUnits } grant { minorUnits }
  partners { id isLead version validTo units { id } organisation { id } budgetedAfter { minorUnits } } events { action toStage reason } steps { action blockedBy needsReason } subs { id } group { id }`
const BUDGETS = 'mayWrite maySettle versions { id number kind state version startsOn endsOn decidedOn reference total { minorUnits } grant { minorUnits } lines { partnerId category period source isReckoned amount { minorUnits currency } } }'
const act = (name: string, type: string, what: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { ${what} } }`
const SAVE_FUNDER = act('saveFunder', 'SaveFunderInput', `funder { ${FUNDER} }`)
const SAVE_PROGRAMME = act('saveProgramme', 'SaveProgrammeInput', `funder { ${FUNDER} }`)
const SAVE_CALL = act('saveFundingCall', 'SaveFundingCallInput', `funder { ${FUNDER} }`)
const SAVE = act('saveProject', 'SaveProjectInput', `project { ${PROJECT} }`)
const MOVE = act('moveProject', 'MoveProjectInput', `project { ${PROJECT} }`)
const PARTNER = act('saveProjectPartner', 'SaveProjectPartnerInput', `project { ${PROJECT} }`)
const REMOVE = act('removeProjectPartner', 'RemoveProjectPartnerInput', `project { ${PROJECT} }`)
const BUDGET = act('saveProjectBudget', 'SaveProjectBudgetInput', `budgets { ${BUDGETS} }`)
const PROPOSE = act('proposeBudgetChange', 'ProposeBudgetChangeInput', `budgets { ${BUDGETS} }`)
const SETTLE = act('settleBudgetChange', 'SettleBudgetChangeInput', `budgets { ${BUDGETS} }`)
const ONE = `query ($id: ID!) { project(id: $id) { ${PROJECT} } }`
const MONEY = `query ($id: ID!) { projectBudgets(projectId: $id) { ${BUDGETS} } }`
const LIST = `query ($filter: ProjectFilter, $sort: ProjectSort, $descending: Boolean, $first: Int, $after: String) {
  projects(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) { totalCount nodes { id number total { minorUnits } } pageInfo { hasNextPage endCursor } } }`

type Answer = Awaited<ReturnType<Actor['ask']>>
type Call = { id: string; version: number; state: string; projectCount: number }
type Funder = { id: string; version: number; programmes: { id: string; version: number; calls: Call[] }[] }
type Partner = { id: string; isLead: boolean; version: number; organisation: { id: string }; budgetedAfter: { minorUnits: string } | null }
type Project = { id: string; number: string; version: number; stage: string; currency: string; startsOn: string; endsOn: string; lead: { id: string }; partners: Partner[]; steps: { action: string; blockedBy: string[] }[]; callChanges: string[] }
type Version = { id: string; number: number; kind: string; state: string; version: number; total: { minorUnits: string }; lines: { partnerId: string; category: string; isReckoned: boolean; amount: { minorUnits: string } }[] }
type Budgets = { mayWrite: string | null; maySettle: boolean; versions: Version[] }
type Page = { totalCount: number; nodes: { id: string; number: string; total: { minorUnits: string } | null }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }

let app: TestApp
let [office, centre, manager, member, auditor, reviewer, funderPerson]: Actor[] = []
let places: { own: string; ownOrganisation: string; centre: string; far: string; farOrganisation: string; free: string; consortiumId: string }
let call: Call
let programmeId: string
const today = todayIn()
const year = today.slice(0, 4)

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code
const paramsOf = ({ errors }: Answer) => errors?.[0]?.extensions.params
function one<T>({ data, errors }: Answer): T {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, T>)[0]!
}
const funderIn = (answer: Answer) => one<{ funder: Funder }>(answer).funder
const made = (answer: Answer) => one<{ project: Project }>(answer).project
const budgetsIn = (answer: Answer) => one<{ budgets: Budgets }>(answer).budgets
const text = (fi: string) => ({ fi, sv: '', en: '' })
const euros = (minorUnits: string, currency = 'EUR') => ({ minorUnits, currency })

const callInput = (of: Record<string, unknown> = {}) => ({
  ...{ programmeId, name: text('Syksyn haku'), code: 'S26', eligibility: text('Järjestöt ja kunnat'), opensOn: addDays(today, -10), closesOn: addDays(today, 20), currency: 'EUR', link: '' },
  ...{ taskAreas: ['3a'], costModels: ['flat_40', 'actual'], applicants: [], grantMin: null, grantMax: euros('100000000'), grantShareMax: 8000, ...of }
})
const input = (of: Record<string, unknown> = {}) => ({
  ...{ kind: 'single', groupId: null, leadUnitId: places.own, callId: call.id, title: text('Kaari kantaa'), summary: text('Polkuja työhön.'), acronym: 'KAARI', funderCode: '', currency: 'EUR' },
  ...{ startsOn: `${year}-01-01`, endsOn: `${Number(year) + 1}-12-31`, taskAreas: ['3a'], ideas: ['3d'], costModel: 'flat_40', costRate: null, ...of }
})
const project = async (of: Record<string, unknown> = {}, by = manager!) => made(await by.ask(SAVE, { input: input(of) }))
const seen = (id: string, by = manager!) => by.ask(ONE, { id }).then((answer) => one<Project>(answer))
const move = async (id: string, action: string, { by = manager!, reason = '' } = {}) => by.ask(MOVE, { input: { projectId: id, expectedVersion: (await seen(id, office!)).version, action, reason } })
const leadOf = ({ partners }: Project) => partners.find(({ isLead }) => isLead)!.id
const lines = (of: Project, amount = '4400000') => [{ partnerId: leadOf(of), category: 'staff', period: year, source: 'grant', amount: euros(amount) }, { partnerId: leadOf(of), category: 'staff', period: year, source: 'own_share', amount: euros('1100000') }]
const money = async (id: string, by = office!) => one<Budgets>(await by.ask(MONEY, { id }))
const budget = async (of: Project, more: Record<string, unknown> = {}, by = manager!) => {
  const draft = (await money(of.id)).versions.find(({ state }) => state === 'draft')
  return by.ask(BUDGET, { input: { projectId: of.id, expectedVersion: draft?.version ?? null, lines: lines(of), reason: '', ...more } })
}
/** One that has been applied for, with its plan. */
const applied = async () => {
  const of = await project()
  made(await move(of.id, 'prepare'))
  budgetsIn(await budget(of))
  made(await move(of.id, 'apply'))
  return seen(of.id)
}
/** One with a decision as its base. */
const decided = async () => {
  const of = await applied()
  budgetsIn(await budget(of, { decidedOn: today, reference: 'EURA/1' }, centre))
  made(await move(of.id, 'decide', { by: centre! }))
  return seen(of.id)
}

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager, member] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager'), await app.as('unit_member')]
  ;[auditor, reviewer, funderPerson] = [await app.as('auditor'), await app.as('reviewer'), await app.as('funder')]
  const [row] = await app.rows<typeof places>(
    `SELECT m.unit_id AS own, u.organisation_id AS "ownOrganisation", c.unit_id AS centre, f.id AS far, f.organisation_id AS "farOrganisation", m.consortium_id AS "consortiumId",
       (SELECT o.id FROM organisation o WHERE o.consortium_id = m.consortium_id AND o.id <> ALL (ARRAY(SELECT organisation_id FROM unit_period)) AND o.id NOT IN (SELECT organisation_id FROM funder) ORDER BY o.id LIMIT 1) AS free
     FROM role_assignment m JOIN unit_now u ON u.id = m.unit_id JOIN app_user p ON p.id = m.user_id AND p.email = 'mikko.hyvarinen@solmu.example'
       JOIN role_assignment c ON c.role = 'regional_coordinator' JOIN app_user q ON q.id = c.user_id AND q.email = 'eeva-liisa.turunen@solmu.example'
       JOIN unit_now f ON f.type = 'local_unit' AND f.is_open AND f.organisation_id <> u.organisation_id AND f.id NOT IN (SELECT l.unit_id FROM unit_link l WHERE l.parent_id = c.unit_id)
     WHERE m.role = 'unit_manager' ORDER BY f.id LIMIT 1`
  )
  places = row!
  const funder = funderIn(await office!.ask(SAVE_FUNDER, { input: { organisationId: places.farOrganisation, kind: 'foundation', note: 'Vastaa arkisin.' } }))
  const { programmes } = funderIn(await centre!.ask(SAVE_PROGRAMME, { input: { funderId: funder.id, name: text('Ohjelma'), code: '', validFrom: '2021-01-01', validTo: null } }))
  programmeId = programmes[0]!.id
  call = funderIn(await office!.ask(SAVE_CALL, { input: callInput() })).programmes[0]!.calls[0]!
})
afterAll(() => app.stop())

describe('funders', () => {
  it('are registered once, by those whose matter they are, and read by everybody in the network', async () => {
    const again = { organisationId: places.farOrganisation, kind: 'other', note: '' }
    expect(codeOf(await office!.ask(SAVE_FUNDER, { input: again }))).toBe('ALREADY_EXISTS')
    for (const by of [manager!, member!, auditor!, reviewer!]) expect(codeOf(await by.ask(SAVE_FUNDER, { input: again }))).toBe('NOT_ALLOWED')
    expect(codeOf(await funderPerson!.ask('{ funders { id } }'))).toBe('NOT_ALLOWED')
    for (const by of [manager!, member!, auditor!, reviewer!]) expect(one<{ id: string }[]>(await by.ask('{ funders { id openCallCount } }'))).not.toEqual([])
  })

  it('change as they were seen', async () => {
    const id = one<{ id: string }[]>(await office!.ask('{ funders { id } }'))[0]!.id
    const { version } = one<Funder>(await office!.ask(`query ($id: ID!) { funder(id: $id) { ${FUNDER} } }`, { id }))
    expect(codeOf(await office!.ask(SAVE_FUNDER, { input: { funderId: id, expectedVersion: version + 1, organisationId: places.free, kind: 'state', note: '' } }))).toBe('STALE')
    expect(codeOf(await office!.ask(SAVE_FUNDER, { input: { organisationId: call.id, kind: 'state', note: '' } }))).toBe('NOT_FOUND')
  })

  it.each([
    ['without a cost model', { costModels: [] }, 'REQUIRED'],
    ['that closes before it opens', { closesOn: addDays(today, -20) }, 'DAYS_REVERSED'],
    ['of a year like 7560', { closesOn: '7560-01-01' }, 'INVALID_DATE'],
    ['of a far year', { closesOn: '2150-01-01' }, 'OUT_OF_RANGE'],
    ['that mixes currencies', { grantMax: euros('1', 'SEK') }, 'CURRENCY_MIXED'],
    ['of no programme', { programmeId: '01980000-0000-7000-8000-000000000000' }, 'NOT_FOUND']
  ])('have no call %s', async (_what, of, code) => {
    expect(codeOf(await office!.ask(SAVE_CALL, { input: callInput(of) }))).toBe(code)
  })
})

describe('a project', () => {
  it('is numbered by the database, led by the unit of whoever registers it, and read in the whole network', async () => {
    const [first, second] = [await project(), await project({}, member!)]
    const serial = ({ number }: Project) => Number(number.split('/')[1])
    expect(serial(second)).toBe(serial(first) + 1)
    expect(first).toMatchObject({ stage: 'idea', mayEdit: true, mayReadMoney: true, partnerCount: 1, centre: { id: places.centre }, partners: [{ isLead: true, organisation: { id: places.ownOrganisation }, units: [{ id: places.own }] }] })
    for (const by of [office!, centre!, auditor!, reviewer!]) expect(one(await by.ask(ONE, { id: first.id }))).toMatchObject({ id: first.id })
    expect(one(await reviewer!.ask(ONE, { id: first.id }))).toMatchObject({ mayEdit: false, mayReadMoney: false, steps: [] })
    expect(codeOf(await manager!.ask(SAVE, { input: input({ leadUnitId: places.far }) }))).toBe('NOT_ALLOWED')
    expect(codeOf(await centre!.ask(SAVE, { input: input({ leadUnitId: places.far }) }))).toBe('NOT_ALLOWED')
    expect(codeOf(await auditor!.ask(SAVE, { input: input() }))).toBe('NOT_ALLOWED')
    expect(codeOf(await funderPerson!.ask(ONE, { id: first.id }))).toBe('NOT_ALLOWED')
  })

  it.each([
    ['a year like 7560', { endsOn: '7560-01-01' }, 'INVALID_DATE'],
    ['a far year', { endsOn: '2150-01-01' }, 'OUT_OF_RANGE'],
    ['days that are turned', { endsOn: '2001-01-01' }, 'DAYS_REVERSED'],
    ['another currency than its call', { currency: 'SEK' }, 'CURRENCY_MIXED'],
    ['a task area that is none', { taskAreas: ['9z'] }, 'UNKNOWN_WORD'],
    ['a part of no group', { kind: 'sub' }, 'REQUIRED'],
    ['no title', { title: text('') }, 'REQUIRED'],
    ['a day that is none', { startsOn: '2026-02-30' }, 'INVALID_DATE']
  ])('is not registered with %s', async (_what, of, code) => {
    expect(codeOf(await manager!.ask(SAVE, { input: input(of) }))).toBe(code)
  })

  it('waits at each gate for what it lacks, and changes as it was seen', async () => {
    const bare = await project({ summary: text(''), taskAreas: [], ideas: [], callId: null, startsOn: null, endsOn: null, costModel: null })
    expect(bare.steps).toMatchObject([{ action: 'prepare', blockedBy: ['has_summary', 'has_tags'] }, { action: 'withdraw' }])
    expect(paramsOf(await move(bare.id, 'prepare'))).toMatchObject({ blockedBy: 'has_summary' })
    expect(codeOf(await manager!.ask(SAVE, { input: input({ projectId: bare.id, expectedVersion: 99 }) }))).toBe('STALE')
    const filled = made(await manager!.ask(SAVE, { input: input({ projectId: bare.id, expectedVersion: bare.version, callId: null }) }))
    expect(made(await move(filled.id, 'prepare'))).toMatchObject({ stage: 'preparation', events: [{ action: 'prepare', toStage: 'preparation' }] })
    expect((await seen(filled.id)).steps[0]).toMatchObject({ action: 'apply', blockedBy: ['has_call', 'call_open', 'has_budget'] })
    expect(codeOf(await move(filled.id, 'withdraw'))).toBe('REQUIRED')
    expect(made(await move(filled.id, 'withdraw', { reason: 'Haku ei sovi.' }))).toMatchObject({ stage: 'withdrawn' })
    expect(codeOf(await move(filled.id, 'revive'))).toBe('NOT_ALLOWED')
    expect(codeOf(await move(filled.id, 'decide', { by: centre! }))).toBe('PROJECT_STAGE')
    expect(made(await move(filled.id, 'revive', { by: centre!, reason: 'Uusi haku.' }))).toMatchObject({ stage: 'preparation' })
  })

  it('belongs to a group project, which ends after its parts', async () => {
    const group = await project({ kind: 'group' })
    const sub = await project({ kind: 'sub', groupId: group.id })
    expect(await seen(group.id)).toMatchObject({ subs: [{ id: sub.id }] })
    expect(sub).toMatchObject({ group: { id: group.id } })
    expect(codeOf(await manager!.ask(SAVE, { input: input({ kind: 'sub', groupId: sub.id }) }))).toBe('NOT_FOUND')
  })

  it('is carried out by partners from a day to a day, with units that are theirs', async () => {
    const of = await project()
    const partner = (more: Record<string, unknown> = {}) => ({ projectId: of.id, organisationId: places.farOrganisation, unitIds: [places.far], validFrom: of.startsOn, validTo: null, ...more })
    expect(codeOf(await manager!.ask(PARTNER, { input: partner({ unitIds: [places.own] }) }))).toBe('NOT_FOUND')
    expect(codeOf(await manager!.ask(PARTNER, { input: partner({ validTo: of.startsOn }) }))).toBe('DAYS_REVERSED')
    const withOne = made(await manager!.ask(PARTNER, { input: partner() }))
    expect(withOne).toMatchObject({ partnerCount: 2 })
    expect(codeOf(await manager!.ask(PARTNER, { input: partner() }))).toBe('ALREADY_EXISTS')
    for (const by of [auditor!, reviewer!]) expect(codeOf(await by.ask(PARTNER, { input: partner() }))).toBe('NOT_ALLOWED')
    const [lead, other] = [withOne.partners.find(({ isLead }) => isLead)!, withOne.partners.find(({ isLead }) => !isLead)!]
    expect(codeOf(await manager!.ask(REMOVE, { input: { projectId: of.id, partnerId: lead.id, expectedVersion: lead.version } }))).toBe('PARTNER_IN_USE')
    budgetsIn(await budget(of, { lines: [{ partnerId: other.id, category: 'staff', period: year, source: 'grant', amount: euros('1') }] }))
    expect(codeOf(await manager!.ask(REMOVE, { input: { projectId: of.id, partnerId: other.id, expectedVersion: other.version } }))).toBe('PARTNER_IN_USE')
    budgetsIn(await budget(of, { lines: [] }))
    expect(made(await manager!.ask(REMOVE, { input: { projectId: of.id, partnerId: other.id, expectedVersion: other.version } }))).toMatchObject({ partnerCount: 1 })
  })
})

describe('the money of a project', () => {
  it('is reckoned by its model to the cent: 44,000 and 11,000 euros of salaries cost 77,000', async () => {
    const of = await project()
    const { versions, mayWrite } = budgetsIn(await budget(of))
    expect(versions).toMatchObject([{ number: 1, kind: 'plan', state: 'draft', total: { minorUnits: '7700000' }, grant: { minorUnits: '6160000' } }])
    expect(versions[0]!.lines.filter(({ isReckoned }) => isReckoned).map(({ amount }) => amount.minorUnits).sort()).toEqual(['1760000', '440000'])
    expect(mayWrite).toBe('plan')
    expect(codeOf(await budget(of, { expectedVersion: 99 }))).toBe('STALE')
    expect(codeOf(await reviewer!.ask(MONEY, { id: of.id }))).toBe('NOT_ALLOWED')
    for (const by of [auditor!, centre!, member!]) expect((await money(of.id, by)).versions).toHaveLength(1)
    expect(codeOf(await budget(of, {}, auditor))).toBe('NOT_ALLOWED')
  })

  it.each([
    ['what the rate covers', { category: 'travel' }, 'COST_OUTSIDE_MODEL'],
    ['another currency', { amount: euros('1', 'SEK') }, 'CURRENCY_MIXED'],
    ['a period before it', { period: '1999' }, 'OUT_OF_RANGE'],
    ['a period that is none', { period: '7560' }, 'INVALID_INPUT'],
    ['less than nothing', { amount: euros('-1') }, 'OUT_OF_RANGE'],
    ['a partner that is none', { partnerId: '01980000-0000-7000-8000-000000000000' }, 'NOT_FOUND']
  ])('has no line of %s', async (_what, change, code) => {
    const of = await project()
    const [line] = lines(of)
    expect(codeOf(await budget(of, { lines: [{ ...line, ...change }] }))).toBe(code)
  })

  it('follows the model and the days of a project that is still written, or says what stands in the way', async () => {
    const of = await project()
    budgetsIn(await budget(of))
    const changed = made(await manager!.ask(SAVE, { input: input({ projectId: of.id, expectedVersion: of.version, costModel: 'actual' }) }))
    expect((await money(of.id)).versions).toMatchObject([{ total: { minorUnits: '5500000' } }])
    const later = { startsOn: addYears(of.startsOn, 3), endsOn: addYears(of.endsOn, 3) }
    expect(codeOf(await manager!.ask(SAVE, { input: input({ projectId: of.id, expectedVersion: changed.version, costModel: 'actual', ...later }) }))).toBe('OUT_OF_RANGE')
  })

  it('stays as it was applied for, goes within what the call allows, and tells when the call changes under it', async () => {
    const dear = await project()
    made(await move(dear.id, 'prepare'))
    budgetsIn(await budget(dear, { lines: [lines(dear)[0]] }))
    expect(paramsOf(await move(dear.id, 'apply'))).toMatchObject({ blockedBy: 'within_call' })
    await app.rows(`UPDATE funding_call SET applicants = '{municipality}' WHERE id = $1`, [call.id])
    expect(paramsOf(await move(dear.id, 'apply'))).toMatchObject({ blockedBy: 'may_apply' })
    const [taken] = one<{ ineligible: { name: { fi: string }; legalForm: string }[] }>(await manager!.ask('query ($id: ID!) { project(id: $id) { ineligible { name { fi } legalForm } } }', { id: dear.id })).ineligible
    expect(taken?.legalForm).not.toBe('municipality')
    await app.rows(`UPDATE funding_call SET applicants = '{}' WHERE id = $1`, [call.id])
    const of = await applied()
    expect(of).toMatchObject({ stage: 'applied', callChanges: [] })
    expect((await money(of.id)).versions).toMatchObject([{ kind: 'plan', state: 'locked' }])
    expect(codeOf(await manager!.ask(SAVE, { input: input({ projectId: of.id, expectedVersion: of.version, costModel: 'actual' }) }))).toBe('BUDGET_LOCKED')
    expect(made(await manager!.ask(SAVE, { input: input({ projectId: of.id, expectedVersion: of.version, funderCode: 'S10001' }) }))).toMatchObject({ stage: 'applied' })
    call = funderIn(await office!.ask(SAVE_CALL, { input: callInput({ callId: call.id, expectedVersion: call.version, closesOn: addDays(today, 40) }) })).programmes[0]!.calls[0]!
    expect(await seen(of.id)).toMatchObject({ callChanges: ['closesOn'] })
    expect(codeOf(await office!.ask(SAVE_CALL, { input: callInput({ callId: call.id, expectedVersion: call.version, currency: 'SEK', grantMax: null }) }))).toBe('CALL_IN_USE')
  })

  it('is decided by those who steer it; the decision is the base, which nothing but a change moves', async () => {
    const of = await applied()
    expect(codeOf(await budget(of, { decidedOn: today }))).toBe('NOT_ALLOWED')
    expect(paramsOf(await move(of.id, 'decide', { by: centre! }))).toMatchObject({ blockedBy: 'has_decision' })
    expect(codeOf(await budget(of, {}, centre))).toBe('REQUIRED')
    expect(codeOf(await budget(of, { decidedOn: addDays(today, 1) }, centre))).toBe('OUT_OF_RANGE')
    budgetsIn(await budget(of, { decidedOn: today, reference: 'EURA/7', lines: lines(of, '4000000') }, centre))
    expect(codeOf(await move(of.id, 'decide'))).toBe('NOT_ALLOWED')
    expect(made(await move(of.id, 'decide', { by: centre! }))).toMatchObject({ stage: 'decided', total: { minorUnits: '7140000' } })
    expect((await money(of.id)).versions.map(({ kind, state }) => [kind, state])).toEqual([['decision', 'locked'], ['plan', 'replaced']])
    await expect(app.rows(`UPDATE budget_version SET reason = 'x' WHERE project_id = $1 AND state = 'locked'`, [of.id])).rejects.toThrow('the portfolio is kept')
  })

  it('changes by what the funder agrees to, beside which the base stays until then', async () => {
    const of = await decided()
    budgetsIn(await budget(of, { lines: lines(of) }))
    const draft = async () => (await money(of.id)).versions[0]!
    const propose = async (by = manager!) => by.ask(PROPOSE, { input: { projectId: of.id, budgetId: (await draft()).id, expectedVersion: (await draft()).version } })
    expect(codeOf(await propose())).toBe('INVALID_INPUT')
    budgetsIn(await budget(of, { lines: lines(of, '4500000') }))
    expect(codeOf(await propose())).toBe('REQUIRED')
    budgetsIn(await budget(of, { lines: lines(of, '4500000'), reason: 'Työntekijä vaihtui', endsOn: addDays(of.endsOn, 60) }))
    expect(budgetsIn(await propose())).toMatchObject({ mayWrite: null })
    expect(codeOf(await budget(of))).toBe('BUDGET_LOCKED')
    const settle = async (isAgreed: boolean, by = centre!, decidedOn = today) => by.ask(SETTLE, { input: { projectId: of.id, budgetId: (await draft()).id, expectedVersion: (await draft()).version, isAgreed, decidedOn, reference: 'M1' } })
    expect(codeOf(await settle(true, manager))).toBe('NOT_ALLOWED')
    expect(codeOf(await settle(true, centre, addDays(today, 1)))).toBe('OUT_OF_RANGE')
    expect(budgetsIn(await settle(true)).versions.map(({ kind, state }) => [kind, state])).toEqual([['change', 'locked'], ['decision', 'replaced'], ['plan', 'replaced']])
    expect(await seen(of.id)).toMatchObject({ endsOn: addDays(of.endsOn, 60), total: { minorUnits: '7840000' } })
    expect(codeOf(await settle(true))).toBe('BUDGET_LOCKED')
    budgetsIn(await budget(of, { lines: lines(of, '1'), reason: 'Uudelleen' }))
    await propose()
    expect(budgetsIn(await settle(false)).versions[0]).toMatchObject({ state: 'refused', decidedOn: today })
    expect(await seen(of.id)).toMatchObject({ total: { minorUnits: '7840000' } })
  })

  it('of a partner that leaves is told until a change settles it', async () => {
    const of = await applied()
    const withOther = made(await manager!.ask(PARTNER, { input: { projectId: of.id, organisationId: places.farOrganisation, unitIds: [], validFrom: of.startsOn, validTo: null } }))
    const other = withOther.partners.find(({ isLead }) => !isLead)!
    const next = String(Number(year) + 1)
    budgetsIn(await budget(of, { decidedOn: today, lines: [...lines(of), { partnerId: other.id, category: 'staff', period: next, source: 'grant', amount: euros('100000') }] }, centre))
    made(await move(of.id, 'decide', { by: centre! }))
    const left = made(await manager!.ask(PARTNER, { input: { projectId: of.id, partnerId: other.id, expectedVersion: other.version, organisationId: places.farOrganisation, unitIds: [], validFrom: of.startsOn, validTo: `${next}-01-01` } }))
    expect(left.partners.find(({ id }) => id === other.id)?.budgetedAfter).toEqual({ minorUnits: '140000' })
    expect(codeOf(await budget(of, { lines: [{ partnerId: other.id, category: 'staff', period: next, source: 'grant', amount: euros('1') }] }))).toBe('PARTNER_AWAY')
  })
})

describe('the portfolio', () => {
  const list = async (variables: Record<string, unknown>, by = office!) => one<Page>(await by.ask(LIST, variables))

  it('is searched, filtered and paged in every order without losing or repeating a project', async () => {
    const whole = await list({ first: 100 })
    for (const sort of ['number', 'title', 'stage', 'ends', 'lead', 'funder']) {
      for (const descending of [false, true]) {
        const ids: string[] = []
        let after: string | null = null
        do {
          const page: Page = await list({ sort, descending, first: 7, after })
          ids.push(...page.nodes.map(({ id }) => id))
          after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
        } while (after)
        expect(ids.toSorted()).toEqual(whole.nodes.map(({ id }) => id).toSorted())
      }
    }
    const of = await project({ title: text('Ainutlaatuinen haaste'), taskAreas: ['4c'], ideas: ['6a'] })
    for (const filter of [{ search: 'ainutlaatui' }, { search: of.number }, { taskAreas: ['4c'], search: 'haaste' }, { ideas: [6], search: 'haaste' }, { unitId: places.own, search: 'haaste' }, { unitId: places.centre, search: 'haaste' }, { callId: call.id, search: 'haaste' }]) {
      expect((await list({ filter })).nodes.map(({ id }) => id)).toContain(of.id)
    }
    for (const filter of [{ unitId: places.far, search: 'haaste' }, { stages: ['ended'], search: 'haaste' }, { ideas: [1], search: 'haaste' }, { ending: 'passed', search: 'haaste' }]) expect((await list({ filter })).nodes).toEqual([])
    expect(codeOf(await office!.ask(LIST, { after: 'x' }))).toBe('INVALID_CURSOR')
  })

  it('shows money to those who read it alone', async () => {
    const of = await applied()
    const shown = async (by: Actor) => (await list({ filter: { search: of.number } }, by)).nodes.find(({ id }) => id === of.id)?.total
    for (const by of [office!, centre!, manager!, auditor!]) expect(await shown(by)).toEqual({ minorUnits: '7700000' })
    expect(await shown(reviewer!)).toBeNull()
  })
})

describe('what remains of a project', () => {
  const OUTPUTS = 'version outputs { name state practiceId noneReason card { id } }'
  const SAVE_OUTPUTS = act('saveProjectOutputs', 'SaveProjectOutputsInput', `outputs { ${OUTPUTS} }`)
  type Outputs = { version: number; outputs: { name: string; state: string; practiceId: string | null; noneReason: string; card: { id: string } | null }[] }
  const read = async (id: string, by: Actor) => one<Outputs>(await by.ask(`query ($id: ID!) { projectOutputs(projectId: $id) { ${OUTPUTS} } }`, { id }))
  const save = async (id: string, outputs: readonly object[], by = manager!) => by.ask(SAVE_OUTPUTS, { input: { projectId: id, expectedVersion: (await read(id, office!)).version, outputs } })
  const blocked = async (id: string, action: string) => (await seen(id, office!)).steps.find((step) => step.action === action)?.blockedBy

  it('is named before it ends, each with its card or the reason why none; a card that is still a draft keeps its place', async () => {
    const { id } = await decided()
    for (const action of ['start', 'close']) made(await move(id, action, { by: office! }))
    expect(await blocked(id, 'end')).toContain('outputs_named')
    const content = { name: text('Työpolku'), summary: text(''), audience: text(''), sections: [], sources: text('') }
    const begun = await office!.ask('mutation ($input: CreatePracticeInput!) { createPractice(input: $input) { practice { id } } }', { input: { kind: 'practice', content } })
    const { practice } = one<{ practice: { id: string } }>(begun)
    const [card, none] = [{ name: 'Työpolku', practiceId: practice.id, noneReason: '' }, { name: 'Kokeilu', practiceId: null, noneReason: '' }]
    expect(codeOf(await save(id, [{ ...card, name: ' ' }], office!))).toBe('REQUIRED')
    expect(codeOf(await save(id, [card, card], office!))).toBe('DUPLICATE_KEY')
    expect(codeOf(await save(id, [card], auditor!))).toBe('NOT_ALLOWED')
    expect((await save(id, [card, none], office!)).errors).toBeUndefined()
    // Whoever leads the project does not read the draft, and changes the rest without losing it.
    expect((await read(id, manager!)).outputs).toMatchObject([{ state: 'draft', practiceId: practice.id, card: null }, { state: 'open' }])
    expect((await save(id, [{ ...card, name: 'Työpolku kunnalle' }, { ...none, noneReason: 'Ei yleisty.' }])).errors).toBeUndefined()
    expect((await read(id, office!)).outputs).toMatchObject([{ name: 'Työpolku kunnalle', state: 'draft', card: { id: practice.id } }, { state: 'none', noneReason: 'Ei yleisty.' }])
    expect(codeOf(await save((await decided()).id, [card], office!))).toBe('DUPLICATE_KEY')
    expect(await blocked(id, 'end')).toEqual(['has_passed', 'lesson_told'])
    await app.rows(`INSERT INTO project_lesson (id, consortium_id, project_id, language, title, tried, came, otherwise, learned_on) SELECT gen_random_uuid(), consortium_id, id, 'fi', 'Oppi', 'a', 'b', 'c', '2026-01-01' FROM project WHERE id = $1`, [id])
    await app.rows('ALTER TABLE project DISABLE TRIGGER USER')
    await app.rows(`UPDATE project SET ends_on = $2 WHERE id = $1`, [id, addDays(today, -1)])
    await app.rows('ALTER TABLE project ENABLE TRIGGER USER')
    made(await move(id, 'end', { by: office! }))
    expect(await blocked(id, 'embed')).toEqual(expect.arrayContaining(['outputs_settled', 'adopted']))
    expect(codeOf(await save(id, [], office!))).toBe('REQUIRED')
  })

  it('is embedded once a unit has a card of it in use and has shown so in time', async () => {
    const id = newId()
    await app.rows(`INSERT INTO project (id, consortium_id, kind, lead_unit_id, title, currency, stage) VALUES ($1, $2, 'single', $3, '{"fi": "Jää", "sv": "", "en": ""}', 'EUR', 'ended')`, [id, places.consortiumId, places.own])
    const [card] = await app.rows<{ id: string }>(
      `SELECT p.id FROM practice p WHERE EXISTS (SELECT 1 FROM practice_version v WHERE v.practice_id = p.id AND v.state = 'released') AND NOT EXISTS (SELECT 1 FROM project_output x WHERE x.practice_id = p.id) ORDER BY p.id LIMIT 1`
    )
    await app.rows(`INSERT INTO project_output (id, consortium_id, project_id, place, name, practice_id) VALUES ($1, $2, $3, 0, 'Malli', $4)`, [newId(), places.consortiumId, id, card!.id])
    await app.rows('ALTER TABLE practice_uptake_event DISABLE TRIGGER USER')
    await app.rows('DELETE FROM practice_uptake_event WHERE practice_id = $1', [card!.id])
    const uses = (state: string, since: string) => app.rows('INSERT INTO practice_uptake_event (consortium_id, practice_id, unit_id, state, depth, since) VALUES ($1, $2, $3, $4, $5, $6)', [places.consortiumId, card!.id, places.own, state, state === 'in_use' ? 'full' : null, since])
    expect(await blocked(id, 'embed')).toEqual(['adopted'])
    expect(paramsOf(await move(id, 'embed', { by: centre!, reason: 'Jäi käyttöön.' }))).toMatchObject({ blockedBy: 'adopted' })
    // In use for long, and never shown to be: that is not known any more.
    await uses('in_use', addDays(today, -400))
    expect(await blocked(id, 'embed')).toEqual(['adopted'])
    await uses('stopped', addDays(today, -20))
    await uses('in_use', addDays(today, -10))
    expect(await blocked(id, 'embed')).toEqual([])
    expect(made(await move(id, 'embed', { by: centre!, reason: 'Jäi käyttöön.' })).stage).toBe('embedded')
  })
})

describe('a funder', () => {
  const SUMS = 'applied { minorUnits } granted { minorUnits } claimed { minorUnits } certified { minorUnits } paid { minorUnits } owed { minorUnits } leftToClaim { minorUnits } leftToCertify { minorUnits }'
  const FUNDED = `query ($audienceId: ID) { fundedProjects(audienceId: $audienceId) { id stage funderId ${SUMS} } }`
  const OVERVIEW = `query ($id: ID!) { projectMoney(projectId: $id) { rows { source budget { minorUnits } earlier { minorUnits } current { minorUnits } certified { minorUnits } paid { minorUnits } owed { minorUnits } leftToClaim { minorUnits } leftToCertify { minorUnits } } } }`
  type Sum = { minorUnits: string }
  type Funded = { id: string; stage: string; funderId: string } & Record<'applied' | 'granted' | 'claimed' | 'certified' | 'paid' | 'owed' | 'leftToClaim' | 'leftToCertify', Sum>
  const funded = async (by: Actor, audienceId: string | null = null) => (await by.get<{ fundedProjects: Funded[] }>(FUNDED, { audienceId })).fundedProjects

  it('is told of the projects that it pays for and of no other, with its own money as those see it who look after them', async () => {
    const [own] = await app.rows<{ organisationId: string; ids: string[] }>(
      `SELECT f.organisation_id AS "organisationId", array_agg(p.id ORDER BY p.id) AS ids FROM project p JOIN funding_call a ON a.id = p.call_id JOIN programme g ON g.id = a.programme_id JOIN funder f ON f.id = g.funder_id
       JOIN role_assignment r ON r.organisation_id = f.organisation_id AND r.role = 'funder' WHERE p.stage NOT IN ('idea', 'preparation', 'withdrawn') GROUP BY 1`
    )
    const told = await funded(funderPerson!)
    expect(told.map(({ id }) => id).toSorted()).toEqual(own!.ids)
    expect([...new Set(told.map(({ funderId }) => funderId))]).toEqual([own!.organisationId])
    for (const project of told) {
      const { data } = await office!.ask(OVERVIEW, { id: project.id })
      const rows = ((data as { projectMoney: { rows: ({ source: string } & Record<string, Sum>)[] } } | null)?.projectMoney.rows ?? []).filter(({ source }) => source === 'grant')
      const sum = (...names: string[]) => String(rows.flatMap((row) => names.map((name) => BigInt(row[name]!.minorUnits))).reduce((all, part) => all + part, 0n))
      const { stage, applied, granted, claimed, certified, paid, owed, leftToClaim, leftToCertify } = project
      if (stage === 'applied' || stage === 'rejected') expect([applied.minorUnits, granted.minorUnits]).toEqual([sum('budget'), '0'])
      else if (data) expect([granted, claimed, certified, paid, owed, leftToClaim, leftToCertify].map(({ minorUnits }) => minorUnits)).toEqual([sum('budget'), sum('earlier', 'current'), ...['certified', 'paid', 'owed', 'leftToClaim', 'leftToCertify'].map((name) => sum(name))])
    }
    expect(told.some(({ paid }) => BigInt(paid.minorUnits) > 0n)).toBe(true)
    expect(told.some(({ claimed, certified }) => BigInt(claimed.minorUnits) > BigInt(certified.minorUnits))).toBe(true)
  })

  it('stands beside the others for those who read all publications, one at a time by its audience; nobody else is told', async () => {
    const [audience] = await app.rows<{ id: string }>(`SELECT id FROM audience WHERE kind = 'funder' LIMIT 1`)
    const [all, ofOne] = [await funded(office!), await funded(office!, audience!.id)]
    expect(new Set(all.map(({ funderId }) => funderId)).size).toBeGreaterThan(1)
    expect(ofOne).toEqual(await funded(funderPerson!))
    expect(await funded(office!, places.own)).toEqual([])
    for (const by of [centre!, manager!, member!, reviewer!]) expect(codeOf(await by.ask(FUNDED))).toBe('NOT_ALLOWED')
  })
})
