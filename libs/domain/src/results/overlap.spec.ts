import fc from 'fast-check'
import { checkOverlap, countPersons, netMethods, overlapsOfTotal, overPeriods, type PersonOverlap } from './overlap.js'

const units = ['a', 'b', 'c', 'd', 'e'] as const

/** Who was counted by which units. */
const people = (most: number) => fc.array(fc.subarray([...units], { minLength: 1, maxLength: most }), { maxLength: 60 })

/** What the units would report of these people, and what any two of them have in common. */
function reported(all: readonly (readonly string[])[]) {
  const counts = new Map(units.map((unit) => [unit as string, BigInt(all.filter((person) => person.includes(unit)).length)]))
  const pairs = units.flatMap((unitId, place) => units.slice(place + 1).map((otherUnitId) => ({ unitId, otherUnitId })))
  const overlaps: PersonOverlap[] = pairs.map(({ unitId, otherUnitId }) => {
    const count = all.filter((person) => person.includes(unitId) && person.includes(otherUnitId)).length
    return { unitId, otherUnitId, count, isConfirmed: true }
  })
  const values = [...counts.values()]
  const gross = values.reduce((sum, value) => sum + value, 0n)
  return { counts, overlaps, gross, largest: values.reduce((most, value) => (value > most ? value : most), 0n) }
}

describe('people counted by several units', () => {
  it('are as many as there are, when all that is shared is agreed and nobody is known to three units', () => {
    fc.assert(
      fc.property(people(2), (all) => {
        expect(countPersons({ ...reported(all), method: 'agreed' }).net).toBe(BigInt(all.length))
      })
    )
  })

  it('are certainly within the bounds, whatever was agreed of what is shared', () => {
    fc.assert(
      fc.property(people(5), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 }), (all, shares) => {
        const { overlaps, ...of } = reported(all)
        const some = overlaps.map((overlap, place) => ({ ...overlap, count: Math.floor(overlap.count * (shares[place] ?? 0)) }))
        for (const method of netMethods) {
          const { gross, net, lower, upper } = countPersons({ ...of, overlaps: some, method })
          expect(lower <= BigInt(all.length) && BigInt(all.length) <= upper).toBe(true)
          expect(of.largest <= net && net <= upper && upper <= gross).toBe(true)
        }
      })
    )
  })

  it('are never fewer than the largest unit counted, whatever nonsense was agreed', () => {
    const overlap = fc.record({
      ...{ unitId: fc.constantFrom(...units, 'x'), otherUnitId: fc.constantFrom(...units), count: fc.nat(100), isConfirmed: fc.boolean() }
    })
    fc.assert(
      fc.property(people(3), fc.array(overlap, { maxLength: 12 }), (all, overlaps) => {
        const { net, upper, largest, gross } = { ...reported(all), ...countPersons({ ...reported(all), overlaps, method: 'agreed' }) }
        expect(largest <= net && net <= upper && upper <= gross).toBe(true)
      })
    )
  })

  it('need no more than the units that an overlap names, and the whole of the others', () => {
    fc.assert(
      fc.property(people(2), (all) => {
        const { counts, overlaps, ...whole } = reported(all)
        const some = overlaps.filter(({ unitId, otherUnitId }) => unitId === 'a' && otherUnitId !== 'e')
        const named = new Map([...counts].filter(([unit]) => unit !== 'e'))
        const ask = (of: ReadonlyMap<string, bigint>) => countPersons({ ...whole, overlaps: some, method: 'agreed', counts: of })
        expect(ask(named)).toEqual(ask(counts))
      })
    )
  })

  const two = { counts: new Map([['a', 6n], ['b', 4n]]), gross: 10n, largest: 6n }
  const overlap = { unitId: 'a', otherUnitId: 'b', count: 3, isConfirmed: true }

  it('are gross until both have agreed', () => {
    const declared = [{ ...overlap, isConfirmed: false }]
    expect(countPersons({ ...two, overlaps: declared, method: 'agreed' })).toEqual({ gross: 10n, net: 10n, lower: 6n, upper: 10n, isGross: true })
    expect(countPersons({ ...two, overlaps: [overlap], method: 'agreed' })).toEqual({ gross: 10n, net: 7n, lower: 6n, upper: 7n, isGross: false })
    expect(countPersons({ ...two, overlaps: [overlap], method: 'max' })).toMatchObject({ net: 6n, upper: 7n })
    expect(countPersons({ ...two, overlaps: [overlap], method: 'none' })).toMatchObject({ net: 10n, upper: 10n, isGross: true })
  })

  it('of several periods are gross, and at least as many as in the fullest', () => {
    const quarter = countPersons({ ...two, overlaps: [overlap], method: 'agreed' })
    expect(overPeriods([quarter])).toEqual(quarter)
    expect(overPeriods([quarter, quarter])).toEqual({ gross: 20n, net: 14n, lower: 6n, upper: 14n, isGross: true })
    expect(overPeriods([])).toEqual({ gross: 0n, net: 0n, lower: 0n, upper: 0n, isGross: false })
  })

  it('in a total: what was agreed of it, else of its parts', () => {
    const of = (breakdown: string, count: number, more: Partial<PersonOverlap> = {}) => ({ ...overlap, ...more, breakdown, count })
    expect(overlapsOfTotal([of('g:f', 2), of('g:m', 1)])).toEqual([{ ...overlap, count: 3 }])
    expect(overlapsOfTotal([of('g:f', 2), of('', 5, { unitId: 'b', otherUnitId: 'a' })])).toMatchObject([{ count: 5 }])
    expect(overlapsOfTotal([of('g:f', 2), of('', 5, { isConfirmed: false })])).toMatchObject([{ count: 2 }])
    expect(overlapsOfTotal([of('g:f', 2, { isConfirmed: false })])).toEqual([])
  })
})

describe('declaring what is shared', () => {
  const sound = { aggregation: 'distinct_persons', unitId: 'a', otherUnitId: 'b', count: 4, figure: 4 } as const

  it('takes no more than one’s own figure', () => {
    expect(() => checkOverlap(sound)).not.toThrow()
    expect(() => checkOverlap({ ...sound, count: 0, figure: null })).not.toThrow()
  })

  it.each([
    [{ count: 5 }, 'OUT_OF_RANGE'],
    [{ count: -1 }, 'OUT_OF_RANGE'],
    [{ count: 1.5 }, 'OUT_OF_RANGE'],
    [{ count: 1, figure: null }, 'OUT_OF_RANGE'],
    [{ otherUnitId: 'a' }, 'INVALID_INPUT'],
    [{ aggregation: 'sum' }, 'INVALID_INPUT']
  ] as const)('refuses %j', (wrong, code) => {
    expect(() => checkOverlap({ ...sound, ...wrong })).toThrow(code)
  })
})
