/**
 * What happened to the network, and what is already known to come: units that
 * opened, closed, moved, merged or split, territories that changed hands, and
 * municipalities that merged under it. The events are worked out from the facts
 * and add nothing to them: whoever applies them day by day from an empty network
 * arrives at the tree and the territories of the day.
 *
 * Units that open, close or move on one day between the same parents make one
 * event. A unit that opens as the successor of another, or closes because others
 * continue it, is told by the merger or the split and not a second time.
 * Source: requirement 5; architecture, "Time is in the model from day one".
 */
import { isEmpty, isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { MunicipalityFact } from '../geography/succession.js'
import { territoryChanges, municipalityMergers } from './territory-events.js'
import type { LinkFact, NetworkFacts, SuccessionFact, UnitFact } from './facts.js'
import { linksOn } from './tree.js'

/** In the order in which the events of one day are told. */
export const networkEventKinds = [
  'municipality_merged',
  'opened',
  'merged',
  'split',
  'moved',
  'territory_changed',
  'closed'
] as const

export type NetworkEventKind = (typeof networkEventKinds)[number]

/** Where a unit stands from the day of the event on. */
export interface Placement {
  readonly unitId: string
  readonly parentId: string | null
}

export interface NetworkEvent {
  /** The same as long as the facts are the same. */
  readonly id: string
  readonly date: IsoDate
  readonly kind: NetworkEventKind
  /** The units it happened to. */
  readonly unitIds: readonly string[]
  /** The parents or centres before it; the predecessors of a merger or a split. */
  readonly fromIds: readonly string[]
  /** The parents or centres after it; the successors of a merger or a split. */
  readonly toIds: readonly string[]
  readonly municipalityCodes: readonly string[]
  /** Which municipality continues those that merged. */
  readonly intoMunicipalityCode: string | null
  readonly reason: string | null
  readonly placements: readonly Placement[]
  /** The units that exist no more from that day on. */
  readonly endedIds: readonly string[]
}

/** A change of one unit, before the changes of a day are gathered. */
interface UnitChange {
  readonly date: IsoDate
  readonly kind: 'opened' | 'moved' | 'closed'
  readonly unitId: string
  readonly fromId: string | null
  readonly toId: string | null
  readonly reason: string | null
}

/**
 * Every event of the network, the newest last, those still to come included.
 *
 * @example networkEvents(facts, municipalities).filter((event) => event.date > today)
 */
export function networkEvents(facts: NetworkFacts, municipalities: readonly MunicipalityFact[]): NetworkEvent[] {
  const links = groupBy(facts.links, (link) => link.unitId)
  const living = facts.units.filter((unit) => !isEmpty(unit))
  const changes = living.flatMap((unit) => changesOf(unit, links.get(unit.id) ?? []))
  const successions = gatherSuccessions(facts.successions, changes)
  const told = new Set(successions.flatMap((event) => event.told))
  return [
    ...successions.map(({ event }) => event),
    ...gatherChanges(changes.filter((change) => !told.has(change))),
    ...territoryChanges(facts, municipalities),
    ...municipalityMergers(facts, municipalities)
  ].sort(inOrder)
}

/** The last event before a day, null when there is none. */
export function previousEvent(events: readonly NetworkEvent[], day: IsoDate): NetworkEvent | null {
  return events.findLast((event) => event.date < day) ?? null
}

/** The first event after a day, null when there is none. */
export function nextEvent(events: readonly NetworkEvent[], day: IsoDate): NetworkEvent | null {
  return events.find((event) => event.date > day) ?? null
}

function inOrder(a: NetworkEvent, b: NetworkEvent): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1
  const byKind = networkEventKinds.indexOf(a.kind) - networkEventKinds.indexOf(b.kind)
  return byKind || (a.id < b.id ? -1 : 1)
}

