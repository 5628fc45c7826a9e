/** What figures add up to through GraphQL, against plain SQL over what was really sent, as those who may and may not read it. */
import { type ConsolidatedIndicator, consolidate } from '@solmu/domain/reports/consolidate.js'
import { cellText, type EditionFact } from '@solmu/domain/reports/edition.js'
import { derivationOf } from '@solmu/domain/results/aggregate-derived.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import type { Db } from '../../../core/db/db.js'
import { type LensQueries, type LensSpan, lensValues } from '../../network/lens/lens.queries.js'
import { diceOf } from '../../results/facts/testing/fact-world.js'
import { ReportedFigures, type Reported } from '../../results/facts/testing/reported-figures.js'
import { batchesOf } from './consolidation-reader.js'
import { type Place, wholePlaces } from './consolidation-places.js'
import { type AreaSource, type FiguresJson, figuresSql, type SumsJson } from './consolidation.sql.js'
import { figuresByReturnsSql } from './testing/figures-by-returns.js'

type Node = { id: string; centreId: string; municipality: string }
type Figure = {
  value: string | null; numerator: string | null; denominator: string | null; unitCount: number; missingCount: number
  notApplicableCount: number; notAskedCount: number; isGross: boolean; isEstimated: boolean; lower: string | null; upper: string | null; target: string | null
}
type Answer = {
  areas: { area: string | null; isWhole: boolean; name: { fi: string } | null }[]
  columns: { period: string | null }[]
  comparedColumns: { period: string | null }[] | null
  rows: { indicatorId: string; breakdown: string; areaPlace: number }[]
  values: Figure[][]
  comparedValues: Figure[][] | null
  completeness: { areaPlace: number; period: string | null; givenCount: number; askedCount: number }[]
  missing: { returnId: string; unit: { id: string }; period: string; areaPlaces: number[] }[]
  indicators: { code: string; definition: { fi: string }; versionNumber: number }[]
}

const FIGURE = `value numerator denominator unitCount missingCount notApplicableCount notAskedCount isGross isEstimated lower upper target`
const CONSOLIDATION = `query ($input: ConsolidationInput!) { consolidation(input: $input) {
  areas { area isWhole name { fi } } columns { period } comparedColumns { period } rows { indicatorId breakdown areaPlace }
  values { ${FIGURE} } comparedValues { ${FIGURE} } completeness { areaPlace period givenCount askedCount }
  missing { returnId unit { id } period areaPlaces } indicators { code definition { fi } versionNumber } } }`

let app: TestApp
let figures: ReportedFigures
let units: Node[]
let own: Node
let shared: Node
let absent: Node
let coordinator: Actor
const codes = ['YQ_PLACED', 'YQ_LEFT', 'YQ_STAFF', 'YQ_SCORE', 'YQ_PEOPLE', 'YQ_RATE']
const periods = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4']

