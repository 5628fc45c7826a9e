/** The columns of the change log, on the screen and in the file. */
import type { CsvValue } from '@solmu/shared/csv.js'
import { Button } from '../../../../ui/button.js'
import type { Column } from '../../../../ui/data-table.js'
import { dayOfInstant, useFormat } from '../../../../ui/format.js'
import { TextLink } from '../../../../ui/link.js'
import { Status } from '../../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../../ui/text.js'
import { useCan } from '../../../../app/viewer.js'
import type { RecordedChange } from '../change.operations.js'
import { useReason } from '../../use-reason.js'
import { statusOfState } from './change-state.js'
import { useRecordedSentence } from './recorded-sentence.js'
import styles from '../change.module.css'

/** Who recorded it and when; who undid it and when, when it was undone; what the audit trail keeps of it. */
function Recorded({ change }: { readonly change: RecordedChange }) {
  const t = useText()
  const format = useFormat()
  const lang = useLanguage()
  const readsTrail = useCan('audit.read')
  const who = (name: string | null) => name ?? t('change.log.someone')
  return (
    <ul className={styles.lines}>
      <li>{t('change.log.recordedBy', { who: who(change.recordedByName), when: format.instant(change.recordedAt) })}</li>
      {change.undoneAt !== null && (
        <li className={styles.quiet}>
          {t('change.log.undoneBy', { who: who(change.undoneByName), when: format.instant(change.undoneAt) })}
        </li>
      )}
      {readsTrail && (
        <li>
          <TextLink to="/$lang/admin/audit" params={{ lang }} search={{ q: change.id, subject: 'network_change' } as never}>
            {t('change.log.trail')}
            <span className="visually-hidden"> ({t('change.log.number')} {change.number})</span>
          </TextLink>
        </li>
      )}
    </ul>
  )
}

/** What was done, why, and who decided it. */
function What({ change }: { readonly change: RecordedChange }) {
  const t = useText()
  const sentence = useRecordedSentence()
  const reason = useReason()(change.reason)
  return (
    <span className={styles.what}>
      <span data-undone={change.state === 'undone' || undefined}>{sentence(change)}</span>
      {reason.text !== '' && (
        <span className={styles.detail} lang={reason.lang}>
          {reason.text}
        </span>
      )}
      {change.decidedBy !== null && (
        <span className={styles.detail}>{t('change.log.decided', { who: change.decidedBy })}</span>
      )}
    </span>
  )
}

function Undo({ change, onUndo }: { readonly change: RecordedChange; readonly onUndo: (change: RecordedChange) => void }) {
  const t = useText()
  const mayChange = useCan('network.change')
  const { undoRefusal, number } = change
  if (undoRefusal === 'already_undone' || !mayChange) return null
  if (undoRefusal !== null) return <span className={styles.quiet}>{t(`change.undo.refusal.${undoRefusal}`)}</span>
  return (
    <Button size="small" variant="danger" aria-label={t('change.undo.open', { number })} onClick={() => onUndo(change)}>
      {t('change.undo.short')}
    </Button>
  )
}

export function useChangeColumns(onUndo: (change: RecordedChange) => void): readonly Column<RecordedChange>[] {
  const t = useText()
  const format = useFormat()
  return [
    { id: 'number', header: t('change.log.number'), cell: (change) => format.number(change.number), phone: 'figure' },
    { id: 'what', header: t('change.log.what'), cell: (change) => <What change={change} />, width: '40%', phone: 'title' },
    {
      id: 'effectiveOn',
      header: t('change.log.effectiveOn'),
      cell: ({ effectiveOn, state }) => (
        <span className={styles.effective} data-tone={state === 'planned' ? 'time' : undefined}>
          {format.day(effectiveOn)}
        </span>
      )
    },
    {
      id: 'state',
      header: t('change.log.state'),
      cell: ({ state }) => <Status status={statusOfState[state]} label={t(`change.state.${state}`)} />
    },
    { id: 'recorded', header: t('change.log.recorded'), cell: (change) => <Recorded change={change} /> },
    { id: 'undo', header: t('change.undo.short'), cell: (change) => <Undo change={change} onUndo={onUndo} /> }
  ]
}

/** The log as rows of a file: the same changes in the same order. */
export function useChangeFileRows(): (changes: readonly RecordedChange[]) => readonly (readonly CsvValue[])[] {
  const t = useText()
  const pick = useLocalized()
  const heads = ['number', 'kind', 'what', 'units', 'municipalities', 'effectiveOn', 'reason', 'decidedBy']
  const tail = ['state', 'recordedOn', 'recordedByName', 'undoneOn', 'undoneByName']
  const sentence = useRecordedSentence()
  const reasonOf = useReason()
  return (changes) => [
    [...heads, ...tail].map((column) => t(`change.log.${column}`)),
    ...changes.map((change) => [
      change.number,
      t(`change.recorded.${change.kind}`),
      sentence(change),
      change.units.map(({ name }) => pick(name)).join(', '),
      change.municipalityNames.map(pick).join(', '),
      change.effectiveOn,
      reasonOf(change.reason).text,
      change.decidedBy ?? '',
      t(`change.state.${change.state}`),
      dayOfInstant(change.recordedAt),
      change.recordedByName ?? '',
      change.undoneAt === null ? '' : dayOfInstant(change.undoneAt),
      change.undoneByName ?? ''
    ])
  ]
}
