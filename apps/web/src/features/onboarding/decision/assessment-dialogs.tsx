/** What is done with an assessment, each act in a dialog of its own. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { conflictKinds } from '@solmu/domain/onboarding/consolidation.js'
import { addDays } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { appointMutation, type Assessment, type Assessor, candidatesQuery, closeMutation, declareMutation, releaseMutation } from './decision.operations.js'
import { changed } from './decision-dialogs.js'
import { FieldsDialog } from './fields-dialog.js'
import styles from './decision.module.css'

const appointNames = ['userIds', 'dueOn'] as const

export function AppointDialog({ assessment, onClose }: { readonly assessment: Assessment; readonly onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const { data } = useQuery(candidatesQuery, { variables: { applicationId: assessment.applicationId } })
  const [chosen, choose] = useState<readonly string[]>([])
  const [day, setDay] = useState(format.day(addDays(today, 14)))
  const [appoint] = useMutation(appointMutation, changed)
  const state = useAct<(typeof appointNames)[number]>({ names: appointNames }, onClose)
  const people = (data?.assessorCandidates ?? []).filter(({ isAsked }) => !isAsked)
  const submit = () => {
    const dueOn = readDayText(day, today)
    void state.run(
      async () => {
        await appoint({ variables: { input: { applicationId: assessment.applicationId, userIds: [...chosen], dueOn: dueOn ?? '' } } })
        showToast({ kind: 'done', text: t('assess.appoint.done', { count: chosen.length }) })
      },
      { ...(dueOn === null && { dueOn: t('errors.INVALID_DATE') }), ...(chosen.length === 0 && assessment.assessors.length === 0 && { userIds: t('assess.appoint.needsSomebody') }) }
    )
  }
  return (
    <ActDialog prefix="appoint" title={t('assess.appoint.title')} submit={t('assess.appoint.submit')} names={appointNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('assess.appoint.text')}</p>
      <fieldset className={styles.criterion}>
        <legend>{t('assess.appoint.people')}</legend>
        {state.refusal.fields.userIds && <p className={styles.late}>{state.refusal.fields.userIds}</p>}
        {people.map(({ userId, name }, place) => (
          <label key={userId} className={styles.check}>
            <input
              type="checkbox"
              id={place === 0 ? 'appoint-userIds' : undefined}
              checked={chosen.includes(userId)}
              onChange={({ target }) => choose(target.checked ? [...chosen, userId] : chosen.filter((each) => each !== userId))}
            />
            {name}
          </label>
        ))}
        {data && people.length === 0 && <p>{t('assess.appoint.nobodyLeft')}</p>}
      </fieldset>
      <TextField id="appoint-dueOn" label={t('assess.due')} value={day} error={state.refusal.fields.dueOn} onChange={({ target }) => setDay(target.value)} />
    </ActDialog>
  )
}

interface AssessorDialogProps {
  readonly assessor: Assessor
  readonly onClose: () => void
}

export function ReleaseDialog({ assessor, onClose }: AssessorDialogProps) {
  const t = useText()
  const [release] = useMutation(releaseMutation)
  return (
    <FieldsDialog
      {...{ prefix: 'release', recordId: assessor.id, title: t('assess.release.title', { name: assessor.name }), submit: t('assess.release.submit'), done: t('assess.release.done'), onClose }}
      fields={[{ name: 'reason', kind: 'area', label: t('assess.release.reason') }]}
      onSend={({ reason = '' }) => release({ variables: { input: { assessorId: assessor.id, expectedVersion: assessor.version, reason } } })}
    >
      <p>{t('assess.release.text')}</p>
    </FieldsDialog>
  )
}

export function DeclareDialog({ assessor, onClose }: AssessorDialogProps) {
  const t = useText()
  const [declare] = useMutation(declareMutation)
  return (
    <FieldsDialog
      {...{ prefix: 'declare', recordId: assessor.id, title: t('assess.declare.title'), submit: t('assess.declare.submit'), done: t('assess.declare.done'), onClose }}
      fields={[
        { name: 'conflict', kind: 'choice', label: t('assess.conflict'), first: 'none', options: conflictKinds.map((value) => ({ value, label: t(`assess.conflict.${value}`) })) },
        { name: 'note', kind: 'area', label: t('assess.declare.note'), help: t('assess.declare.noteHelp'), isOptional: true }
      ]}
      onSend={({ conflict, note = '' }) =>
        declare({ variables: { input: { assessorId: assessor.id, expectedVersion: assessor.version, conflict: conflictKinds.find((each) => each === conflict) ?? 'none', note } } })
      }
    >
      <p>{t('assess.declare.text')}</p>
    </FieldsDialog>
  )
}

export function CloseDialog({ assessment, onClose }: { readonly assessment: Assessment; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const [close] = useMutation(closeMutation)
  const apart = assessment.results.filter(({ isFarApart }) => isFarApart).map(({ code }) => code)
  const nameOf = (code: string) => pick(assessment.criteria.find((each) => each.code === code)?.name ?? { fi: code, sv: code, en: code })
  return (
    <FieldsDialog
      {...{ prefix: 'close', recordId: assessment.applicationId, title: t('assess.close.title'), submit: t('assess.close.submit'), done: t('assess.close.done'), onClose }}
      fields={[
        ...apart.map((code) => ({ name: code, kind: 'area' as const, label: t('assess.close.settle', { name: nameOf(code) }), help: t('assess.close.settleHelp') })),
        { name: 'summary', kind: 'area', label: t('assess.close.summary'), isOptional: true }
      ]}
      onSend={({ summary = '', ...settled }) =>
        close({
          variables: {
            input: { applicationId: assessment.applicationId, expectedVersion: assessment.version, summary, settled: apart.map((criterion) => ({ criterion, text: settled[criterion] ?? '' })) }
          }
        })
      }
    >
      <p>{t('assess.close.text')}</p>
    </FieldsDialog>
  )
}