beforeAll(async () => {
  app = await TestApp.start()
  figures = await ReportedFigures.begin(app)
  coordinator = await app.as('national_coordinator')
  units = await app.rows<Node>(
    `SELECT u.id, l.parent_id AS "centreId", u.municipality_code AS municipality FROM unit_now u
     JOIN unit_link l ON l.unit_id = u.id AND l.valid_to IS NULL JOIN consortium c ON c.id = u.consortium_id AND c.is_demo
     WHERE u.type = 'local_unit' AND u.is_open AND u.id IN (SELECT p.unit_id FROM unit_period p WHERE p.valid_from <= '2024-12-31')
     ORDER BY (SELECT EXISTS (SELECT 1 FROM role_assignment a JOIN app_user p ON p.id = a.user_id
       WHERE a.unit_id = u.id AND p.email = 'mikko.hyvarinen@solmu.example')) DESC, u.id`
  )
  own = units[0]!
  // One works for two municipalities of different regions, half of its work in each.
  shared = units[3]!
  absent = units[4]!
  const [other] = await app.rows<{ code: string }>(
    `SELECT a.municipality_code AS code FROM municipality_area a JOIN municipality m ON m.code = a.municipality_code AND m.valid_to IS NULL
     WHERE a.division = 'region' AND a.valid_to IS NULL AND a.area_code <> (SELECT b.area_code FROM municipality_area b
       WHERE b.municipality_code = $1 AND b.division = 'region' AND b.valid_to IS NULL) ORDER BY a.municipality_code LIMIT 1`,
    [shared.municipality]
  )
  await app.rows('DELETE FROM unit_service_area WHERE consortium_id = $1', [figures.consortiumId])
  await app.rows(
    `INSERT INTO unit_service_area (unit_id, consortium_id, municipality_code, share, valid_from)
     SELECT $1, $2, m.code, 0.5, '2025-01-01' FROM unnest($3::text[]) m (code)`,
    [shared.id, figures.consortiumId, [shared.municipality, other?.code]]
  )
  await figures.indicator('YQ_PLACED', { unit: 'count', aggregation: 'sum' })
  await figures.indicator('YQ_LEFT', { unit: 'count', aggregation: 'sum' })
  await figures.indicator('YQ_STAFF', { unit: 'fte', aggregation: 'last_value', decimals: 1 })
  await figures.indicator('YQ_SCORE', { unit: 'score', aggregation: 'weighted_mean', decimals: 2, weight: 'YQ_LEFT' })
  await figures.indicator('YQ_PEOPLE', { unit: 'persons', aggregation: 'distinct_persons' })
  await figures.indicator('YQ_RATE', { unit: 'percent', aggregation: 'none', decimals: 1, numerator: 'YQ_PLACED', denominator: 'YQ_LEFT', factor: 100 })
  const dice = diceOf(6)
  const by = (code: string, most: number): Reported[] =>
    ['f', 'm'].flatMap((gender) =>
      ['young', 'old'].map((age) => ({ code, breakdown: `age:${age},gender:${gender}`, value: dice(12) === 0 ? null : dice(most) }))
    )
  for (const period of periods) {
    for (const node of units) {
      await figures.send({ unitId: node.id, centreId: node.centreId, period, state: node.id === absent.id ? 'submitted' : 'accepted' }, [
        ...by('YQ_PLACED', 9), ...by('YQ_LEFT', 30), ...by('YQ_PEOPLE', 40),
        { code: 'YQ_SCORE', value: dice(7) === 0 ? null : dice(500) },
        { code: 'YQ_STAFF', value: dice(4) === 0 ? null : dice(90) }
      ])
    }
    await app.rows(
      `INSERT INTO round_indicator (round_id, indicator_id, consortium_id, position)
       SELECT DISTINCT r.round_id, i.id, $1::uuid, 1 FROM unit_return r JOIN collection_round d ON d.id = r.round_id AND d.period = $2
       JOIN fact f ON f.return_id = r.id JOIN indicator i ON i.id = f.indicator_id AND i.code LIKE 'YQ%'`,
      [figures.consortiumId, period]
    )
  }
})
afterAll(() => app.stop())

type Asked = Readonly<{ lens: string; from?: string; to?: string; codes?: string[]; [more: string]: unknown }>
const inputOf = ({ codes: named = codes, from = '2025-Q1', to = '2025-Q4', ...of }: Asked) => ({
  input: { ...of, from, to, indicatorIds: named.map((code) => figures.id(code)) }
})
const consolidation = async (asked: Asked, actor = coordinator) => (await actor.get<{ consolidation: Answer }>(CONSOLIDATION, inputOf(asked))).consolidation
const rowOf = (answer: Answer, code: string, of: { area?: string | null; breakdown?: string } = {}): Figure[] => {
  const isIt = ({ area, isWhole }: Answer['areas'][number]) => (of.area === undefined ? isWhole : !isWhole && area === of.area)
  const place = answer.rows.findIndex(
    (row) => row.indicatorId === figures.id(code) && row.breakdown === (of.breakdown ?? '') && isIt(answer.areas[row.areaPlace]!)
  )
  return answer.values[place] ?? []
}
/** The run as a whole. */
const figure = (answer: Answer, code: string, of: { area?: string | null; breakdown?: string } = {}) => rowOf(answer, code, of).at(-1)

