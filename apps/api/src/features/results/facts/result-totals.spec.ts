/** What figures add up to, through the API, against plain SQL over the figures and the people behind them. */
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { diceOf } from './testing/fact-world.js'
import { ReportedFigures, type Reported } from './testing/reported-figures.js'

type Node = { id: string; centreId: string }
type Figure = {
  value: string | null; numerator: string | null; denominator: string | null; unitCount: number; missingCount: number
  notApplicableCount: number; notAskedCount: number; isGross: boolean; gross: string | null; lower: string | null; upper: string | null
}
type Totals = { columns: { period: string | null }[]; rows: { code: string; breakdown: string }[]; values: Figure[][] }

const TOTALS = `query ($input: ResultTotalsInput!) { resultTotals(input: $input) { columns { period } rows { code breakdown }
  values { value numerator denominator unitCount missingCount notApplicableCount notAskedCount isGross gross lower upper } } }`

let app: TestApp
let figures: ReportedFigures
let headOfficeId: string
let units: Node[]
let own: Node
let far: Node
let coordinator: Actor
beforeAll(async () => {
  app = await TestApp.start()
  figures = await ReportedFigures.begin(app)
  coordinator = await app.as('national_coordinator')
  const linked = await app.rows<Node & { isHeadOffice: boolean; isManagers: boolean }>(
    `SELECT u.id, l.parent_id AS "centreId", EXISTS (SELECT 1 FROM role_assignment a JOIN app_user p ON p.id = a.user_id
       WHERE a.unit_id = u.id AND p.email = 'mikko.hyvarinen@solmu.example') AS "isManagers"
     FROM unit_now u JOIN unit_link l ON l.unit_id = u.id AND l.valid_to IS NULL JOIN consortium c ON c.id = u.consortium_id AND c.is_demo
     WHERE u.type = 'local_unit' AND u.is_open ORDER BY u.id`
  )
  headOfficeId = (await app.rows<{ id: string }>(`SELECT u.id FROM org_unit u JOIN consortium c ON c.id = u.consortium_id AND c.is_demo
    WHERE u.type = 'headquarters'`))[0]?.id ?? ''
  own = linked.find(({ isManagers }) => isManagers) ?? linked[0]!
  units = [own, ...linked.filter(({ id, centreId }) => id !== own.id && centreId === own.centreId)]
  far = linked.find(({ centreId }) => centreId !== own.centreId)!
  await figures.indicator('ZQ_PLACED', { unit: 'count', aggregation: 'sum' })
  await figures.indicator('ZQ_LEFT', { unit: 'count', aggregation: 'sum' })
  await figures.indicator('ZQ_STAFF', { unit: 'fte', aggregation: 'last_value', decimals: 1 })
  await figures.indicator('ZQ_SCORE', { unit: 'score', aggregation: 'weighted_mean', decimals: 2, weight: 'ZQ_LEFT' })
  await figures.indicator('ZQ_PEOPLE', { unit: 'persons', aggregation: 'distinct_persons' })
  await figures.indicator('ZQ_RATE', { unit: 'percent', aggregation: 'none', decimals: 1, numerator: 'ZQ_PLACED', denominator: 'ZQ_LEFT', factor: 100 })
  await figures.indicator('ZQ_LACK', { unit: 'percent', aggregation: 'none', decimals: 1, numerator: '100 - ZQ_RATE' })
})
afterAll(() => app.stop())

const codes = ['ZQ_PLACED', 'ZQ_LEFT', 'ZQ_STAFF', 'ZQ_SCORE', 'ZQ_PEOPLE', 'ZQ_RATE', 'ZQ_LACK']
type Asked = { from: string; to?: string; nodeId?: string; stage?: string; persons?: string; breakdowns?: string; codes?: string[] }
const inputOf = ({ codes: named = codes, from, to = from, nodeId = headOfficeId, ...of }: Asked) => ({
  input: { ...of, indicatorIds: named.map((code) => figures.id(code)), from, to, nodeId }
})
const totals = async (asked: Asked, actor = coordinator) =>
  (await actor.get<{ resultTotals: Totals }>(TOTALS, inputOf(asked))).resultTotals
const figure = async (code: string, asked: Asked, column = -1): Promise<Figure> => {
  const { rows, values } = await totals({ ...asked, codes: [code] })
  const row = rows.findIndex(({ breakdown }) => breakdown === '')
  return values[row]!.at(column)!
}
const gender = (code: string, f: number | null, m: number | null): Reported[] => [
  { code, breakdown: 'gender:f', value: f },
  { code, breakdown: 'gender:m', value: m }
]

