/**
 * When a return or a region waits longer than it should, whoever stands above its holder is told: once for each thing.
 * Source: issue "Results", item 5, "escalation when overdue".
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'

export const holders = ['unit', 'centre', 'headquarters'] as const
export type Holder = (typeof holders)[number]

/** Who is told: the centre above the unit, the head office, or those who run the whole. */
export type Told = 'centre' | 'headquarters' | 'administrators'

/** How many days after its last day a holder's delay is told, and to whom. */
export const escalationSteps: Readonly<Record<Holder, readonly { readonly afterDays: number; readonly tell: Told }[]>> = {
  unit: [
    { afterDays: 1, tell: 'centre' },
    { afterDays: 14, tell: 'headquarters' }
  ],
  centre: [
    { afterDays: 1, tell: 'headquarters' },
    { afterDays: 14, tell: 'administrators' }
  ],
  headquarters: [{ afterDays: 1, tell: 'administrators' }]
}

/** Something that waits: at a unit its return, at a centre and the head office the returns of a centre. */
export interface Waiting {
  readonly roundId: string
  readonly holder: Holder
  /** The unit whose return waits, or the centre whose region does. */
  readonly unitId: string
  /** The centre above the unit; the unit itself for a region. */
  readonly centreId: string
  /** The last day on which the holder is in time. */
  readonly dueOn: IsoDate
}

export interface Escalation extends Waiting {
  readonly tell: Told
  /** The day from which it is told; the same thing on the same day is told once. */
  readonly day: IsoDate
}

/**
 * What is to have been told by a day: every step whose day has come. Whoever sends keeps what was sent, so that a step that
 * was missed is made up for and none is told twice.
 *
 * @example escalationsOn([{ ...waiting, holder: 'centre', dueOn: '2026-10-20' }], '2026-10-21')[0]?.tell // 'headquarters'
 */
export function escalationsOn(waiting: readonly Waiting[], today: IsoDate): Escalation[] {
  return waiting.flatMap((each) =>
    escalationSteps[each.holder]
      .map(({ afterDays, tell }) => ({ ...each, tell, day: addDays(each.dueOn, afterDays) }))
      .filter(({ day }) => day <= today)
  )
}
