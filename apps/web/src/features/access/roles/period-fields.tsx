/** The first and the last day of a role or of a deputyship, side by side. */
import { TextField } from '../../../ui/form-field.js'
import admin from '../../../ui/admin-pages.module.css'

interface DayField {
  readonly label: string
  readonly value: string
  readonly help?: string
  readonly error?: string
}

export interface PeriodFieldsProps {
  /** The ids of the fields are `prefix-validFrom` and `prefix-validTo`; the error summary links to them. */
  readonly prefix: string
  readonly from: DayField
  readonly last: DayField & { readonly isOptional?: boolean }
  readonly onChange: (part: { readonly from?: string; readonly last?: string }) => void
}

export function PeriodFields({ prefix, from, last, onChange }: PeriodFieldsProps) {
  return (
    <div className={admin.pair}>
      <TextField id={`${prefix}-validFrom`} {...from} autoComplete="off" onChange={(event) => onChange({ from: event.target.value })} />
      <TextField id={`${prefix}-validTo`} {...last} autoComplete="off" onChange={(event) => onChange({ last: event.target.value })} />
    </div>
  )
}
