/** The published results that the viewer may read, the newest first. */
import { useQuery } from '@apollo/client/react'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../../ui/pager.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { publicationsQuery, type PublicationRef } from './publication.operations.js'
import { runWords } from '@solmu/domain/reports/run-words.js'

const pageSize = 50

function useColumns(): readonly Column<PublicationRef>[] {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  const lang = useLanguage()
  return [
    {
      id: 'run',
      header: t('publication.list.run'),
      cell: ({ edition, audienceId }) => (
        <TextLink to="/$lang/publications/$editionId/$audienceId" params={{ lang, editionId: edition.id, audienceId }}>
          {t('publication.title', { run: runWords(edition.firstPeriod, edition.lastPeriod, lang) })}
        </TextLink>
      )
    },
    { id: 'edition', header: t('publication.list.edition'), cell: ({ edition }) => `${edition.number}/${edition.year}` },
    { id: 'audience', header: t('publication.list.audience'), cell: ({ audienceName }) => say(audienceName) },
    {
      id: 'certified',
      header: t('publication.list.certified'),
      cell: ({ edition }) => `${format.day(dayOfInstant(edition.certifiedAt))}, ${edition.certifiedBy}`
    },
    { id: 'state', header: t('publication.list.state'), cell: ({ replacedById }) => t(replacedById ? 'publication.list.replaced' : 'publication.list.inForce') }
  ]
}

export function PublicationListPage() {
  const t = useText()
  const lang = useLanguage()
  const pages = useKeysetPages('publications')
  const { data, previousData, error, refetch, loading } = useQuery(publicationsQuery, { variables: { first: pageSize, after: pages.after }, fetchPolicy: 'cache-and-network' })
  const list = (data ?? previousData)?.publications
  return (
    <>
      <PageHeader
        title={t('publication.list.title')}
        meta={t('publication.list.meta')}
        actions={
          <TextLink to="/$lang/publications/questions" params={{ lang }}>
            {t('publication.questions')}
          </TextLink>
        }
      />
      <DataTable
        caption={t('publication.list.title')}
        columns={useColumns()}
        rows={list?.nodes}
        rowKey={({ edition, audienceId }) => `${edition.id} ${audienceId}`}
        isRefreshing={loading}
        error={list ? undefined : error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('publication.list.none')} text={t('publication.list.noneText')} />}
        footer={list && <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} />}
      />
    </>
  )
}
