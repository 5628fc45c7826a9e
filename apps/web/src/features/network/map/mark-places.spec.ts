import fc from 'fast-check'
import { hitRadii, placeMarks, type MarkWish } from './mark-places.js'

const anyMark = fc.record({
  type: fc.constantFrom('headquarters' as const, 'regional_centre' as const, 'local_unit' as const),
  point: fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 500 }))
})

describe('the places of the marks', () => {
  it('keeps every mark and lets none cover another', () => {
    fc.assert(
      fc.property(fc.array(anyMark, { maxLength: 60 }), (marks) => {
        const wishes: MarkWish[] = marks.map((mark, index) => ({ ...mark, id: String(index).padStart(3, '0') }))
        const places = [...placeMarks(wishes).values()]
        expect(places).toHaveLength(wishes.length)
        places.forEach(([x, y], index) => {
          for (const [otherX, otherY] of places.slice(index + 1)) {
            expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThanOrEqual(9.9)
          }
        })
      })
    )
  })

  it('leaves a centre where it is and moves the unit beside it', () => {
    const places = placeMarks([
      { id: 'unit', type: 'local_unit', point: [100, 100] },
      { id: 'centre', type: 'regional_centre', point: [100, 100] }
    ])
    expect(places.get('centre')).toEqual([100, 100])
    expect(places.get('unit')).not.toEqual([100, 100])
  })

  it('gives a lone mark 24 pixels and never lets two marks answer the same press', () => {
    const radii = hitRadii(new Map([['a', [0, 0]], ['b', [10, 0]], ['c', [200, 0]]]))
    expect(radii.get('c')).toBe(12)
    expect(radii.get('a')! + radii.get('b')!).toBeLessThanOrEqual(10)
  })
})
