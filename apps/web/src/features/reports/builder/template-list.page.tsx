/** Report templates: search, filter and order in the address; what is listed as a file. */
import { useMutation } from '@apollo/client/react'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useCan } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { saveRows } from '../../../ui/export-rows.js'
import { FilterBar, type Filter } from '../../../ui/filter-bar.js'
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { NameDialog } from './template-dialogs.js'
import { templateListSearchSchema, templateStates, type TemplateListSearch, type TemplateSort } from './template-list.search.js'
import { installReportTemplatesMutation, type TemplateRow } from './template.operations.js'
import { stateOf, TemplateLink, useParameterText, useSearched, useVersionText } from './template-words.js'
import { useTemplates } from './use-templates.js'

type Change = (part: Partial<TemplateListSearch>) => void

function useColumns(): readonly Column<TemplateRow>[] {
  const t = useText()
  const format = useFormat()
  const versionText = useVersionText()
  const parameterText = useParameterText()
  return [
    { id: 'name', header: t('reports.builder.list.name'), isSortable: true, cell: (template) => <TemplateLink template={template} /> },
    { id: 'state', header: t('reports.builder.list.state'), cell: (template) => t(`reports.builder.state.${stateOf(template)}`) },
    { id: 'parameter', header: t('reports.builder.list.parameter'), cell: parameterText },
    { id: 'version', header: t('reports.builder.list.version'), cell: versionText },
    { id: 'released', header: t('reports.builder.list.released'), isSortable: true, cell: ({ released }) => (released?.releasedAt ? format.day(dayOfInstant(released.releasedAt)) : '') },
    { id: 'attached', header: t('reports.builder.list.attached'), isSortable: true, isNumeric: true, cell: ({ attachedCount }) => format.number(attachedCount) }
  ]
}

function useFilters(search: TemplateListSearch, change: Change): readonly Filter[] {
  const t = useText()
  return [
    {
      id: 'states',
      label: t('reports.builder.list.state'),
      options: templateStates.map((value) => ({ value, label: t(`reports.builder.state.${value}`) })),
      values: search.states ?? [],
      isMultiple: true,
      onChange: (chosen) => change({ states: chosen.length === 0 ? undefined : ([...chosen] as TemplateListSearch['states']) })
    }
  ]
}

/** What a search finds, in its order. Retired ones are found when they are asked for. */
function useListed() {
  const say = useLocalized()
  const format = useFormat()
  const searched = useSearched()
  return (templates: readonly TemplateRow[], { q, states, sort = 'name', desc }: TemplateListSearch): readonly TemplateRow[] => {
    const wanted = q?.trim().toLocaleLowerCase('fi') ?? ''
    const compare: Readonly<Record<TemplateSort, (a: TemplateRow, b: TemplateRow) => number>> = {
      name: () => 0,
      released: (a, b) => (a.released?.releasedAt ?? '').localeCompare(b.released?.releasedAt ?? ''),
      attached: (a, b) => a.attachedCount - b.attachedCount
    }
    const found = templates.filter((each) => searched(each).includes(wanted) && (states ? states.includes(stateOf(each)) : !each.isRetired))
    const sorted = found.sort((a, b) => compare[sort](a, b) || format.compare(say(a.name), say(b.name)))
    return desc ? sorted.reverse() : sorted
  }
}

interface InstallProps {
  /** How many shipped templates the consortium does not have yet. */
  readonly gap: number
  readonly onDone: () => void
}

/** Brings what the product ships and the consortium does not have. */
function Install({ gap, onDone }: InstallProps) {
  const t = useText()
  const describe = useErrorMessage()
  const [mutate, { loading }] = useMutation(installReportTemplatesMutation)
  if (gap === 0) return null
  async function install() {
    try {
      const { data: done } = await mutate()
      showToast({ kind: 'done', text: t('reports.builder.install.done', { count: done?.installReportTemplates.addedCount ?? 0 }) })
      onDone()
    } catch (error) {
      showToast({ kind: 'error', id: 'install', text: describe(error).text })
    }
  }
  return (
    <Button isBusy={loading} onClick={() => void install()}>
      {t('reports.builder.install', { count: gap })}
    </Button>
  )
}

