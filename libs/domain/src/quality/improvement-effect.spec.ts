import { addDays } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { effectOf, type Measurement } from './improvement-effect.js'

const at = (assessedOn: string, value: number, scale = 'five'): Measurement => ({ assessmentId: `of ${assessedOn}`, assessedOn, scale, value })
const action = { openedOn: '2026-01-10', doneOn: '2026-03-01' as string | null, assessmentId: null }
const effect = (measurements: readonly Measurement[], of: Partial<typeof action> = {}) => effectOf({ ...action, ...of, measurements }).effect

describe('the effect of an action', () => {
  it('compares what was measured before it with the first assessment after it was done', () => {
    expect(effect([at('2025-10-01', 2), at('2026-10-01', 3)])).toBe('better')
    expect(effect([at('2025-10-01', 3), at('2026-10-01', 3)])).toBe('same')
    expect(effect([at('2025-10-01', 3), at('2026-10-01', 2), at('2027-10-01', 5)])).toBe('worse')
  })

  it('is not measured by what was assessed before it was done, or on that day', () => {
    expect(effect([at('2025-10-01', 2), at('2026-02-01', 5), at('2026-03-01', 5)])).toBe('not_measured')
    expect(effect([at('2025-10-01', 2), at('2026-10-01', 3)], { doneOn: null })).toBe('not_measured')
  })

  it('has no figure without a baseline, or across scales', () => {
    expect(effect([at('2026-10-01', 3)])).toBe('no_baseline')
    expect(effect([at('2025-10-01', 2), at('2026-10-01', 3, 'four')])).toBe('incomparable')
  })

  it('begins at the assessment from which it was opened', () => {
    const measured = effectOf({ openedOn: '2026-01-10', doneOn: '2026-03-01', assessmentId: 'of 2025-06-01', measurements: [at('2025-06-01', 4), at('2025-10-01', 1), at('2026-10-01', 3)] })
    expect([measured.before?.value, measured.after?.value, measured.effect]).toEqual([4, 3, 'worse'])
  })

  it('does not depend on the order of what it is given, and turns round with the values', () => {
    const measurement = fc.record({ day: fc.nat(800), value: fc.nat(5) }).map(({ day, value }) => at(addDays('2025-01-01', day), value))
    fc.assert(
      fc.property(fc.uniqueArray(measurement, { selector: ({ assessedOn }) => assessedOn }), (measurements) => {
        const found = effectOf({ ...action, measurements })
        expect(effectOf({ ...action, measurements: [...measurements].reverse() })).toEqual(found)
        const turned = effectOf({ ...action, measurements: measurements.map((each) => ({ ...each, value: -each.value })) }).effect
        const opposite = { better: 'worse', worse: 'better' } as Readonly<Record<string, string>>
        expect(turned).toBe(opposite[found.effect] ?? found.effect)
        if (found.after) expect(found.after.assessedOn > '2026-03-01').toBe(true)
      })
    )
  })
})
