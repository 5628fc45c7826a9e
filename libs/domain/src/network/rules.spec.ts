import fc from 'fast-check'
import type { NetworkFacts, SuccessionFact } from './facts.js'
import { networkRules, validateNetwork, type NetworkRule } from './rules.js'
import { aMunicipality, dayNumber as d } from '../geography/testing/municipality-arbitraries.js'
import { aLink, anyFacts, aTerritory, aUnit, soundNetwork } from './testing/network-arbitraries.js'

const sound: NetworkFacts = {
  units: [
    aUnit('hq', 'headquarters'),
    aUnit('north', 'regional_centre'),
    aUnit('south', 'regional_centre', { validTo: d(30) }),
    aUnit('a', 'local_unit', { validTo: d(20) }),
    aUnit('b', 'local_unit', { validFrom: d(20) }),
    aUnit('c', 'local_unit', { validFrom: d(20) })
  ],
  links: [
    aLink('north', 'hq'),
    aLink('south', 'hq', { validTo: d(30) }),
    aLink('a', 'south', { validTo: d(10) }),
    aLink('a', 'north', { validFrom: d(10), validTo: d(20) }),
    aLink('b', 'north', { validFrom: d(20) }),
    aLink('c', 'north', { validFrom: d(20) })
  ],
  territories: [aTerritory('south', '001', { validTo: d(30) }), aTerritory('north', '001', { validFrom: d(30) })],
  successions: [split('a', 'b', 0.4), split('a', 'c', 0.6)]
}

function split(predecessorId: string, successorId: string, share: number): SuccessionFact {
  return { predecessorId, successorId, kind: 'split', effectiveOn: d(20), share, reason: null }
}

const municipalities = [aMunicipality('001'), aMunicipality('002', { validTo: d(5), successorCode: '001' })]
const foreign = aUnit('far', 'regional_centre', { consortiumId: 'other' })

type Breach = [NetworkRule, string, Partial<NetworkFacts>, string | null]

const breaches: Breach[] = [
  ['validity.empty', 'a unit', { units: [...sound.units, aUnit('x', 'headquarters', { validTo: d(0) })] }, d(0)],
  [
    'validity.empty',
    'a link',
    { links: [...sound.links, aLink('b', 'north', { validFrom: d(25), validTo: d(25) })] },
    d(25)
  ],
  [
    'headquarters.single',
    'two at once',
    { units: [...sound.units, aUnit('x', 'headquarters', { validFrom: d(7) })] },
    d(7)
  ],
  ['link.unit_known', 'a stranger', { links: [...sound.links, aLink('b', 'stranger')] }, d(0)],
  [
    'link.unit_known',
    'another consortium',
    { units: [...sound.units, foreign], links: [...sound.links, aLink('far', 'hq')] },
    d(0)
  ],
  [
    'link.level',
    'centre under centre',
    { links: [...sound.links.slice(1), aLink('north', 'south', { validTo: d(30) })] },
    d(0)
  ],
  [
    'link.level',
    'unit under the head office',
    { links: [...sound.links.slice(0, 5), aLink('c', 'hq', { validFrom: d(20) })] },
    d(20)
  ],
  [
    'link.within_life',
    'the parent ends first',
    { links: [...sound.links.slice(0, 5), aLink('c', 'south', { validFrom: d(20) })] },
    d(30)
  ],
  [
    'link.within_life',
    'the unit begins later',
    { links: [...sound.links.slice(0, 5), aLink('c', 'north', { validFrom: d(18) })] },
    d(18)
  ],
  [
    'link.overlap',
    'two parents',
    { links: [...sound.links, aLink('b', 'south', { validFrom: d(22), validTo: d(23) })] },
    d(22)
  ],
  [
    'link.gap',
    'no parent at first',
    { links: [...sound.links.slice(0, 5), aLink('c', 'north', { validFrom: d(21) })] },
    d(20)
  ],
  [
    'link.gap',
    'no parent in between',
    { links: [...sound.links.slice(0, 2), aLink('a', 'south', { validTo: d(9) }), ...sound.links.slice(3)] },
    d(9)
  ],
  ['territory.centre', 'a local unit', { territories: [...sound.territories, aTerritory('a', '003')] }, d(0)],
  ['territory.within_life', 'the centre ends first', { territories: [aTerritory('south', '001')] }, d(30)],
  ['territory.municipality', 'unknown', { territories: [...sound.territories, aTerritory('north', '999')] }, d(0)],
  ['territory.municipality', 'it merged', { territories: [...sound.territories, aTerritory('north', '002')] }, d(5)],
  [
    'territory.overlap',
    'two centres',
    { territories: [...sound.territories, aTerritory('north', '001', { validFrom: d(29) })] },
    d(29)
  ],
  ['succession.units', 'to itself', { successions: [split('a', 'a', 1)] }, d(20)],
  ['succession.units', 'on another day', { successions: [{ ...split('a', 'b', 1), effectiveOn: d(19) }] }, d(19)],
  ['succession.share', 'too little', { successions: [split('a', 'b', 0.4)] }, d(20)],
  ['succession.share', 'too much', { successions: [split('a', 'b', 0.7), split('a', 'c', 0.6)] }, d(20)],
  ['succession.share', 'nothing', { successions: [split('a', 'b', 0), split('a', 'c', 1)] }, d(20)]
]

describe('the rules of a network', () => {
  it('find nothing in a sound one', () => {
    expect(validateNetwork(sound, municipalities)).toEqual([])
  })

  it.each(breaches)('%s finds %s', (...[rule, , change, day]) => {
    const findings = validateNetwork({ ...sound, ...change }, municipalities)
    expect(findings.filter((finding) => finding.rule === rule).map((finding) => finding.day)).toContain(day)
  })

  it('each have a breach that shows them at work', () => {
    expect(new Set(breaches.map(([rule]) => rule))).toEqual(new Set(Object.keys(networkRules)))
  })

  it('let a predecessor that lives on give away less than the whole', () => {
    const livesOn = { ...sound, successions: [{ ...split('north', 'b', 0.3) }] }
    expect(validateNetwork(livesOn, municipalities)).toEqual([])
  })

  it('find nothing in any generated sound network', () => {
    fc.assert(
      fc.property(soundNetwork, ({ facts, municipalities: lives }) => {
        expect(validateNetwork(facts, lives)).toEqual([])
      })
    )
  })

  it('survive any facts', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(Array.isArray(validateNetwork(facts, municipalities))).toBe(true)
      })
    )
  })
})
