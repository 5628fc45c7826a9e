/** What can be done with a practice: begin one, release its draft, retire it and offer it again. */
import { useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type PracticeContent, practiceIssues, practiceKinds } from '@solmu/domain/quality/practice.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { createPracticeMutation, forgetPractices, type PracticeRecord, type PracticeVersion, releasePracticeMutation, retirePracticeMutation } from './practice.operations.js'
import fields from '../../../ui/form-field.module.css'

const none = { fi: '', sv: '', en: '' }
const createNames = ['name', 'kind'] as const

export function CreatePracticeDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<(typeof practiceKinds)[number]>('practice')
  const [create] = useMutation(createPracticeMutation, { update: forgetPractices })
  const state = useAct<'name' | 'kind'>({ names: createNames, placeOf: (path) => (path.includes('name') ? 'name' : undefined) }, onClose)
  const submit = () =>
    void state.run(async () => {
      const content = { name: { ...none, fi: name }, summary: none, audience: none, sections: [], sources: none }
      const { data } = await create({ variables: { input: { kind, content } } })
      const id = data?.createPractice.practice.id
      if (id) await navigate({ to: '/$lang/quality/practices/$id', params: { lang, id }, search: { edit: true } })
    }, name.trim() === '' ? { name: t('errors.REQUIRED') } : {})
  return (
    <ActDialog prefix="practice" title={t('practice.create.open')} submit={t('practice.create.submit')} names={createNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('practice.create.text')}</p>
      <TextField id="practice-name" label={t('practice.create.name')} value={name} maxLength={200} error={state.refusal.fields.name} onChange={({ target }) => setName(target.value)} />
      <SelectField
        {...{ id: 'practice-kind', label: t('practice.field.kind'), help: t('practice.create.kindHelp'), value: kind, options: practiceKinds.map((value) => ({ value, label: t(`practice.kind.${value}`) })) }}
        onChange={({ target }) => setKind(target.value as typeof kind)}
      />
    </ActDialog>
  )
}

const releaseNames = ['validFrom'] as const

export function ReleasePracticeDialog({ draft, isOfProject, onClose }: { readonly draft: PracticeVersion; readonly isOfProject: boolean; readonly onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const [day, setDay] = useState(format.day(today))
  const [release] = useMutation(releasePracticeMutation, { update: forgetPractices })
  const state = useAct<'validFrom'>({ names: releaseNames, known: { OUT_OF_RANGE: { field: 'validFrom', text: t('practice.release.tooEarly') } } }, onClose)
  const lacks = [...practiceIssues(draft.content as PracticeContent, isOfProject).map(({ path }) => path.join('.')), ...(draft.reviewOn === null || draft.reviewOn <= today ? ['reviewOn'] : [])]
  const isBlocked = lacks.length > 0
  const submit = () => {
    const validFrom = readDayText(day, today)
    void state.run(async () => {
      await release({ variables: { input: { versionId: draft.id, expectedVersion: draft.version, validFrom: validFrom ?? '' } } })
      showToast({ kind: 'done', text: t('practice.release.done') })
    }, validFrom === null ? { validFrom: t('errors.INVALID_DATE') } : {})
  }
  return (
    <ActDialog prefix="release" title={t('practice.release.title')} submit={t('practice.release.submit')} names={releaseNames} {...{ state, isBlocked, onClose }} onSubmit={submit}>
      {isBlocked ? (
        <>
          <p>{t('practice.release.notReady')}</p>
          <ul>
            {lacks.map((path) => (
              <li key={path}>{t(`practice.release.lacks.${/^(summary|audience|sources|sections|reviewOn|card\.\w+)/.exec(path)?.[0] ?? 'sections'}`)}</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p>{t('practice.release.text')}</p>
          <TextField id="release-validFrom" label={t('practice.release.from')} value={day} error={state.refusal.fields.validFrom} onChange={({ target }) => setDay(target.value)} />
        </>
      )}
    </ActDialog>
  )
}

const retireNames = ['reason'] as const

export function RetirePracticeDialog({ practice, onClose }: { readonly practice: PracticeRecord; readonly onClose: () => void }) {
  const t = useText()
  const [reason, setReason] = useState('')
  const [retire] = useMutation(retirePracticeMutation, { update: forgetPractices })
  const state = useAct<'reason'>({ names: retireNames }, onClose)
  const isRetired = practice.retiredAt === null
  const act = isRetired ? 'retire' : 'restore'
  const submit = () =>
    void state.run(async () => {
      await retire({ variables: { input: { practiceId: practice.id, expectedVersion: practice.version, isRetired, reason } } })
      showToast({ kind: 'done', text: t(`practice.${act}.done`) })
    }, reason.trim() === '' ? { reason: t('errors.REQUIRED') } : {})
  return (
    <ActDialog prefix="retire" title={t(`practice.${act}.title`)} submit={t(`practice.${act}.submit`)} isDangerous={isRetired} names={retireNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(`practice.${act}.text`)}</p>
      <FormField id="retire-reason" label={t('practice.reason')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </FormField>
    </ActDialog>
  )
}
