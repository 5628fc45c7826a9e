import fc from 'fast-check'
import { dayNumber as d } from '../geography/testing/municipality-arbitraries.js'
import type { FactRows, NetworkDelta } from './change.js'
import {
  applyDelta,
  deltaOf,
  emptyDelta,
  invertDelta,
  isEmptyDelta,
  touchedMunicipalities,
  touchedUnits
} from './delta.js'
import { factKinds, factShapes } from './fact-shapes.js'
import { planChange } from './plan-change.js'
import { aPeriod, soundRecords } from './testing/change-arbitraries.js'
import { aLink, aService, aSuccession, aTerritory } from './testing/network-arbitraries.js'
import { change, municipalities, network } from './testing/small-network.js'

const none: FactRows = emptyDelta.added

const moved: NetworkDelta = {
  removed: { ...none, links: [aLink('a', 'north')] },
  added: { ...none, links: [aLink('a', 'north', { validTo: d(10) }), aLink('a', 'south', { validFrom: d(10) })] }
}

describe('a delta', () => {
  it('is applied by the keys of its facts', () => {
    const after = applyDelta(network, moved)
    expect(after.links).toHaveLength(network.links.length + 1)
    expect(after.links.filter(({ unitId }) => unitId === 'a')).toEqual(moved.added.links)
    expect(after.units).toBe(network.units)
  })

  it('takes everything back when it is turned round', () => {
    const back = applyDelta(applyDelta(network, moved), invertDelta(moved))
    expect(new Set(back.links)).toEqual(new Set(network.links))
  })

  it.each<[string, NetworkDelta]>([
    ['a fact that is not there', { ...moved, removed: { ...none, links: [aLink('x', 'north')] } }],
    ['a fact that says something else by now', { ...moved, removed: { ...none, links: [aLink('a', 'south')] } }],
    ['a fact that is there already', { removed: none, added: { ...none, links: [aLink('a', 'south')] } }]
  ])('is not applied over %s', (_what, delta) => {
    expect(() => applyDelta(network, delta)).toThrow(RangeError)
  })

  it('cancels what goes and comes, and sorts the rest', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => aLink(id, 'north'))
    const delta = deltaOf({
      removed: { ...none, links: [c!, a!] },
      added: { ...none, links: [{ ...a! }, aLink('d', 'north'), b!] }
    })
    expect(delta.removed.links).toEqual([c])
    expect(delta.added.links.map(({ unitId }) => unitId)).toEqual(['b', 'd'])
    expect(isEmptyDelta(delta)).toBe(false)
    expect(isEmptyDelta(deltaOf({ removed: moved.added, added: moved.added }))).toBe(true)
  })

  it('tells a change of the reason from no change', () => {
    const why = {
      removed: { ...none, links: [aLink('a', 'north')] },
      added: { ...none, links: [aLink('a', 'north', { reason: 'x' })] }
    }
    expect(deltaOf(why)).toEqual(why)
  })

  it('touches units with what they have, and centres by what is theirs', () => {
    const delta: NetworkDelta = {
      removed: { ...none, units: [aPeriod('g', 'local_unit')], links: [aLink('f', 'e')] },
      added: {
        ...none,
        territories: [aTerritory('d', '003')],
        services: [aService('c', '001')],
        successions: [aSuccession('b', 'a')]
      }
    }
    expect(touchedUnits(delta)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
    expect(touchedMunicipalities(delta)).toEqual(['001', '003'])
    expect(touchedUnits(emptyDelta)).toEqual([])
  })

  it('outlives being written down as JSON', () => {
    const { delta } = planChange(network, municipalities, change({ kind: 'close', unitId: 'a', heirId: null }))
    const read = JSON.parse(JSON.stringify(delta)) as NetworkDelta
    expect(applyDelta(applyDelta(network, read), invertDelta(read)).units).toHaveLength(network.units.length)
  })

  it('never takes two facts of a sound network for one', () => {
    fc.assert(
      fc.property(soundRecords, ({ records }) => {
        for (const kind of factKinds) {
          const keyOf = factShapes[kind].keyOf as (fact: unknown) => string
          expect(new Set(records[kind].map(keyOf)).size).toBe(records[kind].length)
        }
      })
    )
  })
})
