/** A review: what the unit shows, the visit, every criterion, and the way to hand in. What the unit says is not here until then. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { toApiError } from '../../../graphql/api-error.js'
import { useOfflineWords } from '../../../graphql/connection.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { CriterionForm } from '../assessment/criterion-form.js'
import { frameworkContentQuery } from '../framework/framework.operations.js'
import { ReviewEvidence } from './review-evidence.js'
import { DeclineDialog, SubmitDialog, VisitDialog } from './review-dialogs.js'
import { type Review, reviewQuery } from './review.operations.js'
import { ReviewsCrumb, ReviewStateMark, useGivenText } from './review-words.js'
import { useReviewAnswers } from './use-review-answers.js'
import styles from './review.module.css'

export function ReviewPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneReview id={id ?? ''} />
}

export function OneReview({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(reviewQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const review = data?.qualityReview
  const framework = useQuery(frameworkContentQuery, { variables: { id: review?.versionId ?? '' }, skip: !review })
  const content = framework.data?.qualityFrameworkVersion.content as FrameworkContent | undefined
  if (review && content) return <Loaded review={review} content={content} />
  const failed = error ?? framework.error
  if (!failed) return <Skeleton withHeading lines={12} />
  if (toApiError(failed).kind !== 'missing') return <ErrorNotice error={failed} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('review.missing')} breadcrumb={[<ReviewsCrumb key="list" />]} />
      <EmptyState title={t('review.missingText')} />
    </>
  )
}

interface LoadedProps {
  readonly review: Review
  readonly content: FrameworkContent
}

type Act = 'decline' | 'visit' | 'submit'

function Loaded({ review, content }: LoadedProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const writing = useReviewAnswers(review)
  const [open, setOpen] = useState<Act | null>(null)
  useOfflineWords(review.isOpen ? t('review.offline') : null)
  const close = () => setOpen(null)
  const isOpen = review.state === 'assigned' || review.state === 'scoring'
  return (
    <>
      <PageHeader
        title={pick(review.unit.name)}
        breadcrumb={[<ReviewsCrumb key="list" />]}
        meta={
          <>
            <ReviewStateMark state={review.state} /> {pick(review.frameworkName)}
            {review.dueOn && ` · ${t('review.dueBy', { day: format.day(review.dueOn) })}`}
          </>
        }
        actions={isOpen && <Button onClick={() => setOpen('decline')}>{t('review.decline.open')}</Button>}
      />
      <Standing review={review} />
      <Visit review={review} isOpen={isOpen} onPlan={() => setOpen('visit')} />
      {review.assessmentState !== 'self' && <Criteria review={review} content={content} writing={writing} />}
      {review.isOpen && <SubmitBar review={review} pendingCount={writing.pendingCount} onSubmit={() => setOpen('submit')} />}
      {open === 'decline' && <DeclineDialog review={review} onClose={close} />}
      {open === 'visit' && <VisitDialog review={review} onClose={close} />}
      {open === 'submit' && <SubmitDialog review={review} onClose={close} />}
    </>
  )
}

/** What the reviewer must know first. */
function Standing({ review }: { readonly review: Review }) {
  const t = useText()
  const lang = useLanguage()
  if (review.state === 'submitted') {
    return (
      <FormNotice title={t('review.submitted.title')}>
        <p>{t('review.submitted.text')}</p>
        <ButtonLink to="/$lang/quality/consensus/$id" params={{ lang, id: review.assessmentId }} variant="primary">
          {t('review.submitted.open')}
        </ButtonLink>
      </FormNotice>
    )
  }
  if (review.state === 'declined' || review.state === 'ended') return <FormNotice title={t(`review.over.${review.state}`)}>{null}</FormNotice>
  return (
    <FormNotice title={t(review.assessmentState === 'self' ? 'review.blind.waits' : 'review.blind.title')}>
      <p>{t('review.blind.text')}</p>
      {review.note !== '' && <p>{t('review.note', { note: review.note })}</p>}
    </FormNotice>
  )
}

function Visit({ review, isOpen, onPlan }: { readonly review: Review; readonly isOpen: boolean; readonly onPlan: () => void }) {
  const t = useText()
  const format = useFormat()
  const { visitOn, visitPlan, reviewers } = review
  const others = reviewers.filter(({ reviewId, state }) => reviewId !== review.id && state !== 'declined' && state !== 'ended')
  return (
    <Section
      title={t('review.visit.title')}
      aside={
        isOpen && (
          <Button size="small" onClick={onPlan}>
            {t('review.visit.open')}
          </Button>
        )
      }
    >
      <p>{visitOn ? format.day(visitOn) : t('review.visit.none')}</p>
      {visitPlan !== '' && <p className={styles.plan}>{visitPlan}</p>}
      {others.length > 0 && (
        <p>
          {t('review.visit.others', {
            names: others.map(({ name, visitOn: day }) => (day ? t('review.visit.other', { name, day: format.day(day) }) : name)).join(', ')
          })}
        </p>
      )}
    </Section>
  )
}

type CriteriaProps = LoadedProps & { readonly writing: ReturnType<typeof useReviewAnswers> }

function Criteria({ review, content, writing }: CriteriaProps) {
  const pick = useLocalized()
  let place = 0
  return (
    <>
      {pick(content.notice) !== '' && <FormNotice title={pick(content.notice)}>{null}</FormNotice>}
      {content.sections.map((section) => (
        <Section key={section.code} title={pick(section.title)}>
          {section.criteria.map((criterion) => {
            place += 1
            return (
              <CriterionForm
                key={criterion.code}
                {...{ content, criterion, place, isReadOnly: !review.isOpen }}
                answer={writing.answerOf(criterion.code)}
                onChange={(answer) => writing.write(criterion.code, answer)}
                status={<AnswerStatusLine {...{ content, writing, code: criterion.code }} />}
              >
                <ReviewEvidence evidence={review.evidence.filter(({ criterionCode }) => criterionCode === criterion.code)} />
              </CriterionForm>
            )
          })}
        </Section>
      ))}
    </>
  )
}

/** How it stands with saving; of a conflict both answers, and the choice. */
function AnswerStatusLine({ content, writing, code }: { readonly content: FrameworkContent; readonly writing: CriteriaProps['writing']; readonly code: string }) {
  const t = useText()
  const givenText = useGivenText(content)
  const status = writing.statusOf(code)
  if (status === 'saved') return null
  if (status !== 'conflict') return <p>{t(`review.saving.${status}`)}</p>
  const other = writing.savedOf(code)
  return (
    <div role="alert">
      <p>{t('review.saving.conflict', { other: givenText(code, other) ?? t('review.nothing'), comment: other.comment })}</p>
      <Button size="small" onClick={() => writing.choose(code, 'own')}>
        {t('review.saving.keepOwn')}
      </Button>{' '}
      <Button size="small" onClick={() => writing.choose(code, 'other')}>
        {t('review.saving.takeOther')}
      </Button>
    </div>
  )
}

function SubmitBar({ review, pendingCount, onSubmit }: { readonly review: Review; readonly pendingCount: number; readonly onSubmit: () => void }) {
  const t = useText()
  const left = review.criterionCount - review.answeredCount
  return (
    <div className={styles.bar} data-print="never">
      <p role="status">
        {t('review.progressLong', { count: review.answeredCount, of: review.criterionCount })} {t(pendingCount === 0 ? 'review.saving.all' : 'review.saving.some', { count: pendingCount })}
      </p>
      <Button variant="primary" disabled={left > 0 || pendingCount > 0} onClick={onSubmit}>
        {t('review.submit.open')}
      </Button>
    </div>
  )
}
