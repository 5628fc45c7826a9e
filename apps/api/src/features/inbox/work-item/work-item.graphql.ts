import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { Standing } from '@solmu/domain/inbox/marks.js'
import type { WorkItemKind, WorkItemParams, WorkItemUrgency } from '@solmu/domain/inbox/work-items.js'
import { IsoDay, ParamsScalar } from '../../../core/graphql/scalars.js'
import { Colleague } from '../comment/comment.graphql.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

export const WorkItemKindEnum = {
  unit_without_manager: 'unit_without_manager',
  centre_without_coordinator: 'centre_without_coordinator',
  municipalities_uncovered: 'municipalities_uncovered',
  network_change_coming: 'network_change_coming',
  municipality_merger_coming: 'municipality_merger_coming',
  role_expiring: 'role_expiring',
  round_to_lock: 'round_to_lock',
  region_to_accept: 'region_to_accept',
  region_to_forward: 'region_to_forward',
  return_to_mend: 'return_to_mend',
  return_to_verify: 'return_to_verify',
  return_late: 'return_late',
  return_to_fill: 'return_to_fill',
  improvement_to_verify: 'improvement_to_verify',
  improvement_due: 'improvement_due',
  assessment_due: 'assessment_due',
  application_to_decide: 'application_to_decide',
  assessment_overdue: 'assessment_overdue',
  application_to_assess: 'application_to_assess',
  commitment_to_sign: 'commitment_to_sign',
  commitment_expiring: 'commitment_expiring',
  commitment_duty_due: 'commitment_duty_due',
  expulsion_to_answer: 'expulsion_to_answer',
  expulsion_to_decide: 'expulsion_to_decide',
  member_to_activate: 'member_to_activate',
  onboarding_task_due: 'onboarding_task_due',
  exit_task_due: 'exit_task_due',
  agreement_to_accept: 'agreement_to_accept',
  agreement_declined: 'agreement_declined',
  agreement_expiring: 'agreement_expiring',
  agreement_obligation_due: 'agreement_obligation_due',
  decision_task_due: 'decision_task_due',
  decision_to_review: 'decision_to_review',
  ballot_to_cast: 'ballot_to_cast',
  party_to_answer: 'party_to_answer',
  mandate_missing: 'mandate_missing',
  mandate_expiring: 'mandate_expiring',
  body_seat_empty: 'body_seat_empty',
  body_term_ending: 'body_term_ending',
  proposal_to_lead: 'proposal_to_lead',
  proposal_to_consent: 'proposal_to_consent',
  meeting_coming: 'meeting_coming',
  minutes_to_sign: 'minutes_to_sign',
  minutes_to_write: 'minutes_to_write',
  centre_to_assess: 'centre_to_assess',
  negotiation_ending: 'negotiation_ending',
  claim_with_lead: 'claim_with_lead',
  claim_with_funder: 'claim_with_funder',
  project_ending: 'project_ending',
  plan_task_late: 'plan_task_late',
  plan_delivery_due: 'plan_delivery_due',
  project_risk_due: 'project_risk_due',
  practice_follow_up: 'practice_follow_up',
  progress_part_to_tell: 'progress_part_to_tell',
  progress_to_put_together: 'progress_to_put_together',
  progress_to_settle: 'progress_to_settle',
  progress_question: 'progress_question',
  review_waiting: 'review_waiting',
  review_to_settle: 'review_to_settle',
  review_reply: 'review_reply',
  reviewer_missing: 'reviewer_missing',
  survey_ending: 'survey_ending',
  survey_results_ready: 'survey_results_ready',
  application_in: 'application_in',
  application_answered: 'application_answered',
  export_ready: 'export_ready',
  access_review_waiting: 'access_review_waiting',
  mail_failed: 'mail_failed',
  account_locked: 'account_locked',
  erasure_requested: 'erasure_requested',
  audit_chain_broken: 'audit_chain_broken',
  audit_chain_checked: 'audit_chain_checked',
  password_is_demo: 'password_is_demo'
} as const satisfies { [K in WorkItemKind]: K }

