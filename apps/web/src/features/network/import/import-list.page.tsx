/** The files that have been brought in, and the way to bring in another. */
import { useQuery } from '@apollo/client/react'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../../ui/pager.js'
import { Section } from '../../../ui/section.js'
import { Status } from '../../../ui/status.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { Value } from '../../../ui/value.js'
import { stateStatus } from './import-words.js'
import { networkImportsQuery, type ImportListRow } from './import.operations.js'
import { NewImport } from './new-import.js'

/** How many rows one page of the list has. */
const pageSize = 50

/** The link to the network, for the heads of the pages below it. */
export function NetworkCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/network" params={{ lang }}>
      {t('import.network')}
    </TextLink>
  )
}

/** What the rows of a file did or would do; nothing while they have not been looked at. */
function Outcome({ row }: { readonly row: ImportListRow }) {
  const t = useText()
  const { newCount, changedCount, wrongCount } = row
  const isChecked = row.state !== 'uploaded' && row.state !== 'checking'
  if (!isChecked) return <Value value="notApplicable" />
  return t('import.list.outcome', { new: newCount, changed: changedCount, wrong: wrongCount })
}

function useColumns(): readonly Column<ImportListRow>[] {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  return [
    {
      id: 'file',
      header: t('import.list.file'),
      cell: ({ id, fileName }) => (
        <TextLink to="/$lang/network/imports/$id" params={{ lang, id }}>
          {fileName}
        </TextLink>
      )
    },
    { id: 'kind', header: t('import.list.kind'), cell: ({ kind }) => t(`import.kind.${kind}`) },
    {
      id: 'state',
      header: t('import.list.state'),
      phone: 'figure',
      cell: ({ state }) => <Status status={stateStatus[state]} label={t(`import.state.${state}`)} />
    },
    { id: 'rows', header: t('import.list.rows'), isNumeric: true, cell: ({ rowCount }) => <Value value={rowCount} /> },
    { id: 'outcome', header: t('import.list.result'), cell: (row) => <Outcome row={row} /> },
    { id: 'when', header: t('import.list.when'), cell: ({ createdAt }) => format.instant(createdAt) }
  ]
}

export function ImportListPage() {
  const t = useText()
  const pages = useKeysetPages('imports')
  const { data, previousData, error, refetch, loading } = useQuery(networkImportsQuery, {
    variables: { first: pageSize, after: pages.after },
    fetchPolicy: 'cache-and-network'
  })
  const list = (data ?? previousData)?.networkImports
  return (
    <>
      <PageHeader title={t('import.list.title')} breadcrumb={[<NetworkCrumb key="network" />]} meta={t('import.list.meta')} />
      <NewImport />
      <Section title={t('import.list.past')}>
        <DataTable
          caption={t('import.list.past')}
          columns={useColumns()}
          rows={list?.nodes}
          rowKey={({ id }) => id}
          isRefreshing={loading}
          error={error}
          onRetry={() => void refetch()}
          empty={<EmptyState title={t('import.list.none')} text={t('import.list.noneText')} />}
          footer={
            list && <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} />
          }
        />
      </Section>
    </>
  )
}
