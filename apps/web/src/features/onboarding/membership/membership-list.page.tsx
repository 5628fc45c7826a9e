/** Who is a member: the register on any day, with search, filters and order in the address. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { membershipStates } from '@solmu/domain/onboarding/membership.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { readDayText } from '../../../ui/day-text.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { TextField } from '../../../ui/form-field.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { listedMemberships } from './membership-rows.js'
import { type MembershipListSearch, membershipListSearchSchema, type MembershipSort } from './membership-list.search.js'
import { MemberLink, MembershipStateMark, useSpanText } from './membership-words.js'
import { type Membership, membershipRulesQuery, membershipsQuery } from './membership.operations.js'
import { RulesDialog } from './rules-dialog.js'
import styles from './membership.module.css'

type Change = (part: Partial<MembershipListSearch>) => void
const orNone = <Value,>(values: readonly Value[]) => (values.length === 0 ? undefined : [...values])

function useFilters({ memberships, search, change }: { readonly memberships: readonly Membership[]; readonly search: MembershipListSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const compare = compareText(useLanguage())
  const centres = [...new Map(memberships.map(({ centre }) => [centre.id, { value: centre.id, label: pick(centre.name) }])).values()].sort((a, b) => compare(a.label, b.label))
  return [
    {
      ...{ id: 'states', label: t('membership.list.state'), values: search.states ?? [], isMultiple: true },
      options: membershipStates.map((value) => ({ value, label: t(`membership.state.${value}`) })),
      onChange: (chosen) => change({ states: orNone(chosen) as MembershipListSearch['states'] })
    },
    {
      ...{ id: 'centre', label: t('membership.list.centre'), values: search.centre ? [search.centre] : [] },
      options: centres,
      onChange: (chosen) => change({ centre: chosen[0] })
    }
  ]
}

function useColumns(): readonly Column<Membership>[] {
  const t = useText()
  const pick = useLocalized()
  const spanText = useSpanText()
  return [
    {
      ...{ id: 'name', header: t('membership.list.organisation'), isSortable: true },
      cell: (one) => (
        <>
          <MemberLink membership={one} />
          {one.organisation.businessId && <span className={styles.below}>{one.organisation.businessId}</span>}
        </>
      )
    },
    { id: 'centre', header: t('membership.list.centre'), isSortable: true, cell: ({ centre }) => pick(centre.name) },
    { id: 'since', header: t('membership.list.since'), isSortable: true, cell: (one) => spanText(one) },
    { id: 'state', header: t('membership.list.state'), isSortable: true, phone: 'figure', cell: ({ state }) => <MembershipStateMark state={state} /> }
  ]
}

function ListActions({ rows, day }: { readonly rows: readonly Membership[]; readonly day: string }) {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const spanText = useSpanText()
  const [isRuling, setRuling] = useState(false)
  const { data } = useQuery(membershipRulesQuery)
  const mayRule = data?.membershipRules.mayManage ?? false
  function save() {
    const heads = ['organisation', 'businessId', 'centre', 'since', 'state', 'decision'].map((column) => t(`membership.list.${column}`))
    const table = rows.map((one) => [pick(one.organisation.name), one.organisation.businessId ?? '', pick(one.centre.name), spanText(one), t(`membership.state.${one.state}`), one.decision.number])
    saveRows({ name: t('membership.list.file', { date: day }), language, rows: [heads, ...table] })
  }
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayRule && <Button onClick={() => setRuling(true)}>{t('membership.rules.open')}</Button>}
      {isRuling && <RulesDialog onClose={() => setRuling(false)} />}
    </>
  )
}

/** The day of the register; what is no day yet changes nothing. */
function DayChoice({ search, change }: { readonly search: MembershipListSearch; readonly change: Change }) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const [text, setText] = useState(format.day(search.asOf ?? today))
  const day = readDayText(text, today)
  return (
    <TextField
      id="members-asOf"
      label={t('membership.list.asOf')}
      value={text}
      error={day === null ? t('errors.INVALID_DATE') : undefined}
      onChange={({ target }) => {
        setText(target.value)
        const read = readDayText(target.value, today)
        if (read !== null) change({ asOf: read === today ? undefined : read })
      }}
    />
  )
}

const narrowing = ['q', 'states', 'centre'] as const

function NoMembers({ search, change }: { readonly search: MembershipListSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('membership.list.none')} text={t('membership.list.noneText')} />
  const clear = () => change({ q: undefined, states: undefined, centre: undefined })
  return <EmptyState title={t('membership.list.noHits')} text={t('membership.list.noHitsText')} action={<Button onClick={clear}>{t('membership.list.clear')}</Button>} />
}

const sortOf = ({ sort = 'name', desc = false }: MembershipListSearch) => ({ column: sort, descending: desc })

const none: readonly Membership[] = []

export function MembershipListPage() {
  const t = useText()
  const language = useLanguage()
  const format = useFormat()
  const { today } = useViewer()
  const [search, change] = useListSearch(membershipListSearchSchema)
  const day = search.asOf ?? today
  const { data, error, refetch, loading } = useQuery(membershipsQuery, { variables: { asOf: day }, fetchPolicy: 'cache-and-network' })
  const columns = useColumns()
  const all = data ? data.memberships : none
  const rows = data && listedMemberships(all, search, language)
  return (
    <>
      <PageHeader title={t('membership.list.title')} meta={t('membership.list.meta', { day: format.day(day) })} actions={<ListActions rows={rows ?? []} day={day} />} />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('membership.list.search') }}
        filters={useFilters({ memberships: all, search, change })}
        summary={rows && t('membership.list.count', { count: rows.length })}
      >
        <DayChoice {...{ search, change }} />
      </FilterBar>
      <DataTable
        caption={t('membership.list.title')}
        columns={columns}
        rows={rows}
        rowKey={(one) => one.id}
        sort={sortOf(search)}
        onSort={({ column, descending }) => change({ sort: column === 'name' ? undefined : (column as MembershipSort), desc: descending || undefined })}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<NoMembers {...{ search, change }} />}
      />
    </>
  )
}
