import fc from 'fast-check'
import type { LinkFact, NetworkFacts, ServiceFact, SuccessionFact, UnitFact } from './facts.js'
import { networkRules, validateNetwork, type Finding, type NetworkRule } from './rules.js'
import { aMunicipality, dayNumber as d, municipalityLives } from '../geography/testing/municipality-arbitraries.js'
import { aLink, anyFacts, aService, aTerritory, aUnit, soundNetwork } from './testing/network-arbitraries.js'

const sound: NetworkFacts = {
  units: [
    aUnit('hq', 'headquarters'),
    aUnit('north', 'regional_centre'),
    aUnit('south', 'regional_centre', { validTo: d(30) }),
    aUnit('a', 'local_unit', { validTo: d(5) }),
    aUnit('a', 'local_unit', { validFrom: d(5), validTo: d(20), municipalityCode: '003' }),
    aUnit('a', 'local_unit', { validFrom: d(25), validTo: d(28) }),
    aUnit('b', 'local_unit', { validFrom: d(20) }),
    aUnit('c', 'local_unit', { validFrom: d(20) })
  ],
  links: [
    aLink('north', 'hq'),
    aLink('south', 'hq', { validTo: d(30) }),
    aLink('a', 'south', { validTo: d(10) }),
    aLink('a', 'north', { validFrom: d(10), validTo: d(20) }),
    aLink('a', 'north', { validFrom: d(25), validTo: d(28) }),
    aLink('b', 'north', { validFrom: d(20) }),
    aLink('c', 'north', { validFrom: d(20) })
  ],
  territories: [aTerritory('south', '001', { validTo: d(30) }), aTerritory('north', '001', { validFrom: d(30) })],
  services: [
    aService('a', '001', { validTo: d(10), share: 0.3333 }),
    aService('a', '003', { validTo: d(10), share: 0.6666 }),
    aService('a', '001', { validFrom: d(12), validTo: d(20) })
  ],
  successions: [split('a', 'b', 0.4), split('a', 'c', 0.6)]
}

function split(predecessorId: string, successorId: string, share: number): SuccessionFact {
  return { predecessorId, successorId, kind: 'split', effectiveOn: d(20), share, reason: null }
}

const municipalities = [
  aMunicipality('001'),
  aMunicipality('003'),
  aMunicipality('002', { validTo: d(5), successorCode: '001' })
]
const [aFirst, aRenamed, aAgain] = sound.units.slice(3)
const withUnits = (...ofA: UnitFact[]): Partial<NetworkFacts> => ({
  units: [...sound.units.slice(0, 3), ...ofA, ...sound.units.slice(6)]
})
const withLink = (unitId: string, parentId: string, more: Partial<LinkFact> = {}): Partial<NetworkFacts> => ({
  links: [...sound.links, aLink(unitId, parentId, more)]
})
const withService = (more: Partial<ServiceFact>): Partial<NetworkFacts> => ({
  services: [...sound.services, aService('a', '001', more)]
})
/** The links, but for the last of unit c. */
const linksButC = sound.links.slice(0, -1)
const foreign = aUnit('far', 'regional_centre', { consortiumId: 'other' })

type Breach = [NetworkRule, string, Partial<NetworkFacts>, string]

