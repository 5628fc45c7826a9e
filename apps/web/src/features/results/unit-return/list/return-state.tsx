/** The state of a return: its glyph and its word; late wins over draft and not started. */
import type { ReturnState } from '@solmu/domain/results/return-state.js'
import { Status, type StatusName } from '../../../../ui/status.js'

const statusOf: Readonly<Record<ReturnState, StatusName>> = {
  not_started: 'notStarted',
  draft: 'draft',
  submitted: 'submitted',
  returned: 'returned',
  verified: 'verified',
  accepted: 'accepted',
  locked: 'locked'
}

export interface ReturnStateProps {
  readonly of: { readonly state: ReturnState; readonly isLate: boolean }
}

export function returnStatus({ state, isLate }: ReturnStateProps['of']): StatusName {
  const isOpen = state === 'not_started' || state === 'draft'
  return isLate && isOpen ? 'late' : statusOf[state]
}

export function ReturnStateMark({ of }: ReturnStateProps) {
  return <Status status={returnStatus(of)} />
}
