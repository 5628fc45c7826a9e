/** The funder's side of the workbench: whom one represents, what will be found here, and what there is of it. */
import { useQuery } from '@apollo/client/react'
import { isValidOn } from '@solmu/shared/dates.js'
import { useViewer } from '../../app/viewer.js'
import { EmptyState } from '../../ui/empty-state.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { Section } from '../../ui/section.js'
import { Skeleton } from '../../ui/skeleton.js'
import { useLocalized, useText } from '../../ui/text.js'
import { representedQuery } from './home.operations.js'
import styles from './home.module.css'

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
      <EmptyState title={t('home.funder.none')} text={t('home.funder.noneText')} />
    </Section>
  )
}
