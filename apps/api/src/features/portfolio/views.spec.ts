import { addDays, addMonths, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { periodContaining } from '@solmu/shared/periods.js'
import { type Actor, TestApp } from '../../testing/harness.js'

const SUMS = ['applied', 'granted', 'claimed', 'certified', 'paid', 'leftToClaim', 'leftToCertify'] as const
const GROUP = `key name { fi } projects readable units committedUnits assessedUnits money { ${SUMS.map((sum) => `${sum} { minorUnits currency }`).join(' ')} }`
const OVERVIEW = `query ($by: PortfolioGrouping!, $filter: ProjectFilter) { portfolioOverview(by: $by, filter: $filter) { groups { ${GROUP} } total { ${GROUP} } } }`
const COVERAGE = 'query ($axis: CoverageAxis!, $day: Date) { portfolioCoverage(axis: $axis, day: $day) { day regions { id } keys cells { regionId key state running coming hoped last { id endsOn } } history { day covered } } }'
const TIMELINE = `query ($filter: ProjectFilter) { fundingTimeline(filter: $filter) { quarters money { quarter kind decided { minorUnits currency } applied { minorUnits currency } } endings { id endsOn quarter monthly { minorUnits } }
  units { unit { id } endsOn hoped } endingMonths rulesVersion maySetRules } }`
const OVERLAPS = `query ($verdict: ProjectOverlapVerdict, $withOthers: Boolean, $search: String, $least: Int) { projectOverlaps(verdict: $verdict, withOthers: $withOthers, search: $search, least: $least) {
  totalCount nodes { id score reasons verdict reason isOthers mayJudge project { id } other { id } } } }`
const VIEWS = '{ portfolioViews { id page name search isOwn unit { id } } }'
const act = (name: string, type: string, what: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { ${what} } }`
const SAVE = act('savePortfolioView', 'SavePortfolioViewInput', 'views { id name search isOwn }')
const REMOVE = act('removePortfolioView', 'RemovePortfolioViewInput', 'views { id }')
const JUDGE = act('judgeOverlap', 'JudgeOverlapInput', 'id verdict')
const RULES = act('setPortfolioRules', 'SetPortfolioRulesInput', 'endingMonths rulesVersion')
const WORK = '{ workItems { kind dueOn params } }'

type Money = { minorUnits: string; currency: string }
type Group = { key: string; name: { fi: string } | null; projects: number; readable: number; units: number; committedUnits: number; assessedUnits: number; money: Record<(typeof SUMS)[number], Money>[] }
type Overview = { groups: Group[]; total: Group }
type Cell = { regionId: string; key: string; state: string; running: number; last: { id: string; endsOn: string } | null }
type Coverage = { day: string; regions: { id: string }[]; keys: string[]; cells: Cell[]; history: { day: string; covered: number }[] }
type Timeline = { quarters: string[]; money: { quarter: string; decided: Money; applied: Money }[]; endings: { id: string; endsOn: string; quarter: string; monthly: { minorUnits: string } | null }[]; units: { unit: { id: string } }[]; endingMonths: number; rulesVersion: number; maySetRules: boolean }
type Pair = { id: string; score: number; reasons: string[]; verdict: string; reason: string | null; isOthers: boolean; mayJudge: boolean; project: { id: string }; other: { id: string } }
type View = { id: string; name: string; search: string; isOwn: boolean; unit: { id: string } | null }
type Answer = Awaited<ReturnType<Actor['ask']>>

let app: TestApp
let [office, centre, manager, member, auditor, reviewer, funder]: Actor[] = []
let place: { unitId: string; centreId: string; organisationId: string; consortiumId: string; farId: string; farRegionId: string }
const today = todayIn()

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code
const pathOf = ({ errors }: Answer) => errors?.[0]?.extensions.path
function one<T>({ data, errors }: Answer): T {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, T>)[0]!
}
const overview = async (by: string, { filter = null, as = office! }: { filter?: object | null; as?: Actor } = {}) => one<Overview>(await as.ask(OVERVIEW, { by, filter }))
const coverage = async (axis: string, day: string | null = null, as = office!) => one<Coverage>(await as.ask(COVERAGE, { axis, day }))
const timeline = async (filter: object | null = null, as = office!) => one<Timeline>(await as.ask(TIMELINE, { filter }))
const overlaps = async (variables: object = {}, as = office!) => one<{ totalCount: number; nodes: Pair[] }>(await as.ask(OVERLAPS, { ...variables }))
const sum = (groups: readonly Group[], of: (typeof SUMS)[number], currency = 'EUR') => groups.flatMap(({ money }) => money).filter((each) => each[of].currency === currency).reduce((all, each) => all + BigInt(each[of].minorUnits), 0n)

interface Given {
  readonly unitId?: string
  readonly stage?: string
  readonly title?: string
  readonly from?: string
  readonly to?: string
  readonly areas?: readonly string[]
  readonly ideas?: readonly string[]
  readonly currency?: string
  readonly grant?: number
  readonly code?: string
}

const usual = (): Required<Given> => ({ unitId: place.unitId, stage: 'running', title: 'Kaari', from: addMonths(today, -6), to: addMonths(today, 18), areas: [], ideas: [], currency: 'EUR', grant: 0, code: '' })

/** A project with a base of one line a period, as the database keeps it. */
async function aProject(given: Given = {}): Promise<string> {
  const { unitId, stage, title, from, to, areas, ideas, currency, grant, code } = { ...usual(), ...given }
  const [id, partner, budget] = [newId(), newId(), newId()]
  await app.rows(
    `INSERT INTO project (id, consortium_id, kind, lead_unit_id, title, currency, starts_on, ends_on, stage, task_areas, ideas, funder_code)
     VALUES ($1, $2, 'single', $3, json_build_object('fi', $4::text, 'sv', '', 'en', ''), $5, $6, $7, $8, $9, $10, $11)`,
    [id, place.consortiumId, unitId, title, currency, from, to, stage, areas, ideas, code]
  )
  await app.rows(`INSERT INTO project_partner (id, consortium_id, project_id, organisation_id, is_lead, valid_from) SELECT $1, $2, $3, organisation_id, true, $4 FROM unit_now WHERE id = $5`, [partner, place.consortiumId, id, from, unitId])
  await app.rows('INSERT INTO project_partner_unit (partner_id, consortium_id, project_id, unit_id) VALUES ($1, $2, $3, $4)', [partner, place.consortiumId, id, unitId])
  if (grant > 0) {
    const kind = stage === 'applied' ? 'plan' : 'decision'
    await app.rows(`INSERT INTO budget_version (id, consortium_id, project_id, number, kind, state, starts_on, ends_on, decided_on) VALUES ($1, $2, $3, 1, $4, 'locked', $5, $6, $7)`, [budget, place.consortiumId, id, kind, from, to, kind === 'plan' ? null : from])
    await app.rows(
      `INSERT INTO budget_line (budget_id, consortium_id, project_id, partner_id, category, period, source, amount, is_reckoned) VALUES ($1, $2, $3, $4, 'staff', $5, 'grant', $6, false), ($1, $2, $3, $4, 'travel', $5, 'own_share', 5000, false)`,
      [budget, place.consortiumId, id, partner, from.slice(0, 4), grant]
    )
  }
  return id
}

beforeAll(async () => {
  app = await TestApp.start()
  ;[office, centre, manager, member] = [await app.as('national_coordinator'), await app.as('regional_coordinator'), await app.as('unit_manager'), await app.as('unit_member')]
  ;[auditor, reviewer, funder] = [await app.as('auditor'), await app.as('reviewer'), await app.as('funder')]
  const [row] = await app.rows<typeof place>(
    `SELECT m.unit_id AS "unitId", c.unit_id AS "centreId", u.organisation_id AS "organisationId", m.consortium_id AS "consortiumId", f.id AS "farId", k.parent_id AS "farRegionId"
     FROM role_assignment m JOIN unit_now u ON u.id = m.unit_id JOIN app_user p ON p.id = m.user_id AND p.email = 'mikko.hyvarinen@solmu.example'
       JOIN role_assignment c ON c.role = 'regional_coordinator' JOIN app_user q ON q.id = c.user_id AND q.email = 'eeva-liisa.turunen@solmu.example'
       JOIN unit_now f ON f.type = 'local_unit' AND f.is_open JOIN unit_link k ON k.unit_id = f.id AND k.valid_from <= app.today() AND (k.valid_to IS NULL OR k.valid_to > app.today()) AND k.parent_id <> c.unit_id
     WHERE m.role = 'unit_manager' ORDER BY f.id LIMIT 1`
  )
  place = row!
})
afterAll(() => app.stop())

describe('what the portfolio adds up to', () => {
  it('is the same in every way of looking, to the cent, with each project once in the total', async () => {
    await aProject({ areas: ['1a', '1b', '2a'], ideas: ['1a', '2b', '2c'], grant: 100_001 })
    await aProject({ stage: 'applied', areas: ['1a', '4c'], grant: 77_777 })
    await aProject({ currency: 'SEK', areas: ['1b', '2a'], grant: 33 })
    const [{ count }] = (await app.rows<{ count: number }>('SELECT count(*)::int AS count FROM project')) as [{ count: number }]
    const { total } = await overview('region')
    expect(total).toMatchObject({ projects: count, key: '' })
    for (const by of ['region', 'funder', 'programme', 'call', 'taskArea', 'stage', 'idea', 'lead', 'endYear']) {
      const found = await overview(by)
      expect(found.total).toEqual(total)
      for (const of of SUMS) for (const currency of ['EUR', 'SEK']) expect(sum(found.groups, of, currency)).toBe(sum([total], of, currency))
      const counted = found.groups.reduce((all, { projects }) => all + projects, 0)
      if (by === 'taskArea' || by === 'idea') expect(counted).toBeGreaterThan(count)
      else expect(counted).toBe(count)
      for (const group of found.groups) expect(group.committedUnits <= group.units && group.assessedUnits <= group.units).toBe(true)
    }
    // What is left over when a hundred thousand and one are shared by three goes to the first ones.
    const three = await overview('taskArea', { filter: { search: 'Kaari', stages: ['running'] } })
    expect(three.groups.map(({ key, money }) => [key, money.map(({ granted }) => granted.minorUnits)])).toEqual([['1a', ['33334']], ['1b', ['33334', '17']], ['2a', ['33333', '16']]])
    expect((await overview('idea', { filter: { search: 'Kaari', stages: ['running'], taskAreas: ['1a'] } })).groups.map(({ key, money }) => [key, money[0]?.granted.minorUnits])).toEqual([['1', '50001'], ['2', '50000']])
    expect((await overview('stage')).groups.map(({ key }) => key)).toEqual(['idea', 'preparation', 'applied', 'decided', 'running', 'closing', 'ended', 'embedded', 'rejected'].filter((stage) => total.projects > 0 && stage))
  })

  it('tells what was certified and paid as the overview of the project does', async () => {
    const [claimed] = (await app.rows<{ id: string; used: string }>(
      `SELECT l.project_id AS id, sum(l.amount + l.added - l.recovered - l.recovered_added)::text AS used FROM project_claim_line l JOIN project_claim c ON c.id = l.claim_id WHERE c.state = 'paid' AND l.verdict = 'accepted' GROUP BY l.project_id LIMIT 1`
    )) as [{ id: string; used: string }]
    const { projectMoney } = await office!.get<{ projectMoney: { rows: { source: string; budget: Money; certified: Money }[] } }>('query ($id: ID!) { projectMoney(projectId: $id) { rows { source budget { minorUnits } certified { minorUnits } } } }', { id: claimed.id })
    const granted = projectMoney.rows.filter(({ source }) => source === 'grant').reduce((all, { budget }) => all + BigInt(budget.minorUnits), 0n)
    const [{ number }] = (await app.rows<{ number: string }>(`SELECT year || '/' || serial AS number FROM project WHERE id = $1`, [claimed.id])) as [{ number: string }]
    const { total } = await overview('stage', { filter: { search: number } })
    expect(total.projects).toBe(1)
    expect([sum([total], 'certified'), sum([total], 'paid'), sum([total], 'granted')]).toEqual([BigInt(claimed.used), BigInt(claimed.used), granted])
    expect(sum([total], 'leftToCertify')).toBe(granted - BigInt(claimed.used))
  })

  it('shows the money to those who read it, and nothing to a funder; in one statement, however many there are', async () => {
    const [all, own, none] = [await overview('lead'), await overview('lead', { as: manager! }), await overview('lead', { as: reviewer! })]
    expect(own.total.projects).toBe(all.total.projects)
    expect(own.total.readable).toBeLessThan(all.total.readable)
    expect(own.total.readable).toBeGreaterThan(0)
    expect([none.total.readable, sum([none.total], 'granted')]).toEqual([0, 0n])
    expect(codeOf(await funder!.ask(OVERVIEW, { by: 'lead' }))).toBe('NOT_ALLOWED')
    for (const look of [() => overview('lead'), () => timeline(), () => coverage('taskArea'), () => overlaps()]) {
      const statements = await app.statementsOf(look)
      expect(statements.filter((statement) => /^\s*WITH /.test(statement))).toHaveLength(1)
      // Overlaps are bounded, and say of how many: a count beside the one that looks.
      expect(statements.filter((statement) => !/^\s*WITH |^BEGIN|^COMMIT|find_session|^SELECT count\(\*\)::int AS count FROM project/.test(statement))).toEqual([])
    }
    expect((await overview('lead', { filter: { search: 'ei mikään' } }))).toMatchObject({ groups: [], total: { projects: 0, money: [] } })
  })

  it('goes out as a file in the words of the page', async () => {
    const file = await fetch(`${app.address}/files/portfolio-overview.csv?by=taskArea&lang=fi&stages=${encodeURIComponent('["running"]')}`, { headers: { cookie: office!.cookie } })
    const text = await file.text()
    expect(file.status).toBe(200)
    expect(text).toContain('Tehtäväalue')
    expect(text).toContain('Yhteensä, kukin hanke kerran')
    expect((await fetch(`${app.address}/files/portfolio-overview.csv?by=colour`, { headers: { cookie: office!.cookie } })).status).toBe(400)
    expect((await fetch(`${app.address}/files/portfolio-overview.xlsx?by=stage&ideas=7`, { headers: { cookie: office!.cookie } })).status).toBe(400)
    expect((await fetch(`${app.address}/files/portfolio-overview.pdf?by=stage`, { headers: { cookie: office!.cookie } })).status).toBe(404)
    expect((await fetch(`${app.address}/files/portfolio-overview.csv?by=stage`, { headers: { cookie: funder!.cookie } })).status).toBe(403)
  })
})

describe('what is done where', () => {
  it('is every region by every task area, with what was there last', async () => {
    const past = await aProject({ unitId: place.farId, stage: 'ended', areas: ['3e'], from: addMonths(today, -30), to: addMonths(today, -4) })
    const of = async (key: string, day?: string) => (await coverage('taskArea', day)).cells.find((cell) => cell.key === key && cell.regionId === place.farRegionId)
    const { regions, keys, cells, history, day } = await coverage('taskArea')
    expect([keys.length, cells.length, day]).toEqual([15, regions.length * 15, today])
    expect(await of('3e')).toMatchObject({ state: 'ended', running: 0, last: { id: past, endsOn: addMonths(today, -4) } })
    expect(await of('3e', addMonths(today, -5))).toMatchObject({ state: 'covered', running: 1 })
    const hoped = await aProject({ unitId: place.farId, stage: 'preparation', areas: ['3e'] })
    expect(await of('3e')).toMatchObject({ state: 'hoped', hoped: 1 })
    await app.rows(`UPDATE project SET stage = 'decided', starts_on = app.today() + 10 WHERE id = $1`, [hoped])
    expect(await of('3e')).toMatchObject({ state: 'coming' })
    expect(history.map(({ day: at }) => at)).toEqual([...history.map(({ day: at }) => at)].sort())
    expect(history).toHaveLength(17)
    expect(history.every(({ covered }) => covered <= cells.length)).toBe(true)
    expect((await coverage('idea')).keys).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(codeOf(await office!.ask(COVERAGE, { axis: 'idea', day: '2026-02-30' }))).toBeDefined()
    expect(codeOf(await funder!.ask(COVERAGE, { axis: 'idea' }))).toBe('NOT_ALLOWED')
  })
})

describe('when the money ends', () => {
  it('is spread over the quarters and adds up to what was granted', async () => {
    const year = `${today.slice(0, 4)}`
    const id = await aProject({ title: 'Rahoitusreuna', from: `${year}-01-01`, to: `${year}-12-31`, grant: 100_003 })
    const hope = await aProject({ title: 'Rahoitusreuna 2', stage: 'applied', from: `${year}-01-01`, to: `${year}-12-31`, grant: 10_000 })
    const found = await timeline({ search: 'Rahoitusreuna' })
    expect(found.quarters).toHaveLength(18)
    expect(found.quarters).toContain(periodContaining('quarter', today))
    const inYear = found.money.filter(({ quarter }) => quarter.startsWith(year))
    expect(inYear.reduce((all, { decided }) => all + BigInt(decided.minorUnits), 0n)).toBe(100_003n)
    expect(inYear.reduce((all, { applied }) => all + BigInt(applied.minorUnits), 0n)).toBe(10_000n)
    expect(found.endings).toEqual([{ id, endsOn: `${year}-12-31`, quarter: `${year}-Q4`, monthly: { minorUnits: expect.stringMatching(/^83\d\d$/) } }])
    expect(found.units.map(({ unit }) => unit.id)).toEqual([place.unitId])
    expect((await timeline({ search: 'Rahoitusreuna' }, reviewer!)).endings[0]?.monthly).toBeNull()
    expect(hope).toBeDefined()
    expect(codeOf(await funder!.ask(TIMELINE))).toBe('NOT_ALLOWED')
  })

  it('is told to the centre as many months ahead as is said, and no longer', async () => {
    const id = await aProject({ title: 'Loppuva', to: addMonths(today, 8) })
    const told = async (as = centre!) => (await as.get<{ workItems: { kind: string; params: { projectId?: string } }[] }>(WORK)).workItems.some(({ kind, params }) => kind === 'project_ending' && params.projectId === id)
    expect(await told()).toBe(true)
    expect([await told(office!), await told(manager!), await told(reviewer!)]).toEqual([false, false, false])
    const { rulesVersion, endingMonths, maySetRules } = await timeline()
    expect([rulesVersion, endingMonths, maySetRules]).toEqual([0, 9, true])
    const set = (months: number, expectedVersion: number, as = office!) => as.ask(RULES, { input: { endingMonths: months, expectedVersion } })
    expect(codeOf(await set(4, 3))).toBe('STALE')
    expect(one(await set(4, 0))).toEqual({ endingMonths: 4, rulesVersion: 1 })
    expect(codeOf(await set(5, 0))).toBe('STALE')
    expect(await told()).toBe(false)
    expect(one(await set(12, 1))).toEqual({ endingMonths: 12, rulesVersion: 2 })
    expect(await told()).toBe(true)
    for (const months of [0, 37]) expect(codeOf(await set(months, 2))).toBe('INVALID_INPUT')
    for (const as of [manager!, member!, auditor!, funder!]) expect(codeOf(await set(6, 2, as))).toBe('NOT_ALLOWED')
  })
})

describe('what looks alike', () => {
  const of = async (a: string, b: string, variables: object = {}, as = office!) => (await overlaps({ least: 0, ...variables }, as)).nodes.find(({ project, other }) => [a, b].includes(project.id) && [a, b].includes(other.id))

  it('is found among projects of the network, scored with its reasons, and judged by those who steer', async () => {
    const [one_, two] = [await aProject({ title: 'Ompelimosta ammattiin', areas: ['2d'], ideas: ['5a'] }), await aProject({ title: 'Ompelimosta ammattiin 2', areas: ['2d'], ideas: ['5a'] })]
    const far = await aProject({ unitId: place.farId, title: 'Aivan muuta', areas: ['2d'], from: addDays(today, -5), to: addDays(today, 5) })
    const pair = (await of(one_, two))!
    expect(pair).toMatchObject({ verdict: 'open', isOthers: false, mayJudge: true })
    expect(pair.score).toBeGreaterThan(80)
    expect(pair.reasons).toEqual(expect.arrayContaining(['name', 'task_area', 'idea', 'region', 'lead', 'time']))
    expect(await of(one_, far)).toBeUndefined()
    const judge = (verdict: string, reason: string, { as = centre!, a = two, b = one_ } = {}) => as.ask(JUDGE, { input: { projectId: a, otherId: b, isOthers: false, verdict, reason } })
    expect([codeOf(await judge('set_aside', ' ')), pathOf(await judge('set_aside', ' '))]).toEqual(['REQUIRED', ['reason']])
    expect(codeOf(await judge('set_aside', 'x'.repeat(1001)))).toBe('TOO_LONG')
    for (const as of [manager!, member!, reviewer!, auditor!, funder!]) expect(codeOf(await judge('linked', 'Sama', { as }))).toBe('NOT_ALLOWED')
    expect(codeOf(await judge('linked', 'Sama', { b: newId() }))).toBe('NOT_FOUND')
    expect(codeOf(await judge('linked', 'Sama', { b: two }))).toBe('NOT_FOUND')
    expect(codeOf(await judge('linked', 'Sama', { a: far, b: await aProject({ unitId: place.farId }) }))).toBe('NOT_ALLOWED')
    expect(one(await judge('set_aside', 'Eri kohderyhmä.'))).toMatchObject({ verdict: 'set_aside' })
    expect(await of(one_, two, { verdict: 'open' })).toBeUndefined()
    expect(await of(one_, two, { verdict: 'set_aside' })).toMatchObject({ reason: 'Eri kohderyhmä.', verdict: 'set_aside' })
    // The newest word holds, and those before it stay.
    expect(one(await judge('linked', 'Sama työpaja.', { as: office!, a: one_, b: two }))).toMatchObject({ verdict: 'linked' })
    expect(await of(one_, two)).toMatchObject({ verdict: 'linked', reason: 'Sama työpaja.' })
    expect(await app.rows('SELECT 1 FROM project_overlap WHERE project_id IN ($1, $2)', [one_, two])).toHaveLength(2)
    expect((await of(one_, two, {}, manager!))?.mayJudge).toBe(false)
    expect((await overlaps({ search: 'OMPELIMOSTA' })).totalCount).toBeGreaterThan(0)
    expect((await overlaps({ search: 'ei mikään' })).totalCount).toBe(0)
  })

  it('is found among projects of others, but for the same project under the number of its funder', async () => {
    const own = await aProject({ title: 'Puutarhasta polulle', code: 'S77' })
    const [list] = (await app.rows<{ id: string }>(
      `INSERT INTO network_import (id, consortium_id, kind, file_name, file_key, format, columns, effective_on, created_by) SELECT $1, $2, 'projects', 'lista.csv', gen_random_uuid(), 'csv', '[]', app.today(), id FROM app_user LIMIT 1 RETURNING id`,
      [newId(), place.consortiumId]
    )) as [{ id: string }]
    const other = async (code: string, name: string) => (await app.rows<{ id: string }>(`INSERT INTO public_project (id, consortium_id, import_id, name, code, currency, starts_on, ends_on) VALUES ($1, $2, $3, $4, $5, 'EUR', app.today() - 30, app.today() + 300) RETURNING id`, [newId(), place.consortiumId, list.id, name, code]))[0]!.id
    const [alike, same, else_] = [await other('S1', 'Puutarhasta poluille'), await other('S77', 'Puutarhasta polulle'), await other('S2', 'Metsän voima')]
    expect(await of(own, alike)).toMatchObject({ isOthers: true, reasons: expect.arrayContaining(['name', 'time']) })
    expect([await of(own, same), await of(own, else_), await of(own, alike, { withOthers: false })]).toEqual([undefined, undefined, undefined])
    expect(one(await office!.ask(JUDGE, { input: { projectId: own, otherId: alike, isOthers: true, verdict: 'linked', reason: 'Sovittu työnjaosta.' } }))).toMatchObject({ verdict: 'linked' })
    expect(await of(own, alike, { withOthers: true, verdict: 'linked' })).toMatchObject({ reason: 'Sovittu työnjaosta.' })
  })
})

describe('views that are kept', () => {
  const views = async (as: Actor) => one<View[]>(await as.ask(VIEWS))
  const save = (as: Actor, more: object = {}) => as.ask(SAVE, { input: { page: 'overview', name: 'Idän haut', search: '{"by":"funder"}', ...more } })

  it('are their owner’s, or shared with the unit, and replaced under the same name', async () => {
    expect(codeOf(await save(manager!))).toBeUndefined()
    expect((await views(manager!)).map(({ name, search, isOwn }) => [name, JSON.parse(search), isOwn])).toEqual([['Idän haut', { by: 'funder' }, true]])
    expect(await views(member!)).toEqual([])
    await save(manager!, { search: '{"by":"call"}', unitId: place.unitId })
    const [shared] = await views(member!)
    expect(shared).toMatchObject({ isOwn: false, unit: { id: place.unitId } })
    expect(await views(centre!)).toEqual([])
    expect(codeOf(await member!.ask(REMOVE, { input: { viewId: shared!.id } }))).toBe('NOT_FOUND')
    expect(one<{ views: View[] }>(await manager!.ask(REMOVE, { input: { viewId: shared!.id } })).views).toEqual([])
    expect(await views(member!)).toEqual([])
  })

  it('are refused without a name, with what is no search, for another’s unit, and above fifty', async () => {
    expect(pathOf(await save(member!, { name: ' ' }))).toEqual(['name'])
    expect(pathOf(await save(member!, { search: '[]' }))).toEqual(['search'])
    expect(codeOf(await save(member!, { unitId: place.farId }))).toBe('NOT_FOUND')
    expect(codeOf(await save(funder!))).toBe('NOT_ALLOWED')
    await app.rows(`INSERT INTO portfolio_view (id, consortium_id, owner_id, page, name, search) SELECT gen_random_uuid(), $1, u.id, 'overview', 'n' || at, '{}' FROM app_user u, generate_series(1, 50) at WHERE u.email = 'riitta.kosonen@solmu.example'`, [place.consortiumId])
    expect(codeOf(await save(member!))).toBe('OUT_OF_RANGE')
  })
})
