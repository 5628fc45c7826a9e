/** Ends a role, at once or after a day. The record of it stays. */
import { useApolloClient, useMutation } from '@apollo/client/react'
import type { DocumentNode } from 'graphql'
import { useState } from 'react'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { useViewer } from '../../app/viewer.js'
import { toApiErrors } from '../../graphql/api-error.js'
import { waitingQuery } from '../../graphql/viewer.operations.js'
import { TextField } from '../../ui/form-field.js'
import { useFormat } from '../../ui/format.js'
import { useLanguage, useLocalized, useText } from '../../ui/text.js'
import { showToast } from '../../ui/toast.js'
import { dayInField, readDayText } from '../../ui/day-text.js'
import { ActDialog, useAct } from '../../ui/act-dialog.js'
import { lastDayOf } from './user-columns.js'
import { endRoleMutation, type AssignmentRecord } from './roles/assignment.operations.js'
import { ReasonField, reasonFault } from './roles/reason-field.js'
import { userQuery } from './user.operations.js'
import styles from '../../ui/admin-pages.module.css'

const fields = ['validTo', 'reason'] as const
type Field = (typeof fields)[number]
type When = 'now' | 'after'

export interface EndRoleDialogProps {
  readonly user: { readonly displayName: string }
  readonly assignment: Pick<AssignmentRecord, 'id' | 'role' | 'validFrom' | 'validTo' | 'version' | 'unit'>
  readonly onClose: () => void
  /** What is read again once it is done. */
  readonly refetch?: readonly DocumentNode[]
}

/** The first day without the role; null when the last day cannot be read. */
function endOf(when: When, lastDay: string, today: IsoDate): IsoDate | null {
  if (when === 'now') return today
  const last = readDayText(lastDay, today)
  return last === null ? null : addDays(last, 1)
}

function useEnd({ user, assignment, onClose, refetch = [] }: EndRoleDialogProps) {
  const t = useText()
  const client = useApolloClient()
  const { today } = useViewer()
  const [mutate] = useMutation(endRoleMutation, { refetchQueries: [waitingQuery, ...refetch] })
  const known = { LAST_ADMINISTRATOR: { text: t('admin.end.lastAdministrator') }, STALE: { text: t('admin.end.stale') } }
  const state = useAct<Field>({ names: fields, known }, onClose)
  function wrongDay(validTo: IsoDate | null): string | null {
    if (validTo === null) return t('errors.INVALID_DATE')
    if (validTo < today || validTo < assignment.validFrom) return t('admin.end.tooEarly')
    return assignment.validTo !== null && validTo > assignment.validTo ? t('roles.endTooLate') : null
  }
  async function send(validTo: IsoDate, reason: string) {
    try {
      const input = { assignmentId: assignment.id, validTo, reason: reason.trim(), expectedVersion: assignment.version }
      await mutate({ variables: { input } })
      showToast({ kind: 'done', text: t('admin.end.done', { name: user.displayName, role: t(`role.${assignment.role}`) }) })
    } catch (error) {
      // Somebody else was faster: the page under the dialog shows what they did.
      const isStale = toApiErrors(error).some((one) => one.code === 'STALE')
      if (isStale) await client.refetchQueries({ include: [userQuery] })
      throw error
    }
  }
  function end(validTo: IsoDate | null, reason: string) {
    const [day, fault] = [wrongDay(validTo), reasonFault(reason, t)]
    const wrong = { ...(day !== null && { validTo: day }), ...(fault !== null && { reason: fault }) }
    void state.run(async () => validTo !== null && send(validTo, reason), wrong)
  }
  return { end, state }
}

interface WhenChoiceProps {
  readonly when: When
  readonly onChange: (when: When) => void
}

function WhenChoice({ when, onChange }: WhenChoiceProps) {
  const t = useText()
  const choices: readonly When[] = ['after', 'now']
  return (
    <fieldset className={styles.choice}>
      <legend>{t('admin.end.when')}</legend>
      {choices.map((value) => (
        <label key={value}>
          <input type="radio" name="end-when" value={value} checked={when === value} onChange={() => onChange(value)} />
          {t(`admin.end.${value}`)}
        </label>
      ))}
    </fieldset>
  )
}

export function EndRoleDialog(props: EndRoleDialogProps) {
  const { user, assignment, onClose } = props
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const language = useLanguage()
  const { today } = useViewer()
  const startsLater = assignment.validFrom > today
  const [when, setWhen] = useState<When>('after')
  const [reason, setReason] = useState('')
  const [lastDay, setLastDay] = useState(dayInField(startsLater ? assignment.validFrom : today, language))
  const { end, state } = useEnd(props)
  const validTo = startsLater && when === 'now' ? assignment.validFrom : endOf(when, lastDay, today)
  const planned = lastDayOf(assignment)
  return (
    <ActDialog
      title={t('admin.end.title', { name: user.displayName })}
      submit={t('admin.end.submit')}
      isDangerous
      prefix="end"
      names={fields}
      state={state}
      onSubmit={() => end(validTo, reason)}
      onClose={onClose}
    >
      <p className={styles.note}>
        {t('admin.end.about', {
          role: t(`role.${assignment.role}`),
          unit: pick(assignment.unit.name),
          from: format.day(assignment.validFrom),
          planned: planned === null ? '' : format.day(planned),
          hasEnd: String(planned !== null)
        })}
      </p>
      <WhenChoice when={when} onChange={setWhen} />
      {when === 'after' && (
        <TextField
          id="end-validTo"
          label={t('admin.end.lastDay')}
          value={lastDay}
          autoComplete="off"
          error={state.refusal.fields.validTo}
          onChange={(event) => setLastDay(event.target.value)}
        />
      )}
      <ReasonField id="end-reason" help={t('roles.endReasonHelp')} value={reason} error={state.refusal.fields.reason} onChange={setReason} />
      <p className={styles.preview} role="status">
        {t('admin.end.preview', {
          name: user.displayName,
          when: validTo === null ? 'unknown' : when,
          last: validTo === null ? '' : format.day(addDays(validTo, -1))
        })}
      </p>
    </ActDialog>
  )
}
