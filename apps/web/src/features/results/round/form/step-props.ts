import type { RoundRecord } from '../round.operations.js'
import type { RoundForm } from './round-form.js'

/** What every step of the wizard is given. */
export interface StepProps {
  readonly form: RoundForm
  readonly change: (part: Partial<RoundForm>) => void
  /** What is wrong at a control. */
  readonly errorOf: (fieldId: string) => string | undefined
  /** The round that is changed; null for a new one. */
  readonly before: RoundRecord | null
}
