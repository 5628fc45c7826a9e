/**
 * Who may do what: the roles of a consortium as data. A person holds a role at
 * a unit from a day to a day; the reach says how far from that unit the role
 * carries. The same table decides in the API, in the row-level security of the
 * database (it is copied there when the database is migrated) and in the web.
 * Source: the users on the first page of the requirements, items 1-16 and 1.11.
 */
import type { Action } from './actions.js'

/**
 * own: one's own record · organisation: what belongs to the organisation that the role is bound to · unit: the unit of the
 * assignment · subtree: it and all under it · network: the whole consortium.
 */
export type Reach = 'own' | 'organisation' | 'unit' | 'subtree' | 'network'

export const roleNames = [
  'administrator',
  'national_coordinator',
  'regional_coordinator',
  'unit_manager',
  'unit_member',
  'reviewer',
  'funder',
  'auditor'
] as const

export type RoleName = (typeof roleNames)[number]

export type Grants = Readonly<Partial<Record<Action, Reach>>>

/** What is one's own, whoever one is. */
const personal = { 'inbox.read': 'own', 'inbox.manage': 'own', 'profile.manage': 'own' } as const satisfies Grants

const everyone = {
  'network.read': 'network',
  'quality.read': 'network',
  'commitment.read': 'network',
  'member.read': 'network',
  'mandate.read': 'network',
  'decision.read': 'network',
  'charter.read': 'network',
  'body.read': 'network',
  'ballot.read': 'network',
  'meeting.read': 'network',
  'meeting.hold': 'own',
  'proposal.read': 'network',
  'choice.read': 'network',
  'party.answer': 'own',
  'choice.assess': 'own',
  'negotiation.work': 'own',
  'project.read': 'network',
  ...personal,
  'comment.write': 'own'
} as const satisfies Grants

/** What the national office does in the network as a whole. */
const nationwide = {
  'network.change': 'network',
  'network.import': 'network',
  'organisation.read': 'network',
  'organisation.manage': 'network'
} as const satisfies Grants

/** Those who read the figures of the whole network. */
const figuresOfAll = { 'indicator.read': 'network', 'return.read': 'network', 'edition.read': 'network' } as const satisfies Grants

/** Those who read how well the promise is kept in the whole network. */
const qualityOfAll = {
  'assessment.read': 'network',
  'improvement.read': 'network',
  'survey.read': 'network'
} as const satisfies Grants

/** Those who read how members join, what they have agreed to and how they leave, in the whole network. */
const membershipOfAll = { 'application.read': 'network', 'plan.read': 'network', 'agreement.read': 'network' } as const satisfies Grants

/** What those who bring in members do, as far as they reach. */
const bringsIn = (reach: 'subtree' | 'network') =>
  ({
    'application.read': reach,
    'application.manage': reach,
    'application.assess': reach,
    'application.decide': reach,
    'member.manage': reach,
    'plan.read': reach,
    'plan.work': reach,
    'agreement.read': reach,
    'agreement.manage': reach,
    'agreement.sign': 'unit',
    'mandate.manage': reach,
    'body.manage': reach,
    'ballot.manage': reach,
    'meeting.manage': reach,
    'ballot.vote': 'own',
    'proposal.lead': reach,
    'proposal.write': 'unit',
    'proposal.object': 'unit'
  }) as const satisfies Grants

/** What those who keep the register of decisions do, as far as they reach. */
const keepsDecisions = (reach: 'subtree' | 'network') => ({ 'decision.manage': reach, 'decision.work': reach }) as const satisfies Grants

/** What those who work in a unit do with its returns and its quality. */
const ofUnit = {
  'indicator.read': 'network',
  'return.read': 'unit',
  'return.edit': 'unit',
  'assessment.read': 'unit',
  'assessment.edit': 'unit',
  'improvement.read': 'unit',
  'improvement.edit': 'unit',
  'survey.read': 'unit',
  'plan.read': 'unit',
  'plan.work': 'unit',
  'agreement.read': 'unit',
  'decision.work': 'unit',
  'ballot.vote': 'own',
  'proposal.object': 'unit',
  'project.edit': 'unit',
  'project.work': 'unit',
  'budget.read': 'unit',
  'claim.write': 'unit'
} as const satisfies Grants

/** What whoever leads a unit, a centre or the head office does for its own quality. */
const leadsQuality = {
  'assessment.edit': 'unit',
  'assessment.submit': 'unit'
} as const satisfies Grants

/**
 * Who may entrust others with what they do not do themselves: whoever stands behind figures must not have written them, and
 * yet appoints those who write.
 */
