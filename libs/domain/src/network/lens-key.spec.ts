/** The lenses on the municipalities of Finland 2013-2026, with one value for each municipality and year. */
import { isoDateOf, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { sameInAll } from '@solmu/shared/text.js'
import { readFileSync } from 'node:fs'
import { alandRegionCode, type Division, type MembershipFact } from '../geography/divisions.js'
import { lensReader, type LensFacts } from './lens.js'

/** Rows by column; the files quote their texts, and no text in them holds a comma or a quotation mark. */
function tableOf(file: string): Record<string, string>[] {
  const text = readFileSync(new URL(`../../../../apps/api/reference/${file}`, import.meta.url), 'utf8')
  const [head, ...lines] = text.trim().split(/\r?\n/)
  const fieldsOf = (line: string) => line.split(',').map((field) => field.replaceAll('"', ''))
  const columns = fieldsOf(head!)
  return lines.map((line) => Object.fromEntries(fieldsOf(line).map((field, place) => [columns[place]!, field])))
}

const key = tableOf('fi-municipality-history-2013-2026.csv').map((row) => ({ ...row, year: Number(row.year) }))
const mergers = tableOf('fi-municipality-mergers-2013-2026.csv')
const today = tableOf('fi-municipalities-2026.csv')
const years = [...new Set(key.map(({ year }) => year))].sort()
const lastYear = years.at(-1)!

const columns: Partial<Record<Division, string>> = {
  region: 'region_code',
  subregion: 'subregion_code',
  wellbeing_county: 'wellbeing_code',
  employment_area: 'employment_area_code',
  ely_centre: 'ely_code',
  vitality_centre: 'vitality_centre_code'
}
const keyedDivisions = Object.keys(columns) as Division[]

type KeyRow = { readonly year: number } & Readonly<Record<string, unknown>>

const codeOf = (row: KeyRow): string => String(row.municipality_code)
const areaIn = (row: KeyRow, division: Division): string | null => String(row[columns[division]!]) || null
const midsummer = (year: number): IsoDate => isoDateOf(year, 6, 24)

/** Years without a break between them as one validity; the last year known has no end. */
function validitiesOf(known: readonly number[]): Validity[] {
  const firsts = known.filter((year) => !known.includes(year - 1)).sort()
  return firsts.map((first) => {
    const end = years.find((year) => year > first && !known.includes(year))
    return { validFrom: isoDateOf(first, 1, 1), validTo: end === undefined ? null : isoDateOf(end, 1, 1) }
  })
}

function factsOfTheKey(): LensFacts {
  const traits = new Map(today.map((row) => [row.municipality_code, row]))
  const successors = new Map(mergers.map((row) => [row.ended_code, row.joined_code!]))
  const municipalities = [...groupBy(key, codeOf)].flatMap(([code, rows]) =>
    validitiesOf(rows.map(({ year }) => year)).map((life) => ({
      ...life,
      code,
      name: sameInAll(code),
      successorCode: successors.get(code) ?? null,
      isMainland: areaIn(rows[0], 'region') !== alandRegionCode,
      languageStatus: traits.get(code)?.language_code ?? null,
      urbanRural: traits.get(code)?.urban_rural_code ?? null
    }))
  )
  const memberships = keyedDivisions.flatMap((division) =>
    [...groupBy(key, (row) => `${codeOf(row)}/${areaIn(row, division)}`).values()].flatMap((rows): MembershipFact[] => {
      const [municipalityCode, areaCode] = [codeOf(rows[0]), areaIn(rows[0], division)]
      if (areaCode === null) return []
      const validities = validitiesOf(rows.map(({ year }) => year))
      return validities.map((validity) => ({ ...validity, municipalityCode, division, areaCode }))
    })
  )
  return { units: [], links: [], territories: [], successions: [], services: [], municipalities, memberships }
}

const facts = factsOfTheKey()
const reader = lensReader(facts)

/** A value for each municipality and year, of which no two sums are alike by chance. */
const values = key.map((row) => {
  const code = codeOf(row)
  return { code, year: row.year, worth: (Number(code) * 7919 + row.year * 104729) % 1_000_003 }
})
type Value = (typeof values)[number]

type Totals = Map<string | null, number>

function totalsBy(year: number, areaOf: (value: Value) => string | null): Totals {
  const totals: Totals = new Map()
  for (const value of values.filter((each) => each.year === year)) {
    const area = areaOf(value)
    totals.set(area, (totals.get(area) ?? 0) + value.worth)
  }
  return totals
}

/** The totals of a year through the lens: as they were, or restated. */
function totalsThroughLens(division: Division, year: number, asOf: IsoDate): Totals {
  const totals: Totals = new Map()
  for (const { code: municipalityCode, worth } of values.filter((value) => value.year === year)) {
    for (const { area, share } of reader.assign({ municipalityCode }, division, { day: midsummer(year), asOf })) {
      totals.set(area, (totals.get(area) ?? 0) + share * worth)
    }
  }
  return totals
}

const keyOf = (year: number): Map<string, KeyRow> =>
  new Map(key.filter((row) => row.year === year).map((row) => [codeOf(row), row]))

/** Who carries a code in a year, by the list of mergers alone. */
function carrierIn(year: number, code: string): string {
  const merger = mergers.find((row) => row.ended_code === code && row.effective! <= isoDateOf(year, 1, 1))
  return merger ? carrierIn(year, merger.joined_code!) : code
}

const national = (totals: Totals): number => [...totals.values()].reduce((sum, total) => sum + total, 0)

describe('the municipalities of Finland 2013-2026', () => {
  it('live in their numbers', () => {
    const living = years.map((year) => [...reader.municipalitiesIn('region', midsummer(year)).values()].flat().length)
    expect(living).toEqual([320, 320, 317, 313, 311, 311, 311, 310, 309, 309, 309, 309, 308, 308])
  })

  it('make the areas of 2026, with Åland in a group of its own but for the vitality centres', () => {
    const groups = (division: Division) => reader.municipalitiesIn(division, midsummer(2026))
    expect(groups('region').size).toBe(19)
    expect(groups('wellbeing_county').size).toBe(23)
    expect(groups('employment_area').size).toBe(46)
    expect(groups('vitality_centre').size).toBe(10)
    expect(groups('ely_centre')).toEqual(new Map([[null, [...keyOf(2026).keys()].sort()]]))
    const aland = groups('region').get(alandRegionCode)!
    expect(aland).toHaveLength(16)
    expect(groups('wellbeing_county').get('91')).toEqual(aland)
    expect([...groups('employment_area').values()]).toContainEqual(aland)
    const southwestern = groups('vitality_centre').get('02')!
    expect(southwestern).toEqual(expect.arrayContaining(aland))
    expect(southwestern.length).toBeGreaterThan(aland.length)
    expect(tableOf('fi-vitality-centres-2026.csv').find(({ code }) => code === '02')?.name_en).toMatch(/^Southwestern/)
  })

  it.each(keyedDivisions)('sum up by %s as it was to the sums over the key of each year', (division) => {
    for (const year of years) {
      const rows = keyOf(year)
      const expected = totalsBy(year, ({ code }) => areaIn(rows.get(code)!, division))
      expect(totalsThroughLens(division, year, midsummer(year))).toEqual(expected)
    }
  })

  it.each(keyedDivisions)('sum up by %s restated to 2026, or to 2013, to the sums over that key', (division) => {
    for (const asOf of [lastYear, 2013]) {
      const rows = keyOf(asOf)
      for (const year of years) {
        const expected = totalsBy(year, ({ code }) => areaIn(rows.get(carrierIn(asOf, code))!, division))
        expect(totalsThroughLens(division, year, midsummer(asOf))).toEqual(expected)
      }
    }
  })

  it('differ only in the regions that a municipality left or joined, and never in the national total', () => {
    const regionsOf = (rows: readonly KeyRow[]) => new Set(rows.map((row) => areaIn(row, 'region')))
    const movers = [...groupBy(key, codeOf)].filter(([, rows]) => regionsOf(rows).size > 1)
    expect(movers.map(([code]) => code).sort()).toEqual(['090', '142', '152', '171', '291', '785'])
    for (const year of years) {
      const before = totalsThroughLens('region', year, midsummer(year))
      const after = totalsThroughLens('region', year, midsummer(lastYear))
      const differing = [...after.keys()].filter((area) => before.get(area) !== after.get(area))
      const moved = movers.flatMap(([, rows]) => {
        const [then, now] = [year, lastYear].map((of) => areaIn(rows.find((row) => row.year === of)!, 'region'))
        return then === now ? [] : [then!, now!]
      })
      expect(differing.sort()).toEqual([...new Set(moved)].sort())
      expect(national(before)).toBe(national(after))
      expect(national(after)).toBe(values.reduce((sum, value) => sum + (value.year === year ? value.worth : 0), 0))
    }
  })

  it('differ by sub-region only where a municipality moved or merged across the border', () => {
    const current = keyOf(lastYear)
    for (const year of years) {
      const touched = [...keyOf(year)].flatMap(([code, row]) => {
        const [then, now] = [row, current.get(carrierIn(lastYear, code))!].map((of) => areaIn(of, 'subregion'))
        return then === now ? [] : [then!, now!]
      })
      const before = totalsThroughLens('subregion', year, midsummer(year))
      const after = totalsThroughLens('subregion', year, midsummer(lastYear))
      const areas = [...new Set([...before.keys(), ...after.keys()])]
      expect(areas.filter((area) => before.get(area) !== after.get(area)).sort()).toEqual([...new Set(touched)].sort())
      expect(national(before)).toBe(national(after))
    }
  })

  it('have spans that lead to the same totals', () => {
    for (const restateTo of [null, midsummer(lastYear)]) {
      const codes = [...new Set(values.map(({ code }) => code))]
      const spans = new Map(codes.map((code) => [code, reader.spans({ municipalityCode: code }, 'region', restateTo)]))
      for (const year of years) {
        const day = midsummer(year)
        const totals = totalsBy(year, ({ code }) => {
          const holding = spans.get(code)!.filter(({ from, to }) => (from ?? '') <= day && (to === null || day < to))
          return holding.length === 1 ? holding[0]!.area : 'not exactly one span'
        })
        expect(totals).toEqual(totalsThroughLens('region', year, restateTo ?? day))
      }
    }
  })

  it('keep the traits of today, also those of a municipality that has ended', () => {
    const days = { day: '2014-06-01', asOf: '2014-06-01' }
    const traits = new Map(today.map((row) => [row.municipality_code!, row]))
    for (const { ended_code: municipalityCode, joined_code } of mergers) {
      const trait = traits.get(carrierIn(lastYear, joined_code!))!.urban_rural_code
      expect(reader.assign({ municipalityCode: municipalityCode! }, 'urban_rural', days)[0]?.area).toBe(trait)
    }
    const classes = reader.municipalitiesIn('urban_rural', midsummer(lastYear))
    expect([...classes.values()].map((codes) => codes.length)).toEqual([56, 67, 185])
  })
})
