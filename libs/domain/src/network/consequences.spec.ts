import { sameInAll } from '@solmu/shared/text.js'
import fc from 'fast-check'
import { dayNumber as d } from '../geography/testing/municipality-arbitraries.js'
import type { NetworkOperation } from './change.js'
import { consequencesOf, type Consequences } from './consequences.js'
import { applyDelta } from './delta.js'
import type { NetworkRecords } from './facts.js'
import { planChange } from './plan-change.js'
import { changeOf, intent, soundRecords, someDetails } from './testing/change-arbitraries.js'
import { change, municipalities, network, settled } from './testing/small-network.js'

const nothing: Consequences = {
  day: d(10),
  opened: [],
  closed: [],
  renamed: [],
  amended: [],
  moved: [],
  continued: [],
  passed: [],
  work: [],
  centres: [],
  uncovered: [],
  planned: []
}

const after = (operation: NetworkOperation, before: NetworkRecords, day = 10): NetworkRecords =>
  applyDelta(before, planChange(before, municipalities, change(operation, day)).delta)

const follows = (operation: NetworkOperation, before: NetworkRecords = network): Consequences =>
  consequencesOf(before, after(operation, before), { municipalities, day: d(10) })

const size = (unitId: string, units: [number, number], codes: [number, number]): Consequences['centres'][number] => ({
  unitId,
  localUnitsBefore: units[0],
  localUnitsAfter: units[1],
  municipalitiesBefore: codes[0],
  municipalitiesAfter: codes[1]
})

const place = (unitId: string, parentId: string | null, name = unitId): Consequences['closed'][number] => ({
  unitId,
  type: 'local_unit',
  name: sameInAll(name),
  parentId
})

