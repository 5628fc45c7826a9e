/** What the form of an audience holds: as it is written, whether it can be saved, and as the API wants it. */
import { isAsCareful } from '@solmu/domain/reports/publication.js'
import type { Audience } from './publication.operations.js'

export const audienceFields = ['kind', 'organisationId', 'fi', 'sv', 'en', 'detail', 'unitIds', 'indicatorIds', 'personsThreshold', 'surveyThreshold'] as const
export type AudienceField = (typeof audienceFields)[number]

type Texts = Record<Exclude<AudienceField, 'unitIds' | 'indicatorIds'>, string>

export interface AudienceDraft extends Texts {
  /** Null is all of them; empty is nothing chosen yet. */
  readonly unitIds: readonly string[] | null
  readonly indicatorIds: readonly string[] | null
  readonly showsZero: boolean
  readonly isActive: boolean
}

const blank = {
  ...{ kind: 'funder', organisationId: null, name: { fi: '', sv: '', en: '' }, detail: 'centre', personsThreshold: 5, surveyThreshold: 10 },
  ...{ unitIds: null, indicatorIds: null, showsZero: true, isActive: true }
} as const

/** An audience as the form has it; a new one begins with the usual care. */
export function draftOf(audience: Audience | undefined): AudienceDraft {
  const { kind, organisationId, name, detail, personsThreshold, surveyThreshold, unitIds, indicatorIds, showsZero, isActive } = audience ?? blank
  return {
    ...{ kind, organisationId: organisationId ?? '', fi: name.fi, sv: name.sv, en: name.en, detail },
    ...{ personsThreshold: String(personsThreshold), surveyThreshold: String(surveyThreshold), unitIds, indicatorIds, showsZero, isActive }
  }
}

const isThreshold = (text: string): boolean => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 100

interface FaultTexts {
  readonly required: string
  readonly threshold: string
  readonly some: string
}

/** What stands in the way of saving, by field. */
export function faultsOf(draft: AudienceDraft, texts: FaultTexts): Partial<Record<AudienceField, string>> {
  const { required, threshold } = texts
  return {
    ...(draft.kind === 'funder' && draft.organisationId === '' && { organisationId: required }),
    ...(draft.fi.trim() === '' && { fi: required }),
    ...scopeFaults(draft, texts),
    ...(!isThreshold(draft.personsThreshold) && { personsThreshold: threshold }),
    ...(!isThreshold(draft.surveyThreshold) && { surveyThreshold: threshold })
  }
}

function scopeFaults({ detail, unitIds, indicatorIds }: AudienceDraft, { some }: FaultTexts): Partial<Record<AudienceField, string>> {
  return { ...(detail !== 'network' && unitIds?.length === 0 && { unitIds: some }), ...(indicatorIds?.length === 0 && { indicatorIds: some }) }
}

/** Whoever reads the whole alone reads it of the whole network. */
export function inputOf(draft: AudienceDraft, audience: Audience | undefined) {
  const { kind, detail, fi, sv, en, unitIds, indicatorIds, showsZero, isActive } = draft
  const { id: audienceId, version: expectedVersion } = audience ?? { id: null, version: 0 }
  return {
    ...{ audienceId, kind: kind as Audience['kind'], detail: detail as Audience['detail'], name: { fi, sv, en } },
    organisationId: kind === 'funder' ? draft.organisationId : null,
    ...{ unitIds: detail === 'network' || unitIds === null ? null : [...unitIds], indicatorIds: indicatorIds && [...indicatorIds], showsZero, isActive },
    ...{ personsThreshold: Number(draft.personsThreshold), surveyThreshold: Number(draft.surveyThreshold), expectedVersion }
  }
}

/** Says whether editions that were prepared by the rule before may be too careless for the one that is written. */
export function needsNewEdition(draft: AudienceDraft, audience: Audience | undefined): boolean {
  if (!audience || !isThreshold(draft.personsThreshold) || !isThreshold(draft.surveyThreshold)) return false
  const next = { personsThreshold: Number(draft.personsThreshold), surveyThreshold: Number(draft.surveyThreshold), showsZero: draft.showsZero }
  return !isAsCareful(audience, next)
}
