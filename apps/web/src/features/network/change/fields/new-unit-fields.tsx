/** What a new unit needs: its centre, when that has to be chosen, and what it is. */
import { useText } from '../../../../ui/text.js'
import type { WhichProps } from '../which/which-fields.js'
import { DetailsFields } from './details-fields.js'
import { CentreField } from './unit-fields.js'

export interface NewUnitFieldsProps extends Omit<WhichProps, 'before'> {
  readonly isLocal: boolean
  readonly hasCentre: boolean
  /** Why the centre has to be chosen, when that is not plain. */
  readonly centreHelp?: string
}

export function NewUnitFields({ form, change, network, errorOf, isLocal, hasCentre, centreHelp }: NewUnitFieldsProps) {
  const t = useText()
  return (
    <>
      {hasCentre && (
        <CentreField
          id="change-target"
          label={t('change.field.centre')}
          help={centreHelp}
          network={network}
          value={form.targetId}
          error={errorOf('change-target')}
          onChange={(targetId) => change({ targetId })}
        />
      )}
      <DetailsFields
        prefix="change-"
        network={network}
        value={form.details}
        onChange={(details) => change({ details })}
        isLocal={isLocal}
        errorOf={errorOf}
      />
    </>
  )
}
