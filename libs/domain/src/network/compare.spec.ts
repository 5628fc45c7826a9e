import { addDays, isValidOn } from '@solmu/shared/dates.js'
import { sameInAll } from '@solmu/shared/text.js'
import fc from 'fast-check'
import { aMunicipality, anyDay, codes, dayNumber as d } from '../geography/testing/municipality-arbitraries.js'
import { compareDays, type Comparison } from './compare.js'
import { networkEvents } from './events.js'
import type { NetworkFacts } from './facts.js'
import { unitsById, unitsOn } from './lives.js'
import { aLink, aSuccession, aTerritory, aUnit, soundNetwork } from './testing/network-arbitraries.js'
import { centresServing } from './territory.js'
import { networkTreeOn } from './tree.js'

const until = { validTo: d(10) }
const since = { validFrom: d(10) }
const base: NetworkFacts = {
  units: [
    aUnit('hq', 'headquarters'),
    aUnit('north', 'regional_centre', { lat: 66 }),
    aUnit('south', 'regional_centre', { lat: 61 })
  ],
  links: [aLink('north', 'hq'), aLink('south', 'hq')],
  territories: [],
  services: [],
  successions: []
}
const plus = (more: Partial<NetworkFacts>): NetworkFacts => ({
  ...base,
  ...more,
  units: [...base.units, ...(more.units ?? [])],
  links: [...base.links, ...(more.links ?? [])]
})
const municipalities = ['001', '002', '003'].map((code) => aMunicipality(code))
const compare = (facts: NetworkFacts, from = d(9), to = d(10)) => compareDays(facts, municipalities, { from, to })
const brief = ({ units }: Comparison) => units.map(({ unitId, changes }) => `${unitId} ${changes.join('+')}`)