describe('ratios and means', () => {
  const periods = ['2011-Q1', '2011-Q2']
  beforeAll(async () => {
    const dice = diceOf(11)
    for (const period of periods) {
      for (const node of [...units, far]) {
        await figures.send({ unitId: node.id, centreId: node.centreId, period }, [
          ...gender('ZQ_PLACED', dice(50), dice(9) === 0 ? null : dice(50)),
          ...gender('ZQ_LEFT', 50 + dice(50), 50 + dice(50)),
          { code: 'ZQ_SCORE', value: dice(7) === 0 ? null : dice(500) },
          { code: 'ZQ_STAFF', value: dice(4) === 0 ? null : dice(90) }
        ])
      }
    }
  })

  /** By the plainest SQL there is, over the working copies. */
  const plain = async (select: string, of: { from: string; to: string; nodeId: string }) => {
    const [row] = await app.rows<Record<string, string | null>>(
      `WITH cell AS (
         SELECT i.code, c.status, c.value::numeric AS value, r.id AS return_id, r.unit_id, d.period FROM return_cell c JOIN indicator i ON i.id = c.indicator_id
         JOIN unit_return r ON r.id = c.return_id JOIN collection_round d ON d.id = r.round_id
         WHERE i.code LIKE 'ZQ%' AND d.period BETWEEN $1 AND $2 AND ($3::uuid = $4::uuid OR $3::uuid IN (r.centre_id, r.unit_id))
       ) SELECT ${select}`, [of.from, of.to, of.nodeId, headOfficeId]
    )
    return row ?? {}
  }
  const RATIOS = `round(100 * (SELECT sum(value) FROM cell WHERE code = 'ZQ_PLACED') / (SELECT sum(value) FROM cell WHERE code = 'ZQ_LEFT'), 1) AS rate,
    (SELECT round(sum(s.value * w.weight) / sum(w.weight) / 100, 2) FROM cell s JOIN (SELECT return_id, sum(value) AS weight FROM cell
      WHERE code = 'ZQ_LEFT' GROUP BY 1) w USING (return_id) WHERE s.code = 'ZQ_SCORE' AND s.value IS NOT NULL) AS score,
    (SELECT round(sum(value) / 10, 1) FROM (SELECT DISTINCT ON (unit_id) value FROM cell WHERE code = 'ZQ_STAFF' AND value IS NOT NULL
      ORDER BY unit_id, period DESC) l) AS staff,
    (SELECT sum(value) FROM cell WHERE code = 'ZQ_PLACED') AS placed,
    (SELECT count(*) FROM cell WHERE code = 'ZQ_SCORE' AND status = 'missing') AS missing`

  it.each(['the head office', 'a centre', 'a unit'])('of %s are those of the sums, in a quarter and in two', async (where) => {
    const nodeId = { 'the head office': headOfficeId, 'a centre': own.centreId, 'a unit': units[1]?.id ?? '' }[where] ?? ''
    for (const [from, to] of [['2011-Q1', '2011-Q1'], ['2011-Q1', '2011-Q2']] as const) {
      const { rate, score, staff, placed, missing } = await plain(RATIOS, { from, to, nodeId })
      expect((await figure('ZQ_RATE', { from, to, nodeId })).value).toBe(rate)
      expect(await figure('ZQ_SCORE', { from, to, nodeId })).toMatchObject({ value: score ?? null, missingCount: Number(missing) })
      expect((await figure('ZQ_STAFF', { from, to, nodeId })).value).toBe(staff)
      expect((await figure('ZQ_PLACED', { from, to, nodeId })).value).toBe(placed)
      const lack = await figure('ZQ_LACK', { from, to, nodeId })
      expect(lack.value).toBe((100 - Number(rate)).toFixed(1))
    }
  })

  it('keep what was divided by what', async () => {
    const { rate } = await plain(RATIOS, { from: '2011-Q1', to: '2011-Q2', nodeId: headOfficeId })
    const { numerator, denominator } = await figure('ZQ_RATE', { from: '2011-Q1', to: '2011-Q2' })
    expect((Math.round((Number(numerator) / Number(denominator)) * 1000) / 10).toFixed(1)).toBe(rate)
  })

  it('take as many statements for a long run of periods and all combinations as for a short one', async () => {
    const count = async (asked: Asked) =>
      (await app.statementsOf(() => totals(asked))).filter((sql) => /result_rollup|fact|indicator/.test(sql)).length
    const few = await count({ from: '2011-Q1', to: '2011-Q2' })
    expect(few).toBeLessThanOrEqual(4)
    expect(await count({ from: '2006-Q1', to: '2011-Q4', breakdowns: 'all' })).toBe(few)
  })

  it('show combinations after their total, which counts units', async () => {
    const { rows, columns, values } = await totals({ from: '2011-Q1', to: '2011-Q2', breakdowns: 'all', codes: ['ZQ_PLACED', 'ZQ_RATE'] })
    expect(columns.map(({ period }) => period)).toEqual(['2011-Q1', '2011-Q2', null])
    expect(rows.map(({ code, breakdown }) => `${code} ${breakdown}`)).toEqual(['ZQ_PLACED ', 'ZQ_PLACED gender:f', 'ZQ_PLACED gender:m', 'ZQ_RATE '])
    expect(values.map((row) => row.length)).toEqual([3, 3, 3, 3])
    expect(values[0]?.[0]?.unitCount).toBe(units.length + 1)
    expect(Number(values[0]?.[2]?.value)).toBe(Number(values[1]?.[2]?.value) + Number(values[2]?.[2]?.value))
  })
})

