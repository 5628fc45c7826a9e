/** The kinds of record of the trail, and where the page of each is. */
import type { LocalizedText, TextFunction } from '../../ui/text.js'

export interface NamedSubject {
  readonly subjectType: string | null
  readonly subjectName: LocalizedText | null
}

export const auditSubjects = [
  'comment',
  ...['application', 'membership_call'],
  'governance_decision',
  ...['membership_decision', 'decision_path', 'criteria_set'],
  ...['membership', 'membership_plan', 'plan_template'],
  ...['agreement', 'mandate', 'centre_choice', 'negotiation', 'proposal', 'project', 'programme', 'funding_call', 'funder', 'portfolio_view', 'quality_commitment', 'quality_certificate', 'service_promise', 'staff_competence'],
  ...['charter_version', 'body', 'ballot', 'meeting'],
  ...['user', 'role_assignment', 'org_unit', 'organisation', 'network_change', 'network_import'],
  ...['invitation', 'identity_provider', 'api_token', 'role', 'audit_trail', 'audit_checkpoint', 'outbox_mail'],
  ...['indicator', 'indicator_group', 'indicator_library', 'dimension'],
  ...['edition', 'audience', 'edition_question', 'feed_key', 'export_job', 'report_template'],
  ...['collection_round', 'unit_return', 'check_rule', 'quality_framework', 'quality_assessment', 'quality_cycle', 'quality_review', 'resourcing_parameters', 'improvement', 'improvement_rule', 'practice', 'quality_library', 'survey', 'survey_round', 'survey_library', 'person_overlap', 'target', 'consortium']
] as const

/** What a kind of record is called; one that has no name is told as it is. */
export function subjectName(type: string, t: TextFunction): string {
  const isKnown = (auditSubjects as readonly string[]).includes(type)
  return isKnown ? t(`audit.subject.${type}`) : t('audit.subject.other', { type })
}

const pages = {
  user: '/$lang/admin/users/$id',
  org_unit: '/$lang/units/$id',
  organisation: '/$lang/organisations/$id',
  indicator: '/$lang/results/indicators/$id',
  collection_round: '/$lang/results/rounds/$id',
  unit_return: '/$lang/results/returns/$id',
  edition: '/$lang/reports/editions/$id',
  body: '/$lang/governance/bodies/$id',
  ballot: '/$lang/governance/ballots/$id',
  meeting: '/$lang/governance/meetings/$id',
  agreement: '/$lang/agreements/$id',
  centre_choice: '/$lang/governance/centre-choices/$id',
  negotiation: '/$lang/governance/negotiations/$id',
  project: '/$lang/portfolio/projects/$id',
  funder: '/$lang/portfolio/funders/$id',
  proposal: '/$lang/governance/proposals/$id',
  mandate: '/$lang/mandates/$id',
  governance_decision: '/$lang/governance/decisions/$id',
  quality_commitment: '/$lang/quality/commitments/$id',
  application: '/$lang/members/applications/$id',
  membership: '/$lang/members/$id',
  membership_plan: '/$lang/members/plans/$id',
  quality_assessment: '/$lang/quality/assessments/$id',
  quality_cycle: '/$lang/quality/rounds/$id',
  improvement: '/$lang/quality/improvements/$id',
  practice: '/$lang/quality/practices/$id',
  survey: '/$lang/quality/surveys/$id',
  survey_round: '/$lang/quality/survey-rounds/$id'
} as const

/** The page of a record, where it has one. */
export function subjectPage(type: string | null): (typeof pages)[keyof typeof pages] | null {
  return type !== null && type in pages ? pages[type as keyof typeof pages] : null
}

/** A record as the trail names it: its kind, and its own name where the reader may know it. */
export function recordName({ subjectType, subjectName: name }: NamedSubject, t: TextFunction, pick: (text: LocalizedText) => string): string {
  const kind = subjectName(subjectType ?? '', t)
  return name ? `${kind}: ${pick(name)}` : kind
}
