/**
 * Mandates for negotiations with authorities: the network speaks for its producers when coaching and rehabilitation are arranged.
 * Who may speak, about what, within which limits and until when is given before; what was said and what came of it is written down.
 * Source: issue "Governance", item 8; requirement 14.
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { TextFields, throwIssues } from '../text-fields.js'
import { type EvidenceLink, readLinks } from './evidence-link.js'

export const authorityKinds = ['ministry', 'vitality_centre', 'wellbeing_county', 'municipality', 'employment_area', 'social_insurance', 'other'] as const
export type AuthorityKind = (typeof authorityKinds)[number]

/** draft: read by those who prepare it · given: the negotiators may speak · ended: what came of it is written down. */
export const negotiationStates = ['draft', 'given', 'ended'] as const
export type NegotiationState = (typeof negotiationStates)[number]

export const mostNegotiators = 12
/** How many days before its last day a mandate without an outcome is told to end. */
export const daysThatMandatesEnd = 30

interface Negotiator {
  /** Their account; null for somebody without one. */
  readonly userId: string | null
  readonly personName: string
}

export interface NegotiationDraft {
  readonly authority: string
  readonly subject: string
  readonly limits: string
  readonly validFrom: IsoDate
  readonly validTo: IsoDate
  readonly negotiators: readonly Negotiator[]
}

/**
 * Reads a mandate that is prepared.
 *
 * @throws DomainError each thing that is wrong, at its field
 */
export function readNegotiation(given: NegotiationDraft): NegotiationDraft {
  const fields = new TextFields()
  const line = (name: 'authority' | 'subject'): string => {
    const text = fields.text([name], given[name], { most: 300 })
    if (text === '') fields.refuse('REQUIRED', [name])
    return text
  }
  if (given.negotiators.length > mostNegotiators) fields.refuse('OUT_OF_RANGE', ['negotiators'], { min: 0, max: mostNegotiators })
  const users = given.negotiators.map(({ userId }) => userId)
  const negotiators = given.negotiators.map(({ userId, personName }, at) => {
    const name = fields.text(['negotiators', at, 'personName'], personName, { most: 200 })
    if (userId === null && name === '') fields.refuse('REQUIRED', ['negotiators', at, 'personName'])
    if (userId !== null && users.indexOf(userId) !== at) fields.refuse('ALREADY_EXISTS', ['negotiators', at])
    return { userId, personName: name }
  })
  if (given.validTo < given.validFrom) fields.refuse('DAYS_REVERSED', ['validTo'])
  const draft = { ...given, authority: line('authority'), subject: line('subject'), limits: fields.text(['limits'], given.limits, { most: 10000, isLong: true }), negotiators }
  throwIssues(fields.issues)
  return draft
}

/** What stands in the way of giving a mandate. */
export const negotiationGaps = ['source', 'negotiators', 'limits'] as const
export type NegotiationGap = (typeof negotiationGaps)[number]

/**
 * A mandate is given by a body or a decision, to somebody, within limits.
 *
 * @example negotiationGapsOf({ hasSource: false, negotiatorCount: 1, limits: 'Enintään kolme vuotta.' }) // ['source']
 */
export function negotiationGapsOf({ hasSource, negotiatorCount, limits }: { readonly hasSource: boolean; readonly negotiatorCount: number; readonly limits: string }): NegotiationGap[] {
  return [...(hasSource ? [] : ['source' as const]), ...(negotiatorCount > 0 ? [] : ['negotiators' as const]), ...(limits === '' ? ['limits' as const] : [])]
}

/**
 * Whether a mandate that was given ends soon, or has passed, without an outcome.
 *
 * @example isMandateEnding({ state: 'given', validTo: '2026-06-30' }, '2026-06-10') // true
 */
export const isMandateEnding = ({ state, validTo }: { readonly state: NegotiationState; readonly validTo: IsoDate }, today: IsoDate): boolean => state === 'given' && validTo <= addDays(today, daysThatMandatesEnd)

export interface MeetingDraft {
  readonly metOn: IsoDate
  readonly place: string
  readonly people: string
  readonly notes: string
  readonly links: readonly EvidenceLink[]
}

/**
 * Reads what was said in a meeting with the authority, which has been held.
 *
 * @throws DomainError each thing that is wrong, at its field
 */
export function readMeeting(given: MeetingDraft, { validFrom, today }: { readonly validFrom: IsoDate; readonly today: IsoDate }): MeetingDraft {
  const fields = new TextFields()
  const needed = (name: 'people' | 'notes', most: number): string => {
    const text = fields.text([name], given[name], { most, isLong: true })
    if (text === '') fields.refuse('REQUIRED', [name])
    return text
  }
  if (given.metOn < validFrom || given.metOn > today) fields.refuse('OUT_OF_RANGE', ['metOn'], { min: validFrom, max: today })
  const meeting = { metOn: given.metOn, place: fields.text(['place'], given.place, { most: 300 }), people: needed('people', 2000), notes: needed('notes', 20000), links: readLinks(fields, ['links'], given.links) }
  throwIssues(fields.issues)
  return meeting
}
