/** Changes of one unit that exists, or that existed: amend, close, reopen. */
import { useFormat } from '../../../../ui/format.js'
import { Skeleton } from '../../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import { belongingsOf } from '../day-network.js'
import { ClosedUnitField } from '../fields/closed-unit-field.js'
import { DetailsFields } from '../fields/details-fields.js'
import { CentreField, UnitField } from '../fields/unit-fields.js'
import type { WhichProps } from './which-fields.js'
import styles from '../change.module.css'

/** What was typed about one unit says nothing about another. */
const otherUnit = (unitId: string | null) => ({ unitId, changed: {} })

export function AmendFields({ form, change, network, before, errorOf }: WhichProps) {
  const t = useText()
  return (
    <>
      <UnitField
        id="change-unit"
        label={t('change.amend.unit')}
        network={network}
        accepts={() => true}
        value={form.unitId}
        error={errorOf('change-unit')}
        onChange={(unitId) => change(otherUnit(unitId))}
      />
      {form.unitId !== null && before === null && <Skeleton lines={6} />}
      {before !== null && (
        <>
          <p className={styles.note}>{t('change.amend.note')}</p>
          <DetailsFields
            prefix="change-"
            network={network}
            before={before.details}
            value={form.changed}
            onChange={(changed) => change({ changed })}
            isLocal={before.type === 'local_unit'}
            errorOf={errorOf}
          />
        </>
      )}
    </>
  )
}

export function CloseFields({ form, change, network, errorOf }: WhichProps) {
  const t = useText()
  const format = useFormat()
  const isCentre = form.unitId !== null && network.byId.get(form.unitId)?.type === 'regional_centre'
  const { units, codes } = belongingsOf(network, form.unitId)
  const needsHeir = isCentre && units.length + codes.length > 0
  return (
    <>
      <UnitField
        id="change-unit"
        label={t('change.close.unit')}
        network={network}
        accepts={(node) => node.type !== 'headquarters'}
        value={form.unitId}
        error={errorOf('change-unit')}
        onChange={(unitId) => change({ unitId })}
      />
      {form.unitId !== null && !needsHeir && <p className={styles.note}>{t('change.close.nobody')}</p>}
      {needsHeir && (
        <CentreField
          id="change-target"
          label={t('change.close.heir')}
          help={t('change.close.heirHelp', {
            units: units.length,
            municipalities: codes.length,
            day: format.day(network.day)
          })}
          network={network}
          except={form.unitId}
          value={form.targetId}
          error={errorOf('change-target')}
          onChange={(targetId) => change({ targetId })}
        />
      )}
    </>
  )
}

export function ReopenFields({ form, change, network, before, errorOf }: WhichProps) {
  const t = useText()
  const pick = useLocalized()
  const chosen = before === null ? null : { value: before.id, label: pick(before.details.name) }
  return (
    <>
      <ClosedUnitField
        id="change-unit"
        label={t('change.reopen.unit')}
        help={t('change.reopen.unitHelp')}
        day={network.day}
        value={form.unitId}
        chosen={chosen}
        error={errorOf('change-unit')}
        onChange={(unitId) => change(otherUnit(unitId))}
      />
      {before?.type === 'local_unit' && (
        <CentreField
          id="change-target"
          label={t('change.field.centre')}
          network={network}
          value={form.targetId}
          error={errorOf('change-target')}
          onChange={(targetId) => change({ targetId })}
        />
      )}
      {before !== null && (
        <details className={styles.more} open={Object.keys(form.changed).length > 0 || undefined}>
          <summary>{t('change.reopen.details')}</summary>
          <DetailsFields
            prefix="change-"
            network={network}
            before={before.details}
            value={form.changed}
            onChange={(changed) => change({ changed })}
            isLocal={before.type === 'local_unit'}
            errorOf={errorOf}
          />
        </details>
      )}
    </>
  )
}