export const entrustedBy: Readonly<Partial<Record<Action, readonly Action[]>>> = {
  'return.edit': ['return.verify', 'return.accept'],
  'return.submit': ['return.verify', 'return.accept'],
  'return.verify': ['return.accept'],
  'commitment.sign': ['commitment.manage'],
  'assessment.edit': ['assessment.plan'],
  'assessment.submit': ['assessment.plan'],
  'review.write': ['review.assign'],
  'competence.manage': ['competence.read'],
  'member.leave': ['member.manage'],
  'agreement.sign': ['agreement.manage'],
  'party.answer': ['access.administer'],
  'proposal.write': ['proposal.lead'],
  'proposal.object': ['proposal.lead']
}

/** What those who steer projects do, as far as they reach; funders and calls are those of the whole network. */
const steersProjects = (reach: 'subtree' | 'network') =>
  ({ 'project.edit': reach, 'project.steer': reach, 'project.work': reach, 'budget.read': reach, 'claim.write': reach, 'funder.manage': 'network' }) as const satisfies Grants

export const roles: Readonly<Record<RoleName, Grants>> = {
  administrator: {
    ...everyone,
    ...nationwide,
    ...figuresOfAll,
    ...qualityOfAll,
    ...membershipOfAll,
    'budget.read': 'network',
    'indicator.manage': 'network',
    'round.manage': 'network',
    'access.read': 'network',
    'access.manage': 'network',
    'access.review': 'network',
    'access.administer': 'network',
    'publication.read': 'network',
    'outbox.read': 'network',
    'audit.read': 'network',
    'audit.checkpoint': 'network'
  },
  national_coordinator: {
    ...everyone,
    ...nationwide,
    ...figuresOfAll,
    ...bringsIn('network'),
    ...keepsDecisions('network'),
    ...steersProjects('network'),
    'member.rule': 'network',
    'choice.manage': 'network',
    'negotiation.read': 'network',
    'negotiation.manage': 'network',
    'charter.manage': 'network',
    'party.answer': 'network',
    'indicator.manage': 'network',
    'round.manage': 'network',
    'round.remind': 'network',
    'return.accept': 'network',
    'target.manage': 'network',
    'edition.certify': 'network',
    'edition.publish': 'network',
    'report.manage': 'network',
    ...qualityOfAll,
    ...leadsQuality,
    'quality.manage': 'network',
    'commitment.manage': 'network',
    'assessment.plan': 'network',
    'review.assign': 'network',
    'improvement.edit': 'network',
    'improvement.close': 'network',
    'improvement.manage': 'network',
    'survey.write': 'network',
    'survey.manage': 'network',
    'competence.read': 'network',
    'access.read': 'network',
    'access.manage': 'network',
    'access.review': 'network',
    'publication.read': 'network',
    'audit.read': 'network'
  },
  regional_coordinator: {
    ...everyone,
    'network.change': 'subtree',
    'negotiation.read': 'network',
    'indicator.read': 'network',
    'return.read': 'subtree',
    'return.verify': 'subtree',
    'round.remind': 'subtree',
    'target.manage': 'subtree',
    ...leadsQuality,
    ...bringsIn('subtree'),
    ...keepsDecisions('subtree'),
    ...steersProjects('subtree'),
    'member.leave': 'unit',
    'commitment.sign': 'unit',
    'commitment.manage': 'subtree',
    'assessment.read': 'subtree',
    'assessment.plan': 'subtree',
    'improvement.read': 'subtree',
    'improvement.edit': 'subtree',
    'improvement.close': 'subtree',
    'survey.read': 'subtree',
    'survey.manage': 'subtree',
    'competence.read': 'subtree',
    'organisation.read': 'network',
    'access.read': 'subtree',
    'access.manage': 'subtree',
    'access.review': 'subtree',
    'audit.read': 'subtree'
  },
  unit_manager: {
    ...everyone,
    ...ofUnit,
    'proposal.write': 'unit',
    'member.leave': 'unit',
    'agreement.sign': 'unit',
    'mandate.manage': 'unit',
    'commitment.sign': 'unit',
    'assessment.submit': 'unit',
    'improvement.close': 'unit',
    'survey.manage': 'unit',
    'competence.read': 'unit',
    'competence.manage': 'unit',
    'organisation.read': 'network',
    'access.read': 'unit',
    'access.manage': 'unit',
    'access.review': 'unit',
    'return.submit': 'unit'
  },
  unit_member: { ...everyone, ...ofUnit, 'competence.read': 'own', 'organisation.read': 'network' },
  reviewer: { ...everyone, 'review.write': 'own', 'indicator.read': 'network' },
  funder: { ...personal, 'publication.read': 'organisation', 'party.answer': 'organisation' },
  auditor: {
    ...everyone,
    ...figuresOfAll,
    ...qualityOfAll,
    ...membershipOfAll,
    'budget.read': 'network',
    'organisation.read': 'network',
    'access.read': 'network',
    'audit.read': 'network',
    'audit.checkpoint': 'network'
  }
}
