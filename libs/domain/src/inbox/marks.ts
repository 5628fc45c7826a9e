/**
 * What a person does with what waits: put it off until a day, or hand it on to
 * a colleague who may do it too. What waits is worked out from the facts, so a
 * mark never hides more than one matter, and goes with it.
 * Source: issue "Onboarding and agreements", item 8.
 */
import type { Action } from '../access/actions.js'
import { DomainError } from '../errors.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import type { WorkItem, WorkItemKind } from './work-items.js'

/** Nothing is out of sight for longer. */
export const longestPutOffDays = 90

export interface WorkItemMark {
  readonly itemId: string
  /** Whose mark it is. */
  readonly userId: string
  readonly putOffUntil: IsoDate | null
  /** The person knew that it would be late, or was late already. */
  readonly isPastDue: boolean
  /** The day by which it had to be settled when it was put off. */
  readonly dueOn: IsoDate | null
  readonly delegateId: string | null
  /** Whether the colleague may still do it: otherwise it is with whoever handed it on again. */
  readonly delegateMay: boolean
}

/** open: it waits for the person · put_off: it comes back on a day · handed_on: a colleague has it. */
export const standings = ['open', 'put_off', 'handed_on'] as const
export type Standing = (typeof standings)[number]

export interface MarkedItem<Item, Mark> {
  readonly item: Item
  readonly standing: Standing
  /** The person's own mark, also when it hides the item no longer. */
  readonly own: Mark | null
  /** The mark by which a colleague has handed it on to the person. */
  readonly from: Mark | null
}

type Dated = Pick<WorkItem, 'urgency' | 'dueOn'>

/**
 * Kinds that a colleague may settle too, with the right that it takes at the unit of the item. News and sums over what is one's own
 * (what is mine to verify, the roles that I confirm) are not one matter that somebody else could take.
 */
const handedOn: Readonly<Partial<Record<WorkItemKind, Action>>> = {
  audit_chain_broken: 'audit.read',
  municipalities_uncovered: 'network.change',
  centre_without_coordinator: 'access.manage',
  unit_without_manager: 'access.manage',
  mail_failed: 'outbox.read',
  account_locked: 'access.administer',
  erasure_requested: 'access.administer',
  municipality_merger_coming: 'network.change',
  role_expiring: 'access.manage',
  round_to_lock: 'return.accept',
  region_to_accept: 'return.accept',
  region_to_forward: 'return.verify',
  return_to_mend: 'return.edit',
  return_to_verify: 'return.verify',
  return_late: 'return.verify',
  return_to_fill: 'return.edit',
  assessment_due: 'assessment.edit',
  assessment_overdue: 'application.manage',
  application_to_decide: 'application.decide',
  application_in: 'application.manage',
  application_answered: 'application.manage',
  commitment_to_sign: 'commitment.sign',
  commitment_expiring: 'commitment.sign',
  commitment_duty_due: 'commitment.sign',
  expulsion_to_decide: 'application.decide',
  member_to_activate: 'member.manage',
  onboarding_task_due: 'plan.work',
  exit_task_due: 'plan.work',
  agreement_to_accept: 'agreement.sign',
  agreement_declined: 'agreement.manage',
  agreement_expiring: 'agreement.manage',
  agreement_obligation_due: 'agreement.manage',
  decision_task_due: 'decision.work',
  decision_to_review: 'decision.manage',
  mandate_missing: 'mandate.manage',
  mandate_expiring: 'mandate.manage',
  body_seat_empty: 'body.manage',
  body_term_ending: 'body.manage',
  proposal_to_lead: 'proposal.lead',
  proposal_to_consent: 'proposal.object',
  ballot_to_cast: 'ballot.vote',
  party_to_answer: 'party.answer',
  negotiation_ending: 'negotiation.manage',
  claim_with_lead: 'project.edit',
  claim_with_funder: 'project.steer',
  project_ending: 'project.steer',
  plan_task_late: 'project.work',
  plan_delivery_due: 'project.work',
  project_risk_due: 'project.work',
  practice_follow_up: 'improvement.edit',
  progress_part_to_tell: 'claim.write',
  progress_to_put_together: 'project.edit',
  progress_to_settle: 'project.steer',
  progress_question: 'project.edit',
  minutes_to_write: 'meeting.manage',
  review_reply: 'assessment.submit',
  reviewer_missing: 'review.assign',
  survey_ending: 'survey.manage'
}

