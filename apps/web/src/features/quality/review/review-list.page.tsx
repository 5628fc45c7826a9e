/** "Arvioitavani": the reviews for which the reader has been asked, and the interests that keep them from others. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { reviewStates } from '@solmu/domain/quality/review.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { DeclareDialog, Interests } from './interests.js'
import { reviewersQuery } from './assignment.operations.js'
import { myReviewsQuery, type ReviewListed } from './review.operations.js'
import { reviewListSearchSchema, type ReviewListSearch, type ReviewSort } from './review.search.js'
import { ReviewStateMark } from './review-words.js'

const searchedText = ({ unit, frameworkName, cycleName }: ReviewListed): string =>
  [unit.name, frameworkName, cycleName].flatMap((name) => (name ? [name.fi, name.sv, name.en] : [])).join(' ').toLocaleLowerCase('fi')

/** The reviews that a search finds, in its order; those that wait come first when no order is chosen. */
export function listedReviews(reviews: readonly ReviewListed[], search: ReviewListSearch, language: Language): readonly ReviewListed[] {
  const found = reviews.filter(
    (one) => (search.states?.includes(one.state) ?? true) && (search.q === undefined || searchedText(one).includes(search.q.trim().toLocaleLowerCase('fi')))
  )
  if (!search.sort) return found
  const orders: Readonly<Record<ReviewSort, (one: ReviewListed) => string>> = {
    unit: ({ unit }) => unit.name[language] || unit.name.fi,
    framework: ({ frameworkName }) => frameworkName[language] || frameworkName.fi,
    dueOn: ({ dueOn }) => dueOn ?? '9999',
    state: ({ state }) => String(reviewStates.indexOf(state))
  }
  const [order, compare] = [orders[search.sort], compareText(language)]
  const sorted = [...found].sort((a, b) => compare(order(a), order(b)))
  return search.desc ? sorted.reverse() : sorted
}

function useColumns(): readonly Column<ReviewListed>[] {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  return [
    {
      ...{ id: 'unit', header: t('review.field.unit'), isSortable: true },
      cell: ({ id, unit }) => (
        <TextLink to="/$lang/quality/reviews/$id" params={{ lang, id }}>
          {pick(unit.name)}
        </TextLink>
      )
    },
    { id: 'framework', header: t('review.field.framework'), cell: ({ frameworkName }) => pick(frameworkName), isSortable: true },
    { id: 'cycle', header: t('review.field.cycle'), cell: ({ cycleName }) => (cycleName ? pick(cycleName) : t('review.noCycle')) },
    { id: 'dueOn', header: t('review.field.dueOn'), cell: ({ dueOn }) => (dueOn ? format.day(dueOn) : t('review.noDay')), isSortable: true },
    { id: 'visitOn', header: t('review.field.visitOn'), cell: ({ visitOn }) => (visitOn ? format.day(visitOn) : t('review.noDay')) },
    {
      ...{ id: 'progress', header: t('review.field.progress'), isNumeric: true },
      cell: ({ answeredCount, criterionCount }) => t('review.progress', { count: answeredCount, of: criterionCount })
    },
    {
      ...{ id: 'state', header: t('review.field.state'), isSortable: true, phone: 'figure' },
      cell: ({ state, assessmentState }) => (state === 'assigned' && assessmentState === 'self' ? t('review.waitsForUnit') : <ReviewStateMark state={state} />)
    }
  ]
}

function ExportButton({ rows }: { readonly rows: readonly ReviewListed[] }) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  function save() {
    const heads = ['unit', 'framework', 'cycle', 'dueOn', 'visitOn', 'answered', 'criteria', 'state'].map((field) => t(`review.field.${field}`))
    const table = rows.map(({ unit, frameworkName, cycleName, dueOn, visitOn, answeredCount, criterionCount, state }) => [
      ...[unit.name[lang] || unit.name.fi, frameworkName[lang] || frameworkName.fi, cycleName ? cycleName[lang] || cycleName.fi : ''],
      ...[dueOn ?? '', visitOn ?? '', answeredCount, criterionCount, t(`review.state.${state}`)]
    ])
    saveRows({ name: t('review.list.file', { date: today }), language: lang, rows: [heads, ...table] })
  }
  return (
    <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
      {t('ui.table.export')}
    </Button>
  )
}

export function ReviewListPage() {
  const t = useText()
  const language = useLanguage()
  const [search, change] = useListSearch(reviewListSearchSchema)
  const { data, error, refetch } = useQuery(myReviewsQuery, { fetchPolicy: 'cache-and-network' })
  const rows = data && listedReviews(data.myReviews, search, language)
  const columns = useColumns()
  const isFiltered = search.q !== undefined || search.states !== undefined
  return (
    <>
      <PageHeader title={t('review.list.title')} meta={t('review.list.meta')} actions={<ExportButton rows={rows ?? []} />} />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q: q || undefined }), label: t('review.list.search') }}
        filters={[
          {
            ...{ id: 'states', label: t('review.field.state'), values: search.states ?? [], isMultiple: true },
            options: reviewStates.map((value) => ({ value, label: t(`review.state.${value}`) })),
            onChange: (values) => change({ states: values.length === 0 ? undefined : (values as ReviewListSearch['states']) })
          }
        ]}
      />
      <DataTable
        {...{ caption: t('review.list.title'), columns, rows, error, rowKey: ({ id }: ReviewListed) => id, onRetry: () => void refetch() }}
        sort={search.sort && { column: search.sort, descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column as ReviewSort, desc: descending || undefined })}
        empty={<EmptyState title={t(isFiltered ? 'review.list.noneFound' : 'review.list.none')} />}
      />
      <OwnInterests />
    </>
  )
}

function OwnInterests() {
  const t = useText()
  const { id } = useViewer()
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery(reviewersQuery, { fetchPolicy: 'cache-and-network' })
  const own = data?.reviewers.find((each) => each.id === id)
  if (!own) return null
  return (
    <Section
      title={t('review.interest.own')}
      aside={
        <Button size="small" icon={IconPlus} onClick={() => setOpen(true)}>
          {t('review.interest.open')}
        </Button>
      }
    >
      <p>{t('review.interest.text')}</p>
      <Interests reviewer={own} />
      {isOpen && <DeclareDialog reviewer={null} onClose={() => setOpen(false)} />}
    </Section>
  )
}
