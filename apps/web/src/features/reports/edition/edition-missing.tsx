/** Whose figures are not in an edition although they were asked for. */
import { useQuery } from '@apollo/client/react'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { TextLink } from '../../../ui/link.js'
import { Pager, useKeysetPages } from '../../../ui/pager.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { usePeriodOrRun } from './edition-words.js'
import { type Edition, editionMissingQuery } from './edition.operations.js'
import type { ResultOf } from 'gql.tada'

const pageSize = 25

type Missing = ResultOf<typeof editionMissingQuery>['edition']['returns']['nodes'][number]

export function EditionMissing({ edition }: { readonly edition: Edition }) {
  const t = useText()
  const lang = useLanguage()
  const say = useLocalized()
  const periodText = usePeriodOrRun()
  const pages = useKeysetPages(edition.id)
  const { data, previousData, error, refetch, loading } = useQuery(editionMissingQuery, { variables: { id: edition.id, first: pageSize, after: pages.after } })
  const list = (data ?? previousData)?.edition.returns
  const columns: readonly Column<Missing>[] = [
    {
      id: 'unit',
      header: t('edition.missingReturns.unit'),
      cell: ({ unitId, unitName }) => (
        <TextLink to="/$lang/units/$id" params={{ lang, id: unitId }}>
          {say(unitName)}
        </TextLink>
      )
    },
    { id: 'centre', header: t('edition.missingReturns.centre'), cell: ({ centreName }) => (centreName ? say(centreName) : '–') },
    { id: 'period', header: t('edition.missingReturns.period'), cell: ({ period }) => periodText(period), phone: 'figure' }
  ]
  return (
    <Section title={t('edition.missingReturns.title')} note={t('edition.missingReturns.note', { count: edition.missingCount })}>
      <DataTable
        caption={t('edition.missingReturns.title')}
        columns={columns}
        rows={list?.nodes}
        rowKey={({ returnId }) => returnId}
        isRefreshing={loading}
        error={error}
        onRetry={() => void refetch()}
        empty={null}
        footer={list && <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} />}
      />
    </Section>
  )
}
