/**
 * Whether an improvement action helped: what was measured when it was opened beside what the first assessment shows that
 * was made after it was done. Worked out from final assessments alone, never typed.
 * Source: issue "Quality", item 4 ("effect measured at the next round").
 */
import type { IsoDate } from '@solmu/shared/dates.js'

/**
 * better, same, worse · not_measured: there is no final assessment after it was done yet · no_baseline: nothing was measured
 * before it was opened · incomparable: the criterion, its scale or the scoring was changed in between.
 */
export const improvementEffects = ['better', 'same', 'worse', 'not_measured', 'no_baseline', 'incomparable'] as const
export type ImprovementEffect = (typeof improvementEffects)[number]

/** What a final assessment says of one criterion, or of the whole. */
export interface Measurement {
  readonly assessmentId: string
  readonly assessedOn: IsoDate
  /** Two values can be compared when they are on the same scale: of a criterion the code of its scale, of a score the version. */
  readonly scale: string
  readonly value: number
}

export interface MeasuredAction {
  readonly openedOn: IsoDate
  /** The day on which it was said to be done; null while it is not. */
  readonly doneOn: IsoDate | null
  /** The assessment from which it was opened, where there is one. */
  readonly assessmentId: string | null
  /** Final assessments of its unit by its framework, in any order; those that skipped the criterion left out. */
  readonly measurements: readonly Measurement[]
}

export interface MeasuredEffect {
  readonly effect: ImprovementEffect
  readonly before: Measurement | null
  readonly after: Measurement | null
}

const byDay = (a: Measurement, b: Measurement): number =>
  a.assessedOn === b.assessedOn ? Number(a.assessmentId > b.assessmentId) - Number(a.assessmentId < b.assessmentId) : a.assessedOn < b.assessedOn ? -1 : 1

/**
 * The effect of an action. An assessment of the very day on which it was done may have been made before it, and does not
 * measure it.
 *
 * @example effectOf({ openedOn: '2026-01-10', doneOn: '2026-03-01', assessmentId: null, measurements: [was2, is3] }).effect // 'better'
 */
export function effectOf({ openedOn, doneOn, assessmentId, measurements }: MeasuredAction): MeasuredEffect {
  const inOrder = [...measurements].sort(byDay)
  const origin = inOrder.find((each) => each.assessmentId === assessmentId)
  const before = origin ?? inOrder.findLast(({ assessedOn }) => assessedOn <= openedOn) ?? null
  const after = (doneOn !== null && inOrder.find((each) => each !== before && each.assessedOn > doneOn)) || null
  return { effect: compared(before, after), before, after }
}

function compared(before: Measurement | null, after: Measurement | null): ImprovementEffect {
  if (!before) return 'no_baseline'
  if (!after) return 'not_measured'
  if (before.scale !== after.scale) return 'incomparable'
  if (after.value === before.value) return 'same'
  return after.value > before.value ? 'better' : 'worse'
}
