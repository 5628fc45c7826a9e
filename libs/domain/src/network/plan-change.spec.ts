import { isValidOn, type Validity } from '@solmu/shared/dates.js'
import { sized } from '@solmu/shared/testing/size.js'
import fc from 'fast-check'
import type { MunicipalityFact } from '../geography/succession.js'
import { anyDay } from '../geography/testing/municipality-arbitraries.js'
import {
  changeKinds,
  refusalCodes,
  type FactRows,
  type NetworkChange,
  type NetworkDelta,
  type NetworkOperation,
  type RefusalCode,
  type SplitPart
} from './change.js'
import { applyDelta, deltaOf, invertDelta, isEmptyDelta, rowsOf } from './delta.js'
import { factKinds, factShapes, type FactKind, type FactOf } from './fact-shapes.js'
import type { NetworkRecords } from './facts.js'
import { unitsOn } from './lives.js'
import { planChange, planChanges } from './plan-change.js'
import { validateNetwork } from './rules.js'
import { aPeriod, changeOf, intent, someDetails, soundRecords, type Intent } from './testing/change-arbitraries.js'
import { change, municipalities as country, network, settled } from './testing/small-network.js'
import { linksOn } from './tree.js'

const centre = someDetails({ kind: 'regional_centre' })
const runs = { numRuns: sized({ usual: 40, nightly: 200 }) }
const intents = fc.array(intent, { minLength: 1, maxLength: 12 })

/** What a network says, whatever the order. */
const saying = (records: FactRows): string[] =>
  factKinds.flatMap(<K extends FactKind>(kind: K) =>
    (records[kind] as readonly FactOf<K>[]).map((fact) => `${kind} ${factShapes[kind].textOf(fact)}`)
  ).sort()

interface Made {
  readonly change: NetworkChange
  readonly before: NetworkRecords
  readonly after: NetworkRecords
  readonly delta: NetworkDelta
}

/** Makes one change after the other, leaving out those that are refused. */
function makeAll(
  start: NetworkRecords,
  municipalities: readonly MunicipalityFact[],
  wanted: readonly Intent[]
): Made[] {
  let before = start
  return wanted.flatMap((each, place) => {
    const change = changeOf(each, { records: before, municipalities }, place)
    const { delta, refusals } = planChange(before, municipalities, change)
    if (refusals.length > 0) return []
    const made = { change, before, after: applyDelta(before, delta), delta }
    before = made.after
    return [made]
  })
}

/** For each reason to refuse, something that is refused for it. */
const refused: { readonly [code in RefusalCode]: NetworkOperation } = {
  unit_unknown: { kind: 'close', unitId: 'x', heirId: null },
  unit_not_alive: { kind: 'close', unitId: 'gone', heirId: null },
  unit_exists: { kind: 'open', unitId: 'a', type: 'local_unit', details: someDetails(), parentId: 'north' },
  unit_alive: { kind: 'reopen', unitId: 'a', parentId: 'north', details: {} },
  parent_not_alive: { kind: 'move', unitIds: ['a'], parentId: 'east' },
  parent_level: { kind: 'move', unitIds: ['a'], parentId: 'hq' },
  parent_same: { kind: 'move', unitIds: ['a'], parentId: 'north' },
  parent_needed: { kind: 'merge', unitIds: ['a', 'c'], intoId: 'n', details: someDetails(), parentId: null },
  level_differs: { kind: 'merge', unitIds: ['a'], intoId: 'south', details: null, parentId: null },
  headquarters: { kind: 'close', unitId: 'hq', heirId: null },
  too_few_units: { kind: 'split', unitId: 'a', parts: [partOf('a', 1)] },
  unit_twice: { kind: 'move', unitIds: ['a', 'a'], parentId: 'south' },
  share_sum: { kind: 'serve', unitId: 'a', shares: [{ municipalityCode: '001', share: 0.9 }] },
  share_positive: { kind: 'split', unitId: 'b', parts: [partOf('b', 2), partOf('c', -1)] },
  later_changes: { kind: 'close', unitId: 'p', heirId: null },
  children_left: { kind: 'split', unitId: 'north', parts: [partOf('south', 0.5), partOf('n', 0.5, centre)] },
  not_a_child: { kind: 'split', unitId: 'north', parts: [partOf('north', 0.5), partOf('south', 0.5, null, ['c'])] },
  territory_left: { kind: 'split', unitId: 'north', parts: [partOf('south', 0.5), partOf('n', 0.5, centre)] },
  heir_needed: { kind: 'close', unitId: 'north', heirId: null },
  not_a_centre: { kind: 'territory', unitId: 'a', municipalityCodes: ['001'] },
  municipality_unknown: { kind: 'territory', unitId: 'north', municipalityCodes: ['999'] },
  municipality_not_alive: { kind: 'territory', unitId: 'north', municipalityCodes: ['005'] },
  municipality_not_served: {
    kind: 'split',
    unitId: 'north',
    parts: [partOf('north', 0.5), { ...partOf('south', 0.5), municipalityCodes: ['003'] }]
  },
  nothing_changes: { kind: 'territory', unitId: 'north', municipalityCodes: ['001'] },
  breaks_rule: { kind: 'amend', unitId: 'lost', details: { phone: '040' } }
}