/** By the plainest SQL there is, over the working copies. */
const plain = async (where: string, values: readonly unknown[] = []) => {
  const [row] = await app.rows<Record<'placed' | 'rate' | 'score' | 'staff' | 'people' | 'most' | 'women', string | null>>(
    `WITH cell AS (SELECT i.code, c.breakdown, c.value::numeric AS value, r.id AS return_id, r.unit_id, d.period
       FROM return_cell c JOIN indicator i ON i.id = c.indicator_id JOIN unit_return r ON r.id = c.return_id JOIN collection_round d ON d.id = r.round_id
       WHERE i.code LIKE 'YQ%' AND r.state = 'accepted' AND ${where})
     SELECT (SELECT sum(value) FROM cell WHERE code = 'YQ_PLACED')::text AS placed,
       (SELECT sum(value) FROM cell WHERE code = 'YQ_PLACED' AND breakdown LIKE '%gender:f%')::text AS women,
       round(100 * (SELECT sum(value) FROM cell WHERE code = 'YQ_PLACED') / (SELECT sum(value) FROM cell WHERE code = 'YQ_LEFT'), 1)::text AS rate,
       (SELECT round(sum(s.value * w.weight) / sum(w.weight) / 100, 2) FROM cell s JOIN (SELECT return_id, sum(value) AS weight FROM cell
         WHERE code = 'YQ_LEFT' GROUP BY 1) w USING (return_id) WHERE s.code = 'YQ_SCORE' AND s.value IS NOT NULL)::text AS score,
       (SELECT round(sum(value) / 10, 1) FROM (SELECT DISTINCT ON (unit_id) value FROM cell WHERE code = 'YQ_STAFF' AND value IS NOT NULL
         ORDER BY unit_id, period DESC) l)::text AS staff,
       (SELECT sum(value) FROM cell WHERE code = 'YQ_PEOPLE')::text AS people,
       (SELECT max(value) FROM (SELECT sum(value) AS value FROM cell WHERE code = 'YQ_PEOPLE' GROUP BY return_id) m)::text AS most`,
    [...values]
  )
  return row!
}

describe('the figures of the network, of centres and of units', () => {
  it.each(['network', 'centre', 'unit'])('through %s are those of plain SQL, place by place', async (lens) => {
    const answer = await consolidation({ lens })
    const places = answer.areas.filter(({ isWhole }) => lens === 'network' || !isWhole)
    expect(places.length).toBe(lens === 'network' ? 1 : lens === 'unit' ? units.length : new Set(units.map(({ centreId }) => centreId)).size)
    for (const { area } of places) {
      const at = await plain(lens === 'network' ? 'true' : 'r.unit_id = $1 OR r.centre_id = $1'.replace(/^(.*)$/, '($1)'), lens === 'network' ? [] : [area])
      const here = (code: string) => figure(answer, code, lens === 'network' ? {} : { area })
      const [placed, rate, score, staff] = ['YQ_PLACED', 'YQ_RATE', 'YQ_SCORE', 'YQ_STAFF'].map((code) => here(code)?.value)
      const { upper: people, lower: most } = here('YQ_PEOPLE') ?? {}
      expect({ placed, rate, score, staff, people, most, women: at.women }).toEqual(at)
    }
  })

  it('say of each category by itself what adds up to the whole', async () => {
    const answer = await consolidation({ lens: 'centre', dimension: 'gender', codes: ['YQ_PLACED', 'YQ_RATE'] })
    expect(figure(answer, 'YQ_PLACED', { breakdown: 'gender:f' })?.value).toBe((await plain('true')).women)
    for (const { area, isWhole } of answer.areas) {
      const of = isWhole ? {} : { area }
      const [all, f, m] = ['', 'gender:f', 'gender:m'].map((breakdown) => Number(figure(answer, 'YQ_PLACED', { ...of, breakdown })?.value ?? 0))
      expect(f! + m!).toBe(all)
    }
    expect(figure(answer, 'YQ_RATE', { breakdown: 'gender:f' })?.value).toMatch(/^\d+\.\d$/)
  })

  it('come from other periods for comparison', async () => {
    const answer = await consolidation({ lens: 'network', from: '2025-Q3', to: '2025-Q4', compare: 'previous', codes: ['YQ_PLACED'] })
    expect(answer.comparedColumns?.map(({ period }) => period)).toEqual(['2025-Q1', '2025-Q2', null])
    expect(answer.comparedValues?.[0]?.at(-1)?.value).toBe((await plain(`d.period IN ('2025-Q1', '2025-Q2')`)).placed)
    const year = await consolidation({ lens: 'network', from: '2026-Q1', to: '2026-Q1', compare: 'last_year', codes: ['YQ_PLACED'] })
    expect(year.comparedValues?.[0]?.[0]?.value).toBe((await plain(`d.period = '2025-Q1'`)).placed)
    expect(year.values[0]?.[0]).toMatchObject({ value: null, unitCount: 0, missingCount: 0 })
  })
})

