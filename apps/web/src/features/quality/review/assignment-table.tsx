/** The units of a round with those who review them: kept, ended, proposed; and the choice of others, each with what stands in the way. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { indexOf, type AssignmentFacts, pairObstacle, type ReviewPair } from '@solmu/domain/quality/review-assignment.js'
import { isOpenReview } from '@solmu/domain/quality/review.js'
import { takesReviewers } from '@solmu/domain/quality/review-round.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { FormField } from '../../../ui/form-field.js'
import { TextLink } from '../../../ui/link.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { type AssignedAssessment, type Assignment, type Reviewer } from './assignment.operations.js'
import { endReviewMutation } from './settlement.operations.js'
import { AssessmentStateMark, ReviewStateMark } from './review-words.js'
import fields from '../../../ui/form-field.module.css'
import styles from './review.module.css'

interface TableProps {
  readonly assignment: Assignment
  readonly rows: readonly AssignedAssessment[]
  /** Chosen and not confirmed yet. */
  readonly pairs: readonly ReviewPair[]
  readonly facts: AssignmentFacts
  readonly onAdd: (pair: ReviewPair) => void
  readonly onRemove: (pair: ReviewPair) => void
  readonly onChanged: () => void
}

export function AssignmentTable(props: TableProps) {
  const { rows, assignment, pairs, onRemove, onChanged } = props
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const [ending, setEnding] = useState<Reviewer | null>(null)
  const nameOf = (id: string): string => assignment.reviewers.find((each) => each.id === id)?.name ?? ''
  const columns: readonly Column<AssignedAssessment>[] = [
    {
      ...{ id: 'unit', header: t('review.field.unit') },
      cell: ({ id, unit }) => (
        <TextLink to="/$lang/quality/consensus/$id" params={{ lang, id }}>
          {pick(unit.name)}
        </TextLink>
      )
    },
    { id: 'state', header: t('review.field.assessment'), cell: ({ state }) => <AssessmentStateMark state={state} />, phone: 'figure' },
    {
      ...{ id: 'reviewers', header: t('review.field.reviewers') },
      cell: (one) => (
        <ul className={styles.pairs}>
          {one.reviewers.map((each) => (
            <li key={each.reviewId}>
              {each.name} <ReviewStateMark state={each.state} />
              {each.declinedReason !== '' && <span className={styles.meta}>{each.declinedReason}</span>}
              {isOpenReview(each.state) && (
                <Button variant="quiet" size="small" onClick={() => setEnding(each)}>
                  {t('review.end.open')}
                  <span className="visually-hidden">: {each.name}</span>
                </Button>
              )}
            </li>
          ))}
          {pairs
            .filter(({ assessmentId }) => assessmentId === one.id)
            .map((pair) => (
              <li key={pair.reviewerId} className={styles.new}>
                {t('review.assign.new', { name: nameOf(pair.reviewerId) })}
                <Button variant="quiet" size="small" onClick={() => onRemove(pair)}>
                  {t('review.assign.remove')}
                  <span className="visually-hidden">
                    : {nameOf(pair.reviewerId)}, {pick(one.unit.name)}
                  </span>
                </Button>
              </li>
            ))}
        </ul>
      )
    },
    { id: 'add', header: t('review.assign.add'), cell: (one) => (takesReviewers(one.state) ? <AddReviewer {...props} assessment={one} /> : t('review.assign.closed')) }
  ]
  return (
    <>
      <DataTable caption={t('review.assign.pairs')} columns={columns} rows={rows} rowKey={({ id }) => id} empty={<EmptyState title={t('review.assign.noneFound')} />} />
      {ending && <EndDialog reviewer={ending} onClose={() => setEnding(null)} onChanged={onChanged} />}
    </>
  )
}

/** Everybody who reviews; those who cannot review this unit say why. */
function AddReviewer({ assignment, assessment, facts, pairs, onAdd }: TableProps & { readonly assessment: AssignedAssessment }) {
  const t = useText()
  const pick = useLocalized()
  const index = indexOf(facts)
  const all = [...facts.kept, ...pairs]
  const options = assignment.reviewers.map(({ id, name }) => ({ id, name, found: pairObstacle(index, { assessmentId: assessment.id, reviewerId: id }, all) }))
  const reasonOf = ({ found }: (typeof options)[number]): string => {
    const against = found?.against && assignment.assessments.find(({ id }) => id === found.against?.assessmentId)
    return found ? t(`review.obstacle.${found.obstacle}`, { unit: against ? pick(against.unit.name) : '' }) : ''
  }
  return (
    <select
      className={fields.input}
      aria-label={t('review.assign.addTo', { unit: pick(assessment.unit.name) })}
      value=""
      onChange={({ target }) => onAdd({ assessmentId: assessment.id, reviewerId: target.value })}
    >
      <option value="">{t('review.assign.choose')}</option>
      <optgroup label={t('review.assign.can')}>
        {options
          .filter(({ found }) => !found)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </optgroup>
      <optgroup label={t('review.assign.cannot')}>
        {options
          .filter(({ found }) => found)
          .map((option) => (
            <option key={option.id} value={option.id} disabled>
              {option.name}: {reasonOf(option)}
            </option>
          ))}
      </optgroup>
    </select>
  )
}

const names = ['reason'] as const

function EndDialog({ reviewer, onClose, onChanged }: { readonly reviewer: Reviewer; readonly onClose: () => void; readonly onChanged: () => void }) {
  const t = useText()
  const [reason, setReason] = useState('')
  const [end] = useMutation(endReviewMutation)
  const state = useAct<'reason'>({ names }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        await end({ variables: { input: { reviewId: reviewer.reviewId, reason } } })
        showToast({ kind: 'done', text: t('review.end.done') })
        onChanged()
      },
      reason.trim() === '' ? { reason: t('review.end.needsReason') } : {}
    )
  return (
    <ActDialog prefix="end" title={t('review.end.title', { name: reviewer.name })} submit={t('review.end.submit')} isDangerous names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('review.end.text')}</p>
      <FormField id="end-reason" label={t('review.end.reason')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </FormField>
    </ActDialog>
  )
}
