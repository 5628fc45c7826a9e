/** The funder's side of the workbench: whom one represents, what will be found here, and what there is of it. */
import { useQuery } from '@apollo/client/react'
import { isValidOn } from '@solmu/shared/dates.js'
import { useViewer } from '../../app/viewer.js'
import { EmptyState } from '../../ui/empty-state.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { Section } from '../../ui/section.js'
import { Skeleton } from '../../ui/skeleton.js'
import { TextLink } from '../../ui/link.js'
import { dayOfInstant, useFormat } from '../../ui/format.js'
import { useLanguage, useLocalized, useText } from '../../ui/text.js'
import { publicationsQuery } from '../reports/publication/publication.operations.js'
import { runWords } from '@solmu/domain/reports/run-words.js'
import { representedQuery } from './home.operations.js'
import styles from './home.module.css'

/** The newest of what was published for the viewer, as a link. */
function NewestResults() {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const lang = useLanguage()
  const { data, error, refetch } = useQuery(publicationsQuery, { variables: { first: 1, after: null }, fetchPolicy: 'cache-and-network' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={2} />
  const [newest] = data.publications.nodes
  if (!newest) return <EmptyState title={t('home.funder.none')} text={t('home.funder.noneText')} />
  const { edition, audienceId, audienceName } = newest
  return (
    <p className={styles.represented}>
      <TextLink to="/$lang/publications/$editionId/$audienceId" params={{ lang, editionId: edition.id, audienceId }}>
        {t('publication.title', { run: runWords(edition.firstPeriod, edition.lastPeriod, lang) })}
      </TextLink>
      {t('home.funder.newest', { number: edition.number, year: String(edition.year), day: format.day(dayOfInstant(edition.certifiedAt)), audience: pick(audienceName) })}
    </p>
  )
}

export function FunderHome() {
  const t = useText()
  const pick = useLocalized()
  const { today } = useViewer()
  const { data, error, refetch } = useQuery(representedQuery)
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={4} />
  const current = data.viewer.assignments.filter((assignment) => isValidOn(assignment, today))
  const names = [...new Set(current.flatMap(({ organisation }) => (organisation ? [pick(organisation.name)] : [])))]
  return (
    <Section title={t('home.funder.projects')}>
      <p className={styles.represented}>
        {names.length > 0 ? t('home.funder.for', { organisation: names.join(', ') }) : t('home.funder.unbound')}
      </p>
      <p>{t('home.funder.what')}</p>
      <NewestResults />
    </Section>
  )
}