describe('through any division, as it was and restated', () => {
  it.each(['region', 'wellbeing_county', 'employment_area', 'urban_rural', 'centre'].flatMap((lens) => [[lens, null], [lens, '2026-01-01']] as const))(
    '%s (%s) areas add up to the whole',
    async (lens, restateTo) => {
      const answer = await consolidation({ lens, restateTo })
      for (const code of ['YQ_PLACED', 'YQ_LEFT', 'YQ_STAFF', 'YQ_PEOPLE']) {
        const whole = rowOf(answer, code)
        const areas = answer.areas.filter(({ isWhole }) => !isWhole).map(({ area }) => rowOf(answer, code, { area }))
        for (const [column, { value }] of whole.entries()) {
          const sum = areas.reduce((all, row) => all + Math.round(Number((code === 'YQ_PEOPLE' ? row[column]?.upper : row[column]?.value) ?? 0) * 10), 0)
          expect(sum / 10).toBe(Number(value))
        }
      }
      expect(figure(answer, 'YQ_PLACED')?.value).toBe((await plain('true')).placed)
    }
  )

  it.each([null, '2026-01-01'])('agrees with what an edition puts together out of the same facts (%s)', async (restateTo) => {
    const day = '2025-12-31'
    const userId = (await app.rows<{ id: string }>(`SELECT id FROM app_user WHERE email = 'aino.salmela@solmu.example'`))[0]?.id ?? ''
    const spans = await app.provider<LensQueries>('LensQueries', { viewer: { consortiumId: figures.consortiumId, userId }, isReading: true }).unitSpans({ lens: 'region', restateTo })
    const facts = await app.rows<EditionFact & { value: string | null }>(
      `SELECT f.return_id AS "returnId", f.unit_id AS "unitId", f.indicator_id AS "indicatorId", f.breakdown, f.status, f.value, f.period,
         f.period_kind AS "periodKind", f.period_from AS "periodFrom" FROM fact f JOIN indicator i ON i.id = f.indicator_id AND i.code LIKE 'YQ%'
       JOIN unit_return r ON r.id = f.return_id AND r.state = 'accepted' WHERE f.to_version IS NULL`
    )
    const kinds = await app.rows<Omit<ConsolidatedIndicator, 'derivations'>>(
      `SELECT id, code, unit, decimals, aggregation, source_class AS "sourceClass", weight_indicator_id AS "weightIndicatorId" FROM indicator WHERE code LIKE 'YQ%'`
    )
    const rate = { ...derivationOf({ numerator: 'YQ_PLACED', denominator: 'YQ_LEFT', factor: 100 })!, validFrom: '2000-01-01', validTo: null }
    const isOn = (span: LensSpan, on: string) => (span.from === null || span.from <= on) && (span.to === null || span.to > on)
    const cells = consolidate(facts.map((fact) => ({ ...fact, value: fact.value === null ? null : Number(fact.value) })), {
      indicators: kinds.map((kind) => ({ ...kind, derivations: kind.sourceClass === 'derived' ? [rate] : [] })),
      ...{ lenses: ['network', 'region'], periods: [...periods, `${periods[0]}/${periods.at(-1)}`], breakdowns: 'margins' },
      areasOf: (unitId, _lens, on) => spans.filter((span) => span.subject === unitId && isOn(span, on))
    })
    expect(spans.filter((span) => span.subject === shared.id && isOn(span, day))).toHaveLength(2)
    const answer = await consolidation({ lens: 'region', restateTo, dimension: 'gender' })
    const live = new Map(answer.rows.flatMap(({ indicatorId, breakdown, areaPlace }, place) => {
      const { isWhole, area } = answer.areas[areaPlace]!
      const { decimals } = kinds.find(({ id }) => id === indicatorId)!
      return answer.values[place]!.map(({ value, unitCount, missingCount }, column) => {
        const period = answer.columns[column]?.period ?? `${periods[0]}/${periods.at(-1)}`
        const address = { indicatorId, breakdown, lens: isWhole ? 'network' : 'region', area: area ?? '', period } as const
        return [cellText(address), { value: value === null ? null : String(Math.round(Number(value) * 10 ** decimals)), unitCount, missingCount }] as const
      })
    }))
    const certified = cells.filter(({ breakdown }) => !breakdown.startsWith('age:'))
    expect(certified.length).toBeGreaterThan(500)
    const differing = certified.filter((cell) => {
      const here = live.get(cellText(cell))
      return here?.value !== (cell.value === null ? null : String(cell.value)) || here.unitCount !== cell.unitCount || here.missingCount !== cell.missingCount
    })
    expect(differing.map(cellText)).toEqual([])
  })

  it('divides a unit that works for two regions in whole steps', async () => {
    const alone = await consolidation({ lens: 'region', codes: ['YQ_PLACED'] })
    const without = await app.rows<{ area: string; value: string }>(
      `SELECT a.area_code AS area, sum(c.value)::text AS value FROM return_cell c JOIN indicator i ON i.id = c.indicator_id AND i.code = 'YQ_PLACED'
       JOIN unit_return r ON r.id = c.return_id AND r.state = 'accepted' JOIN unit_now u ON u.id = r.unit_id
       JOIN municipality_area a ON a.municipality_code = u.municipality_code AND a.division = 'region' AND a.valid_to IS NULL
       WHERE u.id <> $1 GROUP BY 1`,
      [shared.id]
    )
    const [of] = await app.rows<{ value: string }>(
      `SELECT sum(c.value)::text AS value FROM return_cell c JOIN indicator i ON i.id = c.indicator_id AND i.code = 'YQ_PLACED'
       JOIN unit_return r ON r.id = c.return_id WHERE r.unit_id = $1`,
      [shared.id]
    )
    const more = alone.areas.filter(({ isWhole }) => !isWhole).flatMap(({ area }) => {
      const left = Number(figure(alone, 'YQ_PLACED', { area })?.value ?? 0) - Number(without.find((each) => each.area === area)?.value ?? 0)
      return left === 0 ? [] : [left]
    })
    expect(more.reduce((sum, part) => sum + part, 0)).toBe(Number(of?.value))
    expect(more).toHaveLength(2)
    expect(Math.abs(more[0]! - more[1]!)).toBeLessThanOrEqual(2 * periods.length)
  })
})

