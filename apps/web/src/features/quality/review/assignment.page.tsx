/** Who reviews whom in a round: proposed by the program, changed by hand with refusals that explain, confirmed at once. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { pairKey, type ReviewPair } from '@solmu/domain/quality/review-assignment.js'
import { type AssignmentPlan, planReviews } from '@solmu/domain/quality/review-assignment-plan.js'
import { roundFacts, takesReviewers } from '@solmu/domain/quality/review-round.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FilterBar } from '../../../ui/filter-bar.js'
import { useFormRefusal } from '../../../ui/form-refusal.js'
import { FormField } from '../../../ui/form-field.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { LeaveGuard } from '../../../ui/leave-guard.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { AssignmentTable } from './assignment-table.js'
import { AssignmentLoads, AssignmentShortages } from './assignment-plan-notes.js'
import { type Assignment, assignReviewsMutation, reviewAssignmentQuery } from './assignment.operations.js'
import { assignmentSearchSchema } from './review.search.js'
import { ReviewersCrumb } from './review-words.js'
import fields from '../../../ui/form-field.module.css'
import styles from './review.module.css'

export function AssignmentPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneAssignment id={id ?? ''} />
}

export function OneAssignment({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(reviewAssignmentQuery, { variables: { cycleId: id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded assignment={data.reviewAssignment} onChanged={() => void refetch()} />
  if (!error) return <Skeleton withHeading lines={12} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('review.assign.missing')} breadcrumb={[<ReviewersCrumb key="list" />]} />
      <EmptyState title={t('review.assign.missingText')} />
    </>
  )
}

const counts = [1, 2, 3, 4] as const
const mosts = [1, 2, 3, 4, 5, 8] as const

interface Choosing {
  readonly wanted: number
  readonly most: number | null
  readonly pairs: readonly ReviewPair[]
  readonly plan: AssignmentPlan | null
}

function useChoosing(assignment: Assignment) {
  const stored = Math.max(0, ...assignment.assessments.filter(({ state }) => takesReviewers(state)).map(({ wanted }) => wanted))
  const [choosing, setChoosing] = useState<Choosing>({ wanted: stored || 2, most: null, pairs: [], plan: null })
  const { wanted, most } = choosing
  const facts = useMemo(() => roundFacts(assignment, { wanted, most }), [assignment, wanted, most])
  return {
    ...choosing,
    facts,
    change: (part: Partial<Pick<Choosing, 'wanted' | 'most'>>) => setChoosing((now) => ({ ...now, ...part, plan: null })),
    propose: () => {
      const plan = planReviews({ ...facts, kept: [...facts.kept, ...choosing.pairs] })
      setChoosing((now) => ({ ...now, plan, pairs: [...now.pairs, ...plan.pairs] }))
    },
    add: (pair: ReviewPair) => setChoosing((now) => ({ ...now, plan: null, pairs: [...now.pairs, pair] })),
    remove: (pair: ReviewPair) => setChoosing((now) => ({ ...now, plan: null, pairs: now.pairs.filter((each) => pairKey(each) !== pairKey(pair)) })),
    clear: () => setChoosing((now) => ({ ...now, plan: null, pairs: [] }))
  }
}

function Loaded({ assignment, onChanged }: { readonly assignment: Assignment; readonly onChanged: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const [search, change] = useListSearch(assignmentSearchSchema)
  const choosing = useChoosing(assignment)
  const { round } = assignment
  const isLacking = ({ id, state }: Assignment['assessments'][number]) => {
    const has = [...choosing.facts.kept, ...choosing.pairs].filter(({ assessmentId }) => assessmentId === id).length
    return takesReviewers(state) && has < choosing.wanted
  }
  const text = ({ unit, reviewers }: Assignment['assessments'][number]) => [unit.name.fi, unit.name.sv, unit.name.en, ...reviewers.map(({ name }) => name)].join(' ').toLocaleLowerCase('fi')
  const rows = assignment.assessments.filter((one) => (search.only !== 'lacking' || isLacking(one)) && (search.q === undefined || text(one).includes(search.q.trim().toLocaleLowerCase('fi'))))
  return (
    <>
      <PageHeader
        title={t('review.assign.title', { round: pick(round.name) })}
        breadcrumb={[<ReviewersCrumb key="list" />]}
        meta={round.dueOn ? t('review.dueBy', { day: format.day(round.dueOn) }) : undefined}
      />
      <LeaveGuard title={t('review.assign.leaveTitle')} text={t('review.assign.leaveText')} hasChanges={() => choosing.pairs.length > 0} onDiscard={choosing.clear} />
      <Wishes choosing={choosing} />
      {choosing.plan && <AssignmentShortages plan={choosing.plan} assignment={assignment} />}
      <Section title={t('review.assign.pairs')}>
        <FilterBar
          search={{ value: search.q ?? '', onChange: (q) => change({ q: q || undefined }), label: t('review.assign.search') }}
          filters={[
            {
              ...{ id: 'only', label: t('review.assign.show'), values: search.only ? [search.only] : [], options: [{ value: 'lacking', label: t('review.assign.lacking') }] },
              onChange: ([only]) => change({ only: only === 'lacking' ? only : undefined })
            }
          ]}
        />
        <AssignmentTable {...{ assignment, rows, onChanged }} pairs={choosing.pairs} facts={choosing.facts} onAdd={choosing.add} onRemove={choosing.remove} />
      </Section>
      <AssignmentLoads assignment={assignment} pairs={choosing.pairs} facts={choosing.facts} />
      <Confirm {...{ assignment, onChanged }} choosing={choosing} />
    </>
  )
}

type ChoosingProps = { readonly choosing: ReturnType<typeof useChoosing> }

/** How many reviewers are wished for, and the proposal. */
function Wishes({ choosing }: ChoosingProps) {
  const t = useText()
  return (
    <Section title={t('review.assign.wishes')}>
      <div className={styles.fields}>
        <FormField label={t('review.assign.wanted')} help={t('review.assign.wantedHelp')}>
          {(control) => (
            <select {...control} className={fields.input} value={choosing.wanted} onChange={({ target }) => choosing.change({ wanted: Number(target.value) })}>
              {counts.map((count) => (
                <option key={count}>{count}</option>
              ))}
            </select>
          )}
        </FormField>
        <FormField label={t('review.assign.most')} help={t('review.assign.mostHelp')}>
          {(control) => (
            <select {...control} className={fields.input} value={choosing.most ?? ''} onChange={({ target }) => choosing.change({ most: target.value === '' ? null : Number(target.value) })}>
              <option value="">{t('review.assign.noLimit')}</option>
              {mosts.map((count) => (
                <option key={count}>{count}</option>
              ))}
            </select>
          )}
        </FormField>
      </div>
      <Button variant={choosing.pairs.length === 0 ? 'primary' : 'outlined'} onClick={choosing.propose}>
        {t('review.assign.propose')}
      </Button>
      {choosing.plan && (
        <p role="status">
          {t('review.assign.proposed', { count: choosing.plan.pairs.length, spread: choosing.plan.spread })}
          {!choosing.plan.isBest && ` ${t('review.assign.notBest')}`}
        </p>
      )}
    </Section>
  )
}

