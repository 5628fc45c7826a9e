/** The yearly review: which roles wait, to be confirmed one by one or several at once, or ended. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { reviewStates } from '@solmu/domain/access/review.js'
import { waitingQuery } from '../../../graphql/viewer.operations.js'
import { Button } from '../../../ui/button.js'
import { DataTable, type Sort } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { FilterBar, type Filter } from '../../../ui/filter-bar.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../../ui/pager.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { DownloadMenu } from '../../network/export/download-menu.js'
import { EndRoleDialog } from '../end-role-dialog.js'
import { accessReviewsQuery, confirmAccessMutation, type Review, type ReviewProgress, type Reviews } from './access-review.operations.js'
import { accessReviewSearchSchema, type AccessReviewSearch } from './access-review.search.js'
import { useReviewColumns } from './review-columns.js'
import styles from '../roles/roles.module.css'

const pageSize = 50

const waiting = ['overdue', 'due'] as const

function statesOf({ show }: AccessReviewSearch) {
  if (show === 'all') return null
  return show === undefined ? [...waiting] : [show]
}

function queryOf(search: AccessReviewSearch) {
  return {
    filter: { search: search.q ?? null, states: statesOf(search) },
    sort: search.sort ?? ('unit' as const),
    descending: search.desc ?? false
  }
}

function fileQueryOf(search: AccessReviewSearch): Record<string, string> {
  const states = statesOf(search)
  return { ...(search.q ? { q: search.q } : {}), ...(states ? { states: states.join(',') } : {}) }
}

function useConfirm(onDone: () => void) {
  const t = useText()
  const describe = useErrorMessage()
  const [mutate, { loading }] = useMutation(confirmAccessMutation, { refetchQueries: [accessReviewsQuery, waitingQuery], awaitRefetchQueries: true })
  async function confirm(reviews: readonly Review[]) {
    const roles = reviews.map(({ assignment: { id, version } }) => ({ assignmentId: id, expectedVersion: version }))
    try {
      const { data } = await mutate({ variables: { input: { roles } } })
      const refused = data?.confirmAccess.refused.length ?? 0
      const count = data?.confirmAccess.confirmedIds.length ?? 0
      showToast({ kind: refused > 0 ? 'error' : 'done', id: 'confirm', text: t('roles.review.done', { count, refused }) })
      onDone()
    } catch (error) {
      showToast({ kind: 'error', id: 'confirm', text: describe(error).text })
    }
  }
  return { confirm, isConfirming: loading }
}

function useFilters(search: AccessReviewSearch, change: (part: Partial<AccessReviewSearch>) => void): readonly Filter[] {
  const t = useText()
  return [
    {
      id: 'show',
      label: t('roles.review.show'),
      options: ['all' as const, ...reviewStates].map((value) => ({ value, label: t(`roles.review.state.${value}`) })),
      values: search.show === undefined ? [] : [search.show],
      onChange: ([show]) => change({ show: show as AccessReviewSearch['show'] })
    }
  ]
}

function Progress({ progress }: { readonly progress: ReviewProgress }) {
  const t = useText()
  const { doneCount, totalCount, overdueCount } = progress
  const text = t('roles.review.progress', { done: doneCount, total: totalCount, overdue: overdueCount })
  return (
    <div className={styles.bar}>
      <progress className={styles.meter} max={Math.max(1, totalCount)} value={doneCount} aria-label={t('roles.review.progressLabel')} />
      <span>{text}</span>
    </div>
  )
}

interface SelectionProps {
  readonly chosen: readonly Review[]
  readonly confirmable: readonly Review[]
  readonly isConfirming: boolean
  readonly onChooseAll: () => void
  readonly onClear: () => void
  readonly onConfirm: () => void
}

/** What is done with the chosen rows. */
function Selection({ chosen, confirmable, isConfirming, onChooseAll, onClear, onConfirm }: SelectionProps) {
  const t = useText()
  if (confirmable.length === 0) return null
  return (
    <div className={styles.bar}>
      <Button variant="primary" isBusy={isConfirming} disabled={chosen.length === 0} onClick={onConfirm}>
        {t('roles.review.confirmChosen', { count: chosen.length })}
      </Button>
      {chosen.length < confirmable.length ? (
        <Button variant="quiet" onClick={onChooseAll}>
          {t('roles.review.chooseAll', { count: confirmable.length })}
        </Button>
      ) : (
        <Button variant="quiet" onClick={onClear}>
          {t('roles.review.chooseNone')}
        </Button>
      )}
    </div>
  )
}

