/** How the regional centres are chosen: what is being assessed, what waits to be decided and who was chosen. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { choiceStates } from '@solmu/domain/governance/centre-choice.workflow.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { type Language, pickText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { isAmong, isWanted, saysIt } from '../list-search.js'
import { choiceListSearchSchema, type ChoiceListSearch, type ChoiceSort } from './choice.search.js'
import { centreChoicesQuery, type ChoiceBrief } from './choice.operations.js'
import { ChoiceLink, ChoiceStateMark, useCentreName } from './choice-words.js'
import styles from '../governance.module.css'

type Change = (part: Partial<ChoiceListSearch>) => void

const fits = (one: ChoiceBrief, { q, states, centre }: ChoiceListSearch): boolean =>
  isAmong(states, one.state) && isWanted(centre, one.centre.id) && saysIt(q, [...Object.values(one.title), ...Object.values(one.newCentreName ?? one.centre.name), ...Object.values(one.chosen?.name ?? {})])

export function listedChoices(all: readonly ChoiceBrief[], search: ChoiceListSearch, language: Language): readonly ChoiceBrief[] {
  const compare = compareText(language)
  const title = (one: ChoiceBrief) => one.title[language] || one.title.fi
  const orders: Readonly<Record<ChoiceSort, (one: ChoiceBrief) => string>> = {
    title,
    centre: ({ centre, newCentreName }) => pickText(newCentreName ?? centre.name, language).text,
    state: ({ state }) => String(choiceStates.indexOf(state)),
    openedOn: ({ openedOn }) => openedOn ?? '9999',
    closesOn: ({ closesOn }) => closesOn ?? '9999'
  }
  const order = orders[search.sort ?? 'state']
  const sorted = all.filter((one) => fits(one, search)).sort((a, b) => compare(order(a), order(b)) || compare(title(a), title(b)))
  return search.desc ? sorted.reverse() : sorted
}

function useFilters({ all, search, change }: { readonly all: readonly ChoiceBrief[]; readonly search: ChoiceListSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const compare = compareText(useLanguage())
  const centres = [...new Map(all.map(({ centre, newCentreName }) => [centre.id, { value: centre.id, label: newCentreName ? t('choice.withoutCentre') : pick(centre.name) }])).values()].sort((a, b) => compare(a.label, b.label))
  return [
    {
      ...{ id: 'states', label: t('choice.field.state'), values: search.states ?? [], isMultiple: true },
      options: choiceStates.map((value) => ({ value, label: t(`choice.state.${value}`) })),
      onChange: (chosen) => change({ states: chosen.length === 0 ? undefined : ([...chosen] as ChoiceListSearch['states']) })
    },
    { ...{ id: 'centre', label: t('choice.field.centre'), values: search.centre ? [search.centre] : [], options: centres }, onChange: ([centre]) => change({ centre }) }
  ]
}

function useColumns(): readonly Column<ChoiceBrief>[] {
  const t = useText()
  const format = useFormat()
  const pick = useLocalized()
  const centreName = useCentreName()
  const dayOf = (day: string | null) => (day === null ? '' : format.day(day))
  return [
    {
      ...{ id: 'title', header: t('choice.field.title'), isSortable: true },
      cell: (one) => (
        <>
          <ChoiceLink choice={one} />
          {one.isMine && one.state === 'open' && <span className={styles.below}>{t('choice.youAssess')}</span>}
        </>
      )
    },
    { id: 'centre', header: t('choice.field.centre'), isSortable: true, cell: centreName },
    { id: 'candidates', header: t('choice.field.candidateCount'), isNumeric: true, cell: ({ candidateCount }) => candidateCount },
    { id: 'openedOn', header: t('choice.field.openedOn'), isSortable: true, cell: ({ openedOn }) => dayOf(openedOn) },
    { id: 'closesOn', header: t('choice.field.closesOn'), isSortable: true, cell: ({ closesOn }) => dayOf(closesOn) },
    {
      ...{ id: 'state', header: t('choice.field.state'), isSortable: true, phone: 'figure' },
      cell: ({ state, chosen }) => (
        <>
          <ChoiceStateMark state={state} />
          {chosen && <span className={styles.below}>{pick(chosen.name)}</span>}
        </>
      )
    }
  ]
}

function ListActions({ rows }: { readonly rows: readonly ChoiceBrief[] }) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const { today } = useViewer()
  const mayAdd = useCan('choice.manage')
  const centreName = useCentreName()
  const save = () => {
    const heads = ['title', 'centre', 'state', 'candidateCount', 'openedOn', 'closesOn', 'endedOn', 'chosen'].map((field) => t(`choice.field.${field}`))
    const table = rows.map((one) => [pick(one.title), centreName(one), t(`choice.state.${one.state}`), one.candidateCount, one.openedOn ?? '', one.closesOn ?? '', one.endedOn ?? '', one.chosen ? pick(one.chosen.name) : ''])
    saveRows({ name: t('choice.file', { date: today }), language: lang, rows: [heads, ...table] })
  }
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayAdd && (
        <ButtonLink variant="primary" icon={IconPlus} to="/$lang/governance/centre-choices/new" params={{ lang }}>
          {t('choice.new.open')}
        </ButtonLink>
      )}
    </>
  )
}

const narrowing = ['q', 'states', 'centre'] as const

function NoChoices({ search, change }: { readonly search: ChoiceListSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('choice.none')} text={t('choice.noneText')} />
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  return <EmptyState title={t('choice.noHits')} text={t('choice.noHitsText')} action={<Button onClick={clear}>{t('choice.clear')}</Button>} />
}

export function ChoiceListPage() {
  const t = useText()
  const language = useLanguage()
  const [search, change] = useListSearch(choiceListSearchSchema)
  const { data, error, refetch, loading } = useQuery(centreChoicesQuery, { fetchPolicy: 'cache-and-network' })
  const rows = data && listedChoices(data.centreChoices, search, language)
  const filters = useFilters({ all: data?.centreChoices ?? [], search, change })
  return (
    <>
      <PageHeader title={t('choice.title')} meta={t('choice.meta')} actions={<ListActions rows={rows ?? []} />} />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('choice.search') }} filters={filters} summary={rows && t('choice.count', { count: rows.length })} />
      <DataTable
        caption={t('choice.title')}
        columns={useColumns()}
        rows={rows}
        rowKey={({ id }) => id}
        sort={{ column: search.sort ?? 'state', descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column === 'state' ? undefined : (column as ChoiceSort), desc: descending || undefined })}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<NoChoices {...{ search, change }} />}
      />
    </>
  )
}
