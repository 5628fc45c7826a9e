/** Who may sign, vote and report for which member, as of a day: with search, filters and order in the address. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { mandateEnd, mandateKinds, mandateStates } from '@solmu/domain/governance/mandate.js'
import { addDays } from '@solmu/shared/dates.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { isAmong, isWanted, saysIt } from '../list-search.js'
import { AsOfField } from './as-of-field.js'
import { MandateDialog, EndMandateDialog } from './mandate-dialogs.js'
import { MandateStateMark, MandateTabs, useMandateTerm } from './mandate-words.js'
import { type Mandate, mandatesQuery } from './mandate.operations.js'
import { mandateListSearchSchema, type MandateListSearch, type MandateSort } from './mandate.search.js'
import styles from '../governance.module.css'

type Change = (part: Partial<MandateListSearch>) => void
export type MandateAct = { readonly kind: 'record'; readonly organisationId?: string } | { readonly kind: 'change' | 'end'; readonly of: Mandate }

function fits(one: Mandate, { q, kinds, states, centre, organisation }: MandateListSearch): boolean {
  const { personName, title, basis, organisation: whose } = one
  return (
    isAmong(kinds, one.kind) &&
    isAmong(states ?? ['expiring', 'in_force', 'coming'], one.state) &&
    isWanted(centre, one.centreId) &&
    isWanted(organisation, whose.id) &&
    saysIt(q, [personName, title, basis, ...Object.values(whose.name)])
  )
}

/** Those that have ended only when they are asked for. */
export function listedMandates(all: readonly Mandate[], search: MandateListSearch, language: Language): readonly Mandate[] {
  const compare = compareText(language)
  const organisation = ({ organisation: { name } }: Mandate) => name[language] || name.fi
  const orders: Readonly<Record<MandateSort, (one: Mandate) => string>> = {
    ...{ organisation, person: ({ personName }) => personName, state: ({ state }) => String(mandateStates.indexOf(state)) },
    // What has no end stands last.
    validTo: (one) => mandateEnd(one) ?? '9999'
  }
  const order = orders[search.sort ?? 'organisation']
  const sorted = all.filter((one) => fits(one, search)).sort((a, b) => compare(order(a), order(b)) || compare(organisation(a), organisation(b)) || mandateKinds.indexOf(a.kind) - mandateKinds.indexOf(b.kind))
  return search.desc ? sorted.reverse() : sorted
}

function useFilters({ all, search, change }: { readonly all: readonly Mandate[]; readonly search: MandateListSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const compare = compareText(useLanguage())
  const organisations = [...new Map(all.map(({ organisation }) => [organisation.id, { value: organisation.id, label: pick(organisation.name) }])).values()].sort((a, b) => compare(a.label, b.label))
  return [
    {
      ...{ id: 'kinds', label: t('mandate.field.kind'), values: search.kinds ?? [], isMultiple: true },
      options: mandateKinds.map((value) => ({ value, label: t(`mandate.kind.${value}`) })),
      onChange: (chosen) => change({ kinds: chosen.length === 0 ? undefined : ([...chosen] as MandateListSearch['kinds']) })
    },
    {
      ...{ id: 'states', label: t('mandate.field.state'), values: search.states ?? [], isMultiple: true },
      options: mandateStates.map((value) => ({ value, label: t(`mandate.state.${value}`) })),
      onChange: (chosen) => change({ states: chosen.length === 0 ? undefined : ([...chosen] as MandateListSearch['states']) })
    },
    {
      ...{ id: 'organisation', label: t('mandate.field.organisation'), values: search.organisation ? [search.organisation] : [], options: organisations },
      onChange: ([organisation]) => change({ organisation })
    }
  ]
}

function useColumns(act: (what: MandateAct) => void): readonly Column<Mandate>[] {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const term = useMandateTerm()
  return [
    { id: 'organisation', header: t('mandate.field.organisation'), isSortable: true, cell: ({ organisation }) => pick(organisation.name) },
    {
      ...{ id: 'person', header: t('mandate.field.person'), isSortable: true },
      cell: ({ id, personName, title, use, substituteForName, substituteOrder }) => (
        <>
          <TextLink to="/$lang/mandates/$id" params={{ lang, id }}>
            {personName}
          </TextLink>
          <span className={styles.below}>
            {[title, substituteForName && t('mandate.substitute', { name: substituteForName, order: substituteOrder ?? 1 }), use !== 'able' && t(`mandate.use.${use}`)].filter(Boolean).join(' · ')}
          </span>
        </>
      )
    },
    {
      ...{ id: 'kind', header: t('mandate.field.kind') },
      cell: ({ kind, basisKind, basis, file }) => (
        <>
          {t(`mandate.kind.${kind}`)}
          <span className={styles.below}>{[[t(`mandate.basis.${basisKind}`), basis].filter(Boolean).join(': '), file && t('mandate.document.has')].filter(Boolean).join(' · ')}</span>
        </>
      )
    },
    { id: 'validTo', header: t('mandate.field.term'), isSortable: true, cell: (one) => term(one) },
    { id: 'state', header: t('mandate.field.state'), isSortable: true, phone: 'figure', cell: ({ state }) => <MandateStateMark state={state} /> },
    {
      ...{ id: 'acts', header: '', spokenHeader: t('mandate.acts') },
      cell: (one) =>
        one.mayManage &&
        one.state !== 'ended' &&
        one.endedOn === null && (
          <>
            <Button aria-label={`${t('mandate.change.open')}: ${one.personName}`} onClick={() => act({ kind: 'change', of: one })}>
              {t('mandate.change.open')}
            </Button>{' '}
            <Button variant="quiet" aria-label={`${t('mandate.end.open')}: ${one.personName}`} onClick={() => act({ kind: 'end', of: one })}>
              {t('mandate.end.open')}
            </Button>
          </>
        )
    }
  ]
}

function ListActions({ rows, onAdd }: { readonly rows: readonly Mandate[]; readonly onAdd: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const { today } = useViewer()
  const mayAdd = useCan('mandate.manage')
  const save = () => {
    const heads = ['organisation', 'unit', 'kind', 'person', 'title', 'substituteFor', 'basis', 'from', 'lastDay', 'state'].map((field) => t(`mandate.field.${field}`))
    const table = rows.map((one) => {
      const end = mandateEnd(one)
      return [
        ...[pick(one.organisation.name), pick(one.unit.name), t(`mandate.kind.${one.kind}`), one.personName, one.title, one.substituteForName ?? ''],
        ...[`${t(`mandate.basis.${one.basisKind}`)}: ${one.basis}`, one.validFrom, end ? addDays(end, -1) : '', t(`mandate.state.${one.state}`)]
      ]
    })
    saveRows({ name: t('mandate.file', { date: today }), language, rows: [heads, ...table] })
  }
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayAdd && (
        <Button variant="primary" icon={IconPlus} onClick={onAdd}>
          {t('mandate.add.open')}
        </Button>
      )}
    </>
  )
}

