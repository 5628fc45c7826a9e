import { DomainError } from '@solmu/domain/errors.js'
import { dayIssues, hullOf, type PlanDays, type PlanItem, timeOf } from '@solmu/domain/portfolio/plan.js'
import { brokenLinks, circleIn, type PlanLink, type PlanMove, whatMoves } from '@solmu/domain/portfolio/plan-schedule.js'
import { addDays } from '@solmu/shared/dates.js'
import type { SavePlanItemInput } from './plan-input.graphql.js'
import { type ItemRow, mayWriteFor, type Planned } from './plan-reader.js'

interface Known {
  readonly planned: Planned
  readonly items: readonly ItemRow[]
  readonly links: readonly PlanLink[]
  readonly input: Pick<SavePlanItemInput, 'waitsFor' | 'movesOthers'>
}

/**
 * What else moves when a part of a plan is saved, and what it waits for.
 *
 * @throws DomainError NOT_FOUND for what is not there to wait for, PLAN_CIRCLE, OUT_OF_RANGE when it begins too early or does not
 *   fit, PLAN_LINK when it pushes what the viewer does not move along
 */
export function movesWith(item: PlanItem, { planned, items, links, input }: Known): { readonly moves: readonly PlanMove[]; readonly waits: readonly PlanLink[] } {
  const waits = waitsOf(item, items, input)
  const now: readonly PlanItem[] = [...items.filter(({ id }) => id !== item.id), item]
  const all = [...links.filter(({ toId }) => toId !== item.id), ...waits]
  const circle = circleIn(all)
  if (circle) throw new DomainError('PLAN_CIRCLE', { path: ['waitsFor'], params: { way: circle.map((id) => nameOf(id, items)).join(' → ') } })
  demandAfter(item, now, { waits, planned })
  demandRoom(item, now)
  const moves = whatMoves(now, { links: all, id: item.id, to: item })
  for (const move of moves) demandMove(move, now, { planned, movesOthers: input.movesOthers, items })
  return { moves, waits }
}

const nameOf = (id: string, items: readonly ItemRow[]): string => items.find((each) => each.id === id)?.name ?? '…'

function waitsOf({ id, kind }: PlanItem, items: readonly ItemRow[], { waitsFor }: Known['input']): PlanLink[] {
  const seen = new Set<string>()
  return waitsFor.map(({ itemId, lagDays }, at) => {
    const from = items.find((each) => each.id === itemId)
    if (!from || from.kind === 'package' || kind === 'package' || itemId === id) throw new DomainError('NOT_FOUND', { path: ['waitsFor', at, 'itemId'] })
    if (seen.has(itemId)) throw new DomainError('ALREADY_EXISTS', { path: ['waitsFor', at, 'itemId'] })
    seen.add(itemId)
    return { fromId: itemId, toId: id, lagDays }
  })
}

/** It begins when what it waits for has ended. */
function demandAfter(item: PlanItem, now: readonly PlanItem[], { waits, planned }: { readonly waits: readonly PlanLink[]; readonly planned: Planned }): void {
  const [, max] = timeOf(planned.frame)
  const days = brokenLinks(now, waits).map(({ fromId, lagDays }) => {
    const end = now.find(({ id }) => id === fromId)?.endsOn ?? item.startsOn
    return addDays(end, lagDays + (item.kind === 'task' ? 1 : 0))
  })
  const min = days.sort().at(-1)
  if (min) throw new DomainError('OUT_OF_RANGE', { path: ['startsOn'], params: { min, max } })
}

/** A package has room for all that is in it. */
function demandRoom(item: PlanItem, now: readonly PlanItem[]): void {
  if (item.kind !== 'package') return
  const hull = hullOf(now.filter(({ packageId, state }) => packageId === item.id && state !== 'cancelled'))
  if (hull && item.startsOn > hull.startsOn) throw new DomainError('OUT_OF_RANGE', { path: ['startsOn'], params: { max: hull.startsOn } })
  if (hull && item.endsOn < hull.endsOn) throw new DomainError('OUT_OF_RANGE', { path: ['endsOn'], params: { min: hull.endsOn } })
}

interface Mover {
  readonly planned: Planned
  readonly movesOthers: boolean
  readonly items: readonly ItemRow[]
}

function demandMove(move: PlanMove, now: readonly PlanItem[], { planned, movesOthers, items }: Mover): void {
  const moved = now.find(({ id }) => id === move.id)
  if (!moved) return
  const isMine = mayWriteFor(planned, moved.partnerId)
  if (moved.kind === 'package' && !isMine) throw outside(moved)
  if (moved.kind !== 'package' && !(isMine && movesOthers)) throw new DomainError('PLAN_LINK', { path: ['endsOn'], params: { name: nameOf(move.id, items) } })
  const [issue] = dayIssues({ ...move, partnerId: moved.partnerId }, planned.frame)
  if (issue) throw new DomainError(issue.code, { path: ['endsOn'], params: issue.params })
}

/** Only whoever may change a package makes it longer. */
const outside = ({ startsOn, endsOn }: PlanDays): DomainError => new DomainError('OUT_OF_RANGE', { path: ['endsOn'], params: { min: startsOn, max: endsOn } })
