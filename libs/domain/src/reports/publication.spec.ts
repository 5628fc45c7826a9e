import fc from 'fast-check'
import { careOf, type CareRule, isAsCareful, levelFor, levelText, placesRead, readsLens } from './publication.js'

const rules: fc.Arbitrary<CareRule> = fc.record({
  personsThreshold: fc.integer({ min: 1, max: 100 }),
  surveyThreshold: fc.integer({ min: 1, max: 100 }),
  showsZero: fc.boolean()
})

describe('levels of care', () => {
  it('are texts that stand for one rule each', () => {
    fc.assert(fc.property(rules, (rule) => expect(careOf(levelText(rule))).toEqual(rule)))
    for (const text of ['', 'persons:5', 'persons:5;survey:10;zero:maybe', 'persons:-5;survey:10;zero:show']) expect(careOf(text)).toBeNull()
  })

  it('serve nobody less carefully than their rule, and nobody where there is no level so careful', () => {
    fc.assert(
      fc.property(rules, fc.array(rules, { maxLength: 6 }), (rule, protectedAt) => {
        const level = levelFor(rule, protectedAt.map(levelText))
        const fitting = protectedAt.filter((each) => isAsCareful(each, rule))
        const care = level === null ? null : careOf(level)
        expect(care === null).toBe(fitting.length === 0)
        if (care) expect(isAsCareful(care, rule)).toBe(true)
        // Its own level comes before any other, and of the others none that is more careful in everything.
        if (protectedAt.map(levelText).includes(levelText(rule))) expect(level).toBe(levelText(rule))
        else if (care) expect(fitting.some((each) => levelText(each) !== level && isAsCareful(care, each) && !isAsCareful(each, care))).toBe(false)
      })
    )
  })
})

describe('what an audience reads', () => {
  it('goes no further down than its detail', () => {
    expect((['network', 'centre', 'unit'] as const).map((detail) => [readsLens(detail, 'region'), readsLens(detail, 'centre'), readsLens(detail, 'unit')])).toEqual([
      [true, false, false],
      [true, true, false],
      [true, true, true]
    ])
  })

  it('is of the places that its rule names, with the units under them only where units are read', () => {
    const places = [
      { area: 'east', parent: null },
      { area: 'kitee', parent: 'east' },
      { area: 'north', parent: null },
      { area: 'inari', parent: 'north' }
    ]
    expect(placesRead(null, 'unit', places)).toBeNull()
    expect(placesRead(['east'], 'centre', places)).toEqual(['east'])
    expect(placesRead(['east', 'inari'], 'unit', places)).toEqual(['east', 'inari', 'kitee'])
  })
})
