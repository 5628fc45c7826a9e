/**
 * What the API answers about the network, put together from the facts of one
 * consortium by the rules of the domain: the tree and the territories of a day,
 * the events, and where a unit stands. Nothing here asks the database.
 */
import { municipalityCarrying } from '@solmu/domain/geography/succession.js'
import { type NetworkEvent, networkEvents } from '@solmu/domain/network/events.js'
import { historyOf } from '@solmu/domain/network/history.js'
import { type CentreTerritory, type Territories, territoriesOn } from '@solmu/domain/network/territory.js'
import { ancestorsOn, networkTreeOn, type TreeNode } from '@solmu/domain/network/tree.js'
import { type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { sameInAll } from '@solmu/shared/text.js'
import type { NetworkEventType, NetworkNodeType, TerritoryType } from './network.graphql.js'
import type { ServiceShare } from './org-unit/org-unit.graphql.js'
import type { MunicipalityReference, MunicipalityRow, NetworkFactsRow, UnitRow } from './network.queries.js'

/** Facts of one consortium, and what has already been worked out from them. */
export class NetworkPicture {
  /** The periods of each unit, the first one first. */
  private readonly periods: ReadonlyMap<string, readonly UnitRow[]>
  private allEvents: NetworkEvent[] | null = null
  private readonly trees = new Map<IsoDate, TreeNode[]>()
  private readonly territories = new Map<IsoDate, Territories>()

  constructor(
    readonly facts: NetworkFactsRow,
    readonly municipalities: MunicipalityReference,
    readonly today: IsoDate
  ) {
    this.periods = groupBy([...facts.units].sort(byBeginning), (unit) => unit.id)
  }

  /** The units of a day, each parent before its children. */
  nodesOn(day: IsoDate): NetworkNodeType[] {
    return this.treeOn(day).map((node) => this.node(node, day))
  }

  /** The territories of a day, with the people who live there. */
  territoriesOn(day: IsoDate): TerritoryType[] {
    return this.coverageOn(day).territories.map((territory) => this.counted(territory))
  }

  /** The territory of one centre; null for a unit that serves no municipality on the day. */
  territoryOf(unitId: string, day: IsoDate): TerritoryType | null {
    const territory = this.coverageOn(day).territories.find((each) => each.unitId === unitId)
    return territory ? this.counted(territory) : null
  }

  /** The municipalities that one centre serves on a day, in the order of their codes. */
  municipalitiesOf(unitId: string, day: IsoDate): MunicipalityRow[] {
    const territory = this.coverageOn(day).territories.find((each) => each.unitId === unitId)
    return (territory?.municipalityCodes ?? []).flatMap((code) => this.municipalities.byCode.get(code) ?? [])
  }

  /** The shares that a unit has declared for a day, the greatest first. */
  servedBy(unitId: string, day: IsoDate): ServiceShare[] {
    return this.facts.services
      .filter((service) => service.unitId === unitId && isValidOn(service, day))
      .map(({ municipalityCode, share }) => ({
        municipalityCode,
        municipalityName: this.municipalities.byCode.get(municipalityCode)?.name ?? sameInAll(municipalityCode),
        share
      }))
      .sort((a, b) => b.share - a.share || (a.municipalityCode < b.municipalityCode ? -1 : 1))
  }

  /** Who serves what on a day, and what is left over. */
  coverageOn(day: IsoDate): Territories {
    return remembered(this.territories, day, () => territoriesOn(this.facts, this.municipalities.list, day))
  }

  /** Every event as the domain tells it, the newest last. */
  get events(): readonly NetworkEvent[] {
    this.allEvents ??= networkEvents(this.facts, this.municipalities.list)
    return this.allEvents
  }

  /** The events of one unit, the newest last. */
  historyOf(unitId: string): NetworkEventType[] {
    return historyOf(this.facts, this.events, unitId).map((event) => this.told(event))
  }

  /** A unit as it is on a day, or as it was last before, or will be first; null for one that is not known. */
  unitOn(id: string, day: IsoDate): UnitRow | null {
    const periods = this.periods.get(id) ?? []
    return periods.findLast((period) => period.validFrom <= day) ?? periods[0] ?? null
  }

  /** An event with the names of what it is about, as they were at the time. */
  told(event: NetworkEvent): NetworkEventType {
    const { id, date, kind, municipalityCodes, intoMunicipalityCode, reason } = event
    return {
      id,
      date,
      kind,
      units: this.refs(event.unitIds, date),
      from: this.refs(event.fromIds, date),
      to: this.refs(event.toIds, date),
      nameBefore: event.names?.before ?? null,
      nameAfter: event.names?.after ?? null,
      municipalityCodes,
      municipalityNames: municipalityCodes.flatMap((code) => this.municipalities.byCode.get(code)?.name ?? []),
      intoMunicipalityName: this.municipalities.byCode.get(intoMunicipalityCode ?? '')?.name ?? null,
      reason,
      isFuture: date > this.today
    }
  }

  /** The units above a unit on a day, the head office first. */
  pathTo(unitId: string, day: IsoDate): UnitRow[] {
    return this.refs(ancestorsOn(this.facts.links, unitId, day), day).reverse()
  }

  /** The units right below a unit on a day, in the order of the tree. */
  childrenOf(unitId: string, day: IsoDate): UnitRow[] {
    return this.refs(
      this.treeOn(day).flatMap((node) => (node.parentId === unitId ? [node.unit.id] : [])),
      day
    )
  }

  /** Those of the units that are known, in the same order, as they are on a day. */
  refs(unitIds: readonly string[], day: IsoDate): UnitRow[] {
    return unitIds.flatMap((id) => this.unitOn(id, day) ?? [])
  }

  treeOn(day: IsoDate): readonly TreeNode[] {
    return remembered(this.trees, day, () => networkTreeOn(this.facts, day))
  }

  private node({ unit, parentId, depth, link, localUnitCount }: TreeNode, day: IsoDate): NetworkNodeType {
    const { id, type, kind, name, lon, lat, validFrom, validTo } = unit
    const municipality = this.municipalityOf(unit.municipalityCode, day)
    return {
      id,
      parentId,
      depth,
      type,
      kind,
      name,
      organisationName: this.unitOn(id, day)?.organisationName ?? '',
      municipalityCode: municipality.code,
      municipalityName: municipality.name,
      lon,
      lat,
      validFrom,
      validTo,
      parentFrom: link?.validFrom ?? null,
      parentTo: link?.validTo ?? null,
      localUnitCount
    }
  }

  /** The municipality that carries a code on a day; the one of the code itself when none does. */
  private municipalityOf(code: string, day: IsoDate): Pick<MunicipalityRow, 'code' | 'name'> {
    const own = this.municipalities.byCode.get(code)
    if (own && isValidOn(own, day)) return own
    const carrying = municipalityCarrying(this.municipalities.list, code, day)
    return this.municipalities.byCode.get(carrying ?? '') ?? own ?? { code, name: sameInAll(code) }
  }

  /** People are counted by the shapes, because the count knows the municipalities of the map only. */
  private counted({ unitId, municipalityCodes, shapeCodes }: CentreTerritory): TerritoryType {
    let population = 0
    let populationDate: string | null = null
    for (const code of shapeCodes) {
      const municipality = this.municipalities.byCode.get(code)
      population += municipality?.population ?? 0
      const counted = municipality?.populationDate ?? null
      if (counted !== null && (populationDate === null || counted > populationDate)) populationDate = counted
    }
    return { unitId, municipalityCodes, shapeCodes, population, populationDate }
  }
}

const byBeginning = (a: UnitRow, b: UnitRow): number => (a.validFrom < b.validFrom ? -1 : 1)

function remembered<T>(known: Map<IsoDate, T>, day: IsoDate, work: () => T): T {
  const before = known.get(day)
  if (before !== undefined) return before
  const value = work()
  known.set(day, value)
  return value
}