const narrowing = ['q', 'kinds', 'states', 'centre', 'organisation'] as const

function NoMandates({ search, change }: { readonly search: MandateListSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('mandate.none')} text={t('mandate.noneText')} />
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  return <EmptyState title={t('mandate.noHits')} text={t('mandate.noHitsText')} action={<Button onClick={clear}>{t('mandate.clear')}</Button>} />
}

export function OpenMandateDialog({ open, onClose }: { readonly open: MandateAct | null; readonly onClose: () => void }) {
  if (open === null) return null
  if (open.kind === 'end') return <EndMandateDialog mandate={open.of} onClose={onClose} />
  return <MandateDialog mandate={open.kind === 'change' ? open.of : null} organisationId={open.kind === 'record' ? open.organisationId : undefined} onClose={onClose} />
}

const none: readonly Mandate[] = []

function Filters({ all, search, change, count }: { readonly all: readonly Mandate[]; readonly search: MandateListSearch; readonly change: Change; readonly count: number | undefined }) {
  const t = useText()
  const filters = useFilters({ all, search, change })
  return (
    <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('mandate.search') }} filters={filters} summary={count === undefined ? undefined : t('mandate.count', { count })}>
      <AsOfField key={search.asOf} asOf={search.asOf} onChange={(asOf) => change({ asOf })} />
    </FilterBar>
  )
}

export function MandateListPage() {
  const t = useText()
  const language = useLanguage()
  const format = useFormat()
  const { today } = useViewer()
  const [search, change] = useListSearch(mandateListSearchSchema)
  const [open, act] = useState<MandateAct | null>(null)
  const { data, error, refetch, loading } = useQuery(mandatesQuery, { variables: { asOf: search.asOf ?? null }, fetchPolicy: 'cache-and-network' })
  const rows = data && listedMandates(data.mandates, search, language)
  const columns = useColumns(act)
  const { asOf = today } = search
  return (
    <>
      <PageHeader title={t('mandate.title')} meta={t('mandate.meta', { day: format.day(asOf) })} actions={<ListActions rows={rows ?? none} onAdd={() => act({ kind: 'record' })} />} />
      <MandateTabs />
      <Filters {...{ search, change }} all={data ? data.mandates : none} count={rows?.length} />
      <DataTable
        caption={t('mandate.title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        sort={{ column: search.sort ?? 'organisation', descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column === 'organisation' ? undefined : (column as MandateSort), desc: descending || undefined })}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<NoMandates {...{ search, change }} />}
      />
      <OpenMandateDialog open={open} onClose={() => act(null)} />
    </>
  )
}
