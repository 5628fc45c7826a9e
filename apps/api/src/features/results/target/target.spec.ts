/** Targets and baselines of the demo, and how the year goes towards them. */
import { demoId } from '../../../demo/demo-id.js'
import { indicatorId } from '../../../demo/demo-indicators.js'
import { type Actor, TestApp } from '../../../testing/harness.js'

const LIST = `query ($filter: TargetFilter, $first: Int, $after: String) { targets(filter: $filter, first: $first, after: $after) {
  nodes { id scope unit { id } indicator { code } period kind value note setBy mayChange version } totalCount pageInfo { hasNextPage endCursor } } }`
const SET = `mutation ($input: SetTargetsInput!) { setTargets(input: $input) { targets { id value note version setBy period } } }`
const REMOVE = `mutation ($input: RemoveTargetInput!) { removeTarget(input: $input) { targetId } }`
const PROGRESS = `query ($input: ProgressInput!) { progress(input: $input) { year node { id }
  rows { indicator { code direction } baseline target actual forecast method standing givenPeriods allPeriods isGross missingCount } } }`

type Target = { id: string; unit: { id: string }; indicator: { code: string }; period: string; kind: string; value: string; mayChange: boolean; version: number; setBy: string | null }
type Row = {
  indicator: { code: string }
  baseline: string | null
  target: string | null
  actual: string | null
  forecast: string | null
  method: string
  standing: string
  givenPeriods: number
}

let app: TestApp
let coordinator: Actor
let region: Actor
const unitId = demoId('unit:Karjalan Työsilta')
const farUnitId = demoId('unit:Vallilan Verstas')
const officeId = demoId('unit:headquarters')

beforeAll(async () => {
  app = await TestApp.start()
  coordinator = await app.as('national_coordinator')
  region = await app.as('regional_coordinator')
})
afterAll(() => app.stop())

const aTarget = (more: object = {}) => ({
  ...{ scope: 'unit', unitId, indicatorId: indicatorId('B1'), period: '2031', kind: 'target', value: '12', expectedVersion: 0 },
  ...more
})
const set = async (actor: Actor, ...targets: object[]) => {
  const { data, errors } = await actor.ask<{ setTargets: { targets: Target[] } }>(SET, { input: { targets } })
  return { targets: data?.setTargets?.targets ?? [], error: errors?.[0]?.extensions }
}

