/**
 * Why somebody cannot accept a version of an agreement in Solmu, so that they are told what to do about it: to accept takes a
 * mandate that holds today, a role that signs at a unit of the party, and a version that still can be accepted.
 * Source: issue "Onboarding and agreements", items 5 and 7.
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { holdsOn, type MandateTerm, mandateEnd, mandateState } from './mandate.js'

/**
 * not_open: the version cannot be accepted · no_role: the mandate holds, but no role of theirs signs for the party · mandate_coming,
 * mandate_ended: it holds on other days · accepted: the party has accepted it · no_mandate: they hold none.
 */
export const signingObstacles = ['not_open', 'no_role', 'mandate_coming', 'mandate_ended', 'accepted', 'no_mandate'] as const
export type SigningObstacleKind = (typeof signingObstacles)[number]

export interface SigningObstacle {
  readonly kind: SigningObstacleKind
  /** The party that it is about; null when it is about none. */
  readonly organisationId: string | null
  /** Of a mandate that comes its first day, of one that ended its last. */
  readonly on: IsoDate | null
}

interface OwnMandate extends MandateTerm {
  readonly organisationId: string
}

interface Asked {
  /** Whether the version can be accepted at all. */
  readonly isOpen: boolean
  readonly parties: readonly { readonly organisationId: string; readonly hasAccepted: boolean }[]
  /** The mandates to sign that they hold, held or will hold. */
  readonly mandates: readonly OwnMandate[]
}

/**
 * What stands in the way of somebody who can sign for no party; what they can do something about comes first.
 *
 * @example signingObstacle({ isOpen: true, parties: [{ organisationId: 'o', hasAccepted: false }], mandates: [] }, '2026-06-15').kind // 'no_mandate'
 */
export function signingObstacle({ isOpen, parties, mandates }: Asked, day: IsoDate): SigningObstacle {
  if (!isOpen) return { kind: 'not_open', organisationId: null, on: null }
  const waiting = new Set(parties.filter(({ hasAccepted }) => !hasAccepted).map(({ organisationId }) => organisationId))
  const known = obstacleOf(mandates.filter(({ organisationId }) => waiting.has(organisationId)), day)
  if (known) return known
  const done = mandates.find(({ organisationId }) => parties.some((party) => party.organisationId === organisationId))
  return done ? { kind: 'accepted', organisationId: done.organisationId, on: null } : { kind: 'no_mandate', organisationId: null, on: null }
}

function obstacleOf(mandates: readonly OwnMandate[], day: IsoDate): SigningObstacle | null {
  const held = mandates.find((each) => holdsOn(each, day))
  if (held) return { kind: 'no_role', organisationId: held.organisationId, on: null }
  const [coming] = mandates.filter((each) => mandateState(each, day) === 'coming').sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  if (coming) return { kind: 'mandate_coming', organisationId: coming.organisationId, on: coming.validFrom }
  const [ended] = mandates.flatMap(({ organisationId, ...term }) => ({ organisationId, end: mandateEnd(term) ?? day })).sort((a, b) => (a.end > b.end ? -1 : 1))
  return ended ? { kind: 'mandate_ended', organisationId: ended.organisationId, on: addDays(ended.end, -1) } : null
}
