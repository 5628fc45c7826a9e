import fc from 'fast-check'
import { borderLengths, tonesOf } from './territory-tones.js'

const lengthsOf = (pairs: [string, string, number][]) => {
  const lengths = new Map<string, Map<string, number>>()
  for (const [a, b, length] of pairs) {
    for (const [from, to] of [[a, b], [b, a]] as const) {
      lengths.set(from, (lengths.get(from) ?? new Map<string, number>()).set(to, length))
    }
  }
  return lengths
}

describe('the two greys', () => {
  it('differ between neighbours where the map allows it', () => {
    const chain = lengthsOf([['a', 'b', 3], ['b', 'c', 2], ['c', 'd', 5]])
    expect([...tonesOf(['a', 'b', 'c', 'd'], chain).values()]).toEqual([0, 1, 0, 1])
  })

  it('share a tone along the shortest border where three meet', () => {
    const triangle = lengthsOf([['a', 'b', 9], ['b', 'c', 8], ['a', 'c', 1]])
    const tones = tonesOf(['a', 'b', 'c'], triangle)
    expect(tones.get('a')).toBe(tones.get('c'))
    expect(tones.get('a')).not.toBe(tones.get('b'))
  })

  it('colours any network without odd rings so that no neighbours are equal', () => {
    const bipartite = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 5, max: 9 })), { maxLength: 20 })
    fc.assert(
      fc.property(bipartite, (pairs) => {
        const tones = tonesOf(
          Array.from({ length: 10 }, (_, id) => String(id)),
          lengthsOf(pairs.map(([a, b]) => [String(a), String(b), 1]))
        )
        for (const [a, b] of pairs) expect(tones.get(String(a))).not.toBe(tones.get(String(b)))
      })
    )
  })

  it('counts only borders between territories', () => {
    const adjacency = new Map([['1', ['2', '3']], ['2', ['1', '3']], ['3', ['1', '2', '4']], ['4', ['3']]])
    const owners: Record<string, string | null> = { 1: 'a', 2: 'a', 3: 'b', 4: null }
    const lengths = borderLengths(adjacency, (code) => owners[code] ?? null)
    expect(lengths.get('a')?.get('b')).toBe(2)
    expect(lengths.get('b')?.get('a')).toBe(2)
    expect(lengths.get('a')?.has('a')).toBe(false)
  })
})
