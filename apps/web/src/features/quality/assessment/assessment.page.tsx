/** One assessment: where it stands, what it came to beside the one before, who sees it, and what can be done. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { AssessmentState } from '@solmu/domain/quality/assessment-workflow.js'
import { asAnswers } from '@solmu/domain/quality/assessment-answers.js'
import { type Criterion, criteriaOf, type FrameworkContent, type FrameworkSection } from '@solmu/domain/quality/framework.js'
import { type FrameworkScore, scoreOf } from '@solmu/domain/quality/framework-score.js'
import { Discussion } from '../../../app/discussion.js'
import { RecordHistory } from '../../../app/record-history.js'
import { useCan } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { StrandSteps, type StrandStep } from '../../../ui/strand.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { FrameworkNotice } from '../framework/framework-text.js'
import { AssessmentReviews } from '../review/assessment-reviews.js'
import { CancelDialog, PublishDialog } from './assessment-dialogs.js'
import { AssessmentResult } from './assessment-result.js'
import { AssessmentsCrumb, AssessmentStateMark, RoundLink, useScoreText } from './assessment-words.js'
import { assessedContentQuery, assessmentQuery, type AssessmentRecord } from './assessment.operations.js'
import { withdrawAssessmentMutation } from './assessment-steps.operations.js'
import { useAnswerText } from './clash-choice.js'
import { EvidenceList } from './evidence-list.js'
import { NoAssessment } from './no-assessment.js'
import styles from './assessment.module.css'

export function AssessmentPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(assessmentQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const versionId = data?.assessment.versionId ?? ''
  const asked = useQuery(assessedContentQuery, { variables: { id: versionId }, skip: versionId === '' })
  const content = asked.data?.qualityFrameworkVersion.content as FrameworkContent | undefined
  if (data && content) return <Loaded assessment={data.assessment} content={content} />
  const failed = error ?? asked.error
  if (!failed) return <Skeleton withHeading lines={10} />
  return toApiError(failed).kind === 'missing' ? <NoAssessment /> : <ErrorNotice error={failed} onRetry={() => void refetch()} />
}

interface RecordProps {
  readonly assessment: AssessmentRecord
  readonly content: FrameworkContent
}

function Loaded({ assessment, content }: RecordProps) {
  const t = useText()
  const pick = useLocalized()
  const mayReadTrail = useCan('audit.read')
  return (
    <>
      <PageHeader
        title={pick(assessment.unit.name)}
        documentTitle={`${pick(assessment.unit.name)}, ${pick(assessment.framework.name)}`}
        breadcrumb={[<AssessmentsCrumb key="list" />]}
        meta={
          <>
            <AssessmentStateMark of={assessment} /> {t('assessment.record.meta', { framework: pick(assessment.framework.name), number: assessment.framework.number })}
            {assessment.cycle && (
              <>
                {' · '}
                <RoundLink round={assessment.cycle} />
              </>
            )}
          </>
        }
        actions={<Acts assessment={assessment} />}
      />
      <StateStrand assessment={assessment} />
      <FrameworkNotice content={content} />
      {assessment.state === 'cancelled' && <p className={styles.note}>{t('assessment.record.cancelled', { reason: assessment.cancelReason })}</p>}
      {assessment.note !== '' && <p className={styles.note}>{assessment.note}</p>}
      <AssessmentResult {...{ assessment, content }} />
      {assessment.review !== 'none' && <AssessmentReviews assessmentId={assessment.id} />}
      <Answers {...{ assessment, content }} />
      <Discussion subjectType="quality_assessment" subjectId={assessment.id} />
      {mayReadTrail && <RecordHistory subjectType="quality_assessment" subjectId={assessment.id} />}
    </>
  )
}

const path = (review: AssessmentRecord['review']): readonly AssessmentState[] => (review === 'none' ? ['self', 'final'] : ['self', 'review', 'consensus', 'reply', 'final'])

function StateStrand({ assessment }: { readonly assessment: AssessmentRecord }) {
  const t = useText()
  const format = useFormat()
  const { state, review, hands, selfSubmittedAt, finalisedAt, repliedAt } = assessment
  if (state === 'cancelled') return null
  const states = path(review)
  const here = states.indexOf(state)
  const at = (when: string | null, who: string | null): string | undefined => (when ? t('assessment.record.by', { when: format.instantShort(when), who: who ?? '' }) : undefined)
  const details: Partial<Record<AssessmentState, string | undefined>> = {
    self: at(selfSubmittedAt, hands.submittedBy),
    reply: at(repliedAt, hands.repliedBy),
    final: at(finalisedAt, hands.finalisedBy)
  }
  const steps = states.map((each, place): StrandStep => {
    const isDone = place < here || state === 'final'
    return { key: each, label: t(`assessment.state.${each}`), state: isDone ? 'done' : place === here ? 'current' : 'coming', detail: details[each] }
  })
  return <StrandSteps label={t('assessment.record.strand')} steps={steps} />
}

function Acts({ assessment }: { readonly assessment: AssessmentRecord }) {
  const t = useText()
  const lang = useLanguage()
  const [open, setOpen] = useState<'publish' | 'cancel' | null>(null)
  const [withdraw, { loading }] = useMutation(withdrawAssessmentMutation)
  const can = (action: string) => assessment.steps.some((step) => step.action === action && step.isAllowed)
  const takeBack = async () => {
    await withdraw({ variables: { input: { assessmentId: assessment.id, expectedVersion: assessment.version } } })
    showToast({ kind: 'done', text: t('assessment.withdraw.done') })
  }
  return (
    <>
      {assessment.mayEdit && (
        <ButtonLink variant="primary" to="/$lang/quality/assessments/$id/answer" params={{ lang, id: assessment.id }}>
          {t(assessment.progress.answered + assessment.progress.skipped > 0 ? 'assessment.record.continue' : 'assessment.record.begin')}
        </ButtonLink>
      )}
      {can('withdraw') && (
        <Button isBusy={loading} onClick={() => void takeBack().catch(() => undefined)}>
          {t('assessment.withdraw.act')}
        </Button>
      )}
      {assessment.mayPublish && <Button onClick={() => setOpen('publish')}>{t('assessment.publish.act')}</Button>}
      {can('cancel') && <Button onClick={() => setOpen('cancel')}>{t('assessment.cancel.act')}</Button>}
      {open === 'publish' && <PublishDialog assessment={assessment} onClose={() => setOpen(null)} />}
      {open === 'cancel' && <CancelDialog assessment={assessment} onClose={() => setOpen(null)} />}
    </>
  )
}

interface AnsweredRow {
  readonly criterion: Criterion
  readonly place: number
}

function useAnswerColumns({ assessment, content }: RecordProps): readonly Column<AnsweredRow>[] {
  const t = useText()
  const pick = useLocalized()
  const answerText = useAnswerText(content)
  const said = new Map(assessment.answers.map((answer) => [answer.criterionCode, answer]))
  const before = new Map((assessment.previous?.answers ?? []).map((answer) => [answer.criterionCode, answer]))
  const none = { value: null, skipped: null }
  const previous: Column<AnsweredRow> = {
    id: 'previous',
    header: t('assessment.result.before'),
    phone: 'hidden',
    cell: ({ criterion }) => answerText(criterion, before.get(criterion.code) ?? none)
  }
  return [
    { id: 'criterion', header: t('assessment.result.criterion'), cell: ({ criterion, place }) => `${place}. ${pick(criterion.title) || criterion.code}` },
    { id: 'answer', header: t('assessment.result.answer'), cell: ({ criterion }) => answerText(criterion, said.get(criterion.code) ?? none) },
    ...(assessment.previous ? [previous] : []),
    {
      id: 'comment',
      header: t('assessment.criterion.comment'),
      cell: ({ criterion }) => (
        <>
          <span className={styles.words}>{said.get(criterion.code)?.comment ?? ''}</span>
          <EvidenceList assessmentId={assessment.id} unitId={assessment.unit.id} criterionCode={criterion.code} evidence={assessment.evidence} mayEdit={false} />
        </>
      )
    }
  ]
}

interface SectionAnswersProps {
  readonly of: FrameworkSection
  readonly part: FrameworkScore['sections'][number] | undefined
  readonly columns: readonly Column<AnsweredRow>[]
  readonly order: readonly Criterion[]
}

function SectionAnswers({ of, part, columns, order }: SectionAnswersProps) {
  const t = useText()
  const pick = useLocalized()
  const scoreText = useScoreText()
  const title = pick(of.title) || of.code
  const { value, answered, skipped, total } = part ?? { value: null, answered: 0, skipped: 0, total: 0 }
  return (
    <Section
      {...{ title, note: t('assessment.form.sectionProgress', { done: answered + skipped, total }) }}
      aside={value === null ? '' : t('assessment.result.section', { score: scoreText(value) })}
    >
      <DataTable
        caption={title}
        columns={columns}
        rows={of.criteria.map((criterion): AnsweredRow => ({ criterion, place: order.indexOf(criterion) + 1 }))}
        rowKey={({ criterion }) => criterion.code}
      />
    </Section>
  )
}

/** The answers of the unit by section, where they are to be known. */
function Answers({ assessment, content }: RecordProps) {
  const columns = useAnswerColumns({ assessment, content })
  if (assessment.answers.length === 0) return null
  const score = scoreOf(content, asAnswers(assessment.answers))
  const order = criteriaOf(content)
  return content.sections.map((section) => (
    <SectionAnswers key={section.code} of={section} part={score.sections.find(({ code }) => code === section.code)} columns={columns} order={order} />
  ))
}