describe('setting targets', () => {
  it('keeps one for each unit, indicator and period, and says who set it', async () => {
    const { targets } = await set(region, aTarget({ note: ' Kaksi enemmän kuin viime vuonna ' }), aTarget({ kind: 'baseline', value: '10' }))
    expect(targets).toMatchObject([
      { value: '12', note: 'Kaksi enemmän kuin viime vuonna', version: 1, setBy: 'Eeva-Liisa Turunen' },
      { value: '10', version: 1 }
    ])
    expect((await set(region, aTarget({ value: '13' }))).error).toMatchObject({ code: 'STALE', path: ['input', 'targets', 0, 'expectedVersion'] })
    expect((await set(region, aTarget({ value: '13', expectedVersion: 1 }))).targets).toMatchObject([{ value: '13', version: 2 }])
    const stored = await app.rows(`SELECT value FROM target WHERE unit_id = $1 AND period = '2031' ORDER BY value`, [unitId])
    expect(stored).toEqual([{ value: '10' }, { value: '13' }])
  })

  it.each([
    ['a period that is none', { period: '2031-Q5' }, 'INVALID_INPUT', 'period'],
    ['a value with too many decimals', { value: '1.5' }, 'TOO_MANY_DECIMALS', 'value'],
    ['a value that is too large', { value: '99999999999999' }, 'OUT_OF_RANGE', 'value'],
    ['the scope of another kind of unit', { scope: 'centre' }, 'INVALID_INPUT', 'scope'],
    ['a project without its code', { scope: 'project' }, 'REQUIRED', 'projectCode'],
    ['a project where there is none', { projectCode: 'KAARI' }, 'REQUIRED', 'projectCode'],
    ['an indicator that nobody knows', { indicatorId: officeId }, 'NOT_FOUND', 'indicatorId']
  ])('refuses %s, and with it everything', async (_what, more, code, field) => {
    const { error } = await set(region, aTarget({ period: '2032' }), aTarget({ period: '2033', ...more }))
    expect(error).toMatchObject({ code, path: ['input', 'targets', 1, field] })
    expect(await app.rows(`SELECT 1 FROM target WHERE period IN ('2032', '2033')`)).toEqual([])
  })

  it('refuses the same target twice', async () => {
    expect((await set(region, aTarget({ period: '2034' }), aTarget({ period: '2034', value: '9' }))).error).toMatchObject({ code: 'DUPLICATE_KEY' })
  })

  it('is for the centre in its region and for the head office everywhere', async () => {
    expect((await set(region, aTarget({ unitId: farUnitId }))).error?.code).toBe('NOT_ALLOWED')
    expect((await set(await app.as('unit_manager'), aTarget({ period: '2035' }))).error?.code).toBe('NOT_ALLOWED')
    const network = aTarget({ scope: 'network', unitId: officeId, value: '900' })
    expect((await set(coordinator, network)).targets).toMatchObject([{ value: '900' }])
    expect((await set(region, { ...network, expectedVersion: 1 })).error?.code).toBe('NOT_ALLOWED')
  })

  it('takes a target away once', async () => {
    const [target] = (await set(region, aTarget({ period: '2036' }))).targets
    const input = { targetId: target?.id, expectedVersion: 7 }
    expect((await region.ask(REMOVE, { input })).errors?.[0]?.extensions.code).toBe('STALE')
    expect((await region.ask(REMOVE, { input: { ...input, expectedVersion: 1 } })).errors).toBeUndefined()
    expect((await region.ask(REMOVE, { input: { ...input, expectedVersion: 1 } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  })
})

describe('the list', () => {
  it('shows what the viewer may read, page by page, narrowed and counted', async () => {
    const manager = await app.as('unit_manager')
    const own = (await manager.get<{ targets: { nodes: Target[]; totalCount: number } }>(LIST, { first: 100 })).targets
    expect(new Set(own.nodes.map(({ unit }) => unit.id))).toEqual(new Set([unitId]))
    expect(own.nodes.every(({ mayChange }) => !mayChange)).toBe(true)
    const filter = { unitId, year: 2026, search: 'b1' }
    const page = (after: string | null) => region.get<{ targets: { nodes: Target[]; totalCount: number; pageInfo: { endCursor: string; hasNextPage: boolean } } }>(LIST, { filter, first: 2, after })
    const first = (await page(null)).targets
    const second = (await page(first.pageInfo.endCursor)).targets
    const periods = [...first.nodes, ...second.nodes].map(({ period }) => period)
    expect(first.nodes.every(({ indicator, mayChange }) => indicator.code === 'B1' && mayChange)).toBe(true)
    expect(periods).toEqual([...new Set(periods)].sort())
    expect(first.totalCount).toBeGreaterThanOrEqual(periods.length)
    expect((await (await app.as('funder')).ask(LIST)).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED')
  })
})

describe('progress', () => {
  const progressOf = async (actor: Actor, nodeId: string, year: number) =>
    (await actor.get<{ progress: { rows: Row[] } }>(PROGRESS, { input: { nodeId, year } })).progress.rows

  it('puts plan, actual and forecast side by side', async () => {
    const [round] = await app.rows<{ year: number; period: string }>(
      `SELECT extract(year FROM period_from)::int AS year, period FROM collection_round WHERE state = 'locked' ORDER BY period_from DESC LIMIT 1`
    )
    const year = round?.year ?? 0
    await app.rows('DELETE FROM target WHERE unit_id = $1 AND extract(year FROM period_from) = $2', [unitId, year])
    const of = (code: string, value: string, kind = 'target') => aTarget({ indicatorId: indicatorId(code), period: String(year), value, kind })
    expect((await set(region, of('B1', '1'), of('B2', '9999'), of('B2', '4', 'baseline'), of('D1', '0.5'), of('A1', '10'))).error).toBeUndefined()
    const rows = new Map((await progressOf(region, unitId, year)).map((row) => [row.indicator.code, row]))
    const [sent] = await app.rows<{ sum: string; periods: number }>(
      `SELECT sum(f.value) AS sum, count(DISTINCT f.period)::int AS periods FROM fact f JOIN unit_return r ON r.id = f.return_id
       WHERE f.to_version IS NULL AND f.unit_id = $1 AND f.indicator_id = $2 AND f.period LIKE $3 AND f.value IS NOT NULL
         AND r.state NOT IN ('not_started', 'draft')`,
      [unitId, indicatorId('B1'), `${year}-%`]
    )
    const forecast = String(Math.round((Number(sent?.sum) * 4) / (sent?.periods ?? 1)))
    const method = sent?.periods === 4 ? 'as_is' : 'run_rate'
    expect(rows.get('B1')).toMatchObject({ target: '1', actual: sent?.sum, forecast, method, standing: 'met', givenPeriods: sent?.periods })
    expect(rows.get('B2')).toMatchObject({ baseline: '4', target: '9999', standing: 'behind' })
    expect(rows.get('D1')).toMatchObject({ method: 'as_is', standing: 'met' })
    expect(rows.get('A1')).toMatchObject({ isGross: true })
    expect([...rows.keys()]).toEqual(['A1', 'B1', 'B2', 'D1'])
  })

  it('is empty without targets, and closed to those who may not read the figures', async () => {
    expect(await progressOf(region, unitId, 2003)).toEqual([])
    const far = await region.ask(PROGRESS, { input: { nodeId: farUnitId, year: 2026 } })
    expect(far.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  })
})