/** The life of one unit as changes: it opens, stands under one parent after another, and closes. */
function changesOf(unit: UnitFact, links: readonly LinkFact[]): UnitChange[] {
  const turns = links.flatMap((link) => [link.validFrom, link.validTo ?? unit.validFrom])
  const days = [...new Set([unit.validFrom, ...turns])].filter((day) => isValidOn(unit, day)).sort()
  const changes: UnitChange[] = []
  let parentId: string | null = null
  for (const date of days) {
    const link = linksOn(links, date).get(unit.id)
    const toId = link?.parentId ?? null
    const reason = link?.reason ?? null
    if (date === unit.validFrom) changes.push({ date, kind: 'opened', unitId: unit.id, fromId: null, toId, reason })
    else if (toId !== parentId) changes.push({ date, kind: 'moved', unitId: unit.id, fromId: parentId, toId, reason })
    parentId = toId
  }
  if (unit.validTo !== null) {
    changes.push({ date: unit.validTo, kind: 'closed', unitId: unit.id, fromId: parentId, toId: null, reason: null })
  }
  return changes
}

/** Gathers what happened on one day between the same parents into one event. */
function gatherChanges(changes: readonly UnitChange[]): NetworkEvent[] {
  const groups = groupBy(changes, ({ date, kind, fromId, toId }) => JSON.stringify([date, kind, fromId, toId]))
  return [...groups.values()].map((group) => {
    const { date, kind, fromId, toId } = group[0]
    const unitIds = group.map((change) => change.unitId).sort()
    return {
      id: `${date}/${kind}/${fromId ?? ''}>${toId ?? ''}`,
      date,
      kind,
      unitIds,
      fromIds: fromId === null ? [] : [fromId],
      toIds: toId === null ? [] : [toId],
      municipalityCodes: [],
      intoMunicipalityCode: null,
      reason: firstReason(group),
      placements: kind === 'closed' ? [] : unitIds.map((unitId) => ({ unitId, parentId: toId })),
      endedIds: kind === 'closed' ? unitIds : []
    }
  })
}

/** Mergers are gathered by what comes out of them, splits by what goes into them. */
function gatherSuccessions(
  successions: readonly SuccessionFact[],
  changes: readonly UnitChange[]
): { event: NetworkEvent; told: UnitChange[] }[] {
  const groups = groupBy(successions, ({ kind, effectiveOn, successorId, predecessorId }) =>
    JSON.stringify([effectiveOn, kind, kind === 'merge' ? successorId : predecessorId])
  )
  const taken = new Set<UnitChange>()
  return [...groups.values()].map((group) => {
    const { effectiveOn: date, kind } = group[0]
    const fromIds = [...new Set(group.map((each) => each.predecessorId))].sort()
    const toIds = [...new Set(group.map((each) => each.successorId))].sort()
    const told = changes.filter((change) => !taken.has(change) && isToldBy(change, { date, fromIds, toIds }))
    told.forEach((change) => taken.add(change))
    const opened = told.filter((change) => change.kind === 'opened')
    const closed = told.filter((change) => change.kind === 'closed')
    const event: NetworkEvent = {
      id: `${date}/${kind}/${fromIds.join('+')}>${toIds.join('+')}`,
      date,
      kind: kind === 'merge' ? 'merged' : 'split',
      unitIds: [...new Set([...fromIds, ...toIds])],
      fromIds,
      toIds,
      municipalityCodes: [],
      intoMunicipalityCode: null,
      reason: firstReason(group),
      placements: opened.map(({ unitId, toId }) => ({ unitId, parentId: toId })),
      endedIds: closed.map(({ unitId }) => unitId)
    }
    return { event, told }
  })
}

function isToldBy(
  change: UnitChange,
  by: { readonly date: IsoDate; readonly fromIds: readonly string[]; readonly toIds: readonly string[] }
): boolean {
  if (change.date !== by.date) return false
  if (change.kind === 'opened') return by.toIds.includes(change.unitId)
  return change.kind === 'closed' && by.fromIds.includes(change.unitId)
}

const firstReason = (group: readonly { readonly reason: string | null }[]): string | null =>
  group.find((each) => each.reason !== null)?.reason ?? null