const breaches: Breach[] = [
  ['validity.empty', 'a unit', { units: [...sound.units, aUnit('x', 'headquarters', { validTo: d(0) })] }, d(0)],
  ['validity.empty', 'a link', withLink('b', 'north', { validFrom: d(25), validTo: d(25) }), d(25)],
  ['validity.empty', 'a service', withService({ validFrom: d(13), validTo: d(13) }), d(13)],
  ['period.overlap', 'two names at once', withUnits({ ...aFirst!, validTo: d(6) }, aRenamed!, aAgain!), d(5)],
  ['unit.type', 'another level', withUnits(aFirst!, { ...aRenamed!, type: 'regional_centre' }, aAgain!), d(5)],
  ['unit.type', 'another consortium', withUnits(aFirst!, aRenamed!, { ...aAgain!, consortiumId: 'other' }), d(25)],
  [
    'headquarters.single',
    'two at once',
    { units: [...sound.units, aUnit('x', 'headquarters', { validFrom: d(7) })] },
    d(7)
  ],
  ['link.unit_known', 'a stranger', withLink('b', 'stranger'), d(0)],
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
  ['link.level', 'unit under head office', { links: [...linksButC, aLink('c', 'hq', { validFrom: d(20) })] }, d(20)],
  [
    'link.within_life',
    'the parent ends first',
    { links: [...linksButC, aLink('c', 'south', { validFrom: d(20) })] },
    d(30)
  ],
  [
    'link.within_life',
    'the unit begins later',
    { links: [...linksButC, aLink('c', 'north', { validFrom: d(18) })] },
    d(18)
  ],
  ['link.within_life', 'between two lives', withLink('a', 'north', { validFrom: d(20), validTo: d(25) }), d(20)],
  ['link.within_life', 'across two lives', { links: [aLink('a', 'north', { validTo: d(28) })] }, d(20)],
  ['link.overlap', 'two parents', withLink('b', 'south', { validFrom: d(22), validTo: d(23) }), d(22)],
  ['link.gap', 'no parent at first', { links: [...linksButC, aLink('c', 'north', { validFrom: d(21) })] }, d(20)],
  [
    'link.gap',
    'no parent in between',
    { links: [...sound.links.slice(0, 2), aLink('a', 'south', { validTo: d(9) }), ...sound.links.slice(3)] },
    d(9)
  ],
  ['link.gap', 'no parent when reopened', { links: [...sound.links.slice(0, 4), ...sound.links.slice(5)] }, d(25)],
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
  ['service.unit_known', 'a stranger', { services: [aService('stranger', '001')] }, d(0)],
  ['service.within_life', 'across two lives', { services: [aService('a', '001', { validTo: d(28) })] }, d(20)],
  ['service.municipality', 'unknown', { services: [aService('north', '999')] }, d(0)],
  ['service.municipality', 'it merged', { services: [aService('north', '002')] }, d(5)],
  ['service.overlap', 'one municipality twice', withService({ validFrom: d(15), validTo: d(16) }), d(15)],
  ['service.share', 'nothing', { services: [aService('b', '001', { validFrom: d(20), share: 0 })] }, d(20)],
  ['service.share', 'too little', { services: [aService('b', '001', { validFrom: d(20), share: 0.9 })] }, d(20)],
  [
    'service.share',
    'too little when a part ends',
    { services: [aService('north', '001', { share: 0.5 }), aService('north', '003', { share: 0.5, validTo: d(7) })] },
    d(7)
  ],
  ['succession.units', 'to itself', { successions: [split('a', 'a', 1)] }, d(20)],
  ['succession.units', 'on another day', { successions: [{ ...split('a', 'b', 1), effectiveOn: d(19) }] }, d(19)],
  ['succession.units', 'after the end', { successions: [{ ...split('a', 'b', 1), effectiveOn: d(23) }] }, d(23)],
  ['succession.units', 'to one that is closed', { successions: [split('north', 'a', 1)] }, d(20)],
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

  it('name the other unit and the municipality', () => {
    const territories = [...sound.territories, aTerritory('north', '001', { validFrom: d(29), validTo: d(30) })]
    expect(validateNetwork({ ...sound, territories }, municipalities)).toEqual([
      { rule: 'territory.overlap', unitId: 'north', day: d(29), otherId: 'south', municipalityCode: '001' }
    ])
  })

  it('find nothing in any generated sound network', () => {
    fc.assert(
      fc.property(soundNetwork, ({ facts, municipalities: lives }) => {
        expect(validateNetwork(facts, lives)).toEqual([])
      }),
      { numRuns: 300 }
    )
  })

  it('asked about some units only, find what they find about them in the whole', () => {
    const someUnits = fc.subarray(['u0', 'u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'stranger'], { maxLength: 3 })
    fc.assert(
      fc.property(anyFacts, municipalityLives, someUnits, (facts, lives, some) => {
        const only = new Set(some)
        const concerns = ({ unitId, otherId }: Finding) => only.has(unitId) || (otherId !== null && only.has(otherId))
        expect(validateNetwork(facts, lives, only)).toEqual(validateNetwork(facts, lives).filter(concerns))
      }),
      { numRuns: 500 }
    )
  })

  it('look ten times as often at the facts of a network ten times as large, and not oftener for one unit of it', () => {
    const [few, many] = [600, 6000].map((count) => countingReads(manyUnits(count)))
    expect(validateNetwork(many!.facts, municipalities)).toEqual([])
    validateNetwork(few!.facts, municipalities)
    expect(many!.reads() / few!.reads()).toBeLessThan(10.5)
    const around = [few!, many!].map(({ facts, reads }) => {
      const before = reads()
      validateNetwork(facts, municipalities, new Set(['unit 7']))
      return reads() - before
    })
    expect(around[0]).toBeGreaterThan(0)
    expect(around[1]).toBe(around[0])
  })
})

/** A network of many units under ten centres, each with two periods, two parents and two services. */
function manyUnits(count: number): NetworkFacts {
  const places = Array.from({ length: count }, (_none, place) => `unit ${place}`)
  const centres = Array.from({ length: 10 }, (_none, place) => `centre ${place}`)
  const until = { validTo: d(10) }
  const since = { validFrom: d(10) }
  return {
    units: [
      aUnit('hq', 'headquarters'),
      ...centres.map((id) => aUnit(id, 'regional_centre')),
      ...places.flatMap((id) => [aUnit(id, 'local_unit', until), aUnit(id, 'local_unit', since)])
    ],
    links: [
      ...centres.map((id) => aLink(id, 'hq')),
      ...places.flatMap((id, place) => [
        aLink(id, centres[place % 10]!, until),
        aLink(id, centres[(place + 1) % 10]!, since)
      ])
    ],
    territories: [aTerritory('centre 0', '001')],
    services: places.flatMap((id) => ['001', '003'].map((code) => aService(id, code, { share: 0.5 }))),
    successions: []
  }
}

/** The same facts, which count how often somebody asks one of them when it begins. */
function countingReads(facts: NetworkFacts): { facts: NetworkFacts; reads: () => number } {
  let count = 0
  const watched = <F extends { readonly validFrom: string }>(rows: readonly F[]): F[] =>
    rows.map((row) =>
      Object.defineProperty({ ...row }, 'validFrom', {
        get: () => {
          count += 1
          return row.validFrom
        }
      })
    )
  const { units, links, territories, services } = facts
  const copy = { units: watched(units), links: watched(links), services: watched(services) }
  return { facts: { ...facts, ...copy, territories: watched(territories) }, reads: () => count }
}