registerEnumType(WorkItemKindEnum, {
  name: 'WorkItemKind',
  description: 'What it is that waits.',
  valuesMap: {
    unit_without_manager: { description: 'A local unit has no manager.' },
    centre_without_coordinator: { description: 'A regional centre has no coordinator.' },
    municipalities_uncovered: { description: 'Municipalities of the mainland are served by no centre; count.' },
    network_change_coming: { description: 'Units open, close, move, merge or split; change, unitCount, days.' },
    municipality_merger_coming: { description: 'Two municipalities merge; municipality, into, days, and isContested when their centres differ.' },
    round_to_lock: { description: 'Every region of a round is accepted; roundId, name of the round, count of returns.' },
    region_to_accept: { description: 'A region was forwarded and waits to be accepted; roundId, centreId, name, round, count of returns.' },
    region_to_forward: { description: 'A region is whole and can go to the head office; roundId, centreId, name, round, count of returns.' },
    return_to_mend: { description: 'A return of one’s own unit came back with questions; returnId, name, round.' },
    return_to_verify: { description: 'A return waits to be verified; returnId, name, round.' },
    return_late: { description: 'A unit is late with its return; returnId, name, round.' },
    return_to_fill: { description: 'A return of one’s own unit is to be filled in and sent; returnId, name, round.' },
    improvement_to_verify: { description: 'Findings and actions wait to be verified and closed; count.' },
    application_to_decide: { description: 'An application for membership waits for a decision that one records; applicationId, name.' },
    assessment_overdue: { description: 'Scores of an application that one prepares are late; applicationId, name.' },
    application_to_assess: { description: 'One is asked to assess an application for membership; applicationId, name.' },
    commitment_to_sign: { description: 'A commitment waits to be signed for one’s own unit; commitmentId, name of its framework.' },
    commitment_expiring: { description: 'A commitment of one’s own unit ends and is not renewed; commitmentId, name of its framework.' },
    commitment_duty_due: { description: 'A duty of a commitment of one’s own unit is due or overdue; commitmentId, name of its framework.' },
    expulsion_to_answer: { description: 'A member for which one signs is heard about its expulsion; membershipId, name of the organisation.' },
    expulsion_to_decide: { description: 'The hearing of a member is over, and its expulsion waits for a decision; membershipId, name of the organisation.' },
    member_to_activate: { description: 'Everything that an admitted member needs to become active is there; planId, name of the organisation.' },
    onboarding_task_due: { description: 'A task of a member that comes is due or overdue; planId, name of the organisation, task.' },
    exit_task_due: { description: 'A task of a member that goes is due or overdue; planId, name of the organisation, task.' },
    assessment_due: { description: 'A self-assessment of one’s own unit is to be handed in or overdue; assessmentId, name of its framework.' },
    agreement_to_accept: { description: 'A version of an agreement waits to be accepted for a party for which one signs; agreementId, versionId, name.' },
    agreement_declined: { description: 'A party has declined an agreement that one looks after; agreementId, name.' },
    agreement_expiring: { description: 'An agreement that one looks after ends, goes on unless notice is given, or is to be looked at again; agreementId, name, why.' },
    agreement_obligation_due: { description: 'An obligation of an agreement is due or overdue; agreementId, name, title.' },
    decision_task_due: { description: 'Something that a decision gave one to do is due or overdue; decisionId, number, name, task, and isOwn when it was given to oneself.' },
    decision_to_review: { description: 'A decision is to be looked at again; decisionId, number, name.' },
    party_to_answer: { description: 'A party for which one speaks is asked for its consent, or may veto; question, name, party, demand.' },
    ballot_to_cast: { description: 'A ballot is open in which one has still to vote; ballotId, name, count of those for whom.' },
    body_seat_empty: { description: 'A body has empty seats, or nobody who leads it; bodyId, name, count of the seats, hasChair.' },
    body_term_ending: { description: 'Terms in a body end soon and nobody follows; bodyId, name, count.' },
    mandate_missing: { description: 'Members have nobody who may sign, vote or report; count, and organisationId and name when it is few.' },
    proposal_to_lead: { description: 'A proposal waits for those who lead its procedure; proposalId, name, and why: close, answer or decide.' },
    meeting_coming: { description: 'A body in which one sits meets; meetingId, name.' },
    minutes_to_sign: { description: 'One was chosen to sign minutes and has not; meetingId, name.' },
    minutes_to_write: { description: 'A meeting was held and its minutes wait; meetingId, name.' },
    centre_to_assess: { description: 'One is an assessor of candidates for a regional centre and has points to give; choiceId, name.' },
    negotiation_ending: { description: 'A mandate to negotiate with an authority ends soon, or has passed, without an outcome; negotiationId, number, name.' },
    claim_with_lead: { description: 'A payment claim waits for the unit that leads the project; claimId, number, period, name, partner.' },
    practice_follow_up: { description: 'A unit is asked whether it still has a practice in use; practiceId, months, name.' },
    claim_with_funder: { description: 'A payment claim waits for what the funder says of it; claimId, number, period, name, partner.' },
    project_ending: { description: 'A project ends soon, and what comes after it has to be applied for; projectId, name.' },
    progress_part_to_tell: { description: 'The part of a partner in a progress report is due, or came back; reportId, number, period, name, partner.' },
    progress_to_put_together: { description: 'All parts of a progress report are there, and the lead puts it together; reportId, number, period, name.' },
    progress_to_settle: { description: 'A progress report waits for the centre or for the word of the funder; reportId, number, period, name.' },
    progress_question: { description: 'The funder asks about a progress report; reportId, number, period, name, questions.' },
    proposal_to_consent: { description: 'The member may object to a proposal until the day; proposalId, name.' },
    mandate_expiring: { description: 'Mandates end and nobody follows; count, and organisationId and name when it is few.' },
    plan_task_late: { description: 'A task of a project is late; projectId, what, name.' },
    plan_delivery_due: { description: 'A milestone or a deliverable of a project is due or late; projectId, what, name.' },
    project_risk_due: { description: 'A risk of a project has to be looked at again; projectId, what, name.' },
    review_waiting: { description: 'A review for which one has been asked is to be handed in; reviewId.' },
    review_to_settle: { description: 'Reviews differ, one’s own among them, and are to be settled; assessmentId.' },
    review_reply: { description: 'One’s own unit was reviewed and may reply; assessmentId.' },
    reviewer_missing: { description: 'Units that are to be reviewed lack reviewers; count.' },
    improvement_due: { description: 'A finding or action of one’s own is due or overdue; improvementId, title.' },
    survey_ending: { description: 'A survey asked in one’s own unit takes answers for a few days more; roundId, name, count of answers, least.' },
    survey_results_ready: { description: 'A survey asked in one’s own unit has ended lately; roundId, name, and whether anything of the unit is shown.' },
    application_in: { description: 'An application for membership has come in; applicationId and name.' },
    application_answered: { description: 'An applicant has answered a question; applicationId and name.' },
    export_ready: { description: 'A file that one has asked for can be fetched; exportId, title.' },
    role_expiring: { description: 'A role ends and nothing follows it; role, personName, userId, isOwn.' },
    access_review_waiting: { description: 'Roles wait for their yearly review; count, overdue.' },
    mail_failed: { description: 'Messages could not be sent; count.' },
    account_locked: { description: 'Somebody has to wait before signing in again; userId, personName.' },
    erasure_requested: { description: 'Somebody has asked to be erased; userId, personName.' },
    audit_chain_broken: { description: 'The audit trail has been changed; number of the first wrong entry.' },
    audit_chain_checked: { description: 'The audit trail is whole; entryCount, checkedOn.' },
    password_is_demo: { description: 'One’s password is the one that all demo accounts share.' }
  }
})

