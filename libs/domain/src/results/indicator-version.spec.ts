import fc from 'fast-check'
import { addDays } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import { checkStatement, type GivenStatement, type Statement } from './indicator-details.js'
import { amendment, areApart, changedFields, retirement, type StatedVersion } from './indicator-version.js'

const stated = (change: Partial<GivenStatement> = {}): Statement =>
  checkStatement(
    { name: { fi: 'Uudet' }, definition: { fi: 'Alkaneet.' }, direction: 'more', ...change },
    { sourceClass: 'manual' }
  ).statement
const version = (change: Partial<StatedVersion> = {}): StatedVersion => ({
  ...stated(),
  ...{ number: 1, validFrom: '2026-01-01', validTo: null },
  ...change
})
const codeOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof DomainError) return `${error.code} ${String(error.params['day'] ?? '')}`.trim()
  }
  return 'done'
}

const renamed = stated({ name: { fi: 'Aloittaneet' } })
const broken = stated({ dimensionCodes: ['gender'] })

it('says which fields differ', () => {
  expect(changedFields(stated(), stated())).toEqual([])
  expect(changedFields(stated(), stated({ name: { fi: 'X' }, taskAreas: ['1a'], direction: 'less' }))).toEqual(['name', 'direction', 'taskAreas'])
})

describe('amendment', () => {
  it('on a later day ends the version and begins another', () => {
    expect(amendment([version()], { from: '2026-07-01', statement: renamed, lastAsked: null })).toEqual({
      ...{ ended: 1, rewritten: null, added: { number: 2, validFrom: '2026-07-01' } }
    })
  })

  it('on its first day writes the version anew', () => {
    expect(amendment([version()], { from: '2026-01-01', statement: renamed, lastAsked: '2026-12-31' })).toEqual({
      ...{ ended: null, rewritten: 1, added: null }
    })
  })

  it('after its end begins another', () => {
    const versions = [version({ validTo: '2026-06-01' })]
    expect(amendment(versions, { from: '2026-07-01', statement: stated(), lastAsked: null })).toEqual({
      ...{ ended: null, rewritten: null, added: { number: 2, validFrom: '2026-07-01' } }
    })
  })

  it.each<[string, string, Statement, string | null, string]>([
    ['a day before the newest begins', '2025-12-31', renamed, null, 'RANGE_OVERLAPS 2026-01-01'],
    ['nothing else', '2026-07-01', stated(), null, 'INVALID_INPUT'],
    ['a breakdown on a day that was asked about', '2026-09-30', broken, '2026-09-30', 'INDICATOR_IN_USE 2026-09-30'],
    ['a breakdown on the first day of what was asked', '2026-01-01', broken, '2026-09-30', 'INDICATOR_IN_USE 2026-09-30'],
    ['a breakdown after it', '2026-10-01', broken, '2026-09-30', 'done'],
    ['a name on a day that was asked about', '2026-07-01', renamed, '2026-09-30', 'done']
  ])('%s', (_, from, statement, lastAsked, expected) => {
    expect(codeOf(() => amendment([version()], { from, statement, lastAsked }))).toBe(expected)
  })

  it('however often it is amended, no day has two versions, and none is empty', () => {
    const step = fc.record({ days: fc.integer({ min: -40, max: 400 }), name: fc.constantFrom('A', 'B', 'C'), ends: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let versions: StatedVersion[] = [version()]
        for (const { days, name, ends } of steps) {
          const from = addDays(versions.at(-1)!.validFrom, days)
          try {
            versions = ends ? retired(versions, from) : amended(versions, { from, statement: stated({ name: { fi: name } }) })
          } catch (error) {
            expect(error).toBeInstanceOf(DomainError)
          }
        }
        expect(areApart(versions)).toBe(true)
        for (const each of versions) expect(each.validTo === null || each.validTo > each.validFrom).toBe(true)
      })
    )
  })
})

describe('retirement', () => {
  it.each<[string, string | null, string | null, string]>([
    ['2026-06-01', null, null, 'done'],
    ['2026-01-01', null, null, 'RANGE_OVERLAPS 2026-01-01'],
    ['2026-06-01', '2026-05-01', null, 'RANGE_OVERLAPS 2026-05-01'],
    ['2026-04-01', '2026-05-01', null, 'done'],
    ['2026-06-30', null, '2026-06-30', 'INDICATOR_IN_USE 2026-06-30'],
    ['2026-07-01', null, '2026-06-30', 'done']
  ])('from %s, of one that ends on %s and was asked until %s: %s', (from, validTo, lastAsked, expected) => {
    expect(codeOf(() => retirement([version({ validTo })], { from, lastAsked }))).toBe(expected)
  })
})

function amended(versions: StatedVersion[], { from, statement }: { from: string; statement: Statement }): StatedVersion[] {
  const { ended, rewritten, added } = amendment(versions, { from, statement, lastAsked: null })
  const kept = versions.map((each) => {
    if (each.number === ended) return { ...each, validTo: from }
    return each.number === rewritten ? { ...each, ...statement } : each
  })
  return added ? [...kept, { ...statement, ...added, validTo: null }] : kept
}

function retired(versions: StatedVersion[], from: string): StatedVersion[] {
  const number = retirement(versions, { from, lastAsked: null })
  return versions.map((each) => (each.number === number ? { ...each, validTo: from } : each))
}
