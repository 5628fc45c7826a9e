/** Quality frameworks: search, filters and order in the address; what is listed as a file. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconDownload, IconPlus, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { frameworkSubjects } from '@solmu/domain/quality/framework.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { type Language, useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { CreateDialog } from './framework-dialogs.js'
import { frameworkListSearchSchema, type FrameworkListSearch, type FrameworkSort, listStateValues } from './framework-list.search.js'
import { FrameworkLink, FrameworkStateMark, shownVersion, stateOf, useValidityText } from './framework-words.js'
import { type Framework, frameworksQuery, installFrameworksMutation, missingFrameworksQuery } from './framework.operations.js'
import { ImportDialog } from './import-dialog.js'
import styles from './framework.module.css'

type Change = (part: Partial<FrameworkListSearch>) => void

/** An empty choice is left out of the address. */
const orNone = <Value,>(values: readonly Value[]) => (values.length === 0 ? undefined : [...values])

function useFilters({ states, subjects }: FrameworkListSearch, change: Change): readonly Filter[] {
  const t = useText()
  return [
    {
      ...{ id: 'states', label: t('framework.list.state'), values: states ?? [], isMultiple: true },
      options: listStateValues.map((value) => ({ value, label: t(`framework.state.${value}`) })),
      onChange: (chosen) => change({ states: orNone(chosen) as FrameworkListSearch['states'] })
    },
    {
      ...{ id: 'subjects', label: t('framework.field.subject'), values: subjects ?? [], isMultiple: true },
      options: frameworkSubjects.map((value) => ({ value, label: t(`framework.subject.${value}`) })),
      onChange: (chosen) => change({ subjects: orNone(chosen) as FrameworkListSearch['subjects'] })
    }
  ]
}

const searchedText = ({ code, name, description }: Framework): string =>
  [code, ...[name, description].flatMap(({ fi, sv, en }) => [fi, sv, en])].join(' ').toLocaleLowerCase('fi')

/** The frameworks that a search finds, in its order; the name decides between equals. Retired ones only when they are asked for. */
export function listedFrameworks(frameworks: readonly Framework[], search: FrameworkListSearch, of: { readonly today: string; readonly language: Language }): readonly Framework[] {
  const compare = compareText(of.language)
  const name = (one: Framework) => one.name[of.language] || one.name.fi
  const orders: Readonly<Record<FrameworkSort, (one: Framework) => string>> = {
    name,
    subject: ({ subject }) => String(frameworkSubjects.indexOf(subject)),
    state: (one) => String(listStateValues.indexOf(stateOf(one, of.today))),
    validFrom: (one) => shownVersion(one, of.today)?.validFrom ?? ''
  }
  const order = orders[search.sort ?? 'name']
  const states = search.states ?? listStateValues.filter((state) => state !== 'retired')
  const found = frameworks.filter(
    (one) =>
      states.includes(stateOf(one, of.today)) &&
      (search.subjects?.includes(one.subject) ?? true) &&
      (search.q === undefined || searchedText(one).includes(search.q.trim().toLocaleLowerCase('fi')))
  )
  const sorted = [...found].sort((a, b) => compare(order(a), order(b)) || compare(name(a), name(b)))
  return search.desc ? sorted.reverse() : sorted
}

function useColumns(): readonly Column<Framework>[] {
  const t = useText()
  const { today } = useViewer()
  const validityText = useValidityText()
  return [
    {
      ...{ id: 'name', header: t('framework.field.name'), isSortable: true },
      cell: (one) => (
        <>
          <FrameworkLink framework={one} />
          <span className={styles.code}>{one.code}</span>
        </>
      )
    },
    { id: 'subject', header: t('framework.field.subject'), cell: ({ subject }) => t(`framework.subject.${subject}`), isSortable: true },
    {
      ...{ id: 'criteria', header: t('framework.list.criteria'), isNumeric: true },
      cell: (one) => (one.kind === 'certificate' ? t('framework.list.certificate') : (shownVersion(one, today)?.criterionCount ?? 0))
    },
    {
      ...{ id: 'validFrom', header: t('framework.list.version'), isSortable: true },
      cell: (one) => {
        const version = shownVersion(one, today)
        return version && t('framework.version.numberAndDays', { number: version.number, days: validityText(version) })
      }
    },
    {
      ...{ id: 'state', header: t('framework.list.state'), isSortable: true, phone: 'figure' },
      cell: (one) => (
        <>
          <FrameworkStateMark state={stateOf(one, today)} />
          {stateOf(one, today) !== 'draft' && one.versions[0]?.state === 'draft' && <span className={styles.code}>{t('framework.list.hasDraft')}</span>}
        </>
      )
    }
  ]
}

