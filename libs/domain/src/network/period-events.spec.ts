import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { sameInAll } from '@solmu/shared/text.js'
import fc from 'fast-check'
import { aMunicipality, anyDay, codes, dayNumber as d } from '../geography/testing/municipality-arbitraries.js'
import { networkEvents, type NetworkEvent } from './events.js'
import type { NetworkFacts, UnitFact } from './facts.js'
import { historyOf } from './history.js'
import { unitsOn } from './lives.js'
import { aLink, anyFacts, aSuccession, aUnit, soundNetwork } from './testing/network-arbitraries.js'

const none = { territories: [], services: [], successions: [] }
const a = (begin: number, end: number | null, more: Partial<UnitFact> = {}): UnitFact =>
  aUnit('a', 'local_unit', { validFrom: d(begin), validTo: end === null ? null : d(end), ...more })

/** A network in which unit a stands under centre c during these periods. */
function networkWith(periods: readonly UnitFact[]): NetworkFacts {
  const links = periods.map(({ validFrom, validTo }) => aLink('a', 'c', { validFrom, validTo }))
  return {
    ...none,
    units: [aUnit('hq', 'headquarters'), aUnit('c', 'regional_centre'), ...periods],
    links: [aLink('c', 'hq'), ...links]
  }
}

const told = (facts: NetworkFacts, municipalities = [aMunicipality('001'), aMunicipality('002')]): NetworkEvent[] =>
  historyOf(facts, networkEvents(facts, municipalities), 'a')
const brief = (events: readonly NetworkEvent[]) => events.map(({ date, kind, reason }) => [date, kind, reason])

describe('the events of a unit from period to period', () => {
  it('tell that it opened, was renamed, closed and was reopened, each with its reason', () => {
    const facts = networkWith([
      a(1, 5, { reason: 'a gift' }),
      a(5, 9, { name: sameInAll('New'), reason: 'a new patron', endReason: 'no money' }),
      a(12, null, { name: sameInAll('New'), reason: 'money again' })
    ])
    expect(brief(told(facts))).toEqual([
      [d(1), 'opened', 'a gift'],
      [d(5), 'renamed', 'a new patron'],
      [d(9), 'closed', 'no money'],
      [d(12), 'reopened', 'money again']
    ])
    expect(told(facts)[1]).toMatchObject({
      id: `${d(5)}/renamed/a`,
      unitIds: ['a'],
      names: { before: sameInAll('a'), after: sameInAll('New') }
    })
    expect(told(facts)[3]).toMatchObject({ placements: [{ unitId: 'a', parentId: 'c' }], names: null })
  })

  it('take the reason of the first parent where nobody said why it opened', () => {
    const facts = networkWith([a(1, null)])
    const links = facts.links.map((link) => ({ ...link, reason: 'needed here' }))
    expect(brief(told({ ...facts, links }))).toEqual([[d(1), 'opened', 'needed here']])
  })

  it.each<[string, Partial<UnitFact>, readonly string[]]>([
    ['organisation', { organisationId: 'other' }, []],
    ['kind', { kind: 'cooperative' }, []],
    ['place', { lon: 26 }, []],
    ['municipality', { municipalityCode: '002' }, ['001', '002']]
  ])('tell that its %s was amended', (_what, change, municipalityCodes) => {
    const [, event, ...more] = told(networkWith([a(1, 5), a(5, null, { ...change, reason: 'agreed' })]))
    expect(event).toMatchObject({ date: d(5), kind: 'amended', municipalityCodes, names: null, reason: 'agreed' })
    expect(more).toEqual([])
  })

  it('tell both when it was renamed and moved house on one day', () => {
    const facts = networkWith([a(1, 5), a(5, null, { name: sameInAll('New'), municipalityCode: '002' })])
    expect(told(facts).map(({ kind }) => kind)).toEqual(['opened', 'renamed', 'amended'])
  })

  it('tell nothing when a period only takes the code of the municipality that carries the old one', () => {
    const municipalities = [aMunicipality('001', { validTo: d(3), successorCode: '002' }), aMunicipality('002')]
    const facts = networkWith([a(1, 5), a(5, null, { municipalityCode: '002' })])
    expect(told(facts, municipalities).map(({ kind }) => kind)).toEqual(['opened'])
    const early = networkWith([a(1, 2), a(2, null, { municipalityCode: '002' })])
    expect(told(early, municipalities).map(({ kind }) => kind)).toEqual(['opened', 'amended'])
  })

  it('tell nothing between periods that say the same', () => {
    expect(told(networkWith([a(1, 5), a(5, null)])).map(({ kind }) => kind)).toEqual(['opened'])
  })

  it('leave it to a merger to tell that its successor reopened, with the reason of whoever gave one', () => {
    const facts = networkWith([a(1, 5), a(10, null, { reason: 'two became one' })])
    const b = aUnit('b', 'local_unit', { validTo: d(10), endReason: 'joined' })
    const merged = {
      ...facts,
      units: [...facts.units, b],
      links: [...facts.links, aLink('b', 'c', { validTo: d(10) })],
      successions: [aSuccession('b', 'a')]
    }
    expect(brief(told(merged))).toEqual([
      [d(1), 'opened', null],
      [d(5), 'closed', null],
      [d(10), 'merged', 'two became one']
    ])
    expect(told(merged).at(-1)).toMatchObject({ placements: [{ unitId: 'a', parentId: 'c' }], endedIds: ['b'] })
  })

  it('happen exactly on the days on which something about it differs from the day before', () => {
    const differs = (facts: NetworkFacts, day: IsoDate, what: readonly (keyof UnitFact)[]): string[] => {
      const before = new Map(unitsOn(facts.units, addDays(day, -1)).map((unit) => [unit.id, unit]))
      return unitsOn(facts.units, day).flatMap((unit) => {
        const old = before.get(unit.id)
        return old && what.some((key) => JSON.stringify(old[key]) !== JSON.stringify(unit[key])) ? [unit.id] : []
      })
    }
    const amendable = ['kind', 'organisationId', 'municipalityCode', 'lon', 'lat'] as const
    fc.assert(
      fc.property(fc.oneof(anyFacts, soundNetwork.map(({ facts }) => facts)), anyDay, (facts, day) => {
        const lasting = codes.map((code) => aMunicipality(code))
        const events = networkEvents(facts, lasting).filter(({ date }) => date === day)
        const unitsIn = (kind: string) => events.filter((each) => each.kind === kind).flatMap((each) => each.unitIds)
        expect(unitsIn('renamed').sort()).toEqual(differs(facts, day, ['name']).sort())
        expect(unitsIn('amended').sort()).toEqual(differs(facts, day, amendable).sort())
      }),
      { numRuns: 300 }
    )
  })

  it('lead from the name that a unit opens with to the name of any day', () => {
    fc.assert(
      fc.property(soundNetwork, anyDay, ({ facts, municipalities }, day) => {
        const renamed = networkEvents(facts, municipalities).filter(({ kind }) => kind === 'renamed')
        for (const unit of unitsOn(facts.units, day)) {
          const own = renamed.filter(({ unitIds }) => unitIds.includes(unit.id))
          const last = own.findLast(({ date }) => date <= day)
          const next = own.find(({ date }) => date > day)
          if (last) expect(last.names?.after).toEqual(unit.name)
          if (next) expect(next.names?.before).toEqual(unit.name)
        }
      })
    )
  })
})
