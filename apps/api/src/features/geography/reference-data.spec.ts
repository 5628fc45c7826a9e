import { createHash } from 'node:crypto'
import { divisions, membersOn, type Division, type MembershipFact } from '@solmu/domain/geography/divisions.js'
import { municipalityCarrying, shapesOn, type MunicipalityFact } from '@solmu/domain/geography/succession.js'
import { isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { files } from '../../testing/reference.js'
import { parseReferenceData } from './reference-data.js'
import { rulesVersion } from './reference-loader.js'
import { ReferenceDataError, type ReferenceFiles } from './reference-files.js'

const data = parseReferenceData(files)

const facts = data.municipalities.map((row): MunicipalityFact => ({
  code: row.code,
  name: { fi: row.name_fi, sv: row.name_sv, en: row.name_en },
  validFrom: row.valid_from,
  validTo: row.valid_to,
  successorCode: row.successor_code,
  isMainland: row.language_status !== 'swedish'
}))
const memberships = data.memberships.map((row): MembershipFact => ({
  municipalityCode: row.municipality_code,
  division: row.division,
  areaCode: row.area_code,
  validFrom: row.valid_from,
  validTo: row.valid_to
}))

const livingOn = (day: IsoDate): string[] => facts.filter((fact) => isValidOn(fact, day)).map((fact) => fact.code)
const municipality = (code: string) => data.municipalities.find((row) => row.code === code)

/** The divisions that exist on a day, with how many areas they have. */
const areaCounts = (day: IsoDate): Record<string, number> =>
  Object.fromEntries(
    divisions
      .map((division) => [division, membersOn(memberships, division, day).size] as const)
      .filter(([, count]) => count > 0)
  )

describe('the municipalities of the files', () => {
  it.each([
    ['2013-01-01', 320],
    ['2014-12-31', 320],
    ['2015-01-01', 317],
    ['2016-01-01', 313],
    ['2017-01-01', 311],
    ['2020-01-01', 310],
    ['2021-01-01', 309],
    ['2024-12-31', 309],
    ['2025-01-01', 308],
    ['2026-06-01', 308],
    ['2012-12-31', 0]
  ])('on %s there are %i of them', (day, count) => {
    expect(livingOn(day)).toHaveLength(count)
  })

  it('names the municipality that continues each of the twelve that ended, and it lives', () => {
    const ended = facts.filter((fact) => fact.validTo !== null)
    expect(ended).toHaveLength(12)
    for (const fact of ended) {
      expect(municipalityCarrying(facts, fact.code, fact.validTo!)).toBe(fact.successorCode)
    }
    expect(municipality('588')).toMatchObject({ name_fi: 'Pertunmaa', valid_to: '2025-01-01', successor_code: '507' })
  })

  it('knows names in three languages without blanks around them', () => {
    expect(municipality('481')).toMatchObject({ name_fi: 'Masku', name_sv: 'Masku', name_en: 'Masku' })
    expect(municipality('480')).toMatchObject({ name_fi: 'Marttila', name_sv: 'S:t Mårtens' })
    expect(municipality('710')).toMatchObject({ name_fi: 'Raasepori', name_sv: 'Raseborg', name_en: 'Raseborg' })
    expect(municipality('319')).toMatchObject({ name_fi: 'Köyliö', name_sv: 'Kjulo', name_en: 'Köyliö' })
    const names = [...data.municipalities, ...data.areas].flatMap((row) => [row.name_fi, row.name_sv, row.name_en])
    expect(names.filter((name) => name === '' || name !== name.trim())).toEqual([])
  })

  it('knows the language status, point and population of every municipality of today', () => {
    const today = data.municipalities.filter((row) => row.valid_to === null)
    const count = (status: string) => today.filter((row) => row.language_status === status).length
    expect([count('finnish'), count('bilingual_finnish_majority')]).toEqual([259, 18])
    expect([count('bilingual_swedish_majority'), count('swedish')]).toEqual([15, 16])
    expect(today.reduce((sum, row) => sum + (row.population ?? 0), 0)).toBe(5_563_970)
    for (const row of today) {
      expect(row.lon).toBeGreaterThan(19)
      expect(row.lon).toBeLessThan(32)
      expect(row.lat).toBeGreaterThan(59)
      expect(row.lat).toBeLessThan(71)
      expect(row.population_date).toBe('2022-12-31')
    }
  })

  it('has a shape for every municipality of today and paints it on every day', () => {
    const today = livingOn('2026-01-01')
    for (const day of ['2013-06-01', '2019-06-01', '2024-06-01', '2026-06-01']) {
      expect([...shapesOn(facts, day).keys()].sort()).toEqual([...today].sort())
    }
  })
})

describe('the divisions of the files', () => {
  it('begin and end when the history says so', () => {
    const common = { region: 19, major_region: 5 }
    expect(areaCounts('2013-06-01')).toEqual({ ...common, subregion: 70, ely_centre: 16 })
    expect(areaCounts('2018-06-01')).toEqual({ ...common, subregion: 70, ely_centre: 16, wellbeing_county: 23 })
    expect(areaCounts('2025-06-01')).toEqual({
      ...common,
      subregion: 69,
      ely_centre: 16,
      wellbeing_county: 23,
      employment_area: 46
    })
    expect(areaCounts('2026-06-01')).toEqual({
      ...common,
      subregion: 69,
      wellbeing_county: 23,
      employment_area: 46,
      collaborative_area: 6,
      vitality_centre: 10
    })
  })

  it('put every municipality in exactly one area of each division that exists on the day', () => {
    for (let year = 2013; year <= 2026; year += 1) {
      for (const day of [`${year}-01-01`, `${year}-12-31`]) {
        for (const division of Object.keys(areaCounts(day)) as Division[]) {
          const members = [...membersOn(memberships, division, day).values()].flat()
          const expected = livingOn(day).filter((code) => !isOutsideCounties(code, division, day))
          expect(members.sort()).toEqual(expected.sort())
        }
      }
    }
  })

  /** The two that ended before the counties began: the file gives them none. */
  const isOutsideCounties = (code: string, division: Division, day: IsoDate): boolean =>
    division === 'wellbeing_county' && day < '2023-01-01' && ['911', '099'].includes(code)

  it('move exactly six municipalities from one region to another', () => {
    const moves = memberships
      .filter((row) => row.division === 'region')
      .filter((row, _place, all) => all.filter((each) => each.municipalityCode === row.municipalityCode).length > 1)
      .map((row) => `${municipality(row.municipalityCode)?.name_fi} ${row.areaCode} ${row.validFrom} ${row.validTo}`)
    expect(moves).toEqual([
      'Heinävesi 10 2013-01-01 2021-01-01',
      'Heinävesi 12 2021-01-01 null',
      'Iitti 08 2013-01-01 2021-01-01',
      'Iitti 07 2021-01-01 null',
      'Isokyrö 15 2013-01-01 2021-01-01',
      'Isokyrö 14 2021-01-01 null',
      'Joroinen 10 2013-01-01 2021-01-01',
      'Joroinen 11 2021-01-01 null',
      'Kuhmoinen 13 2013-01-01 2021-01-01',
      'Kuhmoinen 06 2021-01-01 null',
      'Vaala 18 2013-01-01 2016-01-01',
      'Vaala 17 2016-01-01 null'
    ])
  })

  it('give every membership an area that exists for as long', () => {
    for (const row of data.memberships) {
      const area = data.areas.find((each) => each.division === row.division && each.code === row.area_code)
      expect(area).toBeDefined()
      expect(area!.valid_from <= row.valid_from).toBe(true)
      expect(area!.valid_to === null || (row.valid_to !== null && row.valid_to <= area!.valid_to)).toBe(true)
    }
  })

  it('end the ELY centres when the economic development centres begin', () => {
    const ofDivision = (division: Division) => data.areas.filter((area) => area.division === division)
    expect(new Set(ofDivision('ely_centre').map((area) => area.valid_to))).toEqual(new Set(['2026-01-01']))
    expect(new Set(ofDivision('vitality_centre').map((area) => area.valid_from))).toEqual(new Set(['2026-01-01']))
    expect(ofDivision('ely_centre').find((area) => area.code === '04')).toMatchObject({ name_fi: 'Hämeen ELY-keskus' })
  })

  it('name each ELY centre after the regions whose municipalities carry its code', () => {
    const regionsOf = (ely: string): string[] => {
      const members = membersOn(memberships, 'ely_centre', '2025-06-01').get(ely) ?? []
      const regions = [...membersOn(memberships, 'region', '2025-06-01')]
      return regions.filter(([, codes]) => codes.some((code) => members.includes(code))).map(([code]) => code)
    }
    const expected = {
      '01': ['01'],
      '02': ['02'],
      '03': ['04'],
      '04': ['05', '07'],
      '05': ['06'],
      '06': ['08', '09'],
      '07': ['10'],
      '08': ['11'],
      '09': ['12'],
      '10': ['13'],
      '11': ['14'],
      '12': ['15', '16'],
      '13': ['17'],
      '14': ['18'],
      '15': ['19'],
      '16': ['21']
    }
    expect(Object.fromEntries(Object.keys(expected).map((ely) => [ely, regionsOf(ely)]))).toEqual(expected)
  })
})

describe('the rows', () => {
  it('stay the same as long as the files do, or the version of the rules is raised', () => {
    const rows = createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16)
    expect({ rulesVersion, rows }).toEqual({ rulesVersion: 2, rows: 'c3a5c44068647190' })
  })
})

