/**
 * The kinds of records about which people talk and are told: what it takes to
 * read one, and where it is read. The same list stands in the database
 * (`record_kind`), so that both locks turn on it. How a record of a kind is
 * found is told by its feature (`Records` in the API).
 * Source: issue "Onboarding and agreements", item 8.
 */
import type { Action } from '../access/actions.js'

interface RecordKindRules {
  /** What it takes to read such a record, at the unit where it is. */
  readonly action: Action
  /** Where it is read, without the language; `:id` stands for the record. */
  readonly path: `/${string}`
}

export const recordKinds = {
  org_unit: { action: 'network.read', path: '/units/:id' },
  organisation: { action: 'organisation.read', path: '/organisations/:id' },
  unit_return: { action: 'return.read', path: '/results/returns/:id/review' },
  collection_round: { action: 'indicator.read', path: '/results/rounds/:id' },
  quality_assessment: { action: 'assessment.read', path: '/quality/assessments/:id' },
  improvement: { action: 'improvement.read', path: '/quality/improvements/:id' },
  quality_commitment: { action: 'commitment.read', path: '/quality/commitments/:id' },
  edition: { action: 'edition.read', path: '/reports/editions/:id' }
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