type Told = Pick<WorkItem, 'kind' | 'params'>

/**
 * The right that a colleague needs to take something over; undefined for what is not handed on: what is a person's own (a review
 * that they were asked for, a task that they took on, their file), news, and several matters said in one sentence.
 *
 * @example handedOnBy({ kind: 'agreement_obligation_due', params: { isParty: true } }) // 'agreement.sign'
 */
export function handedOnBy(item: Told): Action | undefined {
  const { kind, params } = item
  if (isPersonal(item) || params['isMany'] === true) return undefined
  if (kind === 'municipality_merger_coming' && params['isContested'] !== true) return undefined
  if (kind === 'agreement_obligation_due' && params['isParty'] === true) return 'agreement.sign'
  return handedOn[kind]
}

/** What is one's own, whatever role one holds. */
const personal: ReadonlySet<WorkItemKind> = new Set(['improvement_due', 'application_to_assess', 'expulsion_to_answer', 'review_waiting', 'review_to_settle', 'centre_to_assess', 'meeting_coming', 'minutes_to_sign', 'export_ready', 'password_is_demo'])

/** Says whether something waits for the person as such, and not for whoever holds their role. */
export const isPersonal = ({ kind, params }: Told): boolean => personal.has(kind) || params['isOwn'] === true

/** Says whether it would be late on the day until which it is put off; what is late already would stay so. */
export const isPastDue = ({ urgency, dueOn }: Dated, until: IsoDate): boolean => urgency === 'late' || (dueOn !== null && until > dueOn)

/**
 * Demands that something can be put off until a day.
 *
 * @param acceptsPastDue whether the person was told that it will be late by then, and wishes it so
 * @throws DomainError OUT_OF_RANGE for a day that is not ahead or too far · PUT_OFF_PAST_DUE when nobody has said yes to that
 * @example checkPutOff({ urgency: 'soon', dueOn: '2026-06-03' }, { until: '2026-06-04', acceptsPastDue: false }, '2026-06-01') // throws
 */
export function checkPutOff(item: Dated, { until, acceptsPastDue }: { readonly until: IsoDate; readonly acceptsPastDue: boolean }, today: IsoDate): void {
  const [min, max] = [addDays(today, 1), addDays(today, longestPutOffDays)]
  if (until < min || until > max) throw new DomainError('OUT_OF_RANGE', { path: ['until'], params: { min, max } })
  if (isPastDue(item, until) && !acceptsPastDue) throw new DomainError('PUT_OFF_PAST_DUE', { path: ['acceptsPastDue'] })
}

/** It stays out of sight until its day, but for what has become late without the person having said so. */
export function isPutOff({ urgency, dueOn }: Dated, mark: WorkItemMark, today: IsoDate): boolean {
  if (mark.putOffUntil === null || today >= mark.putOffUntil) return false
  return urgency !== 'late' || (mark.isPastDue && mark.dueOn === dueOn)
}

/**
 * The items of a person with what was done with them, in the order in which they came.
 *
 * @param marks the person's own and those by which colleagues have handed something on to them
 */
export function marked<Item extends Dated & { readonly id: string }, Mark extends WorkItemMark>(
  items: readonly Item[],
  marks: readonly Mark[],
  { userId, today }: { readonly userId: string; readonly today: IsoDate }
): MarkedItem<Item, Mark>[] {
  const own = new Map(marks.filter((mark) => mark.userId === userId).map((mark) => [mark.itemId, mark]))
  const from = new Map(marks.filter((mark) => mark.delegateId === userId && mark.delegateMay).map((mark) => [mark.itemId, mark]))
  return items.map((item) => {
    const mine = own.get(item.id) ?? null
    return { item, standing: standingOf(item, mine, today), own: mine, from: from.get(item.id) ?? null }
  })
}

function standingOf(item: Dated, mark: WorkItemMark | null, today: IsoDate): Standing {
  if (mark === null) return 'open'
  if (mark.delegateId !== null) return mark.delegateMay ? 'handed_on' : 'open'
  return isPutOff(item, mark, today) ? 'put_off' : 'open'
}

/** Of the marks of a person those whose matter is settled. */
export function settledMarks(itemIds: readonly string[], items: readonly Pick<WorkItem, 'id'>[]): string[] {
  const open = new Set(items.map(({ id }) => id))
  return itemIds.filter((id) => !open.has(id))
}