describe('what follows from a change', () => {
  it('is nothing when nothing changes', () => {
    expect(consequencesOf(network, network, { municipalities, day: d(10) })).toEqual(nothing)
  })

  it('shows a unit that opens', () => {
    const open: NetworkOperation = {
      kind: 'open',
      unitId: 'n',
      type: 'local_unit',
      details: someDetails(),
      parentId: 'north'
    }
    expect(follows(open)).toEqual({
      ...nothing,
      opened: [{ ...place('n', 'north', 'Uusi'), isAgain: false }],
      centres: [size('north', [3, 4], [2, 2])]
    })
  })

  it('shows that a unit opens again', () => {
    const { opened } = follows({ kind: 'reopen', unitId: 'gone', parentId: 'south', details: {} })
    expect(opened).toEqual([{ ...place('gone', 'south'), isAgain: true }])
  })

  it('shows what a unit is called and what else becomes different', () => {
    const details = { name: sameInAll('Alfa'), phone: '040', organisationId: 'other' }
    expect(follows({ kind: 'amend', unitId: 'a', details })).toEqual({
      ...nothing,
      renamed: [{ unitId: 'a', from: sameInAll('a'), to: sameInAll('Alfa') }],
      amended: [{ unitId: 'a', details: ['organisationId', 'phone'] }]
    })
  })

  it('shows units that move, and the centres that they leave and join', () => {
    expect(follows({ kind: 'move', unitIds: ['b', 'a'], parentId: 'south' })).toEqual({
      ...nothing,
      moved: ['a', 'b'].map((unitId) => ({ unitId, fromId: 'north', toId: 'south' })),
      centres: [size('north', [3, 1], [2, 2]), size('south', [1, 3], [1, 1])]
    })
  })

  it('shows who continues whom, what moves and what passes', () => {
    const merge: NetworkOperation = {
      kind: 'merge',
      unitIds: ['north'],
      intoId: 'south',
      details: null,
      parentId: null
    }
    expect(follows(merge, settled)).toEqual({
      ...nothing,
      closed: [{ ...place('north', 'hq'), type: 'regional_centre' }],
      moved: ['a', 'b'].map((unitId) => ({ unitId, fromId: 'north', toId: 'south' })),
      continued: [{ predecessorId: 'north', successorId: 'south', kind: 'merge', share: 1 }],
      passed: ['001', '002'].map((municipalityCode) => ({ municipalityCode, fromId: 'north', toId: 'south' })),
      centres: [size('north', [2, 0], [2, 0]), size('south', [1, 3], [1, 3])]
    })
  })

  it('shows how a unit divides its work', () => {
    const shares = [{ municipalityCode: '002', share: 1 }]
    expect(follows({ kind: 'serve', unitId: 'a', shares }).work).toEqual([
      {
        unitId: 'a',
        before: [
          { municipalityCode: '001', share: 0.5 },
          { municipalityCode: '003', share: 0.5 }
        ],
        after: [{ municipalityCode: '002', share: 1 }]
      }
    ])
  })

  it('shows municipalities that are left to nobody, at once or later', () => {
    expect(follows({ kind: 'territory', unitId: null, municipalityCodes: ['001'] })).toEqual({
      ...nothing,
      passed: [{ municipalityCode: '001', fromId: 'north', toId: null }],
      centres: [size('north', [3, 3], [2, 1])],
      uncovered: [{ municipalityCode: '001', day: d(10) }]
    })
    expect(follows({ kind: 'territory', unitId: 'east', municipalityCodes: ['001'] }).uncovered).toEqual([
      { municipalityCode: '001', day: d(60) }
    ])
  })

  it('says nothing of municipalities of Åland that are left to nobody', () => {
    const all = municipalities.map((each) => ({ ...each, isMainland: each.code !== '001' }))
    const left = after({ kind: 'territory', unitId: null, municipalityCodes: ['001'] }, network)
    expect(consequencesOf(network, left, { municipalities: all, day: d(10) }).uncovered).toEqual([])
  })

  it('shows what was planned and comes no more, or for fewer days', () => {
    const renamed = after({ kind: 'amend', unitId: 'a', details: { name: sameInAll('Alfa') } }, network, 20)
    const merged = after({ kind: 'merge', unitIds: ['b'], intoId: 'c', details: null, parentId: null }, renamed, 30)
    const cut: NetworkRecords = {
      ...network,
      links: network.links.map((link) => (link.validFrom === d(40) ? { ...link, validTo: d(45) } : link))
    }
    const { planned } = consequencesOf(merged, cut, { municipalities, day: d(10) })
    expect(planned).toEqual([
      { kind: 'units', unitId: 'a', otherId: null, day: d(20), isDropped: true },
      { kind: 'successions', unitId: 'b', otherId: 'c', day: d(30), isDropped: true },
      { kind: 'links', unitId: 'p', otherId: 'south', day: d(40), isDropped: false }
    ])
  })

  it('takes nothing from what is planned that is joined to what begins now', () => {
    expect(follows({ kind: 'move', unitIds: ['p'], parentId: 'south' }).planned).toEqual([])
  })

  it('is the same the other way round for an undo', () => {
    fc.assert(
      fc.property(soundRecords, intent, ({ records, municipalities: all }, wanted) => {
        const made = changeOf(wanted, { records, municipalities: all }, 0)
        const changed = applyDelta(records, planChange(records, all, made).delta)
        const at = { municipalities: all, day: made.effectiveOn }
        const [there, back] = [consequencesOf(records, changed, at), consequencesOf(changed, records, at)]
        const idsOf = (units: readonly { unitId: string }[]): string[] => units.map(({ unitId }) => unitId)
        expect(idsOf(back.closed)).toEqual(idsOf(there.opened))
        expect(idsOf(back.opened)).toEqual(idsOf(there.closed))
        const returns = there.moved.map(({ unitId, fromId, toId }) => ({ unitId, fromId: toId, toId: fromId }))
        expect(back.moved).toEqual(returns)
        expect(idsOf(back.renamed)).toEqual(idsOf(there.renamed))
        const sizes = back.centres.map((each) =>
          size(
            each.unitId,
            [each.localUnitsAfter, each.localUnitsBefore],
            [each.municipalitiesAfter, each.municipalitiesBefore]
          )
        )
        expect(there.centres).toEqual(sizes)
      })
    )
  })

  it('counts each local unit and each municipality of a centre once', () => {
    fc.assert(
      fc.property(soundRecords, intent, ({ records, municipalities: all }, wanted) => {
        const made = changeOf(wanted, { records, municipalities: all }, 0)
        const changed = applyDelta(records, planChange(records, all, made).delta)
        const { centres, moved, opened, closed, passed } = consequencesOf(records, changed, {
          municipalities: all,
          day: made.effectiveOn
        })
        const gained = (count: (each: Consequences['centres'][number]) => number): number =>
          centres.reduce((sum, each) => sum + count(each), 0)
        const locals = (units: readonly { type: string }[]): number =>
          units.filter(({ type }) => type === 'local_unit').length
        expect(gained((each) => each.localUnitsAfter - each.localUnitsBefore)).toBe(locals(opened) - locals(closed))
        expect(gained((each) => each.municipalitiesAfter - each.municipalitiesBefore)).toBe(
          passed.filter(({ fromId }) => fromId === null).length - passed.filter(({ toId }) => toId === null).length
        )
        expect(moved.every(({ fromId, toId }) => fromId !== toId)).toBe(true)
      })
    )
  })
})