function partOf(
  unitId: string,
  share: number,
  details: SplitPart['details'] = null,
  childIds: readonly string[] = []
): SplitPart {
  return { unitId, share, details, childIds, municipalityCodes: [] }
}

describe('a refusal', () => {
  const records = { ...settled, units: [...settled.units, aPeriod('lost', 'local_unit')] }
  it.each(refusalCodes)('is met: %s', (code) => {
    const { refusals } = planChange(code === 'later_changes' ? network : records, country, change(refused[code]))
    expect(refusals.map((refusal) => refusal.code)).toContain(code)
  })
})

describe('a row of changes', () => {
  it('leaves a network in which every rule holds', () => {
    fc.assert(
      fc.property(soundRecords, intents, ({ records, municipalities }, wanted) => {
        for (const { after } of makeAll(records, municipalities, wanted)) {
          expect(validateNetwork(after, municipalities)).toEqual([])
        }
      }),
      runs
    )
  })

  it('keeps each unit under one parent and each municipality in one centre at most, on every day', () => {
    fc.assert(
      fc.property(soundRecords, intents, anyDay, ({ records, municipalities }, wanted, day) => {
        const after = makeAll(records, municipalities, wanted).at(-1)?.after ?? records
        const isOn = (fact: Validity): boolean => isValidOn(fact, day)
        const twice = (ids: readonly string[]): string[] => ids.filter((id, place) => ids.indexOf(id) !== place)
        expect(twice(after.units.filter(isOn).map((period) => period.id))).toEqual([])
        expect(twice(after.links.filter(isOn).map((link) => link.unitId))).toEqual([])
        expect(twice(after.territories.filter(isOn).map((fact) => fact.municipalityCode))).toEqual([])
        const links = linksOn(after.links, day)
        const parents = unitsOn(after.units, day).map((unit) => [unit.type, links.has(unit.id)])
        expect(parents.filter(([type, has]) => (type === 'headquarters') === has)).toEqual([])
      }),
      runs
    )
  })

  it('is refused for a reason of its own, but for a unit that is given away twice on one day', () => {
    fc.assert(
      fc.property(soundRecords, intents, ({ records, municipalities }, wanted) => {
        let now = records
        wanted.forEach((each, place) => {
          const made = changeOf(each, { records: now, municipalities }, place)
          const { delta, refusals } = planChange(now, municipalities, made)
          const breaches = refusals.filter(({ code }) => code === 'breaks_rule').map(({ otherId }) => otherId)
          expect(breaches.filter((rule) => rule !== 'succession.share')).toEqual([])
          now = applyDelta(now, delta)
        })
      }),
      runs
    )
  })

  it('is undone change by change, back to exactly what was', () => {
    fc.assert(
      fc.property(soundRecords, intents, ({ records, municipalities }, wanted) => {
        for (const { before, after, delta } of makeAll(records, municipalities, wanted)) {
          expect(saying(applyDelta(after, invertDelta(delta)))).toEqual(saying(before))
        }
      }),
      runs
    )
  })

  it('says nothing of the days before it', () => {
    fc.assert(
      fc.property(soundRecords, intent, anyDay, ({ records, municipalities }, wanted, day) => {
        for (const { change, before, after } of makeAll(records, municipalities, [wanted])) {
          if (day >= change.effectiveOn) continue
          expect(stateOn(after, day)).toEqual(stateOn(before, day))
        }
      }),
      runs
    )
  })

  it('tells each fact once, in a fixed order, and no fact as both gone and come', () => {
    fc.assert(
      fc.property(soundRecords, intents, ({ records, municipalities }, wanted) => {
        for (const { change, before, delta } of makeAll(records, municipalities, wanted)) {
          const gone = new Set(saying(delta.removed))
          expect(saying(delta.added).filter((text) => gone.has(text))).toEqual([])
          expect(isEmptyDelta(delta)).toBe(false)
          expect(deltaOf(delta)).toEqual(delta)
          const turned = rowsOf((kind) => [...before[kind]].reverse() as never)
          expect(planChange(turned, municipalities, change).delta).toEqual(delta)
        }
      }),
      runs
    )
  })

  it('leaves no two touching facts that say the same where it wrote', () => {
    fc.assert(
      fc.property(soundRecords, intents, ({ records, municipalities }, wanted) => {
        for (const { after, delta } of makeAll(records, municipalities, wanted)) {
          for (const kind of ['units', 'links', 'territories', 'services'] as const) {
            const { contentOf } = factShapes[kind] as { contentOf: (fact: unknown) => string }
            const ends = new Set(after[kind].map((fact) => `${contentOf(fact)} ${fact.validTo}`))
            const crumbs = delta.added[kind].filter((fact) => ends.has(`${contentOf(fact)} ${fact.validFrom}`))
            expect(crumbs).toEqual([])
          }
        }
      }),
      runs
    )
  })

  it('comes to the same worked out on one draft as one by one, whatever is refused in between', () => {
    fc.assert(
      fc.property(soundRecords, intents, ({ records, municipalities }, wanted) => {
        let now = records
        const changes: NetworkChange[] = []
        const refused: number[] = []
        wanted.forEach((each, place) => {
          const change = changeOf(each, { records: now, municipalities }, place)
          const { delta, refusals } = planChange(now, municipalities, change)
          expect(refusals.length === 0 || isEmptyDelta(delta)).toBe(true)
          changes.push(change)
          refused.push(...refusals.map(() => place))
          now = applyDelta(now, delta)
        })
        const plan = planChanges(records, municipalities, changes)
        expect(saying(applyDelta(records, plan.delta))).toEqual(saying(now))
        expect(plan.refusals.map(({ index }) => index)).toEqual(refused)
      }),
      runs
    )
  })

  it('holds some of every kind that can be made, and some that cannot', () => {
    const made = new Set<string>()
    const refused = new Set<string>()
    fc.assert(
      fc.property(soundRecords, intents, ({ records, municipalities }, wanted) => {
        wanted.forEach((each, place) => {
          const change = changeOf(each, { records, municipalities }, place)
          const isMade = planChange(records, municipalities, change).refusals.length === 0
          ;(isMade ? made : refused).add(change.operation.kind)
        })
      }),
      { numRuns: 120, seed: 7 }
    )
    expect([...made].sort()).toEqual([...changeKinds].sort())
    expect([...refused].sort()).toEqual([...changeKinds].sort())
  })
})

/** What the network is on a day. */
function stateOn(records: NetworkRecords, day: string): string[] {
  const held = (kind: 'units' | 'links' | 'territories' | 'services'): string[] => {
    const { contentOf } = factShapes[kind] as { contentOf: (fact: unknown) => string }
    const rows = records[kind].filter((fact) => isValidOn(fact, day))
    return rows.map((fact) => `${kind} ${contentOf(fact)}`)
  }
  return [...held('units'), ...held('links'), ...held('territories'), ...held('services')].sort()
}

