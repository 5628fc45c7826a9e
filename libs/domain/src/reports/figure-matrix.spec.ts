import fc from 'fast-check'
import { packFigure, unpackFigure } from './figure-matrix.js'

const text = fc.option(fc.constantFrom('0', '-3.5', '118'), { nil: null })

describe('a figure that travels in a list', () => {
  it('is the same when it arrives', () => {
    fc.assert(
      fc.property(
        fc.record({
          ...{ value: text, numerator: text, denominator: text, lower: text, upper: text, target: text, isGross: fc.boolean(), isEstimated: fc.boolean() },
          ...{ unitCount: fc.nat(), missingCount: fc.nat(), notApplicableCount: fc.nat(), notAskedCount: fc.nat() }
        }),
        (figure) => {
          expect(unpackFigure(packFigure(figure))).toEqual(figure)
        }
      )
    )
  })

  it('is short where there is nothing more to say', () => {
    const plain = { value: '118', unitCount: 12, missingCount: 1, notApplicableCount: 0, notAskedCount: 0 }
    const nothing = { numerator: null, denominator: null, lower: null, upper: null, target: null, isGross: false, isEstimated: false }
    expect(packFigure({ ...plain, ...nothing })).toEqual(['118', 12, 1, 0, 0])
    expect(packFigure({ ...plain, ...nothing, isEstimated: true })).toHaveLength(11)
  })
})