/** Adds those that come with the product, when some are missing. */
function InstallButton() {
  const t = useText()
  const describe = useErrorMessage()
  const { data } = useQuery(missingFrameworksQuery)
  const [install, { loading }] = useMutation(installFrameworksMutation, { refetchQueries: [frameworksQuery, missingFrameworksQuery] })
  const count = data?.missingFrameworkCount ?? 0
  if (count === 0) return null
  async function run() {
    try {
      const { data: done } = await install()
      showToast({ kind: 'done', text: t('framework.install.done', { count: done?.installFrameworks.count ?? 0 }) })
    } catch (error) {
      showToast({ kind: 'error', text: describe(error).text })
    }
  }
  return (
    <Button isBusy={loading} onClick={() => void run()}>
      {t('framework.install.start', { count })}
    </Button>
  )
}

function ListActions({ rows }: { readonly rows: readonly Framework[] }) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const validityText = useValidityText()
  const mayManage = useCan('quality.manage')
  const [open, setOpen] = useState<'create' | 'import' | null>(null)
  function save() {
    const heads = ['code', 'name', 'subject', 'kind'].map((field) => t(`framework.field.${field}`))
    const more = ['criteria', 'version', 'validity', 'state'].map((column) => t(`framework.list.${column}`))
    const table = rows.map((one) => {
      const version = shownVersion(one, today)
      return [
        ...[one.code, one.name[lang] || one.name.fi, t(`framework.subject.${one.subject}`), t(`framework.kind.${one.kind}`)],
        ...[version?.criterionCount ?? 0, version?.number ?? '', version ? validityText(version) : '', t(`framework.state.${stateOf(one, today)}`)]
      ]
    })
    saveRows({ name: t('framework.list.file', { date: today }), language: lang, rows: [[...heads, ...more], ...table] })
  }
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayManage && (
        <>
          <InstallButton />
          <Button icon={IconUpload} onClick={() => setOpen('import')}>
            {t('framework.import.open')}
          </Button>
          <Button variant="primary" icon={IconPlus} onClick={() => setOpen('create')}>
            {t('framework.create.open')}
          </Button>
        </>
      )}
      {open === 'create' && <CreateDialog onClose={() => setOpen(null)} />}
      {open === 'import' && <ImportDialog onClose={() => setOpen(null)} />}
    </>
  )
}

export function FrameworkListPage() {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const format = useFormat()
  const [search, change] = useListSearch(frameworkListSearchSchema)
  const { data, error, refetch, loading } = useQuery(frameworksQuery, { fetchPolicy: 'cache-and-network' })
  const rows = data && listedFrameworks(data.qualityFrameworks, search, { today, language })
  const isFiltered = [search.q, search.states, search.subjects].some((part) => part !== undefined)
  const clear = () => change({ q: undefined, states: undefined, subjects: undefined })
  return (
    <>
      <PageHeader title={t('framework.list.title')} meta={t('framework.list.meta', { day: format.day(today) })} actions={<ListActions rows={rows ?? []} />} />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('framework.list.search') }}
        filters={useFilters(search, change)}
        summary={rows && t('framework.list.count', { count: rows.length })}
      />
      <DataTable
        caption={t('framework.list.title')}
        columns={useColumns()}
        rows={rows}
        rowKey={(one) => one.id}
        sort={{ column: search.sort ?? 'name', descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column === 'name' ? undefined : (column as FrameworkSort), desc: descending || undefined })}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={
          isFiltered ? (
            <EmptyState title={t('framework.list.noHits')} text={t('framework.list.noHitsText')} action={<Button onClick={clear}>{t('framework.list.clear')}</Button>} />
          ) : (
            <EmptyState title={t('framework.list.none')} text={t('framework.list.noneText')} />
          )
        }
      />
    </>
  )
}
