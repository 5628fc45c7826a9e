/** The assessments that the viewer may see, and the beginning of one without a round. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { versionOn } from '@solmu/domain/quality/framework-versions.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { readDayText } from '../../../ui/day-text.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { AssessmentTable } from './assessment-table.js'
import { assessmentChoicesQuery } from './assessment.operations.js'
import { startAssessmentMutation } from './assessment-steps.operations.js'
import fields from '../../../ui/form-field.module.css'

const names = ['unitId', 'frameworkId', 'dueOn', 'note'] as const
type Name = (typeof names)[number]

/** Where the viewer works and may hand in. */
function useOwnUnits() {
  const { assignments } = useViewer()
  const own = assignments.filter(({ role }) => role === 'unit_manager' || role === 'regional_coordinator').map(({ unit }) => unit)
  return [...new Map(own.map((unit) => [unit.id, unit])).values()]
}

/** Frameworks that hold today and fit a unit of the level. */
function useOffered(isCentre: boolean) {
  const { data } = useQuery(assessmentChoicesQuery)
  const { today } = useViewer()
  return (data?.qualityFrameworks ?? []).filter(
    ({ kind, subject, retiredAt, versions }) => kind === 'assessed' && retiredAt === null && (subject === 'centre') === isCentre && versionOn(versions, today) !== undefined
  )
}

export function StartDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const navigate = useNavigate()
  const { today } = useViewer()
  const units = useOwnUnits()
  const [unitId, setUnitId] = useState(units[0]?.id ?? '')
  const offered = useOffered(units.find(({ id }) => id === unitId)?.type === 'regional_centre')
  const [chosen, setChosen] = useState<string | null>(null)
  const [day, setDay] = useState('')
  const [note, setNote] = useState('')
  const [start] = useMutation(startAssessmentMutation)
  const state = useAct<Name>({ names, known: { ALREADY_EXISTS: { field: 'frameworkId', text: t('assessment.start.exists') } } }, onClose)
  const frameworkId = offered.find(({ id }) => id === chosen)?.id ?? offered[0]?.id ?? ''
  const dueOn = day.trim() === '' ? null : readDayText(day, today)
  const submit = () =>
    void state.run(
      async () => {
        const { data } = await start({ variables: { input: { unitId, frameworkId, dueOn, note } }, refetchQueries: ['Assessments'] })
        const id = data?.startAssessment.assessment.id
        if (id) await navigate({ to: '/$lang/quality/assessments/$id/answer', params: { lang, id } })
      },
      day.trim() !== '' && dueOn === null ? { dueOn: t('errors.INVALID_DATE') } : {}
    )
  return (
    <ActDialog prefix="start" title={t('assessment.start.title')} submit={t('assessment.start.submit')} {...{ names, state, onClose }} onSubmit={submit}>
      <p>{t('assessment.start.text')}</p>
      <SelectField
        {...{ id: 'start-unitId', label: t('assessment.list.unit'), value: unitId, error: state.refusal.fields.unitId }}
        options={units.map(({ id, name }) => ({ value: id, label: pick(name) }))}
        onChange={({ target }) => setUnitId(target.value)}
      />
      <SelectField
        {...{ id: 'start-frameworkId', label: t('assessment.list.framework'), value: frameworkId, error: state.refusal.fields.frameworkId }}
        options={offered.map(({ id, name, code }) => ({ value: id, label: pick(name) || code }))}
        onChange={({ target }) => setChosen(target.value)}
      />
      <TextField
        {...{ id: 'start-dueOn', label: t('assessment.start.due'), help: t('assessment.start.dueHelp'), isOptional: true, value: day, error: state.refusal.fields.dueOn }}
        onChange={({ target }) => setDay(target.value)}
      />
      <FormField id="start-note" label={t('assessment.start.note')} isOptional error={state.refusal.fields.note}>
        {(control) => <textarea {...control} className={fields.input} rows={2} maxLength={2000} value={note} onChange={({ target }) => setNote(target.value)} />}
      </FormField>
    </ActDialog>
  )
}

function StartButton({ onClick, isPrimary }: { readonly onClick: () => void; readonly isPrimary?: boolean }) {
  const t = useText()
  return (
    <Button variant={isPrimary ? 'primary' : 'outlined'} icon={IconPlus} onClick={onClick}>
      {t('assessment.start.act')}
    </Button>
  )
}

export function AssessmentListPage() {
  const t = useText()
  const maySubmit = useCan('assessment.submit')
  const hasOwn = useOwnUnits().length > 0
  const [isStarting, setStarting] = useState(false)
  const mayStart = maySubmit && hasOwn
  return (
    <>
      <PageHeader title={t('assessment.list.title')} meta={t('assessment.list.meta')} actions={mayStart && <StartButton isPrimary onClick={() => setStarting(true)} />} />
      <AssessmentTable caption={t('assessment.list.title')} start={mayStart ? <StartButton onClick={() => setStarting(true)} /> : undefined} />
      {isStarting && <StartDialog onClose={() => setStarting(false)} />}
    </>
  )
}
