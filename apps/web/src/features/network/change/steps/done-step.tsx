/** The last step: what was recorded, and where to go from here. */
import { useState } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { Button, ButtonLink } from '../../../../ui/button.js'
import { useFormat } from '../../../../ui/format.js'
import { Status } from '../../../../ui/status.js'
import { useLanguage, useText } from '../../../../ui/text.js'
import { Facts } from '../../panel/facts.js'
import { tenseOf, timeSpan } from '../../timeline/as-of-date.js'
import type { RecordedChange } from '../change.operations.js'
import { statusOfState } from '../log/change-state.js'
import { useRecordedSentence } from '../log/recorded-sentence.js'
import { UndoDialog } from '../log/undo-dialog.js'
import styles from '../change.module.css'

export interface DoneStepProps {
  readonly change: RecordedChange
  readonly today: IsoDate
  readonly onUndone: (change: RecordedChange) => void
  /** Begins another change. */
  readonly onAnother: () => void
}

export function DoneStep({ change, today, onUndone, onAnother }: DoneStepProps) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const sentence = useRecordedSentence()
  const [isUndoing, setUndoing] = useState(false)
  const { number, effectiveOn, reason, decidedBy, state, undoRefusal } = change
  // The network page shows days up to the end of next year; beyond them it opens on today.
  const isShown = effectiveOn < timeSpan(today).to && effectiveOn !== today
  return (
    <>
      <p className={styles.doneText}>
        {t(state === 'undone' ? 'change.done.undone' : 'change.done.text', {
          number,
          tense: tenseOf(effectiveOn, today),
          day: format.day(effectiveOn)
        })}
      </p>
      <Facts
        facts={[
          { id: 'what', name: t('change.preview.what'), value: <strong>{sentence(change)}</strong> },
          { id: 'day', name: t('change.preview.day'), value: t('network.since', { day: format.day(effectiveOn) }) },
          { id: 'state', name: t('change.log.state'), value: <Status status={statusOfState[state]} label={t(`change.state.${state}`)} /> },
          { id: 'reason', name: t('change.when.reason'), value: reason },
          decidedBy === null ? null : { id: 'decidedBy', name: t('change.when.decidedBy'), value: decidedBy }
        ]}
      />
      <div className={styles.acts}>
        <ButtonLink
          variant="primary"
          to="/$lang/network"
          params={{ lang }}
          search={{ asOf: isShown ? effectiveOn : undefined } as never}
        >
          {t('change.done.toNetwork', { day: format.day(isShown ? effectiveOn : today) })}
        </ButtonLink>
        <Button onClick={onAnother}>{t('change.done.another')}</Button>
        {undoRefusal === null && (
          <Button variant="danger" onClick={() => setUndoing(true)}>
            {t('change.undo.open', { number })}
          </Button>
        )}
      </div>
      {isUndoing && <UndoDialog change={change} onClose={() => setUndoing(false)} onUndone={onUndone} />}
    </>
  )
}