describe('added up at once', () => {
  type Row = SumsJson & { area?: string | null; isEstimated?: boolean }
  const numbers = ['valueSum', 'weightedSum', 'weightSum', 'valueCount', 'weighedCount', 'missingCount', 'notApplicableCount', 'notAskedCount'] as const
  /** What rows come to at each place, whatever number it has. */
  const byPlace = (rows: readonly Row[] | null, placeOf: (row: Row) => Place | null) => {
    const found = new Map<string, string[]>()
    for (const row of rows ?? []) {
      const at = row.isWhole ? { area: null, isEstimated: false } : placeOf(row)
      if (!at) continue
      const key = [row.isWhole, at.area, row.unitId, row.indicatorId, row.breakdown, row.periodFrom].join('|')
      const before = found.get(key) ?? []
      const sums = numbers.map((name, place) => String(BigInt(before[place] ?? 0) + BigInt(row[name] ?? 0)))
      const most = Math.max(Number(before[numbers.length] ?? 0), Number(row.largest ?? 0))
      found.set(key, [...sums, String(most), String(before.at(-1) === 'true' || at.isEstimated)])
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1))
  }
  const cases = (['none', 'unit', 'centre', 'lens'] as const).flatMap((source) => [[source, null, false], [source, 'gender', true]] as const)

  it.each(cases)('figures are what they are return by return (%s, %s, by units: %s)', async (source: AreaSource, dimension, byUnit) => {
    const userId = (await app.rows<{ id: string }>(`SELECT id FROM app_user WHERE email = 'aino.salmela@solmu.example'`))[0]?.id ?? ''
    const by = { viewer: { consortiumId: figures.consortiumId, userId }, isReading: true }
    const [head] = await app.rows<{ id: string }>(`SELECT id FROM org_unit WHERE consortium_id = $1 AND type = 'headquarters'`, [figures.consortiumId])
    const spans = source === 'lens' ? await app.provider<LensQueries>('LensQueries', by).unitSpans({ lens: 'region', restateTo: null }) : []
    const table = wholePlaces(spans, { from: '2025-01-01', to: '2025-10-01' })
    const same = [codes.map((code) => figures.id(code)), 'quarter', '2025-01-01', '2025-10-01', 1, dimension, 3, head?.id]
    const run = async (text: string, more: readonly unknown[]) => ((await app.provider<Db>('Db', by).sql(text, [...same, ...more])) as FiguresJson[])[0]!
    const isLens = source === 'lens'
    const asked = { source, byUnit, hasLast: true, hasWeights: true, hasDivided: isLens }
    const [quick, plainly] = [await run(figuresSql(asked), isLens ? table.values : []), await run(figuresByReturnsSql(source, byUnit), isLens ? lensValues(spans) : [])]
    const placeAt = ({ place }: Row): Place | null => (isLens ? table.placeAt(place) : { area: place === head?.id ? null : place, isEstimated: false })
    const placeOf = ({ area = null, isEstimated = false }: Row): Place => ({ area, isEstimated })
    expect(byPlace(quick.sums as Row[], placeAt)).toEqual(byPlace(plainly.sums as Row[], placeOf))
    expect(byPlace(quick.last as Row[] | null, placeAt)).toEqual(byPlace(plainly.last as Row[] | null, placeOf))
    const texts = (rows: readonly object[] | null) => (rows ?? []).map((row) => JSON.stringify(row)).sort()
    expect(texts(quick.divided)).toEqual(texts(plainly.divided))
    expect(texts(quick.newest)).toEqual(texts(plainly.newest))
    expect([quick.sums?.length, isLens ? quick.divided?.length : 1].every((count) => (count ?? 0) > 0)).toBe(true)
  })

  it('a network so large that a statement would take long is asked in several, what is weighted together with its weight', () => {
    const indicators = ['a', 'b', 'c', 'd'].map((id) => ({ id, weightIndicatorId: id === 'd' ? 'a' : null }))
    const ids = (figuresOfOne: number) => batchesOf(indicators, figuresOfOne).map((batch) => batch.map(({ id }) => id).join(''))
    expect([ids(50), ids(200_000), ids(360_000)]).toEqual([['bcad'], ['ad', 'bc'], ['ad', 'b', 'c']])
  })
})