describe('what differs between two days', () => {
  it('is told of each unit in reading order, with what it was and is', () => {
    const facts = plus({
      units: [
        aUnit('a', 'local_unit', { ...until, organisationId: 'old' }),
        aUnit('a', 'local_unit', { ...since, name: sameInAll('Zeta'), municipalityCode: '002' }),
        aUnit('b', 'local_unit', until),
        aUnit('c', 'local_unit', since),
        aUnit('same', 'local_unit')
      ],
      links: [
        aLink('a', 'north', until),
        aLink('a', 'south', since),
        aLink('b', 'south', until),
        aLink('c', 'south', since),
        aLink('same', 'south')
      ]
    })
    const found = compare(facts)
    expect(brief(found)).toEqual(['b closed', 'c opened', 'a renamed+moved+amended'])
    expect(found.units[2]).toEqual({
      unitId: 'a',
      type: 'local_unit',
      changes: ['renamed', 'moved', 'amended'],
      before: expect.objectContaining({ parentId: 'north', centreId: 'north', municipalityCode: '001' }),
      after: expect.objectContaining({ parentId: 'south', centreId: 'south', name: sameInAll('Zeta') }),
      continuedBy: [],
      continues: []
    })
    expect(found.units[0]?.after).toBeNull()
    expect(found.units[1]?.before).toBeNull()
    expect(found.before.units).toEqual({ headquarters: 1, regional_centre: 2, local_unit: 3 })
  })

  it('is the net of what came and went in between', () => {
    const facts = plus({
      units: [
        aUnit('brief', 'local_unit', { validFrom: d(4), validTo: d(6) }),
        aUnit('closed for a while', 'local_unit', { validTo: d(3) }),
        aUnit('closed for a while', 'local_unit', { validFrom: d(7) })
      ],
      links: []
    })
    expect(compare(facts, d(2), d(8)).units).toEqual([])
    expect(brief(compare(facts, d(2), d(5)))).toEqual(['brief opened', 'closed for a while closed'])
  })

  it('tells who continues whom through chains of mergers and splits', () => {
    const facts = plus({
      units: [
        aUnit('a', 'local_unit', { validTo: d(5) }),
        aUnit('b', 'local_unit', { validTo: d(5) }),
        aUnit('ab', 'local_unit', { validFrom: d(5), validTo: d(8) }),
        aUnit('x', 'local_unit', { validFrom: d(8) }),
        aUnit('y', 'local_unit')
      ],
      successions: [
        aSuccession('ab', 'x', { kind: 'split', effectiveOn: d(8), share: 0.5 }),
        aSuccession('ab', 'y', { kind: 'split', effectiveOn: d(8), share: 0.5 }),
        aSuccession('a', 'ab', { effectiveOn: d(5) }),
        aSuccession('b', 'ab', { effectiveOn: d(5) })
      ]
    })
    const related = (from: number, to: number) =>
      compare(facts, d(from), d(to)).units.map(({ unitId, continuedBy, continues }) => [unitId, continuedBy, continues])
    expect(related(2, 9)).toEqual([
      ['a', ['x', 'y'], []],
      ['b', ['x', 'y'], []],
      ['x', [], ['a', 'b']]
    ])
    expect(related(6, 9)).toEqual([
      ['ab', ['x', 'y'], []],
      ['x', [], ['ab']]
    ])
    expect(related(2, 6)).toEqual([
      ['a', ['ab'], []],
      ['ab', [], ['a', 'b']],
      ['b', ['ab'], []]
    ])
  })

  it('lets nobody carry on what comes to a unit on the very day on which that unit is divided', () => {
    const facts = plus({
      units: [
        aUnit('a', 'local_unit', until),
        aUnit('b', 'local_unit'),
        aUnit('part of b', 'local_unit', since)
      ],
      successions: [
        aSuccession('a', 'b'),
        aSuccession('b', 'part of b', { kind: 'split', share: 0.5 })
      ]
    })
    expect(compare(facts).units.map(({ unitId, continuedBy, continues }) => [unitId, continuedBy, continues])).toEqual([
      ['a', ['b'], []],
      ['part of b', [], ['b']]
    ])
  })

  it('leaves a unit alone whose past a unit has carried away that closed and reopened', () => {
    const facts = plus({
      units: [
        aUnit('a', 'local_unit', { validTo: d(3) }),
        aUnit('b', 'local_unit', { validTo: d(5) }),
        aUnit('b', 'local_unit', { validFrom: d(9) }),
        aUnit('c', 'local_unit')
      ],
      successions: [aSuccession('a', 'b', { effectiveOn: d(3) }), aSuccession('b', 'c', { effectiveOn: d(5) })]
    })
    expect(compare(facts, d(0), d(10)).units).toMatchObject([{ unitId: 'a', continuedBy: ['c'] }])
  })

  it('compares a municipality that was joined to another by the one that carries it', () => {
    const lives = [
      aMunicipality('001', { validTo: d(10), successorCode: '002' }),
      aMunicipality('002'),
      aMunicipality('003', { isMainland: false }),
      aMunicipality('004', { validFrom: d(10) })
    ]
    const facts = {
      ...base,
      territories: [
        aTerritory('north', '001', until),
        aTerritory('south', '002'),
        aTerritory('north', '003', until),
        aTerritory('north', '004', since)
      ]
    }
    const found = compareDays(facts, lives, { from: d(0), to: d(20) })
    expect(found.territories).toEqual([
      { municipalityCode: '001', fromCentreId: 'north', toCentreId: 'south', mergedInto: '002' },
      { municipalityCode: '003', fromCentreId: 'north', toCentreId: null, mergedInto: null },
      { municipalityCode: '004', fromCentreId: null, toCentreId: 'north', mergedInto: null }
    ])
    expect(found.before).toMatchObject({ coveredMunicipalities: 3, uncoveredMunicipalities: 0 })
    expect(found.after).toMatchObject({ coveredMunicipalities: 2, uncoveredMunicipalities: 0 })
  })

  it('does not take the joining of municipalities for a change of the units in them', () => {
    const lives = [aMunicipality('001', { validTo: d(10), successorCode: '002' }), aMunicipality('002')]
    const renamed = plus({
      units: [
        aUnit('a', 'local_unit', { validTo: d(12) }),
        aUnit('a', 'local_unit', { validFrom: d(12), municipalityCode: '002', name: sameInAll('New') })
      ]
    })
    const [same, changed] = [11, 13].map((to) => compareDays(renamed, lives, { from: d(0), to: d(to) }))
    expect(same?.units).toEqual([])
    expect(changed?.units).toMatchObject([
      { changes: ['renamed'], before: { municipalityCode: '001' }, after: { municipalityCode: '002' } }
    ])
  })

  it('is nothing between a day and itself', () => {
    fc.assert(
      fc.property(soundNetwork, anyDay, ({ facts, municipalities: lives }, day) => {
        const { units, territories, before, after } = compareDays(facts, lives, { from: day, to: day })
        expect([units, territories]).toEqual([[], []])
        expect(before).toEqual(after)
      })
    )
  })

  it('read backwards is the other way round', () => {
    fc.assert(
      fc.property(soundNetwork, anyDay, anyDay, ({ facts, municipalities: lives }, from, to) => {
        const there = compareDays(facts, lives, { from, to })
        const back = compareDays(facts, lives, { from: to, to: from })
        expect([back.before, back.after]).toEqual([there.after, there.before])
        expect(back.units.map((unit) => [unit.unitId, unit.before, unit.after, unit.continues])).toEqual(
          there.units.map((unit) => [unit.unitId, unit.after, unit.before, unit.continuedBy])
        )
        expect(back.territories.map((each) => [each.municipalityCode, each.fromCentreId, each.toCentreId])).toEqual(
          there.territories.map((each) => [each.municipalityCode, each.toCentreId, each.fromCentreId])
        )
        const mirrored = (kind: string) => ({ opened: 'closed', closed: 'opened' })[kind] ?? kind
        const changesOf = ({ units }: Comparison) => units.map(({ changes }) => changes)
        expect(changesOf(back).map((changes) => changes.map(mirrored))).toEqual(changesOf(there))
      })
    )
  })

  it('adds up: the units before, those opened and those closed give the units after, on every level', () => {
    fc.assert(
      fc.property(soundNetwork, anyDay, anyDay, ({ facts, municipalities: lives }, from, to) => {
        const { units, before, after } = compareDays(facts, lives, { from, to })
        for (const type of ['headquarters', 'regional_centre', 'local_unit'] as const) {
          const count = (kind: 'opened' | 'closed') =>
            units.filter((unit) => unit.type === type && unit.changes.includes(kind)).length
          expect(before.units[type] + count('opened') - count('closed')).toBe(after.units[type])
          expect(after.units[type]).toBe(unitsOn(facts.units, to).filter((unit) => unit.type === type).length)
        }
      }),
      { numRuns: 200 }
    )
  })

  it('brings the tree and the territories of the one day to those of the other', () => {
    const lasting = codes.map((code) => aMunicipality(code))
    fc.assert(
      fc.property(soundNetwork, anyDay, anyDay, ({ facts }, from, to) => {
        const { units, territories } = compareDays(facts, lasting, { from, to })
        const parentsOn = (day: string) =>
          new Map(networkTreeOn(facts, day).map(({ unit, parentId }) => [unit.id, [parentId, unit.name]]))
        const parents = parentsOn(from)
        for (const { unitId, after } of units) {
          if (after) parents.set(unitId, [after.parentId, after.name])
          else parents.delete(unitId)
        }
        expect(parents).toEqual(parentsOn(to))
        const centres = centresServing(facts, from)
        for (const { municipalityCode, toCentreId } of territories) {
          if (toCentreId === null) centres.delete(municipalityCode)
          else centres.set(municipalityCode, toCentreId)
        }
        expect(centres).toEqual(centresServing(facts, to))
      })
    )
  })

  it('of neighbouring days is what the events of the later one tell', () => {
    const lasting = codes.map((code) => aMunicipality(code))
    fc.assert(
      fc.property(soundNetwork, anyDay, ({ facts }, to) => {
        const { units } = compareDays(facts, lasting, { from: addDays(to, -1), to })
        const events = networkEvents(facts, lasting).filter(({ date }) => date === to)
        const touched = events.filter(({ kind }) => kind !== 'territory_changed').flatMap(({ unitIds }) => unitIds)
        expect(units.every(({ unitId }) => touched.includes(unitId))).toBe(true)
        const closed = units.filter(({ changes }) => changes.includes('closed')).map(({ unitId }) => unitId)
        expect(closed.sort()).toEqual(events.flatMap(({ endedIds }) => endedIds).sort())
        const renamed = units.filter(({ changes }) => changes.includes('renamed')).map(({ unitId }) => unitId)
        expect(renamed.sort()).toEqual(
          events.filter(({ kind }) => kind === 'renamed').flatMap(({ unitIds }) => unitIds).sort()
        )
      })
    )
  })

  it('names as continuing and continued only units of their days, each the other way round', () => {
    fc.assert(
      fc.property(soundNetwork, anyDay, anyDay, ({ facts, municipalities: lives }, a, b) => {
        const [from, to] = [a, b].sort() as [string, string]
        const { units } = compareDays(facts, lives, { from, to })
        const byId = unitsById(facts.units)
        const existsOn = (id: string, day: string) => byId.get(id)!.lives.some((life) => isValidOn(life, day))
        for (const { unitId, continues, continuedBy } of units) {
          expect(continues.every((id) => existsOn(id, from))).toBe(true)
          expect(continuedBy.every((id) => existsOn(id, to))).toBe(true)
          for (const later of units.filter((unit) => continuedBy.includes(unit.unitId))) {
            expect(later.continues).toContain(unitId)
          }
        }
      })
    )
  })
})
