/**
 * Why an expression cannot be used, so that it can be said in any language and
 * shown at its place.
 *
 * syntax: it is not written to its end or not as an expression is · too_long, too_deep: beyond the limits · not_offered:
 * texts, lists, members and functions other than min, max and abs · wrong_type: a number where a truth is needed, or the
 * other way round · wrong_count: a function with too few or too many values · unknown_code: no such indicator ·
 * not_in_force: an indicator that has ended or not begun · itself, cycle: it would be worked out from itself.
 */
export const problemKinds = [
  'syntax',
  'too_long',
  'too_deep',
  'not_offered',
  'wrong_type',
  'wrong_count',
  'unknown_code',
  'not_in_force',
  'itself',
  'cycle'
] as const
export type ProblemKind = (typeof problemKinds)[number]

export interface ExpressionProblem {
  readonly kind: ProblemKind
  /** The characters that it is about: from the first, counted from 0, up to but without the last. */
  readonly from: number
  readonly to: number
  /** What stands there, or the codes of a cycle, one after the other; empty where there is nothing to name. */
  readonly name: string
}
