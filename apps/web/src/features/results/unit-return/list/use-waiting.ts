/** What waits for the viewer: returns that their unit is to fill in or mend, or that their centre is to look at. */
import type { ReturnState } from '@solmu/domain/results/return-state.js'
import { useCan } from '../../../../app/viewer.js'

/** The states in which a return waits for somebody like the viewer; none for those who only read. */
export function useWaitingStates(): readonly ReturnState[] {
  const [mayEdit, mayVerify, mayAccept] = [useCan('return.edit'), useCan('return.verify'), useCan('return.accept')]
  if (mayEdit) return ['returned', 'not_started', 'draft']
  if (mayVerify) return ['submitted']
  return mayAccept ? ['verified'] : []
}
