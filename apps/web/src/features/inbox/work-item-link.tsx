/** The one button of a row: it leads to where the thing is done. */
import type { ReactNode } from 'react'
import { ButtonLink } from '../../ui/button.js'
import { useLanguage } from '../../ui/text.js'
import type { WorkItem } from './home.operations.js'

export interface WorkItemLinkProps {
  readonly item: WorkItem
  readonly mayGiveRoles: boolean
  readonly mayReadUsers: boolean
  readonly isPrimary: boolean
  /** The title of the row, so that those who listen to the buttons alone know what each is about. */
  readonly about: string
  readonly children: ReactNode
}

interface Context {
  readonly lang: { readonly lang: string }
  readonly mayGiveRoles: boolean
  readonly mayReadUsers: boolean
}

const trail = (_item: WorkItem, { lang }: Context) => ({ to: '/$lang/admin/audit', params: lang }) as const

const person = (item: WorkItem, { lang }: Context) =>
  ({ to: '/$lang/admin/users/$id', params: { ...lang, id: String(item.params['userId']) } }) as const

const change = (item: WorkItem, { lang }: Context) =>
  ({ to: '/$lang/network', params: lang, search: { asOf: item.dueOn ?? undefined, unit: item.unit?.id } }) as const

/** A unit without its leader: whoever gives roles goes to the people, others to the unit. */
function staffing(item: WorkItem, { lang, mayGiveRoles }: Context) {
  if (mayGiveRoles || !item.unit) return { to: '/$lang/admin/users', params: lang } as const
  return { to: '/$lang/units/$id', params: { ...lang, id: item.unit.id } } as const
}

/** A role that ends: one's own is looked at in the profile, another person's on their page. */
function role(item: WorkItem, context: Context) {
  if (item.params['isOwn'] !== true && context.mayReadUsers) return person(item, context)
  return { to: '/$lang/profile', params: context.lang, hash: 'roles' } as const
}

const consensus = (item: WorkItem, { lang }: Context) => ({ to: '/$lang/quality/consensus/$id', params: { ...lang, id: String(item.params['assessmentId']) } }) as const

const memberPlan = (item: WorkItem, { lang }: Context) => ({ to: '/$lang/members/plans/$id', params: { ...lang, id: String(item.params['planId']) } }) as const

const surveyRound = (item: WorkItem, { lang }: Context) => ({ to: '/$lang/quality/survey-rounds/$id', params: { ...lang, id: String(item.params['roundId']) } }) as const

const application = (item: WorkItem, { lang }: Context) => ({ to: '/$lang/members/applications/$id', params: { ...lang, id: String(item.params['applicationId']) } }) as const
const agreement = (item: WorkItem, { lang }: Context) => ({ to: '/$lang/agreements/$id', params: { ...lang, id: String(item.params['agreementId']) } }) as const

const decision = (item: WorkItem, { lang }: Context) => ({ to: '/$lang/governance/decisions/$id', params: { ...lang, id: String(item.params['decisionId']) } }) as const
const meeting = (item: WorkItem, { lang }: Context) => ({ to: '/$lang/governance/meetings/$id', params: { ...lang, id: String(item.params['meetingId']) } }) as const
const body = (item: WorkItem, { lang }: Context) => ({ to: '/$lang/governance/bodies/$id', params: { ...lang, id: String(item.params['bodyId']) } }) as const
const ballot = (item: WorkItem, { lang }: Context) => ({ to: '/$lang/governance/ballots/$id', params: { ...lang, id: String(item.params['ballotId']) } }) as const
const proposal = (item: WorkItem, { lang }: Context) => ({ to: '/$lang/governance/proposals/$id', params: { ...lang, id: String(item.params['proposalId']) } }) as const

/** Several members are found by what they lack, one by itself. */
const mandates = (item: WorkItem, { lang }: Context) =>
  ({ to: '/$lang/mandates/gaps', params: lang, search: item.params['isMany'] === true ? { gaps: [item.kind === 'mandate_missing' ? ('missing' as const) : ('expiring' as const)] } : { organisation: String(item.params['organisationId']) } }) as const

const expulsion = (item: WorkItem, { lang }: Context) => ({ to: '/$lang/members/$id', params: { ...lang, id: String(item.params['membershipId']) } }) as const

const returnToFill = (item: WorkItem, { lang }: Context) => ({ to: '/$lang/results/returns/$id', params: { ...lang, id: String(item.params['returnId']) } }) as const
const returnToReview = (item: WorkItem, { lang }: Context) => ({ to: '/$lang/results/returns/$id/review', params: { ...lang, id: String(item.params['returnId']) } }) as const
const region = (item: WorkItem, { lang }: Context) =>
  ({ to: '/$lang/results/rounds/$id/centres/$centreId', params: { ...lang, id: String(item.params['roundId']), centreId: String(item.params['centreId']) } }) as const

const claim = (item: WorkItem, { lang }: Context) => ({ to: '/$lang/portfolio/claims/$id', params: { ...lang, id: String(item.params['claimId']) } }) as const
const progress = (item: WorkItem, { lang }: Context) => ({ to: '/$lang/portfolio/reports/$id', params: { ...lang, id: String(item.params['reportId']) } }) as const

const plan = (item: WorkItem, { lang }: Context) => ({ to: '/$lang/portfolio/projects/$id/plan', params: { ...lang, id: String(item.params['projectId']) } }) as const

