import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { networkEvents, nextEvent, previousEvent, type NetworkEvent } from './events.js'
import type { NetworkFacts } from './facts.js'
import { historyOf } from './history.js'
import { unitsOn } from './lives.js'
import { aMunicipality, anyDay, dayNumber, municipalityLives } from '../geography/testing/municipality-arbitraries.js'
import { aLink, anyFacts, aSuccession, aTerritory, aUnit, soundNetwork } from './testing/network-arbitraries.js'
import { territoriesOn } from './territory.js'
import { linksOn, networkTreeOn } from './tree.js'

const d = dayNumber
const network = (more: Partial<NetworkFacts>): NetworkFacts => ({
  units: [],
  links: [],
  territories: [],
  services: [],
  successions: [],
  ...more
})
const brief = (events: readonly NetworkEvent[]): string[] =>
  events.map(({ date, kind, unitIds, fromIds, toIds, municipalityCodes }) =>
    `${date} ${kind} ${unitIds.join('+')} ${fromIds.join('+')}>${toIds.join('+')} ${municipalityCodes.join(',')}`.trim()
  )

const base = {
  units: [aUnit('hq', 'headquarters'), aUnit('north', 'regional_centre'), aUnit('south', 'regional_centre')],
  links: [aLink('north', 'hq'), aLink('south', 'hq')]
}

