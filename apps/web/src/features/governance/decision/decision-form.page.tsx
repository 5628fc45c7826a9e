/** Records a decision as it was made: who decided what and how, whether it ends an earlier one, and what follows from it. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { dayInField } from '../../../ui/day-text.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { useUnits } from '../use-units.js'
import { BodySection, DaysSection, EndsSection, HowSection, TasksSection, WhatSection } from './decision-form-sections.js'
import { type DecisionName, decisionNames, firstDecisionForm, readDecisionForm } from './decision-form.js'
import { DecisionsCrumb } from './decision-words.js'
import { decisionBodiesQuery, recordDecisionMutation } from './decision.operations.js'
import { newDecisionSearchSchema } from './decision.search.js'
import type { TaskProblems } from './task-fields.js'
import forms from '../../../ui/record-form.module.css'

export function NewDecisionPage() {
  const t = useText()
  const { ends } = newDecisionSearchSchema.parse(useSearch({ strict: false }))
  const { data } = useQuery(decisionBodiesQuery)
  return (
    <>
      <PageHeader title={t('register.new.title')} breadcrumb={[<DecisionsCrumb key="list" />]} meta={t('register.new.meta')} />
      {data ? <NewDecision key={ends ?? ''} bodies={data.decisionBodies} endsId={ends ?? ''} /> : <Skeleton lines={12} />}
    </>
  )
}

type Bodies = Parameters<typeof BodySection>[0]['bodies']

function useRecording({ bodies, endsId }: { readonly bodies: Bodies; readonly endsId: string }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const { today } = useViewer()
  const { form, change, forget } = useKeptForm(['decision', endsId || 'new'], firstDecisionForm({ today, day: (of) => dayInField(of, lang), endsId }))
  const [taskProblems, setTaskProblems] = useState<readonly TaskProblems[]>([])
  const [record] = useMutation(recordDecisionMutation)
  const known = { DECISION_NOT_LATER: { field: 'ends', text: t('errors.DECISION_NOT_LATER') }, DECISION_VOTES: { field: 'votes', text: t('errors.DECISION_VOTES') } } as const
  const state = useAct<DecisionName>({ names: decisionNames, known }, () => undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readDecisionForm(form, { t, today, bodies })
    setTaskProblems(read.taskProblems)
    void state.run(async () => {
      const { data } = await record({ variables: { input: read.input } })
      forget()
      showToast({ kind: 'done', text: t('register.new.done', { number: data?.recordDecision.decision.number ?? '' }) })
      const id = data?.recordDecision.decision.id
      if (id) await navigate({ to: '/$lang/governance/decisions/$id', params: { lang, id } })
    }, read.problems)
  }
  return { form, change, state, submit, taskProblems }
}

function NewDecision({ bodies, endsId }: { readonly bodies: Bodies; readonly endsId: string }) {
  const t = useText()
  const { all, kept } = useUnits('decision.manage')
  const { form, change, state, submit, taskProblems } = useRecording({ bodies, endsId })
  const shared = { form, change, errors: state.refusal.fields }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(state.refusal, decisionNames, 'decision')} attempt={state.attempt} />
      <BodySection {...shared} bodies={bodies} units={kept} />
      <WhatSection {...shared} />
      <HowSection {...shared} />
      <DaysSection {...shared} units={all} />
      <EndsSection {...shared} />
      <TasksSection {...shared} units={all} problems={taskProblems} />
      <div className={forms.acts}>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t('register.new.submit')}
        </Button>
      </div>
    </form>
  )
}
