/**
 * What happened to the network, and what is already known to come: units that
 * opened, closed, moved, merged or split, got another name or keeper, and opened
 * again, territories that changed hands, and municipalities that merged under it.
 * The events are worked out from the facts and add nothing to them: whoever applies
 * them day by day from an empty network arrives at the tree and the territories of
 * the day.
 *
 * Units that open, close or move on one day between the same parents make one
 * event; one that is renamed or amended makes an event of its own. A unit that opens
 * or reopens as the successor of another, or closes because others continue it, is
 * told by the merger or the split and not a second time.
 * Source: requirement 5; architecture, "Time is in the model from day one".
 */
import { addDays, isValidOn, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { MunicipalityFact } from '../geography/succession.js'
import type { LinkFact, NetworkFacts, SuccessionFact } from './facts.js'
import { periodOn, unitsById, type UnitLives } from './lives.js'
import { periodEvents } from './period-events.js'
import { territoryChanges, municipalityMergers } from './territory-events.js'
import { linksOn } from './tree.js'

/** In the order in which the events of one day are told. */
export const networkEventKinds = [
  'municipality_merged',
  'opened',
  'reopened',
  'merged',
  'split',
  'renamed',
  'amended',
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
  /** Those that passed or merged; of a unit that moved house (amended), the one it left and the one it came to. */
  readonly municipalityCodes: readonly string[]
  /** Which municipality continues those that merged. */
  readonly intoMunicipalityCode: string | null
  /** What a unit that was renamed was called and is called; null for other events. */
  readonly names: { readonly before: LocalizedText; readonly after: LocalizedText } | null
  readonly reason: string | null
  readonly placements: readonly Placement[]
  /** The units that exist no more from that day on. */
  readonly endedIds: readonly string[]
}

/** A change of one unit, before the changes of a day are gathered. */
interface UnitChange {
  readonly date: IsoDate
  readonly kind: 'opened' | 'reopened' | 'moved' | 'closed'
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
  const units = [...unitsById(facts.units).values()]
  const changes = units.flatMap((unit) => unit.lives.flatMap((life) => changesIn(unit, life, links.get(unit.id) ?? [])))
  const successions = gatherSuccessions(facts.successions, changes)
  const told = new Set(successions.flatMap((event) => event.told))
  return [
    ...successions.map(({ event }) => event),
    ...gatherChanges(changes.filter((change) => !told.has(change))),
    ...units.flatMap((unit) => periodEvents(unit, municipalities)),
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

/** One life of a unit as changes: it opens, stands under one parent after another, and closes. */
function changesIn(unit: UnitLives, life: Validity, links: readonly LinkFact[]): UnitChange[] {
  const { id: unitId, lives, periods } = unit
  const moves: UnitChange[] = []
  let parentId: string | null = null
  for (const date of turningDays(life, links)) {
    const link = linksOn(links, date).get(unitId)
    const toId = link?.parentId ?? null
    const reason = link?.reason ?? null
    if (toId !== parentId || date === life.validFrom) {
      moves.push({ date, kind: 'moved', unitId, fromId: parentId, toId, reason })
    }
    parentId = toId
  }
  const opened = moves.slice(0, 1).map((move): UnitChange => {
    const reason = periodOn(periods, move.date)?.reason ?? move.reason
    return { ...move, kind: life === lives[0] ? 'opened' : 'reopened', reason }
  })
  return [...opened, ...moves.slice(1), ...closingOf(unit, life, parentId)]
}

/** The days of a life on which its unit may begin to stand under another parent, its first day to begin with. */
function turningDays(life: Validity, links: readonly LinkFact[]): IsoDate[] {
  const turns = links.flatMap((link) => [link.validFrom, link.validTo ?? life.validFrom])
  return [...new Set([life.validFrom, ...turns])].filter((day) => isValidOn(life, day)).sort()
}

function closingOf({ id: unitId, periods }: UnitLives, { validTo }: Validity, fromId: string | null): UnitChange[] {
  if (validTo === null) return []
  const reason = periodOn(periods, addDays(validTo, -1))?.endReason ?? null
  return [{ date: validTo, kind: 'closed', unitId, fromId, toId: null, reason }]
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
      names: null,
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
  const changesOn = groupBy(changes, (change) => change.date)
  const taken = new Set<UnitChange>()
  return [...groups.values()].map((group) => {
    const { effectiveOn: date, kind } = group[0]
    const fromIds = [...new Set(group.map((each) => each.predecessorId))].sort()
    const toIds = [...new Set(group.map((each) => each.successorId))].sort()
    const told = (changesOn.get(date) ?? []).filter(
      (change) => !taken.has(change) && isToldBy(change, { fromIds, toIds })
    )
    told.forEach((change) => taken.add(change))
    const closed = told.filter((change) => change.kind === 'closed')
    const opened = told.filter((change) => change.kind !== 'closed')
    const event: NetworkEvent = {
      id: `${date}/${kind}/${fromIds.join('+')}>${toIds.join('+')}`,
      date,
      kind: kind === 'merge' ? 'merged' : 'split',
      unitIds: [...new Set([...fromIds, ...toIds])],
      fromIds,
      toIds,
      municipalityCodes: [],
      intoMunicipalityCode: null,
      names: null,
      reason: firstReason([...group, ...told]),
      placements: opened.map(({ unitId, toId }) => ({ unitId, parentId: toId })),
      endedIds: closed.map(({ unitId }) => unitId)
    }
    return { event, told }
  })
}

/** Says whether a merger or a split of its day tells a change: that a predecessor closes, or that a successor opens. */
function isToldBy(
  { kind, unitId }: UnitChange,
  by: { readonly fromIds: readonly string[]; readonly toIds: readonly string[] }
): boolean {
  if (kind === 'opened' || kind === 'reopened') return by.toIds.includes(unitId)
  return kind === 'closed' && by.fromIds.includes(unitId)
}

const firstReason = (group: readonly { readonly reason: string | null }[]): string | null =>
  group.find((each) => each.reason !== null)?.reason ?? null