function Nothing({ search, onClear }: { readonly search: AccessReviewSearch; readonly onClear: () => void }) {
  const t = useText()
  if (search.q === undefined && search.show === undefined) {
    return <EmptyState title={t('roles.review.nothingWaits')} text={t('roles.review.nothingWaitsText')} />
  }
  return (
    <EmptyState
      title={t('roles.review.noHits')}
      text={t('roles.review.noHitsText')}
      action={<Button onClick={onClear}>{t('admin.filter.clear')}</Button>}
    />
  )
}

/** Which rows are chosen; those that are gone from the page are forgotten. */
function useChosen(confirmable: readonly Review[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const chosen = confirmable.filter(({ assignment }) => ids.has(assignment.id))
  const toggle = ({ assignment: { id } }: Review) =>
    setIds((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]))
  return {
    chosen,
    toggle,
    isChosen: ({ assignment }: Review) => ids.has(assignment.id),
    chooseAll: () => setIds(new Set(confirmable.map(({ assignment }) => assignment.id))),
    clear: () => setIds(new Set())
  }
}

function useReviews(search: AccessReviewSearch) {
  const pages = useKeysetPages(JSON.stringify(search))
  const variables = { ...queryOf(search), first: pageSize, after: pages.after }
  const { data, previousData, error, refetch, loading } = useQuery(accessReviewsQuery, { variables, fetchPolicy: 'cache-and-network' })
  const reviews = (data ?? previousData)?.accessReviews
  return { pages, reviews, rows: reviews?.nodes, error, retry: () => void refetch(), loading }
}

function sortOf({ sort, desc }: AccessReviewSearch): Sort {
  return { column: sort ?? 'unit', descending: desc ?? false }
}

/** How far it is, and what narrows the list. */
function Above({ reviews, search, change }: { readonly reviews: Reviews | undefined } & Pick<ListProps, 'search' | 'change'>) {
  const t = useText()
  return (
    <>
      {reviews && <Progress progress={reviews.progress} />}
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('roles.review.search') }}
        filters={useFilters(search, change)}
        summary={reviews && t('roles.review.count', { count: reviews.totalCount })}
      />
    </>
  )
}

interface ListProps {
  readonly search: AccessReviewSearch
  readonly change: (part: Partial<AccessReviewSearch>) => void
}

function ReviewList({ search, change }: ListProps) {
  const t = useText()
  const { pages, reviews, rows, error, retry, loading } = useReviews(search)
  const confirmable = (rows ?? []).filter(({ mayConfirm }) => mayConfirm)
  const choice = useChosen(confirmable)
  const [ending, setEnding] = useState<Review | null>(null)
  const { confirm, isConfirming } = useConfirm(choice.clear)
  const columns = useReviewColumns({ ...choice, onConfirm: (review) => void confirm([review]), onEnd: setEnding })
  return (
    <>
      <Above {...{ reviews, search, change }} />
      <Selection
        {...{ chosen: choice.chosen, confirmable, isConfirming }}
        onChooseAll={choice.chooseAll}
        onClear={choice.clear}
        onConfirm={() => void confirm(choice.chosen)}
      />
      <DataTable
        caption={t('roles.review.title')}
        columns={columns}
        rows={rows}
        rowKey={(review) => review.assignment.id}
        sort={sortOf(search)}
        onSort={({ column, descending }) =>
          change({ sort: column === 'unit' ? undefined : (column as AccessReviewSearch['sort']), desc: descending || undefined })
        }
        isRefreshing={loading}
        error={error}
        onRetry={retry}
        empty={<Nothing search={search} onClear={() => change({ q: undefined, show: undefined })} />}
        footer={reviews && <Pager pages={pages} count={reviews.nodes.length} totalCount={reviews.totalCount} pageInfo={reviews.pageInfo} />}
      />
      {ending && (
        <EndRoleDialog user={ending.person} assignment={ending.assignment} refetch={[accessReviewsQuery]} onClose={() => setEnding(null)} />
      )}
    </>
  )
}

export function AccessReviewPage() {
  const t = useText()
  const [search, change] = useListSearch(accessReviewSearchSchema)
  return (
    <>
      <PageHeader
        title={t('roles.review.title')}
        meta={t('roles.review.meta')}
        actions={<DownloadMenu heading={t('roles.review.title')} path="/files/access-review" formats={['csv', 'xlsx']} query={fileQueryOf(search)} />}
      />
      <ReviewList search={search} change={change} />
    </>
  )
}