/** Where each thing is done, in the terms of the router. */
const targets = {
  audit_chain_broken: trail,
  audit_chain_checked: trail,
  municipalities_uncovered: (_item: WorkItem, { lang }: Context) => ({ to: '/$lang/network', params: lang }) as const,
  centre_without_coordinator: staffing,
  unit_without_manager: staffing,
  mail_failed: (_item: WorkItem, { lang }: Context) =>
    ({ to: '/$lang/admin/outbox', params: lang, search: { state: 'failed' } }) as const,
  account_locked: person,
  erasure_requested: person,
  municipality_merger_coming: change,
  network_change_coming: change,
  role_expiring: role,
  round_to_lock: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/results/rounds/$id', params: { ...lang, id: String(item.params['roundId']) } }) as const,
  region_to_accept: region,
  region_to_forward: region,
  return_to_mend: returnToFill,
  return_to_verify: returnToReview,
  return_late: returnToReview,
  return_to_fill: returnToFill,
  improvement_to_verify: (_item: WorkItem, { lang }: Context) => ({ to: '/$lang/quality/improvements', params: lang, search: { states: ['to_verify' as const] } }) as const,
  agreement_to_accept: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/agreements/versions/$id/sign', params: { ...lang, id: String(item.params['versionId']) } }) as const,
  agreement_declined: agreement,
  agreement_expiring: agreement,
  agreement_obligation_due: agreement,
  decision_task_due: decision,
  decision_to_review: decision,
  ballot_to_cast: ballot,
  mandate_missing: mandates,
  mandate_expiring: mandates,
  body_seat_empty: body,
  body_term_ending: body,
  party_to_answer: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/governance/answers', params: lang, search: { question: String(item.params['question']) } }) as const,
  proposal_to_lead: proposal,
  proposal_to_consent: proposal,
  meeting_coming: meeting,
  minutes_to_sign: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/governance/meetings/$id/minutes', params: { ...lang, id: String(item.params['meetingId']) } }) as const,
  minutes_to_write: meeting,
  centre_to_assess: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/governance/centre-choices/$id', params: { ...lang, id: String(item.params['choiceId']) } }) as const,
  claim_with_lead: claim,
  claim_with_funder: claim,
  project_ending: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/portfolio/projects/$id', params: { ...lang, id: String(item.params['projectId']) } }) as const,
  plan_task_late: plan,
  plan_delivery_due: plan,
  project_risk_due: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/portfolio/projects/$id/risks', params: { ...lang, id: String(item.params['projectId']) } }) as const,
  practice_follow_up: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/quality/practices/$id', params: { ...lang, id: String(item.params['practiceId']) }, search: { answer: item.unit?.id } }) as const,
  progress_part_to_tell: progress,
  progress_to_put_together: progress,
  progress_to_settle: progress,
  progress_question: progress,
  negotiation_ending: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/governance/negotiations/$id', params: { ...lang, id: String(item.params['negotiationId']) } }) as const,
  review_waiting: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/quality/reviews/$id', params: { ...lang, id: String(item.params['reviewId']) } }) as const,
  review_to_settle: consensus,
  review_reply: consensus,
  reviewer_missing: (_item: WorkItem, { lang }: Context) => ({ to: '/$lang/quality/reviewers', params: lang }) as const,
  application_to_decide: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/members/applications/$id', params: { ...lang, id: String(item.params['applicationId']) }, search: { tab: 'decision' } }) as const,
  assessment_overdue: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/members/applications/$id', params: { ...lang, id: String(item.params['applicationId']) }, search: { tab: 'assessment' } }) as const,
  application_to_assess: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/members/applications/$id', params: { ...lang, id: String(item.params['applicationId']) }, search: { tab: 'assessment' } }) as const,
  commitment_to_sign: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/quality/commitments/$id', params: { ...lang, id: String(item.params['commitmentId']) } }) as const,
  commitment_expiring: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/quality/commitments/$id', params: { ...lang, id: String(item.params['commitmentId']) } }) as const,
  commitment_duty_due: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/quality/commitments/$id', params: { ...lang, id: String(item.params['commitmentId']) } }) as const,
  expulsion_to_answer: expulsion,
  expulsion_to_decide: expulsion,
  member_to_activate: memberPlan,
  onboarding_task_due: memberPlan,
  exit_task_due: memberPlan,
  assessment_due: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/quality/assessments/$id/answer', params: { ...lang, id: String(item.params['assessmentId']) } }) as const,
  improvement_due: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/quality/improvements/$id', params: { ...lang, id: String(item.params['improvementId']) } }) as const,
  survey_ending: surveyRound,
  survey_results_ready: surveyRound,
  application_in: application,
  application_answered: (item: WorkItem, context: Context) => ({ ...application(item, context), search: { tab: 'questions' as const } }) as const,
  export_ready: (item: WorkItem, { lang }: Context) => ({ to: '/$lang/exports', params: lang, search: { id: String(item.params['exportId']) } }) as const,
  access_review_waiting: (_item: WorkItem, { lang }: Context) => ({ to: '/$lang/admin/access-review', params: lang }) as const,
  password_is_demo: (_item: WorkItem, { lang }: Context) =>
    ({ to: '/$lang/profile/security', params: lang, hash: 'password' }) as const
} satisfies Record<WorkItem['kind'], unknown>

export function WorkItemLink({ item, mayGiveRoles, mayReadUsers, isPrimary, about, children }: WorkItemLinkProps) {
  const lang = useLanguage()
  const target = targets[item.kind](item, { lang: { lang }, mayGiveRoles, mayReadUsers })
  return (
    <ButtonLink {...target} variant={isPrimary ? 'primary' : 'outlined'} size="small">
      {children}
      <span className="visually-hidden">: {about}</span>
    </ButtonLink>
  )
}
