import fc from 'fast-check'
import { anyDay } from '../geography/testing/municipality-arbitraries.js'
import { linksOn } from './tree.js'
import { changeKinds, type FactRows, type NetworkChange, type NetworkDelta } from './change.js'
import { applyDelta, deltaOf, invertDelta, isEmptyDelta, rowsOf } from './delta.js'
import { factKinds, factShapes, type FactKind, type FactOf } from './fact-shapes.js'
import type { NetworkRecords } from './facts.js'
import { planChange, planChanges } from './plan-change.js'
import { validateNetwork } from './rules.js'
import { unitsOn } from './lives.js'
import { changeOf, intent, soundRecords, type Intent } from './testing/change-arbitraries.js'
import type { MunicipalityFact } from '../geography/succession.js'

const runs = { numRuns: 100 }
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
function makeAll(start: NetworkRecords, municipalities: readonly MunicipalityFact[], wanted: readonly Intent[]): Made[] {
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
        const isOn = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }): boolean =>
          validFrom <= day && (validTo === null || day < validTo)
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

  it('says nothing of the days before it but why a unit ended', () => {
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
    const rows = records[kind].filter((fact) => fact.validFrom <= day && (fact.validTo === null || day < fact.validTo))
    return rows.map((fact) => `${kind} ${contentOf(fact)}`)
  }
  return [...held('units'), ...held('links'), ...held('territories'), ...held('services')].sort()
}