const names = ['note'] as const

function Confirm({ assignment, choosing, onChanged }: ChoosingProps & { readonly assignment: Assignment; readonly onChanged: () => void }) {
  const t = useText()
  const [note, setNote] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [refused, setRefused] = useState<readonly string[]>([])
  const describe = useFormRefusal<'note'>({ names })
  const [assign, { loading }] = useMutation(assignReviewsMutation)
  const { pairs, wanted } = choosing
  async function confirm() {
    setAttempt((before) => before + 1)
    try {
      await assign({ variables: { input: { cycleId: assignment.round.id, wanted, pairs: pairs.map(({ assessmentId, reviewerId }) => ({ assessmentId, reviewerId })), note } } })
      setRefused([])
      choosing.clear()
      setNote('')
      showToast({ kind: 'done', text: t('review.assign.done', { count: pairs.length }) })
      onChanged()
    } catch (error) {
      const { fields: atFields, whole } = describe(error)
      setRefused([...Object.values(atFields), ...whole])
    }
  }
  if (pairs.length === 0) return null
  return (
    <Section title={t('review.assign.confirmTitle')}>
      <ErrorSummary errors={refused.map((text) => ({ text }))} attempt={attempt} />
      <FormNotice title={t('review.assign.confirmText', { count: pairs.length })}>{null}</FormNotice>
      <FormField label={t('review.assign.note')} help={t('review.assign.noteHelp')} isOptional>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={note} onChange={({ target }) => setNote(target.value)} />}
      </FormField>
      <div className={styles.fields}>
        <Button variant="primary" isBusy={loading} onClick={() => void confirm()}>
          {t('review.assign.confirm')}
        </Button>
        <Button variant="quiet" onClick={choosing.clear}>
          {t('review.assign.clear')}
        </Button>
      </div>
    </Section>
  )
}
