import { type Lens, lenses } from '@solmu/domain/network/lens.js'
import { todayIn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { Db } from '../../../core/db/db.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import { readReferenceFiles, readTable, type TableRow } from '../../geography/reference-files.js'
import { aSecondConsortium, asOutsider, type SecondConsortium } from '../second-consortium.js'
import { type LensQueries, lensSql, lensValues } from './lens.queries.js'

const HISTORY = 'fi-municipality-history-2013-2026.csv'
const MERGERS = 'fi-municipality-mergers-2013-2026.csv'
const today = todayIn()

let app: TestApp
let coordinator: Actor
let second: SecondConsortium
let history: TableRow[]
let mergedInto: Map<string, string>

beforeAll(async () => {
  app = await TestApp.start()
  second = await aSecondConsortium(app)
  coordinator = await app.as('national_coordinator')
  const files = await readReferenceFiles([HISTORY, MERGERS])
  history = readTable(files, HISTORY)
  mergedInto = new Map(readTable(files, MERGERS).map((row) => [row.get('ended_code'), row.get('joined_code')]))
  await app.rows('CREATE TABLE test_value (municipality_code text, day date, value int)')
  await app.rows('GRANT SELECT ON test_value TO solmu_app')
  for (const [year, rows] of groupBy(history, (row) => row.get('year'))) {
    await app.rows(
      `INSERT INTO test_value SELECT code, make_date($2::int, 7, 1), value FROM unnest($1::text[], $3::int[]) AS v (code, value)`,
      [rows.map(codeOf), year, rows.map((row) => valueOf(codeOf(row), Number(year)))]
    )
  }
})
afterAll(() => app.stop())

const codeOf = (row: TableRow): string => row.get('municipality_code')
/** A value that differs from municipality to municipality and from year to year. */
const valueOf = (code: string, year: number): number => Number(code) * 7 + (year - 2000) * 3

/** What the national coordinator may read, without the way through HTTP. */
async function asCoordinator() {
  const [viewer] = await app.rows<{ userId: string; consortiumId: string }>(
    `SELECT user_id AS "userId", consortium_id AS "consortiumId" FROM role_assignment
     WHERE role = 'national_coordinator' AND consortium_id <> $1 AND valid_to IS NULL ORDER BY id LIMIT 1`,
    [second.consortiumId]
  )
  if (!viewer) throw new Error('The demo has no coordinator')
  const by = { viewer, isReading: true }
  return { lens: app.provider<LensQueries>('LensQueries', by), db: app.provider<Db>('Db', by) }
}

type Sum = { year: number; area: string | null; sum: number }

/** The sums of the values by area and year, grouped in PostgreSQL through a lens. */
async function sumsThrough(lens: Lens, restateTo: string | null): Promise<Map<string, number>> {
  const { lens: through, db } = await asCoordinator()
  const spans = await through.municipalitySpans({ lens, restateTo })
  const rows = await db.sql(
    `SELECT extract(year FROM v.day)::int AS year, lens.area, sum(v.value * lens.share)::float8 AS sum
     FROM test_value v JOIN ${lensSql({ first: 1, subject: 'v.municipality_code', day: 'v.day' })} GROUP BY 1, 2`,
    lensValues(spans)
  )
  return new Map((rows as Sum[]).map(({ year, area, sum }) => [`${year}/${area}`, sum]))
}

/** The same sums straight from the key: the area that a row of the file names for a municipality. */
function sumsByKey(areaOf: (row: TableRow) => string): Map<string, number> {
  const sums = new Map<string, number>()
  for (const row of history) {
    const key = `${row.get('year')}/${areaOf(row)}`
    sums.set(key, (sums.get(key) ?? 0) + valueOf(codeOf(row), Number(row.get('year'))))
  }
  return sums
}

const regionIn2026 = (): ((row: TableRow) => string) => {
  const regions = new Map(history.flatMap((row) => (row.get('year') === '2026' ? [[codeOf(row), row.get('region_code')]] : [])))
  const carrier = (code: string): string => (regions.has(code) ? code : carrier(mergedInto.get(code) ?? ''))
  return (row) => regions.get(carrier(codeOf(row))) ?? ''
}

const nationOf = (sums: ReadonlyMap<string, number>): Map<string, number> => {
  const nation = new Map<string, number>()
  for (const [key, sum] of sums) nation.set(key.slice(0, 4), (nation.get(key.slice(0, 4)) ?? 0) + sum)
  return nation
}

describe('one value per municipality and year, through the key of Statistics Finland', () => {
  it('sums as it was over the regions of each year', async () => {
    expect(await sumsThrough('region', null)).toEqual(sumsByKey((row) => row.get('region_code')))
  })

  it('sums restated over the regions of 2026', async () => {
    expect(await sumsThrough('region', '2026-06-01')).toEqual(sumsByKey(regionIn2026()))
  })

  it('differs only in the regions that municipalities moved or merged between, and never in the nation', async () => {
    const asWas = await sumsThrough('region', null)
    const restated = await sumsThrough('region', '2026-06-01')
    const toRegion = regionIn2026()
    const touched = new Set(
      history.flatMap((row) => {
        const [was, is] = [row.get('region_code'), toRegion(row)]
        return was === is ? [] : [`${row.get('year')}/${was}`, `${row.get('year')}/${is}`]
      })
    )
    const differing = [...new Set([...asWas.keys(), ...restated.keys()])].filter((key) => asWas.get(key) !== restated.get(key))
    expect(differing.length).toBeGreaterThan(0)
    expect(differing.filter((key) => !touched.has(key))).toEqual([])
    expect(nationOf(restated)).toEqual(nationOf(asWas))
  })

  it.each(lenses)('counts every value once through %s, as it was and restated to any day', async (lens) => {
    const nation = nationOf(sumsByKey(() => ''))
    for (const restateTo of [null, '2014-01-01', '2019-05-05', '2026-11-01', '2030-01-01']) {
      for (const [year, sum] of nationOf(await sumsThrough(lens, restateTo))) expect(sum).toBeCloseTo(nation.get(year) ?? 0, 6)
    }
  })

  it('has as many municipalities as there were each year', async () => {
    const counts = await app.rows<{ count: number }>(
      `SELECT count(m.code)::int AS count FROM generate_series(2013, 2026) AS y (year)
       JOIN municipality m ON daterange(m.valid_from, m.valid_to) @> make_date(y.year, 1, 1) GROUP BY y.year ORDER BY y.year`
    )
    expect(counts.map(({ count }) => count)).toEqual([320, 320, 317, 313, 311, 311, 311, 310, 309, 309, 309, 309, 308, 308])
  })
})

describe('one value per unit and year', () => {
  const UNIT_VALUES = `
    WITH v AS (SELECT u.unit_id, y.day, (('x' || left(md5(u.unit_id::text || y.day), 6))::bit(24)::int % 1000) AS value
      FROM (SELECT make_date(year, 7, 1) AS day FROM generate_series(2013, 2026) AS g (year)) y
      JOIN unit_period u ON u.valid_from <= y.day AND (u.valid_to IS NULL OR u.valid_to > y.day))`

  const sums = async (lens: Lens, restateTo: string | null) => {
    const { lens: through, db } = await asCoordinator()
    const spans = await through.unitSpans({ lens, restateTo })
    const rows = await db.sql(
      `${UNIT_VALUES} SELECT extract(year FROM v.day)::int AS year, lens.area, sum(v.value * lens.share)::float8 AS sum
       FROM v JOIN ${lensSql({ first: 1, subject: 'v.unit_id', day: 'v.day' })} GROUP BY 1, 2`,
      lensValues(spans)
    )
    return new Map((rows as Sum[]).map(({ year, area, sum }) => [`${year}/${area}`, sum]))
  }

  it('sums as it was under the parents of the day', async () => {
    const rows = await app.rows<{ year: number; area: string | null; sum: number }>(
      `${UNIT_VALUES} SELECT extract(year FROM v.day)::int AS year,
         CASE o.type WHEN 'regional_centre' THEN o.id WHEN 'local_unit' THEN l.parent_id END AS area, sum(v.value)::float8 AS sum
       FROM v JOIN org_unit o ON o.id = v.unit_id AND o.consortium_id <> $1
       LEFT JOIN unit_link l ON l.unit_id = v.unit_id AND l.valid_from <= v.day AND (l.valid_to IS NULL OR l.valid_to > v.day)
       GROUP BY 1, 2`,
      [second.consortiumId]
    )
    expect(await sums('centre', null)).toEqual(new Map(rows.map(({ year, area, sum }) => [`${year}/${area}`, sum])))
  })

  it.each(lenses)('counts every value once through %s, as it was and restated to any day', async (lens) => {
    const nation = nationOf(await sums('centre', null))
    for (const restateTo of [null, '2014-01-01', '2019-05-05', '2026-11-01', '2028-01-01']) {
      const restated = nationOf(await sums(lens, restateTo))
      expect([...restated.keys()].sort()).toEqual([...nation.keys()].sort())
      for (const [year, sum] of restated) expect(sum).toBeCloseTo(nation.get(year) ?? 0, 6)
    }
  })

  it('has no part in a consortium of which the viewer is no member', async () => {
    const spans = await (await asCoordinator()).lens.unitSpans({ lens: 'centre', restateTo: null })
    expect(spans.filter(({ subject }) => subject === second.localUnitId)).toEqual([])
  })

  it('follows every change of the network at once, though what was worked out is kept', async () => {
    const spans = async () => (await asCoordinator()).lens.unitSpans({ lens: 'centre', restateTo: null })
    const [moved] = await app.rows<{ unitId: string; from: string; was: string; becomes: string }>(
      `SELECT l.unit_id AS "unitId", l.valid_from::text AS from, l.parent_id AS was, o.id AS becomes
       FROM unit_link l JOIN org_unit u ON u.id = l.unit_id AND u.type = 'local_unit' AND u.consortium_id <> $1
       JOIN org_unit o ON o.type = 'regional_centre' AND o.id <> l.parent_id AND o.consortium_id = u.consortium_id WHERE l.valid_to IS NULL LIMIT 1`,
      [second.consortiumId]
    )
    const setParent = (parent?: string) => app.rows('UPDATE unit_link SET parent_id = $3 WHERE unit_id = $1 AND valid_from = $2::date', [moved?.unitId, moved?.from, parent])
    const areaOf = (found: Awaited<ReturnType<typeof spans>>) => found.findLast(({ subject }) => subject === moved?.unitId)?.area
    const before = await spans()
    expect(areaOf(before)).toBe(moved?.was)
    expect(await spans()).toEqual(before)
    await setParent(moved?.becomes)
    expect(areaOf(await spans())).toBe(moved?.becomes)
    await setParent(moved?.was)
    expect(await spans()).toEqual(before)
  })
})

type Area = {
  area: string | null
  name: { fi: string } | null
  municipalityCodes: string[]
  shapeCodes: string[]
  population: number
  unitCount: number
  units: { share: number; unit: { id: string; name: { fi: string } } }[]
}
type Division = { asOf: string; areas: Area[] }

const DIVISION = `query ($lens: Lens!, $asOf: Date) { division(lens: $lens, asOf: $asOf) { asOf
  areas { area name { fi } municipalityCodes shapeCodes population unitCount units { share unit { id name { fi } } } } } }`

const divisionOf = async (lens: Lens, asOf?: string, actor = coordinator) =>
  (await actor.get<{ division: Division }>(DIVISION, { lens, asOf })).division

describe('division', () => {
  it.each([
    ['region', 19],
    ['wellbeing_county', 23],
    ['employment_area', 46],
    ['vitality_centre', 10]
  ] as const)('of %s has %i areas in 2026, with Åland where it belongs', async (lens, count) => {
    const { areas } = await divisionOf(lens, '2026-06-01')
    expect(areas.map(({ area }) => area).filter((area) => area !== null)).toHaveLength(count)
    expect(areas.filter(({ area }) => area === null)).toEqual([])
    const aland = areas.find(({ municipalityCodes }) => municipalityCodes.includes('478'))
    expect(aland?.municipalityCodes.length === 16).toBe(lens !== 'vitality_centre')
    if (lens === 'vitality_centre') expect(aland?.name?.fi).toMatch(/Lounais-Suomi|Lounais-Suomen/)
  })

  it.each(lenses)('of %s holds each municipality, each shape and each local unit once', async (lens) => {
    const { areas } = await divisionOf(lens)
    const codes = areas.flatMap(({ municipalityCodes }) => municipalityCodes)
    expect([codes.length, new Set(codes).size]).toEqual([308, 308])
    expect(new Set(areas.flatMap(({ shapeCodes }) => shapeCodes)).size).toBe(308)
    expect(areas.reduce((sum, { population }) => sum + population, 0)).toBe(5_563_970)
    expect(areas.reduce((sum, { unitCount }) => sum + unitCount, 0)).toBeCloseTo(53, 9)
    expect(areas.findLastIndex(({ area }) => area === null)).toBe(areas.some(({ area }) => area === null) ? areas.length - 1 : -1)
  })

  it('divides a unit that serves several areas by the shares that it declared', async () => {
    const { areas } = await divisionOf('region')
    const shares = areas.flatMap(({ area, units }) =>
      units.flatMap(({ share, unit }) => (unit.name.fi === 'Kokkolan Köli' ? [{ area, share }] : []))
    )
    expect(shares).toEqual([
      { area: '15', share: 0.3 },
      { area: '16', share: 0.7 }
    ])
  })

  it('has everything outside any area where the division did not exist on the day', async () => {
    const { areas } = await divisionOf('employment_area', '2024-12-31')
    expect(areas.map(({ area, municipalityCodes }) => [area, municipalityCodes.length])).toEqual([[null, 309]])
  })

  it('of the centres is the network’s own, from north to south, and only that of one’s own consortium', async () => {
    const { areas } = await divisionOf('centre')
    expect(areas.map(({ name }) => name?.fi ?? null)).toEqual([
      'Lappi', 'Pohjois-Pohjanmaa', 'Itä-Suomi', 'Keski-Suomi', 'Länsi-Suomi', 'Kaakkois-Suomi', 'Uusimaa', null
    ])
    const outside = await divisionOf('centre', today, await asOutsider(app, second))
    expect(outside.areas.map(({ area, unitCount }) => [area, unitCount])).toEqual([[second.centreId, 1], [null, 0]])
  })
})

type Comparison = {
  before: { centres: number; localUnits: number; municipalities: number }
  after: { centres: number; localUnits: number; municipalities: number }
  units: { unitId: string; changes: string[]; nameBefore: { fi: string } | null; related: { name: { fi: string } }[] }[]
  territories: { from: { name: { fi: string } } | null; to: { name: { fi: string } } | null; municipalityCodes: string[] }[]
}

const COMPARISON = `query ($from: Date!, $to: Date!) { networkComparison(from: $from, to: $to) {
  before { centres localUnits municipalities } after { centres localUnits municipalities }
  units { unitId changes nameBefore { fi } related { name { fi } } }
  territories { from { name { fi } } to { name { fi } } municipalityCodes shapeCodes } } }`

const compared = async (from: string, to: string) =>
  (await coordinator.get<{ networkComparison: Comparison }>(COMPARISON, { from, to })).networkComparison

describe('networkComparison', () => {
  it('says that Kainuu passed to North Ostrobothnia, and what continued what', async () => {
    const { before, after, units, territories } = await compared('2019-12-31', '2026-01-01')
    const kainuu = territories.find(({ from, to }) => from?.name.fi === 'Itä-Suomi' && to?.name.fi === 'Pohjois-Pohjanmaa')
    expect(kainuu?.municipalityCodes).toContain('205')
    const merged = units.find(({ nameBefore }) => nameBefore?.fi === 'Kuopion Käsi')
    expect(merged?.changes).toEqual(['closed'])
    expect(merged?.related.map(({ name }) => name.fi)).toEqual(['Kallaveden Valmennus'])
    const count = (change: string) => units.filter(({ changes }) => changes.includes(change)).length
    expect(before.localUnits + before.centres + count('opened') - count('closed')).toBe(after.localUnits + after.centres)
  })

  it('finds nothing between a day and itself', async () => {
    expect(await compared(today, today)).toMatchObject({ units: [], territories: [] })
  })
})
