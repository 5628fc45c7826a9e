/** Beside certified results: the projects of the funder who reads them, and its money. */
import { useQuery } from '@apollo/client/react'
import { useCan } from '../../../app/viewer.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { listedFunded } from './funded.js'
import { fundedProjectsQuery } from './funded.operations.js'
import { FundedTable, FundedTotals } from './funded-projects.js'

export function FundedSection({ audienceId }: { readonly audienceId: string }) {
  const mayRead = useCan('publication.read')
  return mayRead ? <Loading audienceId={audienceId} /> : null
}

function Loading({ audienceId }: { readonly audienceId: string }) {
  const t = useText()
  const lang = useLanguage()
  const { data, error, refetch, loading } = useQuery(fundedProjectsQuery, { variables: { audienceId }, fetchPolicy: 'cache-and-network' })
  const projects = data && listedFunded(data.fundedProjects, {}, lang)
  return (
    <Section
      title={t('funded.section')}
      note={t('funded.sectionNote')}
      aside={
        <TextLink to="/$lang/portfolio/funded" params={{ lang }}>
          {t('funded.all')}
        </TextLink>
      }
    >
      {projects && projects.length > 0 && <FundedTotals projects={projects} />}
      <FundedTable caption={t('funded.title')} projects={projects} isRefreshing={loading} error={data ? undefined : error} onRetry={() => void refetch()} empty={<EmptyState title={t('funded.none')} text={t('funded.noneText')} />} />
    </Section>
  )
}
