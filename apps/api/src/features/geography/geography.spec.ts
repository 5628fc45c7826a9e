import { divisions } from '@solmu/domain/geography/divisions.js'
import { TestApp, type Actor } from '../../testing/harness.js'
import { loadReferenceData } from './reference-loader.js'

type Named = { fi: string; sv: string; en: string }
type Municipality = { code: string; name: Named; areas: { division: string; code: string; name: Named }[] }
type Area = { code: string; name: Named; municipalityCodes: string[]; population: number; validTo: string | null }

const municipalitiesQuery = `query ($asOf: Date) {
  municipalities(asOf: $asOf) { code name { fi sv en } areas { division code name { fi sv en } } }
}`
const areasQuery = `query ($division: Division!, $asOf: Date) {
  areas(division: $division, asOf: $asOf) { code name { fi sv en } validTo municipalityCodes population }
}`

let app: TestApp
let member: Actor

beforeAll(async () => {
  app = await TestApp.start()
  member = await app.as('unit_member')
})
afterAll(() => app.stop())

const municipalities = async (asOf?: string): Promise<Municipality[]> =>
  (await member.get<{ municipalities: Municipality[] }>(municipalitiesQuery, { asOf })).municipalities
const areas = async (division: string, asOf?: string): Promise<Area[]> =>
  (await member.get<{ areas: Area[] }>(areasQuery, { division, asOf })).areas

describe('municipalities', () => {
  it.each([
    ['2026-06-01', 308],
    ['2024-12-31', 309],
    ['2013-01-01', 320],
    ['2012-12-31', 0]
  ])('on %s are %i', async (asOf, count) => {
    expect(await municipalities(asOf)).toHaveLength(count)
  })

  it('are those of today, in the order of their codes, when no day is given', async () => {
    const codes = (await municipalities()).map(({ code }) => code)
    expect(codes).toHaveLength(308)
    expect(codes).toEqual([...codes].sort())
  })

  it('belong to the areas of the day', async () => {
    const kuhmoinenIn = async (asOf: string) => {
      const found = (await municipalities(asOf)).find(({ code }) => code === '291')
      return Object.fromEntries(found?.areas.map(({ division, name }) => [division, name.fi]) ?? [])
    }
    expect(await kuhmoinenIn('2020-12-31')).toMatchObject({
      region: 'Keski-Suomi',
      ely_centre: 'Keski-Suomen ELY-keskus'
    })
    expect(await kuhmoinenIn('2021-01-01')).toMatchObject({ region: 'Pirkanmaa', ely_centre: 'Pirkanmaan ELY-keskus' })
    expect(Object.keys(await kuhmoinenIn('2026-06-01')).sort()).toEqual(
      divisions.filter((division) => division !== 'ely_centre').sort()
    )
  })

  it('say all that is known about them', async () => {
    const query = `query ($asOf: Date) { municipalities(asOf: $asOf) {
      code validFrom validTo successorCode languageStatus population populationDate lon lat } }`
    const answer = await member.get<{ municipalities: { code: string }[] }>(query, { asOf: '2024-06-01' })
    const found = (code: string) => answer.municipalities.find((each) => each.code === code)
    expect(found('588')).toEqual({
      code: '588',
      validFrom: '2013-01-01',
      validTo: '2025-01-01',
      successorCode: '507',
      languageStatus: null,
      population: null,
      populationDate: null,
      lon: null,
      lat: null
    })
    expect(found('710')).toMatchObject({ languageStatus: 'bilingual_swedish_majority', populationDate: '2022-12-31' })
  })
})

describe('areas', () => {
  it('hold the municipalities of the day', async () => {
    const regions = await areas('region', '2020-06-01')
    expect(regions).toHaveLength(19)
    expect(regions.flatMap((region) => region.municipalityCodes)).toHaveLength(310)
    expect(regions.find(({ code }) => code === '13')?.municipalityCodes).toContain('291')
  })

  it('count the people of today', async () => {
    const sum = async (division: string) =>
      (await areas(division, '2026-06-01')).reduce((whole, area) => whole + area.population, 0)
    expect(await Promise.all(['region', 'wellbeing_county', 'employment_area'].map(sum))).toEqual([
      5_563_970, 5_563_970, 5_563_970
    ])
  })

  it('are none on a day without the division', async () => {
    expect(await areas('ely_centre', '2025-12-31')).toHaveLength(16)
    expect(await areas('ely_centre', '2026-01-01')).toEqual([])
    expect(await areas('vitality_centre', '2025-12-31')).toEqual([])
  })
})

describe('who may ask', () => {
  it('is everyone who is signed in, and nobody else', async () => {
    for (const query of ['{ municipalities { code } }', '{ areas(division: region) { code } }']) {
      const answer = await app.anonymous.ask(query)
      expect(answer).toMatchObject({ status: 401, error: { code: 'NOT_SIGNED_IN' } })
      expect(answer).not.toHaveProperty('data')
    }
  })
})

describe('what cannot be asked', () => {
  it.each([
    [{ asOf: '2026-02-30' }, 'INVALID_DATE'],
    [{ asOf: '0000-01-01' }, 'INVALID_DATE'],
    [{ asOf: 20260101 }, 'INVALID_DATE']
  ])('municipalities on %p', async (variables, code) => {
    const answer = await member.ask(municipalitiesQuery, variables)
    expect(answer.errors?.[0]?.extensions.code).toBe(code)
  })

  it('areas of a division that there is not', async () => {
    const answer = await member.ask('{ areas(division: county) { code } }')
    expect(answer.errors?.[0]?.extensions.code).toBe('INVALID_QUERY')
  })
})

describe('loading the reference data', () => {
  const inTransaction = async (): Promise<boolean> => {
    await app.owner.query('BEGIN')
    const hasLoaded = await loadReferenceData(app.owner)
    await app.owner.query('COMMIT')
    return hasLoaded
  }
  const contents = () =>
    app.rows(`SELECT (SELECT md5(string_agg(m::text, ',' ORDER BY code)) FROM municipality m) AS municipalities,
      (SELECT md5(string_agg(a::text, ',' ORDER BY division, code, valid_from)) FROM area a) AS areas,
      (SELECT md5(string_agg(b::text, ',' ORDER BY municipality_code, division, valid_from)) FROM municipality_area b)
        AS memberships`)

  it('does nothing when the same files are loaded already', async () => {
    expect(await inTransaction()).toBe(false)
  })

  it('writes everything anew when other files were loaded, also under units that point at it', async () => {
    const before = await contents()
    await app.owner.query(`UPDATE app_meta SET value = 'of other files' WHERE key = 'reference_hash'`)
    await app.owner.query(`UPDATE municipality SET name_fi = 'Toinen', population = 1 WHERE code = '091'`)
    await app.owner.query(`DELETE FROM municipality_area WHERE municipality_code = '091'`)
    expect(await inTransaction()).toBe(true)
    expect(await contents()).toEqual(before)
    expect(await inTransaction()).toBe(false)
  })
})
