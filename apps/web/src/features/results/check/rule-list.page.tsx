/** The rules by which returns are checked: search, filters and order in the address; what is listed as a file. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { checkKinds, severities } from '@solmu/domain/results/check-rule.js'
import { useCan } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { FilterBar, type Filter } from '../../../ui/filter-bar.js'
import { compareText } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLanguage, useText, type TextFunction } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { checkRulesQuery, type CheckRuleRow } from './check.operations.js'
import { useRuleColumns } from './rule-columns.js'
import { ruleListSearchSchema, ruleStates, type RuleListSearch, type RuleSort } from './rule-list.search.js'
import { scopeText, searchedText } from './rule-words.js'

type Change = (part: Partial<RuleListSearch>) => void

/** An empty choice is left out of the address. */
const orNone = <Value,>(values: readonly Value[]) => (values.length === 0 ? undefined : [...values])

function useFilters(search: RuleListSearch, change: Change): readonly Filter[] {
  const t = useText()
  return [
    {
      id: 'severities',
      label: t('check.field.severity'),
      options: severities.map((value) => ({ value, label: t(`check.severity.${value}`) })),
      values: search.severities ?? [],
      isMultiple: true,
      onChange: (chosen) => change({ severities: orNone(chosen) as RuleListSearch['severities'] })
    },
    {
      id: 'kinds',
      label: t('check.field.kind'),
      options: checkKinds.map((value) => ({ value, label: t(`check.kind.${value}`) })),
      values: search.kinds ?? [],
      isMultiple: true,
      onChange: (chosen) => change({ kinds: orNone(chosen) as RuleListSearch['kinds'] })
    },
    {
      id: 'state',
      label: t('check.list.state'),
      options: ruleStates.map((value) => ({ value, label: t(`check.state.${value}`) })),
      values: search.state === undefined ? [] : [search.state],
      onChange: ([state]) => change({ state: state as RuleListSearch['state'] })
    }
  ]
}

const isListed = (rule: CheckRuleRow, { q, kinds, severities: chosen, state }: RuleListSearch): boolean =>
  (q === undefined || searchedText(rule).includes(q.trim().toLocaleLowerCase('fi'))) &&
  (kinds?.includes(rule.kind) ?? true) &&
  (chosen?.includes(rule.severity) ?? true) &&
  (state === undefined || rule.isActive === (state === 'active'))

const orders: Readonly<Record<RuleSort, (rule: CheckRuleRow) => string>> = {
  code: () => '',
  kind: ({ kind }) => String(checkKinds.indexOf(kind)),
  severity: ({ severity }) => String(severities.indexOf(severity)),
  changed: ({ changedAt }) => changedAt
}

/** The rules that a search finds, in its order; the code decides between equals. */
export function listedRules(rules: readonly CheckRuleRow[], search: RuleListSearch): readonly CheckRuleRow[] {
  const compare = compareText('fi')
  const order = orders[search.sort ?? 'code']
  const found = rules.filter((rule) => isListed(rule, search))
  const sorted = found.sort((a, b) => compare(order(a), order(b)) || compare(a.code, b.code))
  return search.desc ? sorted.reverse() : sorted
}

function exported(rules: readonly CheckRuleRow[], t: TextFunction) {
  const head = ['rule', 'kind', 'severity', 'scope', 'state'].map((column) => t(`check.export.${column}`))
  const rows = rules.map((rule) => [
    ...[rule.code, t(`check.kind.${rule.kind}`), t(`check.severity.${rule.severity}`), scopeText(rule, t)],
    ...[t(`check.state.${rule.isActive ? 'active' : 'resting'}`), rule.message.fi, rule.message.sv, rule.message.en]
  ])
  return [[...head, ...['fi', 'sv', 'en'].map((language) => t(`check.field.message.${language}`))], ...rows]
}

function NoRules({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const t = useText()
  const lang = useLanguage()
  const mayManage = useCan('indicator.manage')
  if (isFiltered) {
    return (
      <EmptyState
        title={t('check.list.noHits')}
        text={t('check.list.noHitsText')}
        action={<Button onClick={onClear}>{t('check.list.clear')}</Button>}
      />
    )
  }
  return (
    <EmptyState
      title={t('check.list.none')}
      text={t('check.list.noneText')}
      action={
        mayManage && (
          <ButtonLink to="/$lang/results/rules/new" params={{ lang }}>
            {t('check.list.add')}
          </ButtonLink>
        )
      }
    />
  )
}

function ListActions({ rules }: { readonly rules: readonly CheckRuleRow[] }) {
  const t = useText()
  const lang = useLanguage()
  const mayManage = useCan('indicator.manage')
  return (
    <>
      <Button
        icon={IconDownload}
        disabled={rules.length === 0}
        onClick={() => saveRows({ name: t('check.export.file'), language: lang, rows: exported(rules, t) })}
      >
        {t('ui.table.export')}
      </Button>
      {mayManage && (
        <ButtonLink variant="primary" icon={IconPlus} to="/$lang/results/rules/new" params={{ lang }}>
          {t('check.list.add')}
        </ButtonLink>
      )}
    </>
  )
}

export function RuleListPage() {
  const t = useText()
  const [search, change] = useListSearch(ruleListSearchSchema)
  const { data, error, refetch, loading } = useQuery(checkRulesQuery, { fetchPolicy: 'cache-and-network' })
  const rules = data && listedRules(data.checkRules, search)
  const isFiltered = [search.q, search.kinds, search.severities, search.state].some((part) => part !== undefined)
  return (
    <>
      <PageHeader title={t('check.list.title')} meta={t('check.list.meta')} actions={<ListActions rules={rules ?? []} />} />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('check.list.search') }}
        filters={useFilters(search, change)}
        summary={rules && t('check.list.count', { count: rules.length })}
      />
      <DataTable
        caption={t('check.list.title')}
        columns={useRuleColumns(useCan('indicator.manage'))}
        rows={rules}
        rowKey={(rule) => rule.id}
        sort={{ column: search.sort ?? 'code', descending: search.desc ?? false }}
        onSort={({ column, descending }) =>
          change({ sort: column === 'code' ? undefined : (column as RuleSort), desc: descending || undefined })
        }
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={
          <NoRules
            isFiltered={isFiltered}
            onClear={() => change({ q: undefined, kinds: undefined, severities: undefined, state: undefined })}
          />
        }
      />
    </>
  )
}

