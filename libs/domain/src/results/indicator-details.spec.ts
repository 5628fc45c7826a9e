import fc from 'fast-check'
import { aggregations, indicatorUnits, sourceClasses } from './indicator.js'
import {
  aggregationsOf,
  checkIdentity,
  checkOccasion,
  checkStatement,
  decimalsOf,
  type GivenIdentity,
  type GivenStatement
} from './indicator-details.js'

const identity: GivenIdentity = { code: 'A1', unit: 'persons', decimals: 0, aggregation: 'sum', sourceClass: 'manual' }
const statement: GivenStatement = { name: { fi: 'Uudet' }, definition: { fi: 'Jaksot, jotka alkoivat.' }, direction: 'more' }
const said = (issues: readonly { code: string; path: readonly (string | number)[] }[]) =>
  issues.map(({ code, path }) => `${code} ${path.join('.')}`)
const wrong = (change: Partial<GivenIdentity>) => said(checkIdentity({ ...identity, ...change }))
const wrongText = (change: Partial<GivenStatement>, sourceClass: 'manual' | 'derived' = 'manual') =>
  said(checkStatement({ ...statement, ...change }, { sourceClass }).issues)

describe('what an indicator is', () => {
  it.each<[Partial<GivenIdentity>, string[]]>([
    [{}, []],
    [{ code: '' }, ['REQUIRED code']],
    [{ code: 'a1' }, ['UNKNOWN_WORD code']],
    [{ code: '1A' }, ['UNKNOWN_WORD code']],
    [{ code: `A${'1'.repeat(30)}` }, ['UNKNOWN_WORD code']],
    [{ origin: 'ESF' }, ['UNKNOWN_WORD origin']],
    [{ decimals: 1 }, ['OUT_OF_RANGE decimals']],
    [{ decimals: 0.5, unit: 'hours' }, ['OUT_OF_RANGE decimals']],
    [{ decimals: 5, unit: 'hours' }, ['OUT_OF_RANGE decimals']],
    [{ decimals: 0, unit: 'euro' }, ['OUT_OF_RANGE decimals']],
    [{ unit: 'percent', aggregation: 'sum' }, ['UNKNOWN_WORD aggregation']],
    [{ unit: 'count', aggregation: 'distinct_persons' }, ['UNKNOWN_WORD aggregation']],
    [{ sourceClass: 'derived', aggregation: 'sum' }, ['UNKNOWN_WORD aggregation']],
    [{ unit: 'score', aggregation: 'weighted_mean' }, ['REQUIRED weightIndicatorId']],
    [{ weightIndicatorId: 'x' }, ['INVALID_INPUT weightIndicatorId']]
  ])('%j: %j', (change, expected) => {
    expect(wrong(change)).toEqual(expected)
  })

  it('shares and scores are never added up, and derived figures are put together in no way', () => {
    const all = fc.record({ unit: fc.constantFrom(...indicatorUnits), sourceClass: fc.constantFrom(...sourceClasses), aggregation: fc.constantFrom(...aggregations) })
    fc.assert(
      fc.property(all, (given) => {
        const issues = wrong({ ...given, decimals: decimalsOf(given).least, weightIndicatorId: given.aggregation === 'weighted_mean' ? 'w' : null })
        expect(issues.length === 0).toBe(aggregationsOf(given).includes(given.aggregation))
        const isAdded = ['sum', 'last_value', 'distinct_persons'].includes(given.aggregation)
        if (isAdded && issues.length === 0) expect(['percent', 'score']).not.toContain(given.unit)
        if (given.sourceClass === 'derived' && issues.length === 0) expect(given.aggregation).toBe('none')
      })
    )
  })
})

describe('what is said about it', () => {
  it('writes each field down as the library keeps it', () => {
    const given = {
      ...statement,
      ...{ name: { fi: ' Uudet\t', sv: null }, definition: { fi: 'a\r\nb', en: ' c ' }, condition: null, source: ' laki ' },
      ...{ dimensionCodes: ['gender', 'gender', 'age_class'], taskAreas: ['4a', '1b', '1b'] }
    }
    expect(checkStatement(given, { sourceClass: 'manual' })).toEqual({
      issues: [],
      statement: {
        ...{ name: { fi: 'Uudet', sv: '', en: '' }, definition: { fi: 'a\nb', sv: '', en: 'c' }, condition: { fi: '', sv: '', en: '' } },
        ...{ direction: 'more', dimensionCodes: ['gender', 'age_class'], numerator: null, denominator: null, factor: 1 },
        ...{ source: 'laki', taskAreas: ['1b', '4a'] }
      }
    })
  })

  it.each<[Partial<GivenStatement>, string[]]>([
    [{ name: { fi: ' ', sv: 'Nya' } }, ['REQUIRED name.fi']],
    [{ name: { fi: 'x'.repeat(121) } }, ['TOO_LONG name.fi']],
    [{ name: { fi: 'a\nb' } }, ['INVALID_INPUT name.fi']],
    [{ definition: { fi: 'a\0' } }, ['INVALID_INPUT definition.fi']],
    [{ source: 'a\u202eb' }, ['INVALID_INPUT source']],
    [{ taskAreas: ['5a'] }, ['UNKNOWN_WORD taskAreas']],
    [{ numerator: 'A' }, ['INVALID_INPUT numerator']],
    [{ factor: 100 }, ['OUT_OF_RANGE factor']],
    [{ dimensionCodes: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }, ['OUT_OF_RANGE dimensionCodes']]
  ])('of a manual one %j: %j', (change, expected) => {
    expect(wrongText(change)).toEqual(expected)
  })

  it.each<[Partial<GivenStatement>, string[]]>([
    [{ numerator: ' A ' }, []],
    [{}, ['REQUIRED numerator']],
    [{ numerator: 'A', factor: 1.5 }, ['OUT_OF_RANGE factor']],
    [{ numerator: 'A', factor: 1_000_001 }, ['OUT_OF_RANGE factor']],
    [{ numerator: 'A', dimensionCodes: ['gender'] }, ['INVALID_INPUT dimensionCodes']]
  ])('of a derived one %j: %j', (change, expected) => {
    expect(wrongText(change, 'derived')).toEqual(expected)
  })
})

it('an amendment has a day and a reason', () => {
  expect(checkOccasion({ from: '2026-01-01', reason: ' syy ' })).toEqual({ reason: 'syy', issues: [] })
  expect(said(checkOccasion({ from: '2026-02-30', reason: ' ' }).issues)).toEqual(['INVALID_DATE from', 'REQUIRED reason'])
})
