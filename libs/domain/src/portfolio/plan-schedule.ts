/**
 * What waits for what, and what moves when something does. One thing begins when another has ended and a wait has gone by
 * (finish to start); a milestone or a deliverable may fall on the day on which what it waits for ends. What is done or will not
 * be done neither moves nor holds anything up.
 * Source: issue "Portfolio", item 3 (dependencies).
 */
import { addDays, daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import { hullOf, isPast, isPoint, type PlanDays, type PlanItem } from './plan.js'

export interface PlanLink {
  /** What has to end first. */
  readonly fromId: string
  /** What waits for it. */
  readonly toId: string
  readonly lagDays: number
}

/**
 * A way round by which something would wait for itself, as ids; null when there is none.
 *
 * @example circleIn([{ fromId: 'a', toId: 'b', lagDays: 0 }, { fromId: 'b', toId: 'a', lagDays: 0 }]) // ['a', 'b', 'a']
 */
export function circleIn(links: readonly PlanLink[]): readonly string[] | null {
  const next = grouped(links, ({ fromId }) => fromId)
  const cleared = new Set<string>()
  const walk = (id: string, way: readonly string[]): readonly string[] | null => {
    const at = way.indexOf(id)
    if (at >= 0) return [...way.slice(at), id]
    if (cleared.has(id)) return null
    for (const { toId } of next.get(id) ?? []) {
      const found = walk(toId, [...way, id])
      if (found) return found
    }
    cleared.add(id)
    return null
  }
  for (const id of next.keys()) {
    const found = walk(id, [])
    if (found) return found
  }
  return null
}

function grouped<Each>(all: readonly Each[], keyOf: (each: Each) => string): ReadonlyMap<string, readonly Each[]> {
  const groups = new Map<string, Each[]>()
  for (const each of all) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each])
  return groups
}

const known = (items: readonly PlanItem[]): ReadonlyMap<string, PlanItem> => new Map(items.map((item) => [item.id, item]))

/** The links that bind: both ends are still to be done. */
function binding(items: readonly PlanItem[], links: readonly PlanLink[]): PlanLink[] {
  const of = known(items)
  return links.filter(({ fromId, toId }) => {
    const [from, to] = [of.get(fromId), of.get(toId)]
    return from !== undefined && to !== undefined && !isPast(from.state) && !isPast(to.state)
  })
}

/** The first day on which the later of two can begin. */
const earliestAfter = (endsOn: IsoDate, to: PlanItem, lagDays: number): IsoDate => addDays(endsOn, lagDays + (isPoint(to.kind) ? 0 : 1))

/**
 * The links that the days of a plan break.
 *
 * @example brokenLinks([{ ...a, endsOn: '2026-02-01' }, { ...b, startsOn: '2026-02-01' }], [{ fromId: 'a', toId: 'b', lagDays: 0 }]).length // 1
 */
export function brokenLinks(items: readonly PlanItem[], links: readonly PlanLink[]): PlanLink[] {
  const of = known(items)
  return binding(items, links).filter(({ fromId, toId, lagDays }) => {
    const [from, to] = [of.get(fromId), of.get(toId)]
    return from !== undefined && to !== undefined && to.startsOn < earliestAfter(from.endsOn, to, lagDays)
  })
}

/** The ids in an order in which nothing comes before what it waits for; there is no circle. */
function inOrder(items: readonly PlanItem[], links: readonly PlanLink[]): string[] {
  const before = grouped(links, ({ toId }) => toId)
  const order = new Set<string>()
  const put = (id: string): void => {
    if (order.has(id)) return
    for (const { fromId } of before.get(id) ?? []) put(fromId)
    order.add(id)
  }
  for (const { id } of items) put(id)
  return [...order]
}

/** Something that moves, from its days to others. */
export interface PlanMove extends PlanDays {
  readonly id: string
  readonly before: PlanDays
  /** By how many days its end moves. */
  readonly days: number
}

/**
 * What else moves when something is given other days: what waits for it is pushed on as far as it must, keeping its length, and
 * packages grow so that all in them fits. Nothing is pulled back.
 *
 * @example whatMoves([a, b], { links: [{ fromId: 'a', toId: 'b', lagDays: 0 }], id: 'a', to: later })[0]?.id // 'b'
 */