describe('the events of a network', () => {
  it('tell of units that open, move and close, gathered by day and parents', () => {
    const facts = network({
      units: [
        ...base.units,
        aUnit('a', 'local_unit', { validTo: d(20) }),
        aUnit('b', 'local_unit'),
        aUnit('c', 'local_unit', { validFrom: d(3) })
      ],
      links: [
        ...base.links,
        aLink('a', 'north', { validTo: d(10) }),
        aLink('b', 'north', { validTo: d(10) }),
        aLink('a', 'south', { validFrom: d(10), validTo: d(20), reason: 'nearer' }),
        aLink('b', 'south', { validFrom: d(10) }),
        aLink('c', 'south', { validFrom: d(3) })
      ]
    })
    const events = networkEvents(facts, [])
    expect(brief(events)).toEqual([
      `${d(0)} opened hq >`,
      `${d(0)} opened north+south >hq`,
      `${d(0)} opened a+b >north`,
      `${d(3)} opened c >south`,
      `${d(10)} moved a+b north>south`,
      `${d(20)} closed a south>`
    ])
    expect(events[4]?.reason).toBe('nearer')
  })

  it('tell a merger once, without the closing of the old and the opening of the new', () => {
    const facts = network({
      units: [
        ...base.units,
        aUnit('a', 'local_unit', { validTo: d(10) }),
        aUnit('b', 'local_unit', { validTo: d(10) }),
        aUnit('ab', 'local_unit', { validFrom: d(10) })
      ],
      links: [
        ...base.links,
        aLink('a', 'north', { validTo: d(10) }),
        aLink('b', 'south', { validTo: d(10) }),
        aLink('ab', 'south', { validFrom: d(10) })
      ],
      successions: [aSuccession('a', 'ab', { reason: 'one workshop' }), aSuccession('b', 'ab')]
    })
    const later = networkEvents(facts, []).filter((event) => event.date > d(0))
    expect(brief(later)).toEqual([`${d(10)} merged a+b+ab a+b>ab`])
    expect(later[0]).toMatchObject({
      reason: 'one workshop',
      placements: [{ unitId: 'ab', parentId: 'south' }],
      endedIds: ['a', 'b']
    })
  })

  it('tell a split once, also when the old unit lives on', () => {
    const facts = network({
      units: [...base.units, aUnit('a', 'local_unit'), aUnit('b', 'local_unit', { validFrom: d(10) })],
      links: [...base.links, aLink('a', 'north'), aLink('b', 'north', { validFrom: d(10) })],
      successions: [aSuccession('a', 'b', { kind: 'split', share: 0.4 })]
    })
    const later = networkEvents(facts, []).filter((event) => event.date > d(0))
    expect(brief(later)).toEqual([`${d(10)} split a+b a>b`])
    expect(later[0]?.endedIds).toEqual([])
  })

  it('tell the end of a unit once, though a merger and a split share it', () => {
    const facts = network({
      units: [
        ...base.units,
        aUnit('a', 'local_unit', { validTo: d(10) }),
        aUnit('b', 'local_unit'),
        aUnit('c', 'local_unit')
      ],
      links: [...base.links, aLink('a', 'north', { validTo: d(10) }), aLink('b', 'north'), aLink('c', 'north')],
      successions: [aSuccession('a', 'b', { share: 0.5 }), aSuccession('a', 'c', { kind: 'split', share: 0.5 })]
    })
    const later = networkEvents(facts, []).filter((event) => event.date > d(0))
    expect(later.map((event) => event.kind)).toEqual(['merged', 'split'])
    expect(later.flatMap((event) => event.endedIds)).toEqual(['a'])
  })

  it('tell which municipalities pass from one centre to another', () => {
    const facts = network({
      ...base,
      territories: [
        ...['001', '002'].map((code) => aTerritory('north', code, { validTo: d(10) })),
        ...['001', '002'].map((code) => aTerritory('south', code, { validFrom: d(10), reason: 'better roads' })),
        aTerritory('north', '003')
      ]
    })
    const events = networkEvents(
      facts,
      ['001', '002', '003'].map((code) => aMunicipality(code))
    )
    expect(brief(events.filter((event) => event.kind === 'territory_changed'))).toEqual([
      `${d(0)} territory_changed north >north 001,002,003`,
      `${d(10)} territory_changed north+south north>south 001,002`
    ])
    expect(events.at(-1)?.reason).toBe('better roads')
  })

  it('tell of municipalities that merge since the network began, and not as a loss of territory', () => {
    const facts = network({
      ...base,
      territories: [aTerritory('north', '588', { validTo: '2025-01-01' }), aTerritory('south', '507')]
    })
    const municipalities = [
      aMunicipality('588', { validTo: '2025-01-01', successorCode: '507' }),
      aMunicipality('507'),
      aMunicipality('413', { validTo: '2015-01-01', successorCode: '507' })
    ]
    const events = networkEvents(facts, municipalities).filter((event) => event.date > d(0))
    expect(brief(events)).toEqual(['2025-01-01 municipality_merged  north>south 588'])
    expect(events[0]?.intoMunicipalityCode).toBe('507')
  })

  it('stand in order, each with an id of its own that stays', () => {
    fc.assert(
      fc.property(anyFacts, municipalityLives, (facts, lives) => {
        const events = networkEvents(facts, lives)
        const dates = events.map((event) => event.date)
        expect([...dates].sort()).toEqual(dates)
        expect(new Set(events.map((event) => event.id)).size).toBe(events.length)
        const ended = events.flatMap((event) => event.endedIds.map((id) => `${event.date} ${id}`))
        expect(new Set(ended).size).toBe(ended.length)
        const turned = { ...facts, units: [...facts.units].reverse(), links: [...facts.links].reverse() }
        expect(networkEvents(turned, lives).map((event) => event.id)).toEqual(events.map((event) => event.id))
      })
    )
  })

  it('lead to the nearest before and after a day', () => {
    const facts = network({ units: [aUnit('a', 'headquarters', { validFrom: d(5), validTo: d(9) })] })
    const events = networkEvents(facts, [])
    const around = (day: IsoDate) => [previousEvent(events, day)?.kind, nextEvent(events, day)?.kind]
    expect(around(d(4))).toEqual([undefined, 'opened'])
    expect(around(d(5))).toEqual([undefined, 'closed'])
    expect(around(d(6))).toEqual(['opened', 'closed'])
    expect(around(d(9))).toEqual(['opened', undefined])
  })
})

/** Applies the events up to a day to an empty network. */
function replay(events: readonly NetworkEvent[], day: IsoDate) {
  const parents = new Map<string, string | null>()
  const centres = new Map<string, string>()
  for (const event of events.filter((each) => each.date <= day)) {
    for (const { unitId, parentId } of event.placements) parents.set(unitId, parentId)
    for (const id of event.endedIds) parents.delete(id)
    if (event.kind === 'amended') continue
    for (const code of event.municipalityCodes) {
      const centreId = event.kind === 'territory_changed' ? event.toIds[0] : undefined
      if (centreId === undefined) centres.delete(code)
      else centres.set(code, centreId)
    }
  }
  return { parents, centres }
}

