/** What differs between two versions of a framework, side by side. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { toApiError } from '../../../graphql/api-error.js'
import type { FrameworkChange } from '@solmu/domain/quality/framework-difference.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { saveRows } from '../../../ui/export-rows.js'
import { SelectField } from '../../../ui/form-field.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { ChangeMark, useChangeWords } from './change-words.js'
import { differenceSearchSchema } from './framework-list.search.js'
import { FrameworkLink, FrameworksCrumb } from './framework-words.js'
import { NoFramework } from './framework.page.js'
import { type Framework, frameworkDifferenceQuery, frameworkQuery, type FrameworkVersion } from './framework.operations.js'
import styles from './framework.module.css'

export function DifferencePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(frameworkQuery, { variables: { id } })
  if (data) return <Difference framework={data.qualityFramework} />
  if (!error) return <Skeleton withHeading lines={10} />
  return toApiError(error).kind === 'missing' ? <NoFramework /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
}

function useColumns(from: FrameworkVersion, to: FrameworkVersion): readonly Column<FrameworkChange>[] {
  const t = useText()
  const { placeOf, valueOf } = useChangeWords()
  return [
    { id: 'place', header: t('framework.difference.place'), cell: placeOf },
    { id: 'kind', header: t('framework.difference.kind'), cell: ({ kind }) => <ChangeMark kind={kind} />, phone: 'figure' },
    { id: 'before', header: t('framework.version.number', { number: from.number }), cell: (change) => <span className={styles.before}>{valueOf(change, 'before')}</span> },
    { id: 'after', header: t('framework.version.number', { number: to.number }), cell: (change) => <span className={styles.after}>{valueOf(change, 'after')}</span> }
  ]
}

interface VersionChoiceProps {
  readonly framework: Framework
  readonly label: string
  readonly value: number
  readonly onChange: (number: number) => void
}

function VersionChoice({ framework, label, value, onChange }: VersionChoiceProps) {
  const t = useText()
  const options = framework.versions.map(({ number }) => ({ value: String(number), label: t('framework.version.number', { number }) }))
  return <SelectField label={label} options={options} value={String(value)} onChange={({ target }) => onChange(Number(target.value))} />
}

function Difference({ framework }: { readonly framework: Framework }) {
  const t = useText()
  const pick = useLocalized()
  const [search, change] = useListSearch(differenceSearchSchema)
  const [newest, before] = framework.versions
  const at = (number: number | undefined, other: FrameworkVersion | undefined) => framework.versions.find((each) => each.number === number) ?? other
  const [from, to] = [at(search.from, before ?? newest), at(search.to, newest)]
  return (
    <>
      <PageHeader
        title={t('framework.difference.title', { name: pick(framework.name) })}
        documentTitle={t('framework.difference.title', { name: pick(framework.name) })}
        breadcrumb={[<FrameworksCrumb key="list" />, <FrameworkLink key="one" framework={framework} />]}
        meta={t('framework.difference.meta')}
      />
      {from && to && (
        <>
          <div className={styles.pair}>
            <VersionChoice framework={framework} label={t('framework.difference.from')} value={from.number} onChange={(number) => change({ from: number, to: to.number })} />
            <VersionChoice framework={framework} label={t('framework.difference.to')} value={to.number} onChange={(number) => change({ from: from.number, to: number })} />
          </div>
          <Changes framework={framework} from={from} to={to} />
        </>
      )}
    </>
  )
}

function Changes({ framework, from, to }: { readonly framework: Framework; readonly from: FrameworkVersion; readonly to: FrameworkVersion }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const { placeOf, valueOf } = useChangeWords()
  const columns = useColumns(from, to)
  const { data, error, refetch } = useQuery(frameworkDifferenceQuery, { variables: { fromVersionId: from.id, toVersionId: to.id }, fetchPolicy: 'cache-and-network' })
  const changes = data?.frameworkDifference.changes
  const heads = [t('framework.difference.place'), t('framework.difference.kind'), t('framework.version.number', { number: from.number }), t('framework.version.number', { number: to.number })]
  const save = () =>
    saveRows({
      name: t('framework.difference.file', { code: framework.code, date: today }),
      language,
      rows: [heads, ...(changes ?? []).map((each) => [placeOf(each), t(`framework.change.${each.kind}`), valueOf(each, 'before'), valueOf(each, 'after')])]
    })
  return (
    <>
      <div className={styles.summary}>
        <p role="status">{changes && t('framework.difference.count', { count: changes.length })}</p>
        <Button size="small" disabled={(changes ?? []).length === 0} onClick={save}>
          {t('ui.table.export')}
        </Button>
      </div>
      <DataTable
        caption={t('framework.difference.caption', { from: from.number, to: to.number })}
        columns={columns}
        rows={changes}
        rowKey={({ subject, code, level, field, kind }) => [subject, code, level, field, kind].join(' ')}
        error={error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('framework.difference.none')} text={t('framework.difference.noneText')} />}
      />
    </>
  )
}
