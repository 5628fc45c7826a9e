/**
 * "What waits for me": what a person should know or settle, worked out from the
 * facts of the day and never stored, so that it disappears by itself when the
 * matter is settled. Each kind says whom it concerns; what a person may not see
 * never becomes an item of theirs.
 * Source: ux, "what waits for me"; issue "Foundation", item 7.
 */
import { addDays, daysBetween, isValidOn, lastDay, type IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { InboxAssignment, InboxFacts, InboxMerger, InboxUnit, InboxViewer } from './facts.js'

/** In the order of what blocks most: within one urgency the earlier kind stands first. */
export const workItemKinds = [
  'audit_chain_broken',
  'municipalities_uncovered',
  'centre_without_coordinator',
  'unit_without_manager',
  'mail_failed',
  'account_locked',
  'erasure_requested',
  'municipality_merger_coming',
  'network_change_coming',
  'role_expiring',
  'access_review_waiting',
  'round_to_lock',
  'region_to_accept',
  'region_to_forward',
  'return_to_mend',
  'return_to_verify',
  'return_late',
  'return_to_fill',
  'improvement_to_verify',
  'improvement_due',
  'assessment_due',
  'application_to_decide',
  'assessment_overdue',
  'application_to_assess',
  'commitment_to_sign',
  'commitment_expiring',
  'commitment_duty_due',
  'expulsion_to_answer',
  'expulsion_to_decide',
  'member_to_activate',
  'onboarding_task_due',
  'exit_task_due',
  'agreement_to_accept',
  'agreement_declined',
  'agreement_expiring',
  'agreement_obligation_due',
  'decision_task_due',
  'decision_to_review',
  'ballot_to_cast',
  'mandate_missing',
  'mandate_expiring',
  'body_seat_empty',
  'body_term_ending',
  'party_to_answer',
  'proposal_to_lead',
  'proposal_to_consent',
  'meeting_coming',
  'minutes_to_sign',
  'minutes_to_write',
  'centre_to_assess',
  'negotiation_ending',
  'claim_with_lead',
  'claim_with_funder',
  'project_ending',
  'plan_task_late',
  'plan_delivery_due',
  'project_risk_due',
  'practice_follow_up',
  'progress_part_to_tell',
  'progress_to_put_together',
  'progress_to_settle',
  'progress_question',
  'review_waiting',
  'review_to_settle',
  'review_reply',
  'reviewer_missing',
  'survey_ending',
  'survey_results_ready',
  'application_in',
  'application_answered',
  'export_ready',
  'audit_chain_checked',
  'password_is_demo'
] as const

export type WorkItemKind = (typeof workItemKinds)[number]

/** Kinds that other features bring (`WorkSources` in the API): the rule of each stands where its matter is. */
export const broughtKinds = ['export_ready', 'round_to_lock', 'region_to_accept', 'region_to_forward', 'return_to_mend', 'return_to_verify', 'return_late', 'return_to_fill', 'improvement_to_verify', 'improvement_due', 'assessment_due', 'review_waiting', 'review_to_settle', 'review_reply', 'reviewer_missing', 'commitment_to_sign', 'commitment_expiring', 'commitment_duty_due', 'survey_ending', 'survey_results_ready', 'application_in', 'application_answered', 'application_to_decide', 'assessment_overdue', 'application_to_assess', 'expulsion_to_answer', 'expulsion_to_decide', 'member_to_activate', 'onboarding_task_due', 'exit_task_due', 'agreement_to_accept', 'agreement_declined', 'agreement_expiring', 'agreement_obligation_due', 'decision_task_due', 'decision_to_review', 'mandate_missing', 'mandate_expiring', 'proposal_to_lead', 'proposal_to_consent', 'ballot_to_cast', 'party_to_answer', 'meeting_coming', 'minutes_to_sign', 'minutes_to_write', 'body_seat_empty', 'body_term_ending', 'centre_to_assess', 'negotiation_ending', 'claim_with_lead', 'claim_with_funder', 'project_ending', 'plan_task_late', 'plan_delivery_due', 'project_risk_due', 'practice_follow_up', 'progress_part_to_tell', 'progress_to_put_together', 'progress_to_settle', 'progress_question'] as const satisfies readonly WorkItemKind[]
export type BroughtKind = (typeof broughtKinds)[number]
type RuledKind = Exclude<WorkItemKind, BroughtKind>

export const urgencies = ['late', 'today', 'soon', 'later'] as const

export type WorkItemUrgency = (typeof urgencies)[number]

/** What the sentence of an item names; a text in three languages is picked by the reader's. */
export type WorkItemParams = Readonly<Record<string, string | number | boolean | LocalizedText>>

export interface WorkItem {
  /** Kind and subject: the same item has the same id on the next day. */
  readonly id: string
  readonly kind: WorkItemKind
  readonly urgency: WorkItemUrgency
  /** The day by which it has to be settled, or on which it happens; null when there is none. */
  readonly dueOn: IsoDate | null
  readonly params: WorkItemParams
  readonly unitId: string | null
}

export const daysAheadForChanges = 90
export const daysAheadForRoles = 30
export const daysThatAreSoon = 7

type Draft = Pick<WorkItem, 'kind' | 'params'> & {
  readonly subject: string
  readonly unitId?: string
  readonly dueOn?: IsoDate
}

/** What a feature says waits for the person; without a day it waits until there is time. */
export type BroughtWork = Draft & { readonly kind: BroughtKind }

type Rule = (facts: InboxFacts, viewer: InboxViewer, today: IsoDate) => Draft[]

/** What waits without a day of its own. */
const standingUrgency: Readonly<Partial<Record<WorkItemKind, WorkItemUrgency>>> = {
  improvement_to_verify: 'soon',
  review_to_settle: 'soon',
  application_in: 'soon',
  application_answered: 'soon',
  reviewer_missing: 'soon',
  expulsion_to_decide: 'soon',
  member_to_activate: 'soon',
  agreement_to_accept: 'soon',
  agreement_declined: 'soon',
  mandate_missing: 'soon',
  body_seat_empty: 'soon',
  proposal_to_lead: 'soon',
  minutes_to_sign: 'soon',
  minutes_to_write: 'soon',
  claim_with_lead: 'soon',
  claim_with_funder: 'soon',
  audit_chain_broken: 'late',
  municipalities_uncovered: 'today',
  mail_failed: 'today',
  account_locked: 'today',
  erasure_requested: 'soon',
  centre_without_coordinator: 'soon',
  unit_without_manager: 'soon'
}

/**
 * The items of one person, the most pressing first: by urgency, then by kind, then by day.
 *
 * @param facts with `brought`, what other features say waits for them
 * @example workItems(facts, viewer, '2026-06-01')[0]?.kind // 'municipalities_uncovered'
 */
export function workItems({ brought = [], ...facts }: InboxFacts & { readonly brought?: readonly BroughtWork[] }, viewer: InboxViewer, today: IsoDate): WorkItem[] {
  return [...Object.values(rules).flatMap((rule) => rule(facts, viewer, today)), ...brought]
    .map(({ subject, dueOn = null, unitId = null, kind, params }) => ({
      id: `${kind}:${subject}`,
      kind,
      urgency: dueOn === null ? (standingUrgency[kind] ?? 'later') : urgencyOf(dueOn, today),
      dueOn,
      params,
      unitId
    }))
    .sort(byWhatBlocksMost)
}

/**
 * How pressing a day is: late when it has passed, soon when it is at most a week away.
 *
 * @example urgencyOf('2026-06-08', '2026-06-01') // 'soon'
 */
export function urgencyOf(dueOn: IsoDate, today: IsoDate): WorkItemUrgency {
  if (dueOn < today) return 'late'
  if (dueOn === today) return 'today'
  return daysBetween(today, dueOn) <= daysThatAreSoon ? 'soon' : 'later'
}

function byWhatBlocksMost(a: WorkItem, b: WorkItem): number {
  const byUrgency = urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency)
  const byKind = workItemKinds.indexOf(a.kind) - workItemKinds.indexOf(b.kind)
  return byUrgency || byKind || (dayAndId(a) < dayAndId(b) ? -1 : 1)
}

