/** A new unit: its level, its centre and what it is. */
import { useText } from '../../../../ui/text.js'
import { CentreField } from '../fields/unit-fields.js'
import { ChoiceList } from '../fields/choice-list.js'
import { DetailsFields } from '../fields/details-fields.js'
import type { WhichProps } from './which-fields.js'

export function OpenFields({ form, change, network, errorOf }: WhichProps) {
  const t = useText()
  return (
    <>
      <ChoiceList
        id="change-level"
        legend={t('change.open.level')}
        value={form.level}
        onChange={(level) => change({ level })}
        options={(['local_unit', 'regional_centre'] as const).map((level) => ({
          value: level,
          label: t(`network.type.${level}`)
        }))}
      />
      {form.level === 'local_unit' && (
        <CentreField
          id="change-target"
          label={t('change.field.centre')}
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
        isLocal={form.level === 'local_unit'}
        errorOf={errorOf}
      />
    </>
  )
}
