/** How a return stands towards whoever looks at it: whether they write, answer, or only read, and why. */
import type { ReturnState } from '@solmu/domain/results/return-state.js'
import type { UnitReturn } from './unit-return.types.js'

/**
 * first: every figure is open · answers: only what is questioned is open · reads: nothing is open, for the reason that
 * `reason` names.
 */
export interface Standing {
  readonly kind: 'first' | 'answers' | 'reads'
  readonly reason: 'submitted' | 'verified' | 'accepted' | 'locked' | 'notYours' | 'roundNotOpen' | null
}

const reads = (reason: Standing['reason']): Standing => ({ kind: 'reads', reason })
const closed: readonly ReturnState[] = ['submitted', 'verified', 'accepted', 'locked']

export function standingOf({ state, round, sheet }: UnitReturn, mayEdit: boolean): Standing {
  const found = closed.find((each) => each === state)
  if (found) return reads(found as 'submitted')
  if (!mayEdit) return reads('notYours')
  if (round.state === 'locked') return reads('locked')
  if (round.state !== 'open') return reads('roundNotOpen')
  if (!sheet.some(({ cells }) => cells.some(({ isWritable }) => isWritable))) return reads('notYours')
  return { kind: state === 'returned' ? 'answers' : 'first', reason: null }
}
