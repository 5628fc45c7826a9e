/**
 * A network that is being changed: the facts of a consortium, found by what they
 * name, in which one change costs only what it touches. The records that it was
 * made from stay as they are; what came of them is told as a delta.
 */
import type { IsoDate, Validity } from '@solmu/shared/dates.js'
import type { NetworkDelta } from './change.js'
import { deltaOf, rowsOf } from './delta.js'
import { factShapes, type FactKind, type FactOf } from './fact-shapes.js'
import { DatedTable, FactTable, type Indexes, type Step } from './fact-tables.js'
import type {
  LinkFact,
  NetworkFacts,
  NetworkRecords,
  ServiceFact,
  SuccessionFact,
  TerritoryFact,
  UnitPeriod
} from './facts.js'
import { lifeOn, livesOf } from './lives.js'

/** The facts around those that changed: enough to see whether the rules still hold for the units named. */
export interface Surroundings {
  readonly facts: NetworkFacts
  readonly unitIds: ReadonlySet<string>
}

/** The facts of a consortium while changes of them are worked out, one after the other. */
export class NetworkDraft {
  readonly #steps: Step[] = []
  readonly units: DatedTable<UnitPeriod, 'line'>
  readonly links: DatedTable<LinkFact, 'parent'>
  readonly territories: DatedTable<TerritoryFact, 'centre'>
  readonly services: DatedTable<ServiceFact, 'unit' | 'municipality'>
  readonly successions: FactTable<SuccessionFact, 'key' | 'predecessor' | 'successor'>

  constructor(records: NetworkRecords) {
    this.units = this.#dated('units', records.units, { line: (period) => period.id })
    this.links = this.#dated('links', records.links, { line: (link) => link.unitId, parent: (link) => link.parentId })
    this.territories = this.#dated('territories', records.territories, {
      line: (territory) => territory.municipalityCode,
      centre: (territory) => territory.unitId
    })
    this.services = this.#dated('services', records.services, {
      line: (service) => serviceLine(service.unitId, service.municipalityCode),
      unit: (service) => service.unitId,
      municipality: (service) => service.municipalityCode
    })
    this.successions = new FactTable(records.successions, {
      kind: 'successions',
      shape: factShapes.successions,
      indexes: {
        key: factShapes.successions.keyOf,
        predecessor: (succession) => succession.predecessorId,
        successor: (succession) => succession.successorId
      },
      steps: this.#steps
    })
  }

  #dated<K extends Exclude<FactKind, 'successions'>, I extends string>(
    kind: K,
    facts: readonly FactOf<K>[],
    indexes: Indexes<FactOf<K>, I | 'line'>
  ): DatedTable<FactOf<K>, I> {
    return new DatedTable<FactOf<K>, I>(facts, { kind, shape: factShapes[kind], indexes, steps: this.#steps })
  }

  /** The life of a unit in which a day lies, null when the unit does not exist on it. */
  lifeOn(unitId: string, day: IsoDate): Validity | null {
    return lifeOn(livesOf(this.units.line(unitId)), day)
  }

  /** Writes a succession, in the place of one between the same units on the same day. */
  succeed(succession: SuccessionFact): void {
    const key = factShapes.successions.keyOf(succession)
    for (const other of this.successions.by('key', key)) this.successions.drop(other)
    this.successions.put(succession)
  }

  /** Takes from a unit what it declared of its work on some days. */
  clearWork(unitId: string, days: Validity): void {
    for (const { municipalityCode } of this.services.by('unit', unitId)) {
      this.services.clear(serviceLine(unitId, municipalityCode), days)
    }
  }

  /** A place in time to go back to: how many steps were made so far. */
  mark(): number {
    return this.#steps.length
  }

  /** Takes back every step since the mark. */
  takeBackTo(mark: number): void {
    while (this.#steps.length > mark) this.#steps.pop()?.takeBack()
  }

  /** What has become of the records so far. */
  delta(): NetworkDelta {
    const changes = {
      units: this.units.changes(),
      links: this.links.changes(),
      territories: this.territories.changes(),
      successions: this.successions.changes(),
      services: this.services.changes()
    }
    return deltaOf({
      removed: rowsOf((kind) => changes[kind].removed),
      added: rowsOf((kind) => changes[kind].added)
    })
  }

  /** The network as it stands. */
  records(): NetworkRecords {
    return rowsOf((kind) => this[kind].all())
  }

  /** The units that were touched since the mark, with all facts on which the rules about what was touched depend. */
  surroundings(mark: number): Surroundings {
    const touched = this.#touchedSince(mark)
    const reshaped = [...touched.periods].filter((id) => this.#hasOtherLives(id, mark))
    const links = unique([
      ...touched.owners.flatMap((id) => this.links.line(id)),
      ...reshaped.flatMap((id) => this.links.by('parent', id))
    ])
    const territories = unique([
      ...touched.municipalityCodes.flatMap((code) => this.territories.line(code)),
      ...reshaped.flatMap((id) => this.territories.by('centre', id))
    ])
    const successions = unique([
      ...touched.predecessorIds.flatMap((id) => this.successions.by('predecessor', id)),
      ...reshaped.flatMap((id) => [...this.successions.by('predecessor', id), ...this.successions.by('successor', id)])
    ])
    const unitIds = unique([
      ...touched.owners,
      ...links.flatMap((link) => [link.unitId, link.parentId]),
      ...territories.map((territory) => territory.unitId),
      ...successions.flatMap((each) => [each.predecessorId, each.successorId])
    ])
    return {
      facts: {
        units: unitIds.flatMap((id) => this.units.line(id)),
        links,
        territories,
        successions,
        services: touched.owners.flatMap((id) => this.services.by('unit', id))
      },
      unitIds: new Set(touched.owners)
    }
  }

  #touchedSince(mark: number): {
    readonly owners: readonly string[]
    readonly periods: ReadonlySet<string>
    readonly municipalityCodes: readonly string[]
    readonly predecessorIds: readonly string[]
  } {
    const rows = rowsOf(<K extends FactKind>(kind: K) =>
      this.#steps.slice(mark).flatMap((step) => (step.kind === kind ? [step.fact as FactOf<K>] : []))
    )
    return {
      owners: unique([
        ...rows.units.map((period) => period.id),
        ...rows.links.map((link) => link.unitId),
        ...rows.territories.map((territory) => territory.unitId),
        ...rows.services.map((service) => service.unitId),
        ...rows.successions.flatMap((each) => [each.predecessorId, each.successorId])
      ]),
      periods: new Set(rows.units.map((period) => period.id)),
      municipalityCodes: unique(rows.territories.map((territory) => territory.municipalityCode)),
      predecessorIds: unique(rows.successions.map((each) => each.predecessorId))
    }
  }

  /** Says whether a unit exists on other days than at the mark. */
  #hasOtherLives(unitId: string, mark: number): boolean {
    const before = new Set(this.units.line(unitId))
    for (const { kind, fact, isAdded } of this.#steps.slice(mark).reverse()) {
      if (kind !== 'units' || (fact as UnitPeriod).id !== unitId) continue
      if (isAdded) before.delete(fact as UnitPeriod)
      else before.add(fact as UnitPeriod)
    }
    return JSON.stringify(livesOf([...before])) !== JSON.stringify(livesOf(this.units.line(unitId)))
  }
}

/** The line of the work of a unit for a municipality. */
export const serviceLine = (unitId: string, municipalityCode: string): string => `${unitId}/${municipalityCode}`

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]