describe('files that cannot be used', () => {
  const broken = (name: string, change: (text: string) => string): ReferenceFiles => ({
    ...files,
    [name]: change(files[name] ?? '')
  })
  const mergers = 'fi-municipality-mergers-2013-2026.csv'
  const history = 'fi-municipality-history-2013-2026.csv'

  it.each([
    ['a missing file', { ...files, [mergers]: undefined as unknown as string }, 'is missing'],
    ['a missing column', broken('fi-regions-2026.csv', (text) => text.replace('name_en', 'name')), 'no column name_en'],
    [
      'a merger on another day',
      broken(mergers, (text) => text.replace('2025-01-01', '2024-01-01')),
      'end of municipality 588'
    ],
    ['a merger left out', broken(mergers, (text) => text.replace(/^588.*$/m, '')), 'end of municipality 588'],
    [
      'an area without a name',
      broken('fi-subregions-ended.csv', (text) => text.replace('151', '150')),
      'subregion/151'
    ],
    ['a gap in the years', broken(history, (text) => text.replace(/^2019,"005".*$/m, '')), '005 has a gap'],
    [
      'a year that is no number',
      broken(history, (text) => text.replace(/^2019,"005"/m, 'x,"005"')),
      'no number in year'
    ],
    [
      'an unknown municipality',
      broken(mergers, (text) => `${text.trim()}\n999,Ei,2025-01-01,507,M\n`),
      'know municipality 999'
    ]
  ])('are refused with the name of the file and the reason: %s', (_case, given, reason) => {
    expect(() => parseReferenceData(given)).toThrow(ReferenceDataError)
    expect(() => parseReferenceData(given)).toThrow(reason)
  })
})