describe('stages and centres', () => {
  it('counts what has come so far, where it was at the time', async () => {
    const period = '2012-Q1'
    const of = (node: Node, state: string, value: number | null, status?: Reported['status']) =>
      figures.send({ unitId: node.id, centreId: node.centreId, period, state }, [{ code: 'ZQ_PLACED', value, ...(status && { status }) }])
    const moved = await of(units[0]!, 'submitted', 1)
    await of(units[1]!, 'verified', 10)
    await of(far, 'accepted', 100)
    await of(units[2]!, 'accepted', null, 'not_applicable')
    const value = async (stage: string, nodeId: string) => (await figure('ZQ_PLACED', { from: period, stage, nodeId })).value
    expect(await Promise.all(['submitted', 'verified', 'accepted'].map((stage) => value(stage, headOfficeId)))).toEqual(['111', '110', '100'])
    expect(await Promise.all(['submitted', 'verified', 'accepted'].map((stage) => value(stage, own.centreId)))).toEqual(['11', '10', null])
    expect(await figure('ZQ_PLACED', { from: period, nodeId: own.centreId })).toMatchObject({ value: null, unitCount: 0, notApplicableCount: 1 })
    await app.rows('UPDATE unit_return SET centre_id = $2 WHERE id = $1', [moved, far.centreId])
    expect([await value('submitted', own.centreId), await value('submitted', far.centreId), await value('submitted', headOfficeId)]).toEqual(['10', '101', '111'])
  })
})

