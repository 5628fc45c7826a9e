/** A unit is divided: its parts, the share of each, and, of a centre, who gets which unit and municipality. */
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { Button } from '../../../../ui/button.js'
import { SelectField } from '../../../../ui/form-field.js'
import { Section } from '../../../../ui/section.js'
import { Skeleton } from '../../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import { newPart, type ChangeForm, type PartForm } from '../change-form.js'
import { DetailsFields } from '../fields/details-fields.js'
import { PercentInput } from '../fields/percent-input.js'
import { ShareSum } from '../fields/share-sum.js'
import { UnitField } from '../fields/unit-fields.js'
import { partDetails } from '../unit-details.js'
import { GiftTables } from './gift-tables.js'
import { usePartNames } from './part-names.js'
import type { WhichProps } from './which-fields.js'
import styles from '../change.module.css'

/** How many parts one division may have. */
const mostParts = 20

const modes = ['self', 'new', 'existing'] as const

export function SplitFields(props: WhichProps) {
  const { form, change, network, before, errorOf } = props
  const t = useText()
  return (
    <>
      <UnitField
        id="change-unit"
        label={t('change.split.unit')}
        network={network}
        accepts={(node) => node.type !== 'headquarters'}
        value={form.unitId}
        error={errorOf('change-unit')}
        onChange={(unitId) => change({ unitId, gifts: {} })}
      />
      {form.unitId !== null && before === null && <Skeleton lines={6} />}
      {before !== null && <Parts {...props} />}
      {before?.type === 'regional_centre' && <GiftTables {...{ form, change, network, errorOf }} />}
    </>
  )
}

function Parts(props: WhichProps) {
  const { form, change } = props
  const t = useText()
  const setPart = (next: PartForm) =>
    change({ parts: form.parts.map((part) => (part.key === next.key ? next : part)) })
  const nextKey = String(Math.max(0, ...form.parts.map(({ key }) => Number(key) || 0)) + 1)
  return (
    <Section title={t('change.split.parts')} level={3} className={styles.section}>
      <p className={styles.note}>{t('change.split.partsNote')}</p>
      {form.parts.map((part, index) => (
        <Part
          key={part.key}
          {...props}
          part={part}
          number={index + 1}
          onPart={setPart}
          onRemove={form.parts.length > 2 ? () => change(withoutPart(form, part.key)) : null}
        />
      ))}
      <div className={styles.partActs}>
        <Button
          size="small"
          icon={IconPlus}
          disabled={form.parts.length >= mostParts}
          onClick={() => change({ parts: [...form.parts, newPart(nextKey, 'new')] })}
        >
          {t('change.split.add')}
        </Button>
        <ShareSum
          percents={form.parts.map(({ percent }) => percent)}
          onEqual={(percents) =>
            change({ parts: form.parts.map((part, index) => ({ ...part, percent: percents[index] ?? '' })) })
          }
        />
      </div>
    </Section>
  )
}

/** The form without a part; what had been given to it waits to be given again. */
function withoutPart({ parts, gifts }: ChangeForm, key: string): Partial<ChangeForm> {
  return {
    parts: parts.filter((part) => part.key !== key),
    gifts: Object.fromEntries(Object.entries(gifts).filter(([, part]) => part !== key))
  }
}

interface PartProps extends WhichProps {
  readonly part: PartForm
  readonly number: number
  readonly onPart: (part: PartForm) => void
  readonly onRemove: (() => void) | null
}

function Part({ part, number, onPart, onRemove, ...props }: PartProps) {
  const { form, network, before, errorOf } = props
  const t = useText()
  const pick = useLocalized()
  const names = usePartNames(form, network)
  const id = `change-part-${part.key}`
  const hasOtherSelf = form.parts.some((other) => other.mode === 'self' && other.key !== part.key)
  const own = network.byId.get(form.unitId ?? '')
  return (
    <fieldset className={styles.part}>
      <legend>{t('change.split.part', { number })}</legend>
      <div className={styles.partHead}>
        <SelectField
          id={`${id}-mode`}
          label={t('change.split.mode')}
          options={modes
            .filter((mode) => mode !== 'self' || !hasOtherSelf)
            .map((mode) => ({
              value: mode,
              label: t(`change.split.mode.${mode}`, { unit: own === undefined ? '' : pick(own.name) })
            }))}
          value={part.mode}
          onChange={(event) => onPart({ ...part, mode: event.target.value as PartForm['mode'] })}
        />
        <div className={styles.partShare}>
          <span aria-hidden="true">{t('change.split.share')}</span>
          <PercentInput
            id={`${id}-percent`}
            label={names.get(part.key) ?? ''}
            value={part.percent}
            error={errorOf(`${id}-percent`)}
            onChange={(percent) => onPart({ ...part, percent })}
          />
        </div>
        {onRemove !== null && (
          <Button size="small" variant="quiet" icon={IconTrash} onClick={onRemove}>
            {t('change.split.remove', { number })}
          </Button>
        )}
      </div>
      {part.mode === 'existing' && (
        <UnitField
          id={`${id}-unit`}
          label={t('change.split.existing')}
          network={network}
          accepts={(node) => node.type === before?.type && node.id !== form.unitId}
          value={part.unitId}
          error={errorOf(`${id}-unit`)}
          onChange={(unitId) => onPart({ ...part, unitId })}
        />
      )}
      {part.mode === 'new' && (
        <DetailsFields
          prefix={`${id}-`}
          network={network}
          before={partDetails({}, before)}
          value={part.details}
          onChange={(details) => onPart({ ...part, details })}
          isLocal={before?.type === 'local_unit'}
          errorOf={errorOf}
        />
      )}
    </fieldset>
  )
}