const dayAndId = ({ dueOn, id }: WorkItem): string => `${dueOn ?? lastDay} ${id}`

/** Those who staff the units: they see a gap as far as they see who works where. */
const staffing = ['administrator', 'national_coordinator', 'regional_coordinator']

const holdsAny = (viewer: InboxViewer, roles: readonly string[]): boolean =>
  roles.some((role) => viewer.roles.has(role))

/** Units of a type in the viewer's reach that nobody holds a role at today. */
function unstaffed(
  { facts, viewer, today }: { facts: InboxFacts; viewer: InboxViewer; today: IsoDate },
  { type, role, kind }: { type: InboxUnit['type']; role: string; kind: WorkItemKind }
): Draft[] {
  if (!holdsAny(viewer, staffing)) return []
  const staffed = new Set(
    facts.assignments.filter((each) => each.role === role && isValidOn(each, today)).map((each) => each.unitId)
  )
  return facts.units
    .filter((unit) => unit.type === type && isValidOn(unit, today) && !staffed.has(unit.id))
    .filter((unit) => viewer.may('access.read', unit.id))
    .map((unit) => ({ kind, subject: unit.id, unitId: unit.id, params: {} }))
}

/** Strictly after today and at most so many days ahead. */
const isAhead = (day: IsoDate, today: IsoDate, days: number): boolean => day > today && day <= addDays(today, days)

