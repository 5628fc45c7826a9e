/** What decisions are called, how they stand, and where they are found. */
import type { DecisionProgress, DecisionState, DecisionTaskState } from '@solmu/domain/governance/decision.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { ListedDecision } from './decision.operations.js'
import styles from '../governance.module.css'

const states: Readonly<Record<DecisionState, StatusName>> = { in_force: 'accepted', revoked: 'locked', replaced: 'locked' }

export function DecisionStateMark({ state }: { readonly state: DecisionState }) {
  const t = useText()
  return <Status status={states[state]} label={t(`register.state.${state}`)} />
}

const progresses: Readonly<Record<DecisionProgress, StatusName>> = { overdue: 'late', open: 'submitted', done: 'accepted', nothing: 'notStarted' }

export function ProgressMark({ progress }: { readonly progress: DecisionProgress }) {
  const t = useText()
  return <Status status={progresses[progress]} label={t(`register.progress.${progress}`)} />
}

const taskStates: Readonly<Record<DecisionTaskState, StatusName>> = { overdue: 'late', due_soon: 'returned', coming: 'notStarted', done: 'accepted', dropped: 'locked' }

export function TaskMark({ state }: { readonly state: DecisionTaskState }) {
  const t = useText()
  return <Status status={taskStates[state]} label={t(`register.task.state.${state}`)} />
}

/** What a decision in a list is called: one on membership by what it was about. */
export function useDecisionName() {
  const t = useText()
  const pick = useLocalized()
  return ({ title, membership }: Pick<ListedDecision, 'title' | 'membership'>): string => (membership ? t(`register.membership.${membership.outcome}`, { name: membership.name }) : title ? pick(title) : '')
}

/** Leads to where the decision stands: in the register, at its application, or at its member. */
export function DecisionLink({ decision }: { readonly decision: ListedDecision }) {
  const lang = useLanguage()
  const name = useDecisionName()(decision)
  const { id, membership } = decision
  if (!membership) {
    return (
      <TextLink to="/$lang/governance/decisions/$id" params={{ lang, id }}>
        {name}
      </TextLink>
    )
  }
  if (membership.membershipId) {
    return (
      <TextLink to="/$lang/members/$id" params={{ lang, id: membership.membershipId }}>
        {name}
      </TextLink>
    )
  }
  return <>{name}</>
}

/** Where the words were found, what was found marked. */
export function Headline({ parts }: { readonly parts: ListedDecision['headline'] }) {
  if (parts.length === 0) return null
  return (
    <span className={styles.below}>
      {parts.map(({ text, isHit }, at) => (isHit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))}
    </span>
  )
}

export function DecisionsCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/governance/decisions" params={{ lang }}>
      {t('register.title')}
    </TextLink>
  )
}
