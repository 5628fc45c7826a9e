/** What plans and their tasks are called. */
import type { TaskState } from '@solmu/domain/onboarding/plan.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useText } from '../../../ui/text.js'

const statuses: Readonly<Record<TaskState, StatusName>> = { overdue: 'late', due_soon: 'returned', open: 'notStarted', waiting: 'locked', done: 'accepted' }

export function TaskStateMark({ state }: { readonly state: TaskState }) {
  const t = useText()
  return <Status status={statuses[state]} label={t(`plan.task.state.${state}`)} />
}

export function PlansCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/members/plans" params={{ lang }}>
      {t('plan.list.title')}
    </TextLink>
  )
}
