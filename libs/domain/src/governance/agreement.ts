/**
 * Agreements of the consortium: what kinds there are, who is a party, who has accepted which version, and which days are to be
 * remembered. What a version says never changes once it is open; a new wording is a new version.
 * Source: issue "Onboarding and agreements", item 7; requirements 18-21 (founding document, agreements, acceptance by party).
 */
import { addDays, addMonths, type IsoDate } from '@solmu/shared/dates.js'
import { DomainError, type ErrorParams } from '../errors.js'

export const agreementKinds = ['founding_document', 'consortium', 'framework', 'purchase', 'consensus', 'data_protection'] as const
export type AgreementKind = (typeof agreementKinds)[number]

export const partyRoles = ['party', 'founder', 'buyer', 'provider', 'funder', 'controller', 'processor'] as const
export type PartyRole = (typeof partyRoles)[number]

/** Who reads it: everybody who reads agreements, or its parties and those who look after it. */
export const agreementAudiences = ['all', 'parties'] as const
export type AgreementAudience = (typeof agreementAudiences)[number]

/** When a version comes into force: once every party has accepted it, or on its first day whoever has. */
export const agreementStarts = ['all_accepted', 'on_day'] as const
export type AgreementStart = (typeof agreementStarts)[number]

/** signed: in Solmu, by whoever holds the mandate · filed: on paper, of which a copy is kept. */
export const acceptanceManners = ['signed', 'filed'] as const
export type AcceptanceManner = (typeof acceptanceManners)[number]

/** How many days before its end, its notice or its review an agreement is told of. */
export const daysThatAgreementsExpire = 60

export const mostAnnexes = 20
export const mostTextLength = 150_000

/** The days of a version that is drawn up. */
export interface AgreementTerm {
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
  /** How many months it goes on each time when nobody gives notice; null when it does not. */
  readonly renewalMonths: number | null
  readonly noticeMonths: number | null
  readonly acceptBy: IsoDate | null
  readonly reviewOn: IsoDate | null
}

/**
 * What is wrong with the days of a version, each at its field.
 *
 * @example agreementTermIssues({ ...term, validTo: null, renewalMonths: 12 })[0]?.code // 'REQUIRED', at validTo
 */
export function agreementTermIssues(term: AgreementTerm): DomainError[] {
  const { validFrom, validTo, renewalMonths, acceptBy } = term
  const issues = reviewIssues(term)
  if (renewalMonths !== null && validTo === null) issues.push(new DomainError('REQUIRED', { path: ['validTo'] }))
  if (validTo === null) return issues
  if (validTo <= validFrom) issues.push(new DomainError('DAYS_REVERSED', { path: ['validTo'] }))
  if (acceptBy !== null && acceptBy >= validTo) issues.push(new DomainError('OUT_OF_RANGE', { path: ['acceptBy'], params: { max: addDays(validTo, -1) } }))
  return issues
}

/** It is looked at again while it holds. */
function reviewIssues({ validFrom, validTo, reviewOn }: AgreementTerm): DomainError[] {
  if (reviewOn === null || (reviewOn >= validFrom && (validTo === null || reviewOn < validTo))) return []
  const params: ErrorParams = validTo === null ? { min: validFrom } : { min: validFrom, max: addDays(validTo, -1) }
  return [new DomainError('OUT_OF_RANGE', { path: ['reviewOn'], params })]
}

/**
 * The last day on which notice can be given before the agreement goes on, or ends; null where there is nothing to give notice of.
 *
 * @example lastNoticeDay({ validTo: '2027-01-01', noticeMonths: 3 }) // '2026-09-30'
 */
export function lastNoticeDay({ validTo, noticeMonths }: Pick<AgreementTerm, 'validTo' | 'noticeMonths'>): IsoDate | null {
  return validTo === null || noticeMonths === null ? null : addDays(addMonths(validTo, -noticeMonths), -1)
}

/**
 * The first day from which an agreement can be ended by notice that is given today.
 *
 * @example earliestEnd({ noticeMonths: 6 }, '2026-06-15') // '2026-12-15'
 */
export function earliestEnd({ noticeMonths }: Pick<AgreementTerm, 'noticeMonths'>, today: IsoDate): IsoDate {
  return addMonths(today, noticeMonths ?? 0)
}

/** What of a version is near: it ends unrenewed, the last day for notice comes, or it is to be looked at again. */
export const agreementDueKinds = ['expiring', 'notice', 'review'] as const
export type AgreementDue = { readonly kind: (typeof agreementDueKinds)[number]; readonly on: IsoDate }

/**
 * The days of a version in force that are within sixty days, nearest first.
 *
 * @example agreementDues({ validTo: '2026-07-01', renewalMonths: null, noticeMonths: null, reviewOn: null, endedOn: null }, '2026-06-01') // [{ kind: 'expiring', on: '2026-06-30' }]
 */
export function agreementDues(of: Pick<AgreementTerm, 'validTo' | 'renewalMonths' | 'noticeMonths' | 'reviewOn'> & { readonly endedOn: IsoDate | null }, today: IsoDate): AgreementDue[] {
  const end = of.endedOn ?? of.validTo
  const ends = of.endedOn !== null || of.renewalMonths === null
  const known: { kind: AgreementDue['kind']; on: IsoDate | null }[] = [
    { kind: 'expiring', on: end !== null && ends ? addDays(end, -1) : null },
    { kind: 'notice', on: of.endedOn === null && of.renewalMonths !== null ? lastNoticeDay(of) : null },
    { kind: 'review', on: of.reviewOn }
  ]
  return known
    .flatMap(({ kind, on }) => (on !== null && on >= today && on <= addDays(today, daysThatAgreementsExpire) ? [{ kind, on }] : []))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/**
 * accepted: this version · declined: it has said that it does not · older: only one before it · late: its day has passed · waiting: it
 * can still be accepted in time · none: nobody is asked.
 */
export const acceptanceStates = ['declined', 'late', 'waiting', 'older', 'accepted', 'none'] as const
export type AcceptanceState = (typeof acceptanceStates)[number]

interface AcceptanceAsked {
  readonly isParty: boolean
  readonly hasAccepted: boolean
  readonly hasDeclined: boolean
  readonly hasAcceptedOlder: boolean
  readonly acceptBy: IsoDate | null
}

/** How a party stands with a version that is open or in force. Whoever has declined may think again: what is accepted is accepted. */
export function acceptanceState(
  of: AcceptanceAsked,
  today: IsoDate
): AcceptanceState {
  if (of.hasAccepted) return 'accepted'
  if (!of.isParty) return 'none'
  if (of.hasDeclined) return 'declined'
  if (of.acceptBy !== null && of.acceptBy < today) return 'late'
  return of.hasAcceptedOlder ? 'older' : 'waiting'
}
