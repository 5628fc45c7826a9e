/**
 * A baseline is the plan as it was on a day, frozen: the decision of the funder freezes one by itself. Beside it one sees what has
 * moved since, what is new and what is gone.
 * Source: issue "Portfolio", item 3 (baseline against now).
 */
import { daysBetween } from '@solmu/shared/dates.js'
import type { PlanDays, PlanKind } from './plan.js'

export interface FrozenItem extends PlanDays {
  readonly id: string
  readonly kind: PlanKind
  readonly name: string
}

export const planChanges = ['same', 'moved', 'new', 'gone'] as const
export type PlanChange = (typeof planChanges)[number]

export interface PlanDifference {
  readonly id: string
  readonly kind: PlanKind
  readonly name: string
  readonly change: PlanChange
  readonly before: PlanDays | null
  readonly now: PlanDays | null
  /** By how many days its beginning and its end have moved; later is more than nothing. */
  readonly startMoved: number
  readonly endMoved: number
}

const daysOnly = ({ startsOn, endsOn }: PlanDays): PlanDays => ({ startsOn, endsOn })

/**
 * A baseline against the plan as it is now: everything in either, once.
 *
 * @example planDifferences([a], [{ ...a, endsOn: later }])[0]?.change // 'moved'
 */
export function planDifferences(before: readonly FrozenItem[], now: readonly FrozenItem[]): PlanDifference[] {
  const was = new Map(before.map((item) => [item.id, item]))
  const is = new Set(now.map(({ id }) => id))
  const here = now.map((item): PlanDifference => {
    const { id, kind, name } = item
    const old = was.get(id)
    if (!old) return { id, kind, name, change: 'new', before: null, now: daysOnly(item), startMoved: 0, endMoved: 0 }
    const [startMoved, endMoved] = [daysBetween(old.startsOn, item.startsOn), daysBetween(old.endsOn, item.endsOn)]
    return { id, kind, name, change: startMoved === 0 && endMoved === 0 ? 'same' : 'moved', before: daysOnly(old), now: daysOnly(item), startMoved, endMoved }
  })
  const gone = before.filter(({ id }) => !is.has(id)).map((item): PlanDifference => ({ id: item.id, kind: item.kind, name: item.name, change: 'gone', before: daysOnly(item), now: null, startMoved: 0, endMoved: 0 }))
  return [...here, ...gone]
}