describe('people', () => {
  /** Somebody is known to units; each unit counts its own. What is left of them here is a number. */
  const people = async (period: string, of: { most: number; seed: number }) => {
    const dice = diceOf(of.seed)
    const known = units.slice(0, 4).concat(far)
    const persons = Array.from({ length: 60 }, () => {
      const places = new Set(Array.from({ length: 1 + dice(of.most) }, () => dice(known.length)))
      return { gender: dice(2) === 0 ? 'f' : 'm', units: [...places].map((place) => known[place]!.id) }
    })
    await app.rows('CREATE TABLE IF NOT EXISTS somebody (period text, person integer, unit_id uuid, gender text)')
    for (const [person, { gender: of, units: at }] of persons.entries()) {
      for (const unitId of at) await app.rows('INSERT INTO somebody VALUES ($1, $2, $3, $4)', [period, person, unitId, of])
    }
    const counted = (unitId: string, which: string) => persons.filter((each) => each.gender === which && each.units.includes(unitId)).length
    for (const node of known) {
      await figures.send({ unitId: node.id, centreId: node.centreId, period }, gender('ZQ_PEOPLE', counted(node.id, 'f'), counted(node.id, 'm')))
    }
  }
  const agree = (period: string, share: number) =>
    app.rows(
      `INSERT INTO person_overlap (id, consortium_id, indicator_id, breakdown, period, period_kind, period_from, unit_id, other_unit_id, count, confirmed_at)
       SELECT gen_random_uuid(), $1, $2, 'gender:' || a.gender, $3, 'quarter', $4, a.unit_id, b.unit_id, floor(count(*) * $5::float8), now()
       FROM somebody a JOIN somebody b ON b.period = a.period AND b.person = a.person AND b.unit_id > a.unit_id WHERE a.period = $3
       GROUP BY a.gender, a.unit_id, b.unit_id`,
      [figures.consortiumId, figures.id('ZQ_PEOPLE'), period, `${period.slice(0, 4)}-01-01`, share]
    )
  const truly = async (period: string, where = 'true') =>
    (await app.rows<{ count: string }>(`SELECT count(DISTINCT person)::text AS count FROM somebody WHERE period = $1 AND ${where}`, [period]))[0]?.count

  it('are counted once when all that is shared is agreed', async () => {
    const from = '2013-Q1'
    await people(from, { most: 2, seed: 1 })
    const before = await figure('ZQ_PEOPLE', { from })
    expect(before).toMatchObject({ isGross: true, value: before.gross, upper: before.gross })
    await agree(from, 1)
    expect(await figure('ZQ_PEOPLE', { from })).toMatchObject({ isGross: false, gross: before.gross, value: await truly(from) })
    const { rows, values } = await totals({ from, breakdowns: 'all', codes: ['ZQ_PEOPLE'] })
    const women = rows.findIndex(({ breakdown }) => breakdown === 'gender:f')
    expect(values[women]?.[0]?.value).toBe(await truly(from, `gender = 'f'`))
    // Under one centre those whom only a unit elsewhere shares are nobody's twice.
    const near = `unit_id IN (SELECT u.id FROM unnest('{${units.map(({ id }) => id).join(',')}}'::uuid[]) u (id))`
    expect((await figure('ZQ_PEOPLE', { from, nodeId: own.centreId })).value).toBe(await truly(from, near))
    expect((await figure('ZQ_PEOPLE', { from, nodeId: own.id })).value).toBe(await truly(from, `unit_id = '${own.id}'`))
    expect(await figure('ZQ_PEOPLE', { from, persons: 'none' })).toMatchObject({ isGross: true, value: before.gross })
    const { value, lower } = await figure('ZQ_PEOPLE', { from, persons: 'max' })
    expect(value).toBe(lower)
  })

  it.each([[3, 0], [3, 0.5], [5, 1]])('of up to %i units, %d of what they share agreed: the truth is within the bounds', async (most, share) => {
    const from = `20${14 + most + share * 2}-Q1`
    await people(from, { most, seed: most })
    await agree(from, share)
    const { value, gross, lower, upper } = await figure('ZQ_PEOPLE', { from })
    const truth = Number(await truly(from))
    expect(Number(lower)).toBeLessThanOrEqual(truth)
    expect(truth).toBeLessThanOrEqual(Number(upper))
    expect(Number(value)).toBeGreaterThanOrEqual(Number(lower))
    expect(Number(value)).toBeLessThanOrEqual(Number(upper))
    expect(Number(upper)).toBeLessThanOrEqual(Number(gross))
  })
})

describe('who asks', () => {
  const ask = async (actor: Actor, asked: Asked) => (await actor.ask(TOTALS, inputOf(asked))).errors?.[0]?.extensions.code ?? 'shown'

  it('sees as far as they may read returns', async () => {
    const from = '2011-Q1'
    const [regional, manager] = [await app.as('regional_coordinator'), await app.as('unit_manager')]
    expect(await ask(regional, { from, nodeId: own.centreId })).toBe('shown')
    expect(await ask(regional, { from, nodeId: own.id })).toBe('shown')
    expect(await ask(regional, { from, nodeId: far.centreId })).toBe('NOT_FOUND')
    expect(await ask(regional, { from })).toBe('NOT_FOUND')
    expect(await ask(manager, { from, nodeId: own.id })).toBe('shown')
    expect(await ask(manager, { from, nodeId: own.centreId })).toBe('NOT_FOUND')
    expect(await ask(await app.as('funder'), { from, nodeId: own.id })).toBe('NOT_ALLOWED')
    expect(await totals({ from, nodeId: own.centreId }, regional)).toEqual(await totals({ from, nodeId: own.centreId }))
    expect(await totals({ from, nodeId: own.id }, manager)).toEqual(await totals({ from, nodeId: own.id }))
  })

  it.each([
    [{ from: '2011-Q2', to: '2011-Q1' }, 'DAYS_REVERSED'],
    [{ from: '2011-Q2', to: '2011-12' }, 'INVALID_INPUT'],
    [{ from: '2011-Q5' }, 'INVALID_INPUT'],
    [{ from: '1990-Q1', to: '2011-Q1' }, 'OUT_OF_RANGE'],
    [{ from: '2011-Q1', nodeId: newId() }, 'NOT_FOUND']
  ])('is refused %j', async (asked, code) => {
    expect(await ask(coordinator, asked)).toBe(code)
  })

  it('is told that an indicator is not there', async () => {
    const { input } = inputOf({ from: '2011-Q1' })
    const answer = await coordinator.ask(TOTALS, { input: { ...input, indicatorIds: [newId()] } })
    expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'NOT_FOUND', path: ['input', 'indicatorIds', 0] } })
  })
})