describe('completeness, targets and definitions', () => {
  it('names who is missing, and counts them under their centre', async () => {
    const answer = await consolidation({ lens: 'centre', from: '2025-Q1', to: '2025-Q1' })
    const centre = answer.areas.findIndex(({ area }) => area === absent.centreId)
    const inCentre = units.filter(({ centreId }) => centreId === absent.centreId).length
    expect(answer.missing.map(({ unit, areaPlaces }) => [unit.id, areaPlaces])).toEqual([[absent.id, [centre]]])
    expect(answer.completeness.find(({ areaPlace, period }) => areaPlace === centre && period !== null)).toMatchObject({ givenCount: inCentre - 1, askedCount: inCentre })
    expect(answer.completeness.find(({ areaPlace, period }) => areaPlace === 0 && period === null)).toMatchObject({ givenCount: units.length - 1, askedCount: units.length })
    const year = await consolidation({ lens: 'centre' })
    const everything = year.completeness.filter(({ areaPlace }) => areaPlace === 0)
    expect(new Map(everything.map(({ period, givenCount, askedCount }) => [period, [givenCount, askedCount]]))).toEqual(
      new Map([...periods, null].map((period) => [period, [units.length - 1, units.length].map((count) => (period === null ? 4 * count : count))]))
    )
    const sent = await consolidation({ lens: 'centre', from: '2025-Q1', to: '2025-Q1', stage: 'submitted' })
    expect(sent.missing).toEqual([])
    expect(answer.indicators.map(({ code, versionNumber }) => [code, versionNumber])).toEqual(codes.map((code) => [code, 1]))
  })

  it('lays the target of the centre beside its figure', async () => {
    await app.rows(
      `INSERT INTO target (id, consortium_id, scope, unit_id, indicator_id, breakdown, period, period_kind, period_from, period_to, kind, value)
       VALUES ($1, $2, 'centre', $3, $4, '', '2025', 'year', '2025-01-01', '2026-01-01', 'target', 77)`,
      [newId(), figures.consortiumId, own.centreId, figures.id('YQ_PLACED')]
    )
    const answer = await consolidation({ lens: 'centre', codes: ['YQ_PLACED'] })
    expect(rowOf(answer, 'YQ_PLACED', { area: own.centreId }).map(({ target }) => target)).toEqual([null, null, null, null, '77'])
    expect(figure(answer, 'YQ_PLACED')?.target).toBeNull()
  })

  it('takes as many statements for all there is as for a little', async () => {
    const count = async (asked: Asked) => (await app.statementsOf(() => consolidation(asked))).filter((sql) => !/^(BEGIN|COMMIT|SET|SELECT set_config)/.test(sql)).length
    for (const lens of ['network', 'centre', 'unit', 'region']) {
      const little = await count({ lens, from: '2025-Q1', to: '2025-Q2' })
      expect(await count({ lens, from: '2013-Q1', to: '2026-Q4', dimension: null })).toBe(little)
      expect(little).toBeLessThanOrEqual(16)
    }
  })
})

