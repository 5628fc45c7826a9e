/** What the pages of results and progress reports have in common. */
import type { PartState, ReportState } from '@solmu/domain/portfolio/progress-report.workflow.js'
import type { ProgressStanding } from '@solmu/domain/results/progress.js'
import type { ReactNode } from 'react'
import { toApiError } from '../../../graphql/api-error.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { ProjectsCrumb } from '../portfolio-words.js'
import styles from '../../governance/governance.module.css'

const reports: Readonly<Record<ReportState, StatusName>> = { open: 'draft', with_centre: 'submitted', with_funder: 'verified', accepted: 'accepted' }
const parts: Readonly<Record<PartState, StatusName>> = { draft: 'draft', sent: 'submitted', returned: 'returned' }
const standings: Readonly<Record<ProgressStanding, StatusName>> = { met: 'accepted', on_track: 'verified', behind: 'returned', unknown: 'notStarted' }

export function ReportStateMark({ state }: { readonly state: ReportState }) {
  const t = useText()
  return <Status status={reports[state]} label={t(`progress.state.${state}`)} />
}

export function PartStateMark({ state }: { readonly state: PartState }) {
  const t = useText()
  return <Status status={parts[state]} label={t(`progress.part.${state}`)} />
}

export function StandingMark({ standing }: { readonly standing: ProgressStanding }) {
  const t = useText()
  return <Status status={standings[standing]} label={t(`projectResults.standing.${standing}`)} />
}

const places = { results: '/$lang/portfolio/projects/$id/results', reports: '/$lang/portfolio/projects/$id/reports' } as const
type Part = keyof typeof places

/** The way between the results of a project and its reports. */
export function ResultTabs({ projectId, current }: { readonly projectId: string; readonly current?: Part }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <nav className={styles.tabs} aria-label={t('projectResults.title')} data-print="never">
      {(Object.keys(places) as Part[]).map((part) => (
        <TextLink key={part} to={places[part]} params={{ lang, id: projectId }} {...(part === current && { 'aria-current': 'page' as const })}>
          {t(`projectResults.tab.${part}`)}
        </TextLink>
      ))}
    </nav>
  )
}

/** An amount that travels as text, as the language writes it; a dash for none. */
export function useAmount(): (text: string | null) => string {
  const format = useFormat()
  return (text) => (text === null ? '–' : format.number(Number(text), text.split('.')[1]?.length ?? 0))
}

/** Why a page cannot be shown, or that it is on its way. */
export function NotShown({ error, title, onRetry }: { readonly error: unknown; readonly title: string; readonly onRetry: () => void }): ReactNode {
  const t = useText()
  if (!error) return <Skeleton withHeading lines={10} />
  if (!['missing', 'denied'].includes(toApiError(error).kind)) return <ErrorNotice error={error} onRetry={onRetry} />
  return (
    <>
      <PageHeader title={title} breadcrumb={[<ProjectsCrumb key="list" />]} />
      <EmptyState title={t('projectResults.hidden')} text={t('projectResults.hiddenText')} />
    </>
  )
}
