/** Changes of several units: they move, or become one. */
import { useLocalized, useText } from '../../../../ui/text.js'
import { ChoiceList } from '../fields/choice-list.js'
import { NewUnitFields } from '../fields/new-unit-fields.js'
import { CentreField, UnitsField } from '../fields/unit-fields.js'
import type { WhichProps } from './which-fields.js'
import styles from '../change.module.css'

export function MoveFields({ form, change, network, errorOf }: WhichProps) {
  const t = useText()
  return (
    <>
      <UnitsField
        id="change-units"
        label={t('change.move.units')}
        help={t('change.move.unitsHelp')}
        chosenLabel={t('change.move.chosen')}
        network={network}
        accepts={(node) => node.type === 'local_unit'}
        values={form.unitIds}
        error={errorOf('change-units')}
        onChange={(unitIds) => change({ unitIds })}
      />
      <CentreField
        id="change-target"
        label={t('change.move.target')}
        network={network}
        value={form.targetId}
        error={errorOf('change-target')}
        onChange={(targetId) => change({ targetId })}
      />
      <p className={styles.note}>{t('change.move.note')}</p>
    </>
  )
}

/** Units of one level, because only those continue each other. */
export function MergeFields({ form, change, network, errorOf }: WhichProps) {
  const t = useText()
  const pick = useLocalized()
  const units = form.unitIds.flatMap((id) => network.byId.get(id) ?? [])
  const level = units[0]?.type
  return (
    <>
      <UnitsField
        id="change-units"
        label={t('change.merge.units')}
        help={t('change.merge.unitsHelp')}
        chosenLabel={t('change.merge.chosen')}
        network={network}
        accepts={(node) => node.type !== 'headquarters' && (level === undefined || node.type === level)}
        values={form.unitIds}
        error={errorOf('change-units')}
        onChange={(unitIds) => change({ unitIds })}
      />
      {units.length > 1 && (
        <ChoiceList
          id="change-successor"
          legend={t('change.merge.successor')}
          value={form.successor}
          error={errorOf('change-successor')}
          onChange={(successor) => change({ successor })}
          options={[
            ...units.map((unit) => ({ value: unit.id, label: pick(unit.name), text: t('change.merge.takesIn') })),
            { value: 'new', label: t('change.merge.new'), text: t('change.merge.newText') }
          ]}
        />
      )}
      {form.successor === 'new' && <NewSuccessorFields {...{ form, change, network, errorOf }} />}
    </>
  )
}

function NewSuccessorFields({ form, change, network, errorOf }: Omit<WhichProps, 'before'>) {
  const t = useText()
  const units = form.unitIds.flatMap((id) => network.byId.get(id) ?? [])
  const isLocal = units[0]?.type !== 'regional_centre'
  const hasSeveralParents = new Set(units.map((unit) => unit.parentId)).size > 1
  return (
    <div className={styles.inner}>
      <h3>{t('change.merge.newTitle')}</h3>
      <NewUnitFields
        {...{ form, change, network, errorOf, isLocal }}
        hasCentre={isLocal && hasSeveralParents}
        centreHelp={t('change.merge.parentHelp')}
      />
    </div>
  )
}
