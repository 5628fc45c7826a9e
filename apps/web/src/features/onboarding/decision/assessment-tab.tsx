/** How an application is assessed: who assesses it, the own sheet, what the scores come to, and the visits. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { Status } from '../../../ui/status.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { Value, ValueLegend } from '../../../ui/value.js'
import { AppointDialog, CloseDialog, DeclareDialog, ReleaseDialog } from './assessment-dialogs.js'
import { Blocked } from './blocked.js'
import { type Assessment, assessmentQuery, type Assessor } from './decision.operations.js'
import { ScoreForm } from './score-form.js'
import { Visits } from './visits.js'
import styles from './decision.module.css'

export interface AssessmentProps {
  readonly assessment: Assessment
}

export function AssessmentTab({ application }: { readonly application: { readonly id: string } }) {
  const { data, error, refetch } = useQuery(assessmentQuery, { variables: { applicationId: application.id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded assessment={data.applicationAssessment} />
  return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />
}

function Loaded({ assessment }: AssessmentProps) {
  const me = assessment.assessors.find(({ isMe }) => isMe)
  return (
    <>
      <Assessors assessment={assessment} />
      {me && <Mine assessment={assessment} me={me} />}
      <Results assessment={assessment} />
      <Visits assessment={assessment} />
    </>
  )
}

export const blockedBy = ({ actions }: Pick<Assessment, 'actions'>, action: string): readonly string[] => actions.find((each) => each.action === action)?.blockedBy ?? []

const marks = { to_declare: 'notStarted', scoring: 'draft', submitted: 'accepted', recused: 'locked', released: 'locked' } as const

function useAssessorColumns(assessment: Assessment, release: (one: Assessor) => void): readonly Column<Assessor>[] {
  const t = useText()
  const format = useFormat()
  const columns: readonly Column<Assessor>[] = [
    {
      ...{ id: 'name', header: t('assess.name') },
      cell: ({ name, isMe, conflictNote, releasedReason }) => (
        <>
          {isMe ? t('assess.me', { name }) : name}
          {(conflictNote || releasedReason) && <span className={styles.below}>{conflictNote || releasedReason}</span>}
        </>
      )
    },
    { id: 'due', header: t('assess.due'), cell: ({ dueOn, isOverdue }) => (isOverdue ? <strong className={styles.late}>{t('assess.overdue', { day: format.day(dueOn) })}</strong> : format.day(dueOn)) },
    { id: 'conflict', header: t('assess.conflict'), cell: ({ conflict }) => (conflict ? t(`assess.conflict.${conflict}`) : t('assess.conflict.unknown')) },
    { id: 'state', header: t('assess.state'), phone: 'figure', cell: ({ state }) => <Status status={marks[state]} label={t(`assess.state.${state}`)} /> },
    {
      ...{ id: 'act', header: '', spokenHeader: t('assess.act') },
      cell: (one) => ['to_declare', 'scoring'].includes(one.state) && <Button onClick={() => release(one)}>{t('assess.release.open')}</Button>
    }
  ]
  return assessment.mayManage && assessment.closedAt === null ? columns : columns.slice(0, -1)
}

function Assessors({ assessment }: AssessmentProps) {
  const t = useText()
  const [isAsking, setAsking] = useState(false)
  const [released, release] = useState<Assessor | null>(null)
  const obstacles = blockedBy(assessment, 'appoint')
  return (
    <Section title={t('assess.assessors')} note={t('assess.criteriaNumber', { number: assessment.criteriaNumber })}>
      <DataTable
        caption={t('assess.assessors')}
        columns={useAssessorColumns(assessment, release)}
        rows={assessment.assessors}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('assess.nobody')} text={t('assess.nobodyText')} />}
      />
      {assessment.mayManage && (
        <div className={styles.acts}>
          <Button variant={assessment.assessors.length === 0 ? 'primary' : undefined} disabled={obstacles.length > 0} onClick={() => setAsking(true)}>
            {t('assess.appoint.open')}
          </Button>
        </div>
      )}
      {isAsking && <AppointDialog assessment={assessment} onClose={() => setAsking(false)} />}
      {released && <ReleaseDialog assessor={released} onClose={() => release(null)} />}
    </Section>
  )
}

function Mine({ assessment, me }: AssessmentProps & { readonly me: Assessor }) {
  const t = useText()
  const [isDeclaring, setDeclaring] = useState(false)
  if (me.state === 'recused' || me.state === 'released') return null
  return (
    <Section title={t('assess.mine')}>
      {me.state === 'to_declare' ? (
        <>
          <p className={styles.text}>{t('assess.declare.first')}</p>
          <div className={styles.acts}>
            <Button variant="primary" onClick={() => setDeclaring(true)}>
              {t('assess.declare.open')}
            </Button>
          </div>
        </>
      ) : (
        <ScoreForm key={me.id} assessment={assessment} me={me} />
      )}
      {isDeclaring && <DeclareDialog assessor={me} onClose={() => setDeclaring(false)} />}
    </Section>
  )
}

function Results({ assessment }: AssessmentProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const [isClosing, setClosing] = useState(false)
  const nameOf = (code: string) => pick(assessment.criteria.find((each) => each.code === code)?.name ?? { fi: code, sv: code, en: code })
  const obstacles = blockedBy(assessment, 'close')
  const columns: readonly Column<Assessment['results'][number]>[] = [
    {
      ...{ id: 'criterion', header: t('assess.criterion') },
      cell: ({ code, isFarApart }) => (
        <>
          {nameOf(code)}
          {isFarApart && <strong className={styles.below}>{assessment.settled.find(({ criterion }) => criterion === code)?.text ?? t('assess.farApart')}</strong>}
        </>
      )
    },
    { id: 'weight', header: t('assess.weight'), isNumeric: true, cell: ({ weight }) => weight },
    { id: 'median', header: t('assess.median'), isNumeric: true, phone: 'figure', cell: ({ median }) => <Value value={median ?? 'missing'} decimals={1} /> },
    { id: 'mean', header: t('assess.mean'), isNumeric: true, cell: ({ mean }) => <Value value={mean ?? 'missing'} decimals={2} /> },
    { id: 'spread', header: t('assess.spread'), isNumeric: true, cell: ({ lowest, highest }) => (lowest === null ? <Value value="missing" /> : `${lowest}–${highest}`) },
    { id: 'count', header: t('assess.count'), isNumeric: true, cell: ({ count }) => count }
  ]
  return (
    <Section title={t('assess.results')}>
      {assessment.isOpen ? (
        <>
          <p className={styles.text}>
            {assessment.total === null ? t('assess.noTotal', { criteria: assessment.missing.map(nameOf).join(', ') }) : t('assess.total', { total: format.number(assessment.total, 2) })}
          </p>
          <DataTable caption={t('assess.resultsOf')} columns={columns} rows={assessment.results} rowKey={({ code }) => code} phone="scroll" footer={assessment.results.some(({ median }) => median === null) && <ValueLegend marks={['missing']} />} />
          <Given assessment={assessment} nameOf={nameOf} />
          {assessment.summary !== '' && <p className={styles.text}>{assessment.summary}</p>}
        </>
      ) : (
        <p className={styles.text}>{t('assess.blind')}</p>
      )}
      {assessment.mayManage && assessment.closedAt === null && assessment.state === 'under_assessment' && (
        <>
          <Blocked id="close-blocked" obstacles={obstacles.filter((each) => each !== 'unsettled')} />
          <div className={styles.acts}>
            <Button aria-describedby="close-blocked" disabled={obstacles.some((each) => each !== 'unsettled')} onClick={() => setClosing(true)}>
              {t('assess.close.open')}
            </Button>
          </div>
        </>
      )}
      {isClosing && <CloseDialog assessment={assessment} onClose={() => setClosing(false)} />}
    </Section>
  )
}

function Given({ assessment, nameOf }: AssessmentProps & { readonly nameOf: (code: string) => string }) {
  const t = useText()
  const by = new Map(assessment.assessors.filter(({ state }) => state === 'submitted').map(({ id, name }) => [id, name]))
  const rows = assessment.scores.filter(({ assessorId }) => by.has(assessorId))
  const columns: readonly Column<Assessment['scores'][number]>[] = [
    { id: 'criterion', header: t('assess.criterion'), cell: ({ criterion }) => nameOf(criterion) },
    { id: 'by', header: t('assess.name'), cell: ({ assessorId }) => by.get(assessorId) },
    { id: 'score', header: t('assess.score'), isNumeric: true, phone: 'figure', cell: ({ score }) => <Value value={score ?? 'missing'} /> },
    {
      ...{ id: 'reason', header: t('assess.reason') },
      cell: ({ reason, evidence }) => (
        <>
          {reason}
          {evidence !== '' && <span className={styles.below}>{evidence}</span>}
        </>
      )
    }
  ]
  return <DataTable caption={t('assess.given')} columns={columns} rows={rows} rowKey={({ assessorId, criterion }) => `${assessorId}:${criterion}`} footer={rows.some(({ score }) => score === null) && <ValueLegend marks={['missing']} />} />
}
