/** The state of a round: the shape of its meaning and its word. */
import type { RoundState } from '@solmu/domain/results/round.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useText } from '../../../ui/text.js'

/** Moving, waiting, closed, turned back. */
const shapes: Readonly<Record<RoundState, StatusName>> = {
  planned: 'notStarted',
  open: 'submitted',
  locked: 'locked',
  cancelled: 'returned'
}

export function RoundStateMark({ state }: { readonly state: RoundState }) {
  const t = useText()
  return <Status status={shapes[state]} label={t(`round.state.${state}`)} />
}
