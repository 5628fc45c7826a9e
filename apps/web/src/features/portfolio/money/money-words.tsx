/** What the pages of the money of a project have in common: their head, the way between them, and how claims are told. */
import { useQuery } from '@apollo/client/react'
import type { ReactNode } from 'react'
import type { ClaimState, ClaimVerdict } from '@solmu/domain/portfolio/claim.workflow.js'
import { toApiError } from '../../../graphql/api-error.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { ProjectsCrumb } from '../portfolio-words.js'
import { projectSpendingQuery, type Spending, type SpentProject } from './money.operations.js'
import styles from '../../governance/governance.module.css'

const states: Readonly<Record<ClaimState, StatusName>> = { draft: 'draft', with_lead: 'submitted', with_funder: 'submitted', certified: 'verified', paid: 'accepted', withdrawn: 'locked' }
const verdicts: Readonly<Record<ClaimVerdict, StatusName>> = { claimed: 'submitted', accepted: 'accepted', parked: 'returned', refused: 'locked' }

export function ClaimStateMark({ state }: { readonly state: ClaimState }) {
  const t = useText()
  return <Status status={states[state]} label={t(`money.state.${state}`)} />
}

export function VerdictMark({ verdict }: { readonly verdict: ClaimVerdict }) {
  const t = useText()
  return <Status status={verdicts[verdict]} label={t(`money.verdict.${verdict}`)} />
}

export function ProjectCrumb({ project: { id, title } }: { readonly project: Pick<SpentProject, 'id' | 'title'> }) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/portfolio/projects/$id" params={{ lang, id }}>
      {pick(title)}
    </TextLink>
  )
}

const parts = { money: '/$lang/portfolio/projects/$id/money', costs: '/$lang/portfolio/projects/$id/costs', claims: '/$lang/portfolio/projects/$id/claims' } as const
type MoneyPart = keyof typeof parts

/** The way between the pages of the money of a project. */
export function MoneyTabs({ projectId, current }: { readonly projectId: string; readonly current?: MoneyPart }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <nav className={styles.tabs} aria-label={t('money.title')} data-print="never">
      {(Object.keys(parts) as MoneyPart[]).map((part) => (
        <TextLink key={part} to={parts[part]} params={{ lang, id: projectId }} {...(part === current && { 'aria-current': 'page' as const })}>
          {t(`money.tab.${part}`)}
        </TextLink>
      ))}
    </nav>
  )
}

export interface OfMoney {
  readonly project: SpentProject
  readonly spending: Spending
}

/** Loads what every page of the money of a project rests on, or says why it cannot be shown. */
export function MoneyPage({ id, part, children }: { readonly id: string; readonly part: MoneyPart; readonly children: (of: OfMoney) => ReactNode }) {
  const t = useText()
  const { data, error, refetch } = useQuery(projectSpendingQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) {
    return (
      <>
        <PageHeader title={t(`money.tab.${part}`)} breadcrumb={[<ProjectsCrumb key="list" />, <ProjectCrumb key="project" project={data.project} />]} meta={t(`money.meta.${part}`)} />
        <MoneyTabs projectId={id} current={part} />
        {children({ project: data.project, spending: data.projectSpending })}
      </>
    )
  }
  if (!error) return <Skeleton withHeading lines={10} />
  const { kind, code } = toApiError(error)
  if (kind !== 'missing' && kind !== 'denied' && code !== 'PROJECT_STAGE') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t(`money.tab.${part}`)} breadcrumb={[<ProjectsCrumb key="list" />]} />
      <EmptyState title={t(code === 'PROJECT_STAGE' ? 'money.undecided' : 'money.hidden')} text={t(code === 'PROJECT_STAGE' ? 'money.undecidedText' : 'money.hiddenText')} />
    </>
  )
}

export function usePartnerName(partners: Spending['partners']): (id: string) => string {
  const pick = useLocalized()
  return (id) => {
    const partner = partners.find((each) => each.id === id)
    return partner ? pick(partner.name) : ''
  }
}
