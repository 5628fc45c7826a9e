/** What a proposal could not do and why, and how much each reviewer would have. */
import type { AssignmentPlan, AssignmentShortage } from '@solmu/domain/quality/review-assignment-plan.js'
import { type AssignmentFacts, type ReviewPair, reviewObstacles } from '@solmu/domain/quality/review-assignment.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { compareText } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { Assignment } from './assignment.operations.js'

export function AssignmentShortages({ plan, assignment }: { readonly plan: AssignmentPlan; readonly assignment: Assignment }) {
  const t = useText()
  const pick = useLocalized()
  if (plan.shortages.length === 0) return null
  const unitOf = (id: string): string => {
    const found = assignment.assessments.find((each) => each.id === id)
    return found ? pick(found.unit.name) : ''
  }
  const reasons = ({ obstacles }: AssignmentShortage): string =>
    reviewObstacles.flatMap((obstacle) => (obstacles[obstacle] ? [t(`review.shortage.${obstacle}`, { count: obstacles[obstacle] })] : [])).join(', ')
  return (
    <FormNotice title={t('review.shortage.title', { count: plan.shortages.length })} isStrong role="alert">
      <ul>
        {plan.shortages.map((each) => (
          <li key={each.assessmentId}>
            {t('review.shortage.unit', { unit: unitOf(each.assessmentId), missing: each.missing, possible: each.possible, reasons: reasons(each) })}
            {each.sharedWith.length > 0 && ` ${t('review.shortage.shared', { units: each.sharedWith.map(unitOf).join(', ') })}`}
          </li>
        ))}
      </ul>
      <p>{t('review.shortage.help')}</p>
    </FormNotice>
  )
}

interface Load {
  readonly id: string
  readonly name: string
  readonly kept: number
  readonly added: number
  readonly other: number
}

export function AssignmentLoads({ assignment, pairs, facts }: { readonly assignment: Assignment; readonly pairs: readonly ReviewPair[]; readonly facts: AssignmentFacts }) {
  const t = useText()
  const compare = compareText(useLanguage())
  const count = (of: readonly ReviewPair[], id: string): number => of.filter(({ reviewerId }) => reviewerId === id).length
  const rows = facts.reviewers
    .map(({ id, otherLoad }): Load => ({ id, name: assignment.reviewers.find((each) => each.id === id)?.name ?? '', kept: count(facts.kept, id), added: count(pairs, id), other: otherLoad }))
    .sort((a, b) => compare(a.name, b.name))
  const columns: readonly Column<Load>[] = [
    { id: 'name', header: t('review.reviewers.name'), cell: ({ name }) => name },
    { id: 'kept', header: t('review.load.kept'), cell: ({ kept }) => kept, isNumeric: true },
    { id: 'added', header: t('review.load.added'), cell: ({ added }) => added, isNumeric: true },
    { id: 'other', header: t('review.load.other'), cell: ({ other }) => other, isNumeric: true },
    { id: 'all', header: t('review.load.all'), cell: ({ kept, added, other }) => kept + added + other, isNumeric: true, phone: 'figure' }
  ]
  return (
    <Section title={t('review.load.title')}>
      <DataTable caption={t('review.load.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
    </Section>
  )
}
