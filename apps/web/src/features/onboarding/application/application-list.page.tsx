/** Who applies for membership, with search, filters and order in the address; what is listed as a file. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconMailForward } from '@tabler/icons-react'
import { useState } from 'react'
import { applicationStates } from '@solmu/domain/onboarding/application.workflow.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { applicationListSearchSchema, type ApplicationListSearch, type ApplicationSort } from './application-list.search.js'
import { isDescending, listedApplications } from './application-rows.js'
import { ApplicationLink, ApplicationLists, ApplicationStateMark } from './application-words.js'
import { type Application, applicationsQuery } from './application.operations.js'
import { InviteDialog } from './invite-dialog.js'
import styles from '../apply/apply.module.css'

type Change = (part: Partial<ApplicationListSearch>) => void
const orNone = <Value,>(values: readonly Value[]) => (values.length === 0 ? undefined : [...values])

function useFilters({ all, search, change }: { readonly all: readonly Application[]; readonly search: ApplicationListSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const compare = compareText(useLanguage())
  const optionsOf = (some: readonly { readonly id: string; readonly label: string }[]) =>
    [...new Map(some.map(({ id, label }) => [id, { value: id, label }])).values()].sort((a, b) => compare(a.label, b.label))
  return [
    {
      ...{ id: 'states', label: t('application.list.state'), values: search.states ?? [], isMultiple: true },
      options: applicationStates.map((value) => ({ value, label: t(`application.state.${value}`) })),
      onChange: (chosen) => change({ states: orNone(chosen) as ApplicationListSearch['states'] })
    },
    {
      ...{ id: 'centre', label: t('application.list.centre'), values: search.centre ? [search.centre] : [] },
      options: optionsOf(all.map(({ centre }) => ({ id: centre.id, label: pick(centre.name) }))),
      onChange: ([centre]) => change({ centre })
    },
    {
      ...{ id: 'call', label: t('application.list.call'), values: search.call ? [search.call] : [] },
      options: optionsOf(all.flatMap(({ call }) => (call ? [{ id: call.id, label: pick(call.title) }] : []))),
      onChange: ([call]) => change({ call })
    },
    {
      ...{ id: 'needs', label: t('application.list.needs'), values: search.needs ? [search.needs] : [] },
      options: (['answer', 'question'] as const).map((value) => ({ value, label: t(`application.needs.${value}`) })),
      onChange: ([needs]) => change({ needs: needs as ApplicationListSearch['needs'] })
    }
  ]
}

function useColumns(): readonly Column<Application>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return [
    {
      ...{ id: 'name', header: t('application.list.applicant'), isSortable: true },
      cell: (one) => (
        <>
          <ApplicationLink application={one} />
          <div className={styles.minor}>{[one.businessId, one.call ? pick(one.call.title) : t('application.list.invited')].filter(Boolean).join(' · ')}</div>
        </>
      )
    },
    { id: 'centre', header: t('application.list.centre'), isSortable: true, cell: ({ centre }) => pick(centre.name) },
    {
      ...{ id: 'questions', header: t('application.list.questions') },
      cell: ({ openQuestions, newAnswers }) =>
        [newAnswers > 0 && t('application.list.newAnswers', { count: newAnswers }), openQuestions > 0 && t('application.list.openQuestions', { count: openQuestions })].filter(Boolean).join(', ')
    },
    { id: 'submitted', header: t('application.list.submitted'), isSortable: true, cell: ({ submittedAt }) => (submittedAt === null ? '' : format.instant(submittedAt)) },
    { id: 'changed', header: t('application.list.changed'), isSortable: true, cell: ({ changedAt }) => format.instant(changedAt) },
    { id: 'state', header: t('application.list.state'), isSortable: true, phone: 'figure', cell: ({ state }) => <ApplicationStateMark state={state} /> }
  ]
}

function ListActions({ rows }: { readonly rows: readonly Application[] }) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const format = useFormat()
  const { today } = useViewer()
  const mayInvite = useCan('application.manage')
  const [isInviting, setInviting] = useState(false)
  function save() {
    const heads = ['applicant', 'businessId', 'centre', 'call', 'state', 'submitted', 'changed', 'openCount'].map((column) => t(`application.list.${column}`))
    const table = rows.map((one) => [
      ...[one.name, one.businessId ?? '', pick(one.centre.name), one.call ? pick(one.call.title) : '', t(`application.state.${one.state}`)],
      ...[one.submittedAt === null ? '' : format.instant(one.submittedAt), format.instant(one.changedAt), one.openQuestions]
    ])
    saveRows({ name: t('application.list.file', { date: today }), language: lang, rows: [heads, ...table] })
  }
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayInvite && (
        <Button variant="primary" icon={IconMailForward} onClick={() => setInviting(true)}>
          {t('application.invite.open')}
        </Button>
      )}
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  )
}

const narrowing = ['q', 'states', 'centre', 'call', 'needs'] as const
const none: readonly Application[] = []

function Nothing({ search, change }: { readonly search: ApplicationListSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('application.list.none')} text={t('application.list.noneText')} />
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  return <EmptyState title={t('application.list.noHits')} text={t('application.list.noHitsText')} action={<Button onClick={clear}>{t('application.list.clear')}</Button>} />
}

export function ApplicationListPage() {
  const t = useText()
  const language = useLanguage()
  const [search, change] = useListSearch(applicationListSearchSchema)
  const { data, error, refetch, loading } = useQuery(applicationsQuery, { fetchPolicy: 'cache-and-network' })
  const all = data?.applications ?? none
  const rows = data && listedApplications(all, search, language)
  return (
    <>
      <PageHeader title={t('application.list.title')} meta={t('application.list.meta')} actions={<ListActions rows={rows ?? none} />} />
      <ApplicationLists />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('application.list.search') }}
        filters={useFilters({ all, search, change })}
        summary={rows && t('application.list.count', { count: rows.length })}
      />
      <DataTable
        caption={t('application.list.title')}
        columns={useColumns()}
        rows={rows}
        rowKey={(one) => one.id}
        sort={{ column: search.sort ?? 'changed', descending: isDescending(search) }}
        onSort={({ column, descending }) => change({ sort: column === 'changed' ? undefined : (column as ApplicationSort), desc: (column === 'changed') !== descending || undefined })}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<Nothing {...{ search, change }} />}
      />
    </>
  )
}