describe('why a figure is what it is', () => {
  const DERIVATION = `query ($input: FigureDerivationInput!) { figureDerivation(input: $input) { name { fi } figure { ${FIGURE} }
    indicator { code versionNumber } formula { numerator denominator factor parts { code figure { value } } }
    parts { area isUnit name { fi } figure { ${FIGURE} } }
    returns { returnId period state versionNumber notes steps { action by at } figure { value } } } }`
  type Derivation = {
    name: { fi: string } | null; figure: Figure; formula: { parts: { code: string; figure: { value: string } }[] } | null
    parts: { area: string | null; isUnit: boolean; name: { fi: string } | null; figure: Figure }[]
    returns: { returnId: string; period: string; state: string; versionNumber: number; figure: { value: string } }[]
  }
  const input = (code: string, of: Readonly<Record<string, unknown>>) => ({
    input: { indicatorId: figures.id(code), from: '2025-Q1', to: '2025-Q4', lens: 'centre', isWhole: false, ...of }
  })
  const derivation = async (code: string, of: Readonly<Record<string, unknown>>, actor = coordinator) =>
    (await actor.get<{ figureDerivation: Derivation }>(DERIVATION, input(code, of))).figureDerivation
  const total = (parts: readonly { figure: { value: string | null } }[]): number => parts.reduce((sum, { figure: { value } }) => sum + Number(value ?? 0), 0)

  it('leads from the whole to the centres, their units and the reports, and adds up at each step', async () => {
    const whole = await derivation('YQ_PLACED', { lens: 'network', isWhole: true })
    expect(whole.figure.value).toBe((await plain('true')).placed)
    expect(total(whole.parts)).toBe(Number(whole.figure.value))
    const centre = await derivation('YQ_PLACED', { area: own.centreId })
    expect(centre.figure).toEqual(whole.parts.find(({ area }) => area === own.centreId)?.figure)
    expect(total(centre.parts)).toBe(Number(centre.figure.value))
    expect(centre.parts.every(({ isUnit, name }) => isUnit && name !== null)).toBe(true)
    const unit = await derivation('YQ_PLACED', { lens: 'unit', area: own.id })
    expect(unit.figure.value).toBe(centre.parts.find(({ area }) => area === own.id)?.figure.value)
    expect(unit.returns.map(({ period, state, versionNumber }) => [period, state, versionNumber])).toEqual([...periods].reverse().map((period) => [period, 'accepted', 1]))
    expect(total(unit.returns)).toBe(Number(unit.figure.value))
  })

  it('holds for parts of units that work for two regions', async () => {
    const regions = await derivation('YQ_PLACED', { lens: 'region', isWhole: true })
    for (const { area, figure: of } of regions.parts) {
      const region = await derivation('YQ_PLACED', { lens: 'region', area })
      expect([region.figure.value, total(region.parts)]).toEqual([of.value, Number(of.value)])
    }
  })

  it('names what a ratio is worked out of', async () => {
    const at = await plain('true')
    const rate = await derivation('YQ_RATE', { lens: 'network', isWhole: true })
    expect([rate.figure.value, rate.formula?.parts.map(({ code }) => code)]).toEqual([at.rate, ['YQ_PLACED', 'YQ_LEFT']])
    expect(rate.formula?.parts[0]?.figure.value).toBe(at.placed)
  })

  it('goes no further than the viewer reads', async () => {
    const regional = await app.as('regional_coordinator')
    const far = units.find(({ centreId }) => centreId !== own.centreId)!
    expect((await derivation('YQ_PLACED', { lens: 'network', isWhole: true }, regional)).parts.map(({ area }) => area)).toEqual([own.centreId])
    expect(await derivation('YQ_PLACED', { lens: 'unit', area: far.id }, regional)).toMatchObject({ figure: { value: null }, returns: [] })
    const [funder, outside] = [await app.as('funder'), (await app.anonymous.ask(DERIVATION, input('YQ_PLACED', { isWhole: true }))).status]
    expect([(await funder.ask(DERIVATION, input('YQ_PLACED', { isWhole: true }))).errors?.[0]?.extensions.code, outside]).toEqual(['NOT_ALLOWED', 401])
  })
})

