/** Visits to the applicant: planned, made with what was seen, or called off. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { addDays } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { Status } from '../../../ui/status.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { type Assessment, saveVisitMutation, type SiteVisit } from './decision.operations.js'
import { type DialogField, FieldsDialog, type Values } from './fields-dialog.js'
import { ProcedureFiles } from './procedure-files.js'
import styles from './decision.module.css'

type Act = { readonly visit: SiteVisit | null; readonly state: 'planned' | 'done' | 'cancelled' }

const marks = { planned: 'notStarted', done: 'accepted', cancelled: 'locked' } as const

export function Visits({ assessment }: { readonly assessment: Assessment }) {
  const t = useText()
  const format = useFormat()
  const [act, setAct] = useState<Act | null>(null)
  const mayWrite = (assessment.mayManage || assessment.mayAssess) && ['submitted', 'under_assessment', 'returned', 'in_decision'].includes(assessment.state)
  const columns: readonly Column<SiteVisit>[] = [
    {
      ...{ id: 'day', header: t('assess.visit.day') },
      cell: ({ plannedOn, visitedOn, visitors }) => (
        <>
          {format.day(visitedOn ?? plannedOn)}
          <span className={styles.below}>{visitors}</span>
        </>
      )
    },
    {
      ...{ id: 'findings', header: t('assess.visit.findings') },
      cell: (visit) => (
        <>
          <Findings {...{ assessment, visit }} />
          <ProcedureFiles owner="visits" id={visit.id} of={format.day(visit.visitedOn ?? visit.plannedOn)} files={visit.files} mayWrite={mayWrite && visit.state !== 'cancelled'} />
        </>
      )
    },
    { id: 'state', header: t('assess.state'), phone: 'figure', cell: ({ state }) => <Status status={marks[state]} label={t(`assess.visit.${state}`)} /> },
    {
      ...{ id: 'act', header: '', spokenHeader: t('assess.act') },
      cell: (visit) =>
        visit.state === 'planned' && (
          <div className={styles.acts}>
            <Button onClick={() => setAct({ visit, state: 'done' })}>{t('assess.visit.record')}</Button>
            <Button variant="quiet" onClick={() => setAct({ visit, state: 'cancelled' })}>
              {t('assess.visit.cancel')}
            </Button>
          </div>
        )
    }
  ]
  return (
    <Section title={t('assess.visits')}>
      <DataTable
        caption={t('assess.visits')}
        columns={mayWrite ? columns : columns.slice(0, -1)}
        rows={assessment.visits}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('assess.visit.none')} text={t('assess.visit.noneText')} />}
      />
      {mayWrite && <Button onClick={() => setAct({ visit: null, state: 'planned' })}>{t('assess.visit.plan')}</Button>}
      {act && <VisitDialog assessment={assessment} act={act} onClose={() => setAct(null)} />}
    </Section>
  )
}

function Findings({ assessment, visit }: { readonly assessment: Assessment; readonly visit: SiteVisit }) {
  const pick = useLocalized()
  const nameOf = (code: string) => pick(assessment.criteria.find((each) => each.code === code)?.name ?? { fi: code, sv: code, en: code })
  return (
    <>
      {visit.findings || visit.cancelReason}
      {visit.observations.map(({ criterion, text }) => (
        <span key={criterion} className={styles.below}>
          {nameOf(criterion)}: {text}
        </span>
      ))}
    </>
  )
}

function useVisitFields(assessment: Assessment, { visit, state }: Act): readonly DialogField[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { today } = useViewer()
  if (state === 'planned') {
    return [
      { name: 'plannedOn', kind: 'day', label: t('assess.visit.day'), first: format.day(addDays(today, 14)) },
      { name: 'visitors', kind: 'text', label: t('assess.visit.visitors') }
    ]
  }
  if (state === 'cancelled') return [{ name: 'cancelReason', kind: 'area', label: t('assess.visit.cancelReason') }]
  return [
    { name: 'visitedOn', kind: 'day', label: t('assess.visit.day'), first: format.day(today) },
    { name: 'visitors', kind: 'text', label: t('assess.visit.visitors'), first: visit?.visitors },
    ...assessment.criteria.map(({ code, name }): DialogField => ({ name: code, kind: 'area', label: t('assess.visit.observation', { name: pick(name) }), isOptional: true })),
    { name: 'findings', kind: 'area', label: t('assess.visit.findings') }
  ]
}

function VisitDialog({ assessment, act, onClose }: { readonly assessment: Assessment; readonly act: Act; readonly onClose: () => void }) {
  const t = useText()
  const { today } = useViewer()
  const [save] = useMutation(saveVisitMutation)
  const { visit, state } = act
  const title = t(`assess.visit.title.${state}`)
  const isCancelled = state === 'cancelled'
  return (
    <FieldsDialog
      {...{ prefix: `visit-${state}`, recordId: visit?.id ?? assessment.applicationId, title, submit: t(isCancelled ? 'assess.visit.cancel' : 'assess.visit.save'), done: t('assess.visit.saved'), isDangerous: isCancelled, onClose }}
      fields={useVisitFields(assessment, act)}
      onSend={(values) => save({ variables: { input: visitInput(assessment, act, { values, today }) } })}
    />
  )
}

/** What is sent of a new visit, beside what the dialog asks. */
const unknown = { id: null, version: null, visitors: '', visitedOn: null }

/** What is sent: what the dialog did not ask stays as it was. */
function visitInput(assessment: Assessment, { visit, state }: Act, { values, today }: { readonly values: Values; readonly today: string }) {
  const { id, version, plannedOn, visitors, visitedOn } = { ...unknown, plannedOn: today, ...visit, ...values }
  const observations = state === 'done' ? assessment.criteria.map(({ code }) => ({ criterion: code, text: values[code] ?? '' })) : []
  const { findings = '', cancelReason = '' } = values
  return { visitId: id, applicationId: assessment.applicationId, expectedVersion: version, state, plannedOn, visitedOn, visitors, findings, cancelReason, observations }
}
