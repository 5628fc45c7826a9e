/** For the page of an assessment: who reviews it, whether somebody is missing, and the way to what is agreed. */
import { useQuery } from '@apollo/client/react'
import { ButtonLink } from '../../../ui/button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { settlementQuery } from './settlement.operations.js'
import { ReviewStateMark } from './review-words.js'
import styles from './review.module.css'

/** Draw it for an assessment with a review; its texts are those of the feature `review`. */
export function AssessmentReviews({ assessmentId }: { readonly assessmentId: string }) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const { data, error, refetch } = useQuery(settlementQuery, { variables: { assessmentId }, fetchPolicy: 'cache-and-network' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={3} />
  const { reviewers, missing, unsettled, state } = data.reviewSettlement
  return (
    <Section
      title={t('review.of.title')}
      aside={
        <ButtonLink size="small" to="/$lang/quality/consensus/$id" params={{ lang, id: assessmentId }}>
          {t('review.of.open')}
        </ButtonLink>
      }
    >
      {missing > 0 && <p>{t('review.standing.missing', { count: missing })}</p>}
      {state === 'consensus' && <p>{t('review.standing.consensus', { count: unsettled })}</p>}
      {reviewers.length === 0 && <p>{t('review.of.none')}</p>}
      <ul className={styles.pairs}>
        {reviewers.map(({ reviewId, name, state: reviewState, visitOn }) => (
          <li key={reviewId}>
            {name} <ReviewStateMark state={reviewState} />
            {visitOn && <span className={styles.meta}>{t('review.visit.on', { day: format.day(visitOn) })}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