export function whatMoves(items: readonly PlanItem[], { links, id, to }: { readonly links: readonly PlanLink[]; readonly id: string; readonly to: PlanDays }): PlanMove[] {
  const bound = binding(items, links)
  const before = grouped(bound, ({ toId }) => toId)
  const of = new Map(known(items))
  const moved = of.get(id)
  if (moved) of.set(id, { ...moved, ...to })
  for (const each of inOrder(items, bound)) {
    const item = of.get(each)
    if (!item || each === id) continue
    const needed = (before.get(each) ?? []).map(({ fromId, lagDays }) => earliestAfter(of.get(fromId)?.endsOn ?? item.startsOn, item, lagDays))
    const latest = needed.reduce((most, day) => (day > most ? day : most), item.startsOn)
    if (latest > item.startsOn) of.set(each, { ...item, ...shifted(item, daysBetween(item.startsOn, latest)) })
  }
  return [...movesOf(items, of, id), ...growing(items, of, id)]
}

const shifted = ({ startsOn, endsOn }: PlanDays, days: number): PlanDays => ({ startsOn: addDays(startsOn, days), endsOn: addDays(endsOn, days) })

function movesOf(items: readonly PlanItem[], of: ReadonlyMap<string, PlanItem>, id: string): PlanMove[] {
  return items.flatMap((item) => (item.kind === 'package' ? [] : moveOf(item, of.get(item.id))).filter((move) => move.id !== id))
}

function growing(items: readonly PlanItem[], of: ReadonlyMap<string, PlanItem>, id: string): PlanMove[] {
  const all = [...of.values()]
  return items.flatMap((item) => {
    if (item.kind !== 'package' || item.id === id) return []
    const hull = hullOf([item, ...all.filter(({ packageId, state }) => packageId === item.id && state !== 'cancelled')])
    return moveOf(item, hull ?? undefined)
  })
}

function moveOf({ id, startsOn, endsOn }: PlanItem, now: PlanDays | undefined): PlanMove[] {
  if (!now || (now.startsOn === startsOn && now.endsOn === endsOn)) return []
  return [{ id, startsOn: now.startsOn, endsOn: now.endsOn, before: { startsOn, endsOn }, days: daysBetween(endsOn, now.endsOn) }]
}

/** Where something stands among what it waits for and what waits for it. */
export interface PlanPlace {
  readonly id: string
  /** The first day on which it could begin by what it waits for; its own where it waits for nothing. */
  readonly earliest: IsoDate
  /** How many days it can slip before the end of the plan does; null once it is past. */
  readonly slack: number | null
  /** Whether every day that it slips moves the end of the plan. */
  readonly isCritical: boolean
}

/**
 * The earliest beginning, the slack and the critical path of a plan: the end of the plan is the last day of what is still to be
 * done.
 *
 * @example planPlaces([a, b], [{ fromId: 'a', toId: 'b', lagDays: 0 }]).every(({ isCritical }) => isCritical) // true where b begins on the day after a
 */
export function planPlaces(items: readonly PlanItem[], links: readonly PlanLink[]): PlanPlace[] {
  const parts = items.filter(({ kind }) => kind !== 'package')
  const bound = binding(parts, links)
  const [before, after] = [grouped(bound, ({ toId }) => toId), grouped(bound, ({ fromId }) => fromId)]
  const of = known(parts)
  const planEnd = hullOf(parts.filter(({ state }) => !isPast(state)))?.endsOn
  const latest = new Map<string, IsoDate>()
  for (const id of inOrder(parts, bound).reverse()) {
    const ends = (after.get(id) ?? []).flatMap(({ toId, lagDays }) => {
      const [to, end] = [of.get(toId), latest.get(toId)]
      return to && end ? [addDays(end, -daysBetween(to.startsOn, to.endsOn) - lagDays - (isPoint(to.kind) ? 0 : 1))] : []
    })
    if (planEnd) latest.set(id, ends.reduce((least, day) => (day < least ? day : least), planEnd))
  }
  return parts.map((item) => {
    const waits = (before.get(item.id) ?? []).flatMap(({ fromId, lagDays }) => earliestAfter(of.get(fromId)?.endsOn ?? item.startsOn, item, lagDays))
    const end = latest.get(item.id)
    const slack = isPast(item.state) || !end ? null : daysBetween(item.endsOn, end)
    return { id: item.id, earliest: waits.length === 0 ? item.startsOn : waits.reduce((most, day) => (day > most ? day : most)), slack, isCritical: slack === 0 }
  })
}
