/** The audiences: who reads published results, how far down, and how carefully they are protected before. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { AudienceDialog } from './audience-dialog.js'
import { audiencesQuery, type Audience } from './publication.operations.js'

function useColumns(onChange: (audience: Audience) => void): readonly Column<Audience>[] {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  return [
    { id: 'name', header: t('publication.audience.name'), cell: ({ name, organisationName }) => [say(name), organisationName && say(organisationName)].filter(Boolean).join(' · ') },
    { id: 'kind', header: t('publication.audience.kind'), cell: ({ kind }) => t(`publication.audience.kind.${kind}`) },
    { id: 'detail', header: t('publication.audience.detail'), cell: ({ detail }) => t(`publication.audience.detail.${detail}`) },
    {
      id: 'scope',
      header: t('publication.audience.scope'),
      cell: ({ unitIds, indicatorIds }) => {
        const [places, indicators] = [unitIds?.length ?? 0, indicatorIds?.length ?? 0]
        return t('publication.audience.scopeText', { places, indicators, both: places > 0 && indicators > 0 ? 'yes' : 'no' })
      }
    },
    {
      id: 'care',
      header: t('publication.audience.care'),
      cell: ({ personsThreshold, surveyThreshold, showsZero }) =>
        t('publication.audience.careText', { persons: personsThreshold, survey: surveyThreshold, zero: showsZero ? 'show' : 'hide' })
    },
    { id: 'count', header: t('publication.audience.count'), isNumeric: true, cell: ({ publicationCount }) => format.number(publicationCount) },
    { id: 'state', header: t('publication.list.state'), cell: ({ isActive }) => t(isActive ? 'publication.audience.active' : 'publication.audience.ended') },
    {
      id: 'acts',
      header: '',
      spokenHeader: t('publication.audience.acts'),
      cell: (audience) => (
        <Button variant="quiet" size="small" aria-label={t('publication.audience.changeOf', { name: say(audience.name) })} onClick={() => onChange(audience)}>
          {t('publication.audience.change')}
        </Button>
      )
    }
  ]
}

export function AudienceListPage() {
  const t = useText()
  const [changed, setChanged] = useState<Audience | 'new' | null>(null)
  const { data, error, refetch } = useQuery(audiencesQuery, { fetchPolicy: 'cache-and-network' })
  const add = (
    <Button variant="primary" onClick={() => setChanged('new')}>
      {t('publication.audience.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('publication.audiences')} meta={t('publication.audiences.meta')} actions={add} />
      <DataTable
        caption={t('publication.audiences')}
        columns={useColumns(setChanged)}
        rows={data?.audiences}
        rowKey={({ id }) => id}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('publication.audiences.none')} text={t('publication.audiences.noneText')} />}
      />
      {changed && <AudienceDialog audience={changed === 'new' ? undefined : changed} onClose={() => setChanged(null)} />}
    </>
  )
}
