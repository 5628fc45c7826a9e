/** What the fields of each kind of change are given. */
import type { ChangeForm } from '../change-form.js'
import type { DayNetwork } from '../day-network.js'
import type { UnitBefore } from '../unit-details.js'

export interface WhichProps {
  readonly form: ChangeForm
  readonly change: (part: Partial<ChangeForm>) => void
  readonly network: DayNetwork
  /** The unit that the change is about; null while it is on its way, and when none is chosen. */
  readonly before: UnitBefore | null
  /** What is wrong with a control, by its id. */
  readonly errorOf: (id: string) => string | undefined
}
