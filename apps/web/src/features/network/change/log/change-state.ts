/** The shape of the state of a recorded change: what moves has an arrow, what is done a tick, what went back a diamond. */
import type { StatusName } from '../../../../ui/status.js'
import type { RecordedChange } from '../change.operations.js'

export const statusOfState: Readonly<Record<RecordedChange['state'], StatusName>> = {
  planned: 'submitted',
  in_force: 'verified',
  undone: 'returned'
}