describe('who asks', () => {
  const code = async (actor: Actor) => (await actor.ask(CONSOLIDATION, inputOf({ lens: 'centre' }))).errors?.[0]?.extensions.code ?? 'shown'

  it('sees what they may read, and no more of it', async () => {
    const regional = await app.as('regional_coordinator')
    const answer = await consolidation({ lens: 'centre' }, regional)
    expect(answer.areas.map(({ area }) => area)).toEqual([null, own.centreId])
    const at = await plain('r.centre_id = $1', [own.centreId])
    expect([figure(answer, 'YQ_PLACED')?.value, figure(answer, 'YQ_RATE')?.value, figure(answer, 'YQ_STAFF')?.value]).toEqual([at.placed, at.rate, at.staff])
    const manager = await consolidation({ lens: 'unit' }, await app.as('unit_manager'))
    expect(manager.areas.map(({ area }) => area)).toEqual([null, own.id])
    expect(figure(manager, 'YQ_PLACED')?.value).toBe((await plain('r.unit_id = $1', [own.id])).placed)
    expect(await code(await app.as('funder'))).toBe('NOT_ALLOWED')
    expect((await app.anonymous.ask(CONSOLIDATION, inputOf({ lens: 'centre' }))).status).toBe(401)
  })

  it.each([
    [{ from: '2025-Q2', to: '2025-Q1' }, 'DAYS_REVERSED'],
    [{ from: '2025-Q2', to: '2025-12' }, 'INVALID_INPUT'],
    [{ from: '1990-Q1' }, 'OUT_OF_RANGE'],
    [{ dimension: 'Robert); DROP' }, 'INVALID_INPUT']
  ])('is refused %j', async (asked, refusal) => {
    expect((await coordinator.ask(CONSOLIDATION, inputOf({ lens: 'network', ...asked }))).errors?.[0]?.extensions.code).toBe(refusal)
  })
})