export const WorkItemUrgencyEnum = {
  late: 'late',
  today: 'today',
  soon: 'soon',
  later: 'later'
} as const satisfies { [U in WorkItemUrgency]: U }

registerEnumType(WorkItemUrgencyEnum, {
  name: 'WorkItemUrgency',
  description: 'How pressing it is.',
  valuesMap: {
    late: { description: 'Its day has passed, or it should not be so at all.' },
    today: { description: 'Today.' },
    soon: { description: 'Within a week.' },
    later: { description: 'After that, or whenever there is time.' }
  }
})

export const StandingEnum = { open: 'open', put_off: 'put_off', handed_on: 'handed_on' } as const satisfies { [S in Standing]: S }

registerEnumType(StandingEnum, {
  name: 'WorkItemStanding',
  description: 'Whether something waits for the viewer now.',
  valuesMap: {
    open: { description: 'It does.' },
    put_off: { description: 'The viewer has put it off until a day.' },
    handed_on: { description: 'The viewer has handed it on to a colleague.' }
  }
})

@ObjectType('WorkItemMark', { description: 'What was done with something that waits: put off, or handed on.' })
export class WorkItemMarkType {
  @Field(() => Colleague, { nullable: true, description: 'The other one: who has it now, or who has handed it on; null when it was put off.' })
  person!: Colleague | null

  @Field(() => IsoDay, { nullable: true, description: 'The day on which it comes back; null when it was handed on.' })
  putOffUntil!: string | null

  @Field(() => Boolean, { description: 'Whether it was put off in the knowledge that it would be late.' })
  isPastDue!: boolean

  @Field(() => String, { description: 'What was said with it.' })
  note!: string

  @Field(() => IsoDay, { description: 'When.' })
  madeOn!: string

  @Field(() => Boolean, { description: 'Whether it hides nothing any more: the day has come, it has become late, or the colleague may no longer do it.' })
  isOver!: boolean
}

@ObjectType('WorkItem', { description: 'Something that waits for the viewer; it goes away when the matter is settled.' })
export class WorkItemType {
  @Field(() => ID, { description: 'Kind and subject: the same matter has the same id tomorrow.' })
  id!: string

  @Field(() => WorkItemKindEnum, { description: 'What it is.' })
  kind!: WorkItemKind

  @Field(() => WorkItemUrgencyEnum, { description: 'How pressing it is.' })
  urgency!: WorkItemUrgency

  @Field(() => IsoDay, { nullable: true, description: 'The day by which it has to be settled, or on which it happens.' })
  dueOn!: string | null

  @Field(() => ParamsScalar, { description: 'What the sentence names; which names there are follows from the kind.' })
  params!: WorkItemParams

  @Field(() => OrgUnitRefType, { nullable: true, description: 'The unit that it is about.' })
  unit!: OrgUnitRefType | null

  @Field(() => StandingEnum, { description: 'Whether it waits for the viewer now.' })
  standing!: Standing

  @Field(() => Boolean, { description: 'Whether it waits for the viewer as such, and not for whoever holds their role.' })
  isPersonal!: boolean

  @Field(() => Boolean, { description: 'Whether it is of a kind that can be handed on to a colleague with the same right.' })
  mayHandOn!: boolean

  @Field(() => WorkItemMarkType, { nullable: true, description: 'What the viewer has done with it; null when nothing.' })
  mark!: WorkItemMarkType | null

  @Field(() => WorkItemMarkType, { nullable: true, description: 'How a colleague has handed it on to the viewer; null when nobody has.' })
  from!: WorkItemMarkType | null
}
