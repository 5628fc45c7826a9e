/** A new unit: its level, its centre and what it is. */
import { useText } from '../../../../ui/text.js'
import { ChoiceList } from '../fields/choice-list.js'
import { NewUnitFields } from '../fields/new-unit-fields.js'
import type { WhichProps } from './which-fields.js'

export function OpenFields({ form, change, network, errorOf }: WhichProps) {
  const t = useText()
  const isLocal = form.level === 'local_unit'
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
      <NewUnitFields {...{ form, change, network, errorOf }} isLocal={isLocal} hasCentre={isLocal} />
    </>
  )
}
