/** For whoever assigns: which rounds need reviewers, and who reviews. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
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
import { type PoolReviewer, reviewersQuery, reviewRoundsQuery, type RoundListed } from './assignment.operations.js'
import { type ReviewersSearch, reviewersSearchSchema } from './review.search.js'

function Rounds() {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const { data, error, refetch } = useQuery(reviewRoundsQuery, { fetchPolicy: 'cache-and-network' })
  const columns: readonly Column<RoundListed>[] = [
    {
      ...{ id: 'name', header: t('review.field.cycle') },
      cell: ({ id, name }) => (
        <TextLink to="/$lang/quality/reviewers/rounds/$id" params={{ lang, id }}>
          {pick(name)}
        </TextLink>
      )
    },
    { id: 'dueOn', header: t('review.field.dueOn'), cell: ({ dueOn }) => (dueOn ? format.day(dueOn) : t('review.noDay')) },
    { id: 'units', header: t('review.round.units'), cell: ({ unitCount }) => unitCount, isNumeric: true },
    { id: 'open', header: t('review.round.open'), cell: ({ openCount }) => openCount, isNumeric: true },
    { id: 'submitted', header: t('review.round.submitted'), cell: ({ submittedCount }) => submittedCount, isNumeric: true },
    { id: 'lacking', header: t('review.round.lacking'), cell: ({ lackingCount }) => lackingCount, isNumeric: true, phone: 'figure' }
  ]
  return (
    <Section title={t('review.round.title')}>
      <DataTable {...{ caption: t('review.round.title'), columns, rows: data?.reviewRounds, error, rowKey: ({ id }: RoundListed) => id, onRetry: () => void refetch() }} empty={<EmptyState title={t('review.round.none')} />} />
    </Section>
  )
}

function usePoolColumns(onOpen: (id: string) => void): readonly Column<PoolReviewer>[] {
  const t = useText()
  const pick = useLocalized()
  return [
    { id: 'name', header: t('review.reviewers.name'), cell: ({ name }) => name, isSortable: true },
    {
      ...{ id: 'homes', header: t('review.reviewers.homes') },
      cell: ({ homeNames, readsAll }) => (readsAll ? t('review.reviewers.readsAll') : homeNames.map((name) => pick(name)).join(', ') || t('review.reviewers.noHome'))
    },
    { id: 'openCount', header: t('review.reviewers.load'), cell: ({ openCount }) => openCount, isNumeric: true, isSortable: true },
    {
      ...{ id: 'interests', header: t('review.interest.short') },
      cell: ({ id, name, interests }) => (
        <Button variant="quiet" size="small" onClick={() => onOpen(id)}>
          {t('review.interest.count', { count: interests.length })}
          <span className="visually-hidden">: {name}</span>
        </Button>
      )
    }
  ]
}

const searchedText = ({ name, homeNames }: PoolReviewer): string => [name, ...homeNames.flatMap(({ fi, sv, en }) => [fi, sv, en])].join(' ').toLocaleLowerCase('fi')

/** The reviewers that a search finds, in its order; the name decides between equals. */
function listedReviewers(reviewers: readonly PoolReviewer[], search: ReviewersSearch, language: Language): readonly PoolReviewer[] {
  const compare = compareText(language)
  const found = reviewers.filter((one) => search.q === undefined || searchedText(one).includes(search.q.trim().toLocaleLowerCase('fi')))
  const sorted = [...found].sort((a, b) => (search.sort === 'openCount' ? a.openCount - b.openCount : 0) || compare(a.name, b.name))
  return search.desc ? sorted.reverse() : sorted
}

function Pool() {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const [search, change] = useListSearch(reviewersSearchSchema)
  const [openId, setOpenId] = useState<string | null>(null)
  const { data, error, refetch } = useQuery(reviewersQuery, { fetchPolicy: 'cache-and-network' })
  const columns = usePoolColumns(setOpenId)
  const rows = data && listedReviewers(data.reviewers, search, language)
  const save = () => {
    const heads = [t('review.reviewers.name'), t('review.reviewers.homes'), t('review.reviewers.load'), t('review.interest.short')]
    const table = (rows ?? []).map(({ name, homeNames, openCount, interests }) => [name, homeNames.map((home) => home[language] || home.fi).join(', '), openCount, interests.length])
    saveRows({ name: t('review.reviewers.file', { date: today }), language, rows: [heads, ...table] })
  }
  const open = data?.reviewers.find(({ id }) => id === openId)
  return (
    <Section
      title={t('review.reviewers.pool')}
      aside={
        <Button size="small" icon={IconDownload} disabled={!rows?.length} onClick={save}>
          {t('ui.table.export')}
        </Button>
      }
    >
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q: q || undefined }), label: t('review.reviewers.search') }} />
      <DataTable
        {...{ caption: t('review.reviewers.pool'), columns, rows, error, rowKey: ({ id }: PoolReviewer) => id, onRetry: () => void refetch(), selectedKey: openId }}
        sort={{ column: search.sort ?? 'name', descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column as 'name' | 'openCount', desc: descending || undefined })}
        empty={<EmptyState title={t(search.q ? 'review.reviewers.noneFound' : 'review.reviewers.none')} />}
      />
      {open && <InterestsOf reviewer={open} />}
    </Section>
  )
}

function InterestsOf({ reviewer }: { readonly reviewer: PoolReviewer }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <Section
      level={3}
      title={t('review.interest.of', { name: reviewer.name })}
      aside={
        <Button size="small" onClick={() => setOpen(true)}>
          {t('review.interest.open')}
        </Button>
      }
    >
      <Interests reviewer={reviewer} />
      {isOpen && <DeclareDialog reviewer={reviewer} onClose={() => setOpen(false)} />}
    </Section>
  )
}

export function ReviewersPage() {
  const t = useText()
  return (
    <>
      <PageHeader title={t('review.reviewers.title')} meta={t('review.reviewers.meta')} />
      <Rounds />
      <Pool />
    </>
  )
}
