/**
 * The kinds of records about which people talk and are told: what it takes to
 * read one, and where it is read. The same list stands in the database
 * (`record_kind`), so that both locks turn on it. How a record of a kind is
 * found is told by its feature (`Records` in the API).
 * Source: issue "Onboarding and agreements", item 8.
 */
import type { LocalizedText } from '@solmu/shared/text.js'
import type { Action } from '../access/actions.js'

interface RecordKindRules {
  /** What it takes to read such a record, at the unit where it is. */
  readonly action: Action
  /** Where it is read, without the language; `:id` stands for the record. */
  readonly path: `/${string}`
  /** What such a record is called in the middle of a sentence. */
  readonly name: LocalizedText
}

export const recordKinds = {
  org_unit: { action: 'network.read', path: '/units/:id', name: { fi: 'yksikkö', sv: 'enhet', en: 'unit' } },
  organisation: { action: 'organisation.read', path: '/organisations/:id', name: { fi: 'organisaatio', sv: 'organisation', en: 'organisation' } },
  unit_return: { action: 'return.read', path: '/results/returns/:id', name: { fi: 'tulosilmoitus', sv: 'resultatrapport', en: 'return' } },
  collection_round: { action: 'indicator.read', path: '/results/rounds/:id', name: { fi: 'keruukierros', sv: 'insamlingsomgång', en: 'collection round' } },
  indicator: { action: 'indicator.read', path: '/results/indicators/:id', name: { fi: 'mittari', sv: 'indikator', en: 'indicator' } },
  quality_framework: { action: 'quality.read', path: '/quality/frameworks/:id', name: { fi: 'laatukehys', sv: 'kvalitetsram', en: 'quality framework' } },
  quality_cycle: { action: 'quality.read', path: '/quality/rounds/:id', name: { fi: 'arviointikierros', sv: 'bedömningsomgång', en: 'assessment round' } },
  practice: { action: 'quality.read', path: '/quality/practices/:id', name: { fi: 'hyvä käytäntö', sv: 'god praxis', en: 'good practice' } },
  quality_assessment: { action: 'assessment.read', path: '/quality/assessments/:id', name: { fi: 'itsearviointi', sv: 'självvärdering', en: 'self-assessment' } },
  improvement: { action: 'improvement.read', path: '/quality/improvements/:id', name: { fi: 'kehittäminen', sv: 'utveckling', en: 'improvement' } },
  quality_commitment: { action: 'commitment.read', path: '/quality/commitments/:id', name: { fi: 'sitoumus', sv: 'åtagande', en: 'commitment' } },
  edition: { action: 'edition.read', path: '/reports/editions/:id', name: { fi: 'tuloslaitos', sv: 'resultatutgåva', en: 'edition' } },
  application: { action: 'application.read', path: '/members/applications/:id', name: { fi: 'jäsenhakemus', sv: 'medlemsansökan', en: 'application for membership' } },
  membership: { action: 'member.read', path: '/members/:id', name: { fi: 'jäsenyys', sv: 'medlemskap', en: 'membership' } },
  agreement: { action: 'agreement.read', path: '/agreements/:id', name: { fi: 'sopimus', sv: 'avtal', en: 'agreement' } },
  mandate: { action: 'mandate.read', path: '/mandates/:id', name: { fi: 'valtuutus', sv: 'fullmakt', en: 'mandate' } },
  membership_plan: { action: 'plan.read', path: '/members/plans/:id', name: { fi: 'jäsenen suunnitelma', sv: 'medlemmens plan', en: 'plan of a member' } },
  governance_decision: { action: 'decision.read', path: '/governance/decisions/:id', name: { fi: 'päätös', sv: 'beslut', en: 'decision' } },
  centre_choice: { action: 'choice.read', path: '/governance/centre-choices/:id', name: { fi: 'aluekeskuksen valinta', sv: 'val av regioncenter', en: 'choice of a regional centre' } },
  project: { action: 'project.read', path: '/portfolio/projects/:id', name: { fi: 'hanke', sv: 'projekt', en: 'project' } },
  meeting: { action: 'meeting.read', path: '/governance/meetings/:id', name: { fi: 'kokous', sv: 'möte', en: 'meeting' } },
  proposal: { action: 'proposal.read', path: '/governance/proposals/:id', name: { fi: 'esitys', sv: 'förslag', en: 'proposal' } }
} as const satisfies Readonly<Record<string, RecordKindRules>>

export type RecordKind = keyof typeof recordKinds

/** One record, by its kind and id. */
export interface RecordRef {
  readonly kind: RecordKind
  readonly id: string
}

/** Says whether a word names a kind of record about which people talk. */
export const isRecordKind = (word: string): word is RecordKind => Object.hasOwn(recordKinds, word)

/**
 * Where a record is read, without the language.
 *
 * @example recordPath({ kind: 'org_unit', id: '0198' }) // '/units/0198'
 */
export const recordPath = ({ kind, id }: RecordRef): string => recordKinds[kind].path.replace(':id', id)
