/** What the pages of risks and staff have in common: their head, the way between them, and what is said to those who do not read them. */
import type { ErrorLike } from '@apollo/client'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { ReactNode } from 'react'
import { toApiError } from '../../../graphql/api-error.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import { ProjectCrumb, ProjectsCrumb } from '../portfolio-words.js'
import { type PlanPart, PlanTabs } from './plan-words.js'

interface FrameProps {
  readonly id: string
  readonly part: Exclude<PlanPart, 'plan'>
  readonly project: { readonly title: LocalizedText } | undefined
  readonly error: ErrorLike | undefined
  readonly onRetry: () => void
  readonly actions: ReactNode
  readonly children: ReactNode
}

const titles = { risks: 'risk', staff: 'staff' } as const

export function PlanFrame({ id, part, project, error, onRetry, actions, children }: FrameProps) {
  const t = useText()
  const title = t(`projectPlan.${titles[part]}.title`)
  if (project) {
    return (
      <>
        <PageHeader title={title} breadcrumb={[<ProjectsCrumb key="list" />, <ProjectCrumb key="project" id={id} name={project.title} />]} meta={t(`projectPlan.${titles[part]}.meta`)} actions={actions} />
        <PlanTabs projectId={id} current={part} mayReadRisks />
        {children}
      </>
    )
  }
  if (!error) return <Skeleton withHeading lines={10} />
  const { kind } = toApiError(error)
  if (kind !== 'missing' && kind !== 'denied') return <ErrorNotice error={error} onRetry={onRetry} />
  return (
    <>
      <PageHeader title={title} breadcrumb={[<ProjectsCrumb key="list" />]} />
      <EmptyState title={t('projectPlan.risk.hidden')} text={t('projectPlan.risk.hiddenText')} />
    </>
  )
}