const touches = (viewer: InboxViewer, unitIds: readonly string[]): boolean =>
  viewer.may('network.read', null) && unitIds.some((id) => viewer.unitIds.has(id))

const isToSettle = ({ isContested, unitIds }: InboxMerger, viewer: InboxViewer): boolean =>
  isContested && unitIds.some((id) => viewer.may('network.change', id))

/** The role ends within the month and nothing follows on from it for the same person at the same unit. */
function isExpiring(assignment: InboxAssignment, all: readonly InboxAssignment[], today: IsoDate): boolean {
  const { validTo, userId, role, unitId } = assignment
  if (validTo === null || !isValidOn(assignment, today) || !isAhead(validTo, today, daysAheadForRoles)) return false
  return !all.some(
    (each) => each.userId === userId && each.role === role && each.unitId === unitId && isValidOn(each, validTo)
  )
}

const rules: Readonly<Record<RuledKind, Rule>> = {
  /** Auditors: somebody has changed the trail. */
  audit_chain_broken: ({ auditChain }, viewer) =>
    viewer.roles.has('auditor') && auditChain?.isUnbroken === false
      ? [{ kind: 'audit_chain_broken', subject: 'chain', params: { number: auditChain.firstBrokenNumber ?? 0 } }]
      : [],

  /** National coordinators: municipalities of the mainland without a centre. */
  municipalities_uncovered: ({ uncoveredMunicipalityCodes }, viewer) =>
    viewer.roles.has('national_coordinator') && uncoveredMunicipalityCodes.length > 0
      ? [
          {
            kind: 'municipalities_uncovered',
            subject: 'mainland',
            params: { count: uncoveredMunicipalityCodes.length }
          }
        ]
      : [],

  /** Those who staff the units, within reach. */
  centre_without_coordinator: (facts, viewer, today) =>
    unstaffed(
      { facts, viewer, today },
      { type: 'regional_centre', role: 'regional_coordinator', kind: 'centre_without_coordinator' }
    ),

  /** Those who staff the units, within reach. */
  unit_without_manager: (facts, viewer, today) =>
    unstaffed({ facts, viewer, today }, { type: 'local_unit', role: 'unit_manager', kind: 'unit_without_manager' }),

  /** Administrators. */
  mail_failed: ({ failedMailCount }, viewer) =>
    viewer.roles.has('administrator') && viewer.may('outbox.read', null) && failedMailCount > 0
      ? [{ kind: 'mail_failed', subject: 'outbox', params: { count: failedMailCount } }]
      : [],

  /** Administrators. */
  account_locked: ({ lockedAccounts }, viewer) =>
    viewer.roles.has('administrator') && viewer.may('access.read', null)
      ? lockedAccounts.map(({ userId, personName }) => ({
          kind: 'account_locked',
          subject: userId,
          params: { userId, personName }
        }))
      : [],

  /** Those who look after accounts. */
  erasure_requested: ({ erasureRequests }, viewer) =>
    viewer.may('access.administer', null)
      ? erasureRequests.map(({ userId, personName }) => ({
          kind: 'erasure_requested',
          subject: userId,
          params: { userId, personName }
        }))
      : [],

  /**
   * Whoever works in or above a centre that serves one of the two municipalities. Where the centres were different, it
   * waits beyond the day for those who can settle it.
   */
  municipality_merger_coming: ({ mergers }, viewer, today) =>
    mergers
      .filter((merger) => isAhead(merger.date, today, daysAheadForChanges) || isToSettle(merger, viewer))
      .filter(({ unitIds }) => touches(viewer, unitIds))
      .map(({ code, name, intoName, date, centreId, isContested }) => ({
        kind: 'municipality_merger_coming',
        subject: `${date}/${code}`,
        dueOn: date,
        ...(centreId === null ? {} : { unitId: centreId }),
        params: { municipality: name, into: intoName, isContested, days: daysBetween(today, date) }
      })),

  /** Whoever works in or above a unit that changes; municipal mergers have a kind of their own. */
  network_change_coming: ({ events }, viewer, today) =>
    events
      .filter(({ date, kind }) => kind !== 'municipality_merged' && isAhead(date, today, daysAheadForChanges))
      .filter(({ unitIds, fromIds, toIds }) => touches(viewer, [...unitIds, ...fromIds, ...toIds]))
      .map(({ id, date, kind, unitIds }) => ({
        kind: 'network_change_coming',
        subject: id,
        dueOn: date,
        ...(unitIds[0] === undefined ? {} : { unitId: unitIds[0] }),
        params: { change: kind, unitCount: unitIds.length, days: daysBetween(today, date) }
      })),

  /** The person whose role it is, and whoever could renew it there. */
  role_expiring: ({ assignments }, viewer, today) =>
    assignments
      .filter((each) => isExpiring(each, assignments, today))
      .filter((each) => each.userId === viewer.userId || viewer.may('access.manage', each.unitId))
      .map(({ id, userId, personName, role, unitId, validTo }) => ({
        kind: 'role_expiring',
        subject: id,
        unitId,
        dueOn: addDays(validTo ?? today, -1),
        params: { role, personName, userId, isOwn: userId === viewer.userId }
      })),

  /** Whoever answers for roles that have to be confirmed or ended. */
  access_review_waiting: ({ reviewDays }, _viewer, today) => {
    const [first] = [...reviewDays].sort()
    if (first === undefined) return []
    const overdue = reviewDays.filter((day) => day < today).length
    const params = { count: reviewDays.length, overdue }
    return [{ kind: 'access_review_waiting', subject: 'roles', dueOn: first, params }]
  },

  /** Auditors: the trail was checked and is whole. */
  audit_chain_checked: ({ auditChain }, viewer) =>
    viewer.roles.has('auditor') && auditChain?.isUnbroken === true
      ? [
          {
            kind: 'audit_chain_checked',
            subject: 'chain',
            params: { entryCount: auditChain.entryCount, checkedOn: auditChain.checkedOn }
          }
        ]
      : [],

  /** Everybody who still signs in with the password that the start page shows. */
  password_is_demo: (_facts, viewer) =>
    viewer.hasDemoPassword ? [{ kind: 'password_is_demo', subject: viewer.userId, params: {} }] : []
}