describe('events applied from an empty network', () => {
  it('give the units, parents and territories of the day, whatever the facts', () => {
    fc.assert(
      fc.property(anyFacts, municipalityLives, anyDay, (facts, lives, day) => {
        const { parents, centres } = replay(networkEvents(facts, lives), day)
        const links = linksOn(facts.links, day)
        const alive = unitsOn(facts.units, day)
        expect([...parents].sort()).toEqual(alive.map(({ id }) => [id, links.get(id)?.parentId ?? null]).sort())
        const held = territoriesOn(facts, lives, day).territories.flatMap(({ unitId, municipalityCodes }) =>
          municipalityCodes.map((code) => [code, unitId])
        )
        expect([...centres].sort()).toEqual(held.sort())
      }),
      { numRuns: 300 }
    )
  })

  it('give the tree of a sound network as it is when asked for directly', () => {
    fc.assert(
      fc.property(soundNetwork, anyDay, ({ facts, municipalities }, day) => {
        const { parents } = replay(networkEvents(facts, municipalities), day)
        const nodes = networkTreeOn(facts, day).map(({ unit, parentId }) => [unit.id, parentId])
        expect([...parents].sort()).toEqual(nodes.sort())
      })
    )
  })

  it('are all needed: the day before an event differs from its day', () => {
    fc.assert(
      fc.property(soundNetwork, ({ facts, municipalities }) => {
        const events = networkEvents(facts, municipalities)
        const state = (day: IsoDate) => {
          const { parents, centres } = replay(events, day)
          return JSON.stringify([[...parents].sort(), [...centres].sort()])
        }
        const told = events.filter(({ kind }) => !['municipality_merged', 'renamed', 'amended'].includes(kind))
        for (const { date } of told) {
          expect(state(addDays(date, -1))).not.toBe(state(date))
        }
      })
    )
  })
})

describe('the history of a unit', () => {
  const facts = network({
    units: [...base.units, aUnit('a', 'local_unit'), aUnit('b', 'local_unit')],
    links: [
      ...base.links,
      aLink('a', 'north', { validTo: d(10) }),
      aLink('a', 'south', { validFrom: d(10) }),
      aLink('b', 'north')
    ],
    territories: [
      aTerritory('north', '001', { validTo: d(5) }),
      aTerritory('south', '001', { validFrom: d(5), validTo: d(15) }),
      aTerritory('north', '001', { validFrom: d(15) })
    ]
  })
  const events = networkEvents(facts, [aMunicipality('001')])
  const historyOfUnit = (id: string) =>
    brief(historyOf(facts, events, id)).map((line) => line.split(' ').slice(0, 2).join(' '))

  it('tells what happened to it and to the territory of its centre at the time', () => {
    expect(historyOfUnit('b')).toEqual([
      `${d(0)} opened`,
      `${d(0)} territory_changed`,
      `${d(5)} territory_changed`,
      `${d(15)} territory_changed`
    ])
    expect(historyOfUnit('a')).toContain(`${d(10)} moved`)
  })

  it('tells what the old centre lost on the very day the unit left it', () => {
    const leaving = {
      ...facts,
      territories: [aTerritory('north', '001', { validTo: d(10) }), aTerritory('hq', '001', { validFrom: d(10) })]
    }
    const found = historyOf(leaving, networkEvents(leaving, [aMunicipality('001')]), 'a')
    expect(found.filter((event) => event.date === d(10)).map((event) => event.kind)).toEqual([
      'moved',
      'territory_changed'
    ])
  })

  it('of a centre also tells what opened and moved under it', () => {
    expect(historyOfUnit('south')).toEqual([
      `${d(0)} opened`,
      `${d(5)} territory_changed`,
      `${d(10)} moved`,
      `${d(15)} territory_changed`
    ])
  })

  it('of an unknown unit is empty', () => {
    expect(historyOfUnit('nobody')).toEqual([])
  })
})
