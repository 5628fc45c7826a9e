import { sameInAll } from '@solmu/shared/text.js'
import { aMunicipality, dayNumber as d } from '../geography/testing/municipality-arbitraries.js'
import type { NetworkChange, NetworkOperation } from './change.js'
import { applyDelta, emptyDelta, isEmptyDelta } from './delta.js'
import type { NetworkRecords } from './facts.js'
import { NetworkDraft } from './network-draft.js'
import { makeChange, planChanges } from './plan-change.js'
import { validateNetwork, type Finding } from './rules.js'
import { aPeriod, someDetails } from './testing/change-arbitraries.js'
import { aLink, aService, aSuccession, aTerritory } from './testing/network-arbitraries.js'

const municipalities = ['001', '002', '003', '006'].map((code) => aMunicipality(code))

/** A head office, two centres, so many local units under the first, and a unit that has closed. */
function networkOf(count: number): NetworkRecords {
  const ids = Array.from({ length: count }, (_none, place) => `l${place}`)
  return {
    units: [
      aPeriod('hq', 'headquarters'),
      aPeriod('north', 'regional_centre'),
      aPeriod('south', 'regional_centre'),
      aPeriod('gone', 'local_unit', { validTo: d(5) }),
      ...ids.map((id) => aPeriod(id, 'local_unit'))
    ],
    links: [
      aLink('north', 'hq'),
      aLink('south', 'hq'),
      aLink('gone', 'north', { validTo: d(5) }),
      ...ids.map((id) => aLink(id, 'north'))
    ],
    territories: [aTerritory('north', '001'), aTerritory('south', '002')],
    services: ids.map((id) => aService(id, '001')),
    successions: []
  }
}

const change = (operation: NetworkOperation): NetworkChange => ({ effectiveOn: d(10), reason: 'syy', operation })

const operations: NetworkOperation[] = [
  { kind: 'open', unitId: 'new', type: 'local_unit', details: someDetails(), parentId: 'north' },
  { kind: 'amend', unitId: 'l1', details: { name: sameInAll('Toinen') } },
  { kind: 'amend', unitId: 'north', details: { name: sameInAll('Pohjoinen') } },
  { kind: 'move', unitIds: ['l1'], parentId: 'south' },
  { kind: 'merge', unitIds: ['l1', 'l2'], intoId: 'l3', details: null, parentId: null },
  {
    kind: 'split',
    unitId: 'l1',
    parts: ['l1', 'l2'].map((unitId) => ({ unitId, details: null, share: 0.5, childIds: [], municipalityCodes: [] }))
  },
  { kind: 'close', unitId: 'l1', heirId: null },
  { kind: 'reopen', unitId: 'gone', parentId: 'north', details: {} },
  { kind: 'territory', unitId: 'south', municipalityCodes: ['001'] },
  { kind: 'serve', unitId: 'l1', shares: [{ municipalityCode: '002', share: 1 }] }
]

/** The same facts, which count how often somebody asks since when they hold. */
function counted(records: NetworkRecords): { records: NetworkRecords; count: () => number } {
  let reads = 0
  const counting = <F extends { validFrom: string }>(fact: F): F => {
    const { validFrom } = fact
    return Object.defineProperty({ ...fact }, 'validFrom', {
      enumerable: true,
      get: () => {
        reads += 1
        return validFrom
      }
    })
  }
  const { units, links, territories, services, successions } = records
  return {
    records: {
      units: units.map(counting),
      links: links.map(counting),
      territories: territories.map(counting),
      services: services.map(counting),
      successions
    },
    count: () => reads
  }
}

