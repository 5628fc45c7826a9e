/**
 * Consent and veto: whom the charter asks beside the voters before a proposal is adopted, and what they have answered. Silence is
 * no consent, and no veto; the last answer of a party is the one that counts.
 * Source: issue "Governance", item 1; requirement 19.
 */
import type { MatterRule, PartyOfMatter, VoiceRule } from './charter-rules.js'

/** consent: nothing is adopted until the party agrees · veto: nothing is adopted once it has refused. */
export const partyDemands = ['consent', 'veto'] as const
export type PartyDemand = (typeof partyDemands)[number]

export const partyAnswers = ['agrees', 'refuses'] as const
export type PartyAnswer = (typeof partyAnswers)[number]

export interface AskedParty {
  readonly party: PartyOfMatter
  readonly demand: PartyDemand
}

/**
 * Whom the charter asks in a matter. Consent is the more, so that a party that has both is asked for it alone.
 *
 * @example askedParties({ consent: ['funder'], veto: ['funder', 'board'] }) // consent of the funder, veto of the board
 */
export const askedParties = ({ consent, veto }: Pick<MatterRule, 'consent' | 'veto'>): AskedParty[] => [
  ...consent.map((party) => ({ party, demand: 'consent' as const })),
  ...veto.filter((party) => !consent.includes(party)).map((party) => ({ party, demand: 'veto' as const }))
]

/**
 * On what a party can be asked: a proposal, an amendment to the charter, a ballot that is on neither; and where votes were counted
 * without any of them, an item of a meeting, or the choice of a centre.
 */
export const askedKinds = ['proposal', 'amendment', 'ballot', 'item', 'choice'] as const
export type AskedKind = (typeof askedKinds)[number]

/** The last answer of one that a party is; null where nothing tells which of them it was. */
export interface VoiceSaid {
  readonly voiceId: string | null
  readonly answer: PartyAnswer
}

/**
 * What a party says that may be several, by the last answer of each: it refuses once one of them does, and agrees once those have
 * agreed whom the charter demands (`app.party_says`).
 *
 * @param by which voices there are today, and whether one of them is enough
 * @example partySays([{ voiceId: 'a', answer: 'agrees' }], { voices: ['a', 'b'], rule: 'all' }) // null: b has not answered yet
 */
export function partySays(said: readonly VoiceSaid[], { voices, rule }: { readonly voices: readonly string[]; readonly rule: VoiceRule }): PartyAnswer | null {
  if (said.some(({ answer }) => answer === 'refuses')) return 'refuses'
  if (said.length === 0) return null
  return rule === 'one' || voices.every((voice) => said.some(({ voiceId }) => voiceId === voice)) ? 'agrees' : null
}

/** Whether a party stands in the way. @example standsInTheWay('consent', null) // true */
export const standsInTheWay = (demand: PartyDemand, answer: PartyAnswer | null): boolean => (demand === 'consent' ? answer !== 'agrees' : answer === 'refuses')
