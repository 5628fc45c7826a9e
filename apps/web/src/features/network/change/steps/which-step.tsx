/** The second step: which units or municipalities, and how; of the network of the day on which the change takes effect. */
import { useState, type ComponentType } from 'react'
import type { ChangeKind } from '@solmu/domain/network/change.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { Button } from '../../../../ui/button.js'
import { useFormat } from '../../../../ui/format.js'
import { useText } from '../../../../ui/text.js'
import { DayField } from '../fields/day-field.js'
import { ServeFields, TerritoryFields } from '../which/area-fields.js'
import { OpenFields } from '../which/open-fields.js'
import { MergeFields, MoveFields } from '../which/several-units-fields.js'
import { SplitFields } from '../which/split-fields.js'
import { AmendFields, CloseFields, ReopenFields } from '../which/unit-change-fields.js'
import type { WhichProps } from '../which/which-fields.js'
import styles from '../change.module.css'

const fieldsOf: Readonly<Record<ChangeKind, ComponentType<WhichProps>>> = {
  open: OpenFields,
  amend: AmendFields,
  move: MoveFields,
  merge: MergeFields,
  split: SplitFields,
  close: CloseFields,
  reopen: ReopenFields,
  territory: TerritoryFields,
  serve: ServeFields
}

export interface WhichStepProps extends WhichProps {
  readonly today: IsoDate
}

export function WhichStep(props: WhichStepProps) {
  const { form } = props
  if (form.kind === null) return null
  const Fields = fieldsOf[form.kind]
  return (
    <>
      <DayLine {...props} />
      <Fields {...props} />
    </>
  )
}

/** Which day's network can be chosen from; the day can be changed here, because a coming unit exists only on its day. */
function DayLine({ form, change, network, today }: WhichStepProps) {
  const t = useText()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={styles.dayLine} data-tense={network.day === today ? 'present' : 'other'}>
      {isOpen ? (
        <DayField
          id="change-networkDay"
          label={t('change.which.day')}
          text={form.day}
          today={today}
          onChange={(day) => change({ day })}
        />
      ) : (
        <>
          <p>{t('change.which.asOf', { day: format.day(network.day), today: String(network.day === today) })}</p>
          <Button size="small" variant="quiet" onClick={() => setOpen(true)}>
            {t('change.which.otherDay')}
          </Button>
        </>
      )}
    </div>
  )
}