describe('a draft of a network', () => {
  it.each(operations.map((operation) => [operation.kind, operation] as const))(
    'looks at no more facts for one change in a large network than in a small one: %s',
    (_kind, operation) => {
      const looks = [10, 2000].map((size) => {
        const { records, count } = counted(networkOf(size))
        const draft = new NetworkDraft(records)
        const known = new Map(municipalities.map((each) => [each.code, each]))
        const before = count()
        expect(makeChange(draft, known, change(operation))).toEqual([])
        return count() - before
      })
      expect(looks[0]).toBeGreaterThan(0)
      expect(looks[1]).toBe(looks[0])
    }
  )

  it('takes ten thousand changes one after the other in seconds', () => {
    const changes = Array.from({ length: 10_000 }, (_none, place): NetworkChange => {
      const unitId = `u${Math.floor(place / 4)}`
      const made: NetworkOperation[] = [
        { kind: 'open', unitId, type: 'local_unit', details: someDetails({ phone: `${place}` }), parentId: 'north' },
        { kind: 'amend', unitId, details: { phone: null } },
        { kind: 'move', unitIds: [unitId], parentId: 'south' },
        { kind: 'serve', unitId, shares: [{ municipalityCode: '001', share: 1 }] }
      ]
      return { effectiveOn: d(10 + (place % 4)), reason: 'tuonti', operation: made[place % 4]! }
    })
    const records = networkOf(6000)
    const start = process.cpuUsage()
    const { delta, refusals } = planChanges(records, municipalities, changes)
    const { user, system } = process.cpuUsage(start)
    expect(refusals).toEqual([])
    expect((user + system) / 1e6).toBeLessThan(15)
    expect(delta.added.links).toHaveLength(5000)
    expect(delta.added.units).toHaveLength(5000)
    expect(validateNetwork(applyDelta(records, delta), municipalities)).toEqual([])
  })

  it('goes back to a mark as if nothing had been', () => {
    const draft = new NetworkDraft(networkOf(4))
    const known = new Map(municipalities.map((each) => [each.code, each]))
    makeChange(draft, known, change({ kind: 'close', unitId: 'l0', heirId: null }))
    const [delta, mark] = [draft.delta(), draft.mark()]
    for (const operation of operations) makeChange(draft, known, change(operation))
    expect(draft.delta()).not.toEqual(delta)
    draft.takeBackTo(mark)
    expect(draft.delta()).toEqual(delta)
    draft.takeBackTo(0)
    expect(draft.delta()).toEqual(emptyDelta)
  })

  it('shows the rules everything around what was touched, and no more', () => {
    const records = networkOf(3)
    const draft = new NetworkDraft({ ...records, successions: [aSuccession('gone', 'l0', { effectiveOn: d(5) })] })
    const mark = draft.mark()
    draft.units.clear('north', { validFrom: d(20), validTo: null })
    draft.units.clear('l0', { validFrom: d(4), validTo: d(6) })
    const { facts, unitIds } = draft.surroundings(mark)
    expect([...unitIds].sort()).toEqual(['l0', 'north'])
    const words = (findings: Finding[]): string[] => findings.map(({ rule, unitId }) => `${rule} ${unitId}`)
    const found = words(validateNetwork(facts, municipalities, unitIds))
    expect(found).toEqual(words(validateNetwork(draft.records(), municipalities)))
    expect(new Set(found)).toEqual(
      new Set([
        ...['l0', 'l1', 'l2', 'north'].map((id) => `link.within_life ${id}`),
        'territory.within_life north',
        'service.within_life l0',
        'succession.units gone'
      ])
    )
    expect(draft.surroundings(draft.mark()).facts.units).toEqual([])
  })

  it('leaves the records that it was made from as they are', () => {
    const records = networkOf(4)
    const copy = structuredClone(records)
    planChanges(records, municipalities, operations.map(change))
    expect(records).toEqual(copy)
  })

  it('has nothing to tell of a fact that went and came again', () => {
    const draft = new NetworkDraft(networkOf(4))
    const known = new Map(municipalities.map((each) => [each.code, each]))
    for (const parentId of ['south', 'north']) {
      expect(makeChange(draft, known, change({ kind: 'move', unitIds: ['l1'], parentId }))).toEqual([])
    }
    expect(isEmptyDelta(draft.delta())).toBe(true)
  })
})
