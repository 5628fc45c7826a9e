/** The versions of the criteria or of the decision path: searched, filtered, ordered, and as a file. */
import { IconDownload } from '@tabler/icons-react'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { FilterBar } from '../../../ui/filter-bar.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { Status } from '../../../ui/status.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import type { RulesVersion } from './rules.operations.js'
import { type RulesKind, rulesPages, standingOf, useValidityText, useVersionName } from './rules-parts.js'
import { type RulesSearch, rulesSearchSchema, ruleStandings } from './rules.search.js'

const statuses = { draft: 'draft', inForce: 'accepted', coming: 'submitted', replaced: 'locked' } as const

/** The newest first, unless another order is asked for; the words are those that the list shows. */
function useListed(versions: readonly RulesVersion[], { q = '', states, sort = 'number', desc = false }: RulesSearch) {
  const { today } = useViewer()
  const nameOf = useVersionName()
  const validity = useValidityText()
  const wanted = q.trim().toLocaleLowerCase('fi')
  const rows = versions
    .map((each) => ({ ...each, name: nameOf(each), days: validity(each), standing: standingOf(each, today) }))
    .filter(({ name, days, standing }) => `${name} ${days}`.toLocaleLowerCase('fi').includes(wanted) && (states?.includes(standing) ?? true))
  const sorted = rows.sort((one, other) => (sort === 'state' ? ruleStandings.indexOf(one.standing) - ruleStandings.indexOf(other.standing) : 0) || other.number - one.number)
  return desc ? sorted.reverse() : sorted
}

interface VersionsProps {
  readonly kind: RulesKind
  readonly versions: readonly RulesVersion[]
  readonly shown: RulesVersion
}

export function Versions({ kind, versions, shown }: VersionsProps) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const [search, change] = useListSearch(rulesSearchSchema)
  const rows = useListed(versions, search)
  type Row = (typeof rows)[number]
  const columns: readonly Column<Row>[] = [
    {
      ...{ id: 'number', header: t('selection.column.version'), isSortable: true },
      cell: ({ name, number }) => (
        <TextLink to={rulesPages[kind].to} params={{ lang }} search={{ ...search, version: number }} aria-current={number === shown.number ? 'true' : undefined}>
          {name}
        </TextLink>
      )
    },
    { id: 'days', header: t('selection.column.days'), cell: ({ days }) => days },
    { id: 'state', header: t('selection.column.state'), isSortable: true, phone: 'figure', cell: ({ standing }) => <Status status={statuses[standing]} label={t(`selection.state.${standing}`)} /> }
  ]
  const heads = ['version', 'days', 'state'].map((column) => t(`selection.column.${column}`))
  const save = () => saveRows({ name: t(`selection.file.${kind}`, { date: today }), language: lang, rows: [heads, ...rows.map(({ name, days, standing }) => [name, days, t(`selection.state.${standing}`)])] })
  return (
    <Section
      title={t('selection.versions')}
      aside={
        <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
          {t('ui.table.export')}
        </Button>
      }
    >
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('selection.search') }}
        filters={[
          {
            ...{ id: 'states', label: t('selection.column.state'), values: search.states ?? [], isMultiple: true },
            options: ruleStandings.map((value) => ({ value, label: t(`selection.state.${value}`) })),
            onChange: (chosen) => change({ states: chosen.length === 0 ? undefined : (chosen as RulesSearch['states']) })
          }
        ]}
        summary={t('selection.count', { count: rows.length })}
      />
      <DataTable
        caption={t('selection.versions')}
        columns={columns}
        rows={rows}
        rowKey={({ number }) => String(number)}
        selectedKey={String(shown.number)}
        sort={{ column: search.sort ?? 'number', descending: (search.sort === 'state') === (search.desc ?? false) }}
        onSort={({ column, descending }) => change({ sort: column === 'state' ? 'state' : undefined, desc: (column === 'state') === descending || undefined })}
        empty={<EmptyState title={t('selection.noHits')} action={<Button onClick={() => change({ q: undefined, states: undefined })}>{t('selection.clear')}</Button>} />}
      />
    </Section>
  )
}