function useExport(templates: readonly TemplateRow[]) {
  const t = useText()
  const say = useLocalized()
  const language = useLanguage()
  const versionText = useVersionText()
  const parameterText = useParameterText()
  const heads = ['name', 'state', 'parameter', 'version', 'released', 'attached'].map((id) => t(`reports.builder.list.${id}`))
  return () => {
    const rows = templates.map((each) => [
      ...[say(each.name), t(`reports.builder.state.${stateOf(each)}`), parameterText(each), versionText(each)],
      ...[each.released?.releasedAt ? dayOfInstant(each.released.releasedAt) : '', each.attachedCount]
    ])
    saveRows({ name: t('reports.builder.list.file'), language, rows: [heads, ...rows] })
  }
}

interface NoneProps {
  readonly gap: number
  readonly isFiltered: boolean
  readonly onClear: () => void
  readonly onInstalled: () => void
}

function None({ gap, isFiltered, onClear, onInstalled }: NoneProps) {
  const t = useText()
  const mayManage = useCan('report.manage')
  if (isFiltered) {
    return <EmptyState title={t('reports.builder.list.noHits')} text={t('reports.builder.list.noHitsText')} action={<Button onClick={onClear}>{t('reports.builder.list.clear')}</Button>} />
  }
  return <EmptyState title={t('reports.builder.list.none')} text={t('reports.builder.list.noneText')} action={mayManage && <Install gap={gap} onDone={onInstalled} />} />
}

interface ActionsProps {
  readonly gap: number
  readonly templates: readonly TemplateRow[] | undefined
  readonly listed: readonly TemplateRow[]
  readonly onInstalled: () => void
}

function Actions({ gap, templates, listed, onInstalled }: ActionsProps) {
  const t = useText()
  const mayManage = useCan('report.manage')
  const [isAdding, setAdding] = useState(false)
  const save = useExport(listed)
  return (
    <>
      {mayManage && templates && templates.length > 0 && <Install gap={gap} onDone={onInstalled} />}
      <Button icon={IconDownload} disabled={listed.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayManage && (
        <Button variant="primary" icon={IconPlus} onClick={() => setAdding(true)}>
          {t('reports.builder.new')}
        </Button>
      )}
      {isAdding && <NameDialog onClose={() => setAdding(false)} />}
    </>
  )
}

export function TemplateListPage() {
  const t = useText()
  const [search, change] = useListSearch(templateListSearchSchema)
  const { templates, gap = 0, error, reload } = useTemplates()
  const listedOf = useListed()
  const listed = templates && listedOf(templates, search)
  const { q = '', sort = 'name', desc = false, states } = search
  return (
    <>
      <PageHeader title={t('reports.builder.list.title')} meta={t('reports.builder.list.meta')} actions={<Actions gap={gap} templates={templates} listed={listed ?? []} onInstalled={reload} />} />
      <FilterBar
        search={{ value: q, onChange: (next) => change({ q: next }), label: t('reports.builder.list.search') }}
        filters={useFilters(search, change)}
        summary={listed && t('reports.builder.list.count', { count: listed.length })}
      />
      <DataTable
        caption={t('reports.builder.list.title')}
        columns={useColumns()}
        rows={listed}
        rowKey={({ id }) => id}
        sort={{ column: sort, descending: desc }}
        onSort={({ column, descending }) => change({ sort: column === 'name' ? undefined : (column as TemplateSort), desc: descending || undefined })}
        error={error}
        onRetry={reload}
        empty={<None gap={gap} isFiltered={q !== '' || states !== undefined} onClear={() => change({ q: undefined, states: undefined })} onInstalled={reload} />}
      />
    </>
  )
}
