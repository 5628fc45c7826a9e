/** The columns of the review: whose role where, since when and why, by when to be confirmed, and what can be done. */
import { Button } from '../../../ui/button.js'
import type { Column } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { ConfirmedOn, RoleName, usePeriodText } from '../roles/assignment-about.js'
import type { Review } from './access-review.operations.js'
import styles from '../roles/roles.module.css'

const statusOf: Readonly<Record<Review['state'], StatusName>> = { overdue: 'late', due: 'submitted', done: 'verified' }

export interface ReviewActs {
  readonly isChosen: (review: Review) => boolean
  readonly toggle: (review: Review) => void
  readonly onConfirm: (review: Review) => void
  readonly onEnd: (review: Review) => void
}

/** What a row is about, for those who listen to the buttons alone. */
function useAbout(): (review: Review) => string {
  const t = useText()
  const pick = useLocalized()
  return ({ person, assignment }) => `${person.displayName}, ${t(`role.${assignment.role}`)}, ${pick(assignment.unit.name)}`
}

function Due({ review: { dueOn, state, lastConfirmed } }: { readonly review: Review }) {
  const t = useText()
  const format = useFormat()
  return (
    <>
      <Status status={statusOf[state]} label={t(`roles.review.state.${state}`)} />
      <span className={styles.about}>{t('roles.review.dueOn', { day: format.day(dueOn) })}</span>
      <span className={styles.about}>
        {lastConfirmed === null ? t('roles.review.never') : <ConfirmedOn review={lastConfirmed} />}
      </span>
    </>
  )
}

function Acts({ review, acts }: { readonly review: Review; readonly acts: ReviewActs }) {
  const t = useText()
  const about = useAbout()(review)
  if (!review.mayConfirm && !review.assignment.mayEnd) return <span className={styles.about}>{t('roles.review.others')}</span>
  return (
    <div className={styles.acts}>
      {review.mayConfirm && (
        <Button size="small" onClick={() => acts.onConfirm(review)}>
          {t('roles.review.confirm')}
          <span className="visually-hidden">: {about}</span>
        </Button>
      )}
      {review.assignment.mayEnd && (
        <Button size="small" variant="danger" onClick={() => acts.onEnd(review)}>
          {t('roles.review.end')}
          <span className="visually-hidden">: {about}</span>
        </Button>
      )}
    </div>
  )
}

export function useReviewColumns(acts: ReviewActs): readonly Column<Review>[] {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const period = usePeriodText()
  const about = useAbout()
  return [
    {
      id: 'unit',
      header: t('admin.role.unit'),
      isSortable: true,
      cell: ({ assignment: { unit } }) => (
        <TextLink to="/$lang/units/$id" params={{ lang, id: unit.id }}>
          {pick(unit.name)}
        </TextLink>
      )
    },
    {
      id: 'person',
      header: t('roles.review.person'),
      isSortable: true,
      cell: ({ person }) => (
        <TextLink to="/$lang/admin/users/$id" params={{ lang, id: person.id }}>
          {person.displayName}
        </TextLink>
      )
    },
    {
      id: 'role',
      header: t('admin.role.name'),
      cell: ({ assignment }) => (
        <>
          <RoleName assignment={assignment} />
          <span className={styles.about}>{period(assignment)}</span>
          {assignment.reason && <span className={styles.about}>{t('roles.because', { reason: assignment.reason })}</span>}
        </>
      )
    },
    { id: 'due', header: t('roles.review.due'), isSortable: true, cell: (review) => <Due review={review} /> },
    {
      id: 'chosen',
      header: t('roles.review.choose'),
      cell: (review) =>
        review.mayConfirm ? (
          <input
            type="checkbox"
            className={styles.check}
            checked={acts.isChosen(review)}
            aria-label={t('roles.review.chooseOne', { about: about(review) })}
            onChange={() => acts.toggle(review)}
          />
        ) : null
    },
    { id: 'act', header: '', spokenHeader: t('admin.role.acts'), cell: (review) => <Acts review={review} acts={acts} /> }
  ]
}
