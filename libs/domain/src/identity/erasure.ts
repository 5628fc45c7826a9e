/**
 * When a person may be erased, and what stands there instead. Erasing takes the
 * name, the address and everything that opens the account away for good; what
 * the person did stays on record under a pseudonym, because somebody has to
 * answer for it.
 *
 * Sources: GDPR article 17 (1) a: personal data is erased when it is no longer
 * needed for what it was collected for. Article 17 (3) b and e: not as far as
 * law demands that it is kept (tiedonhallintalaki 906/2019 §§ 17 and 21: who
 * used a system and decided, for as long as liability may follow) or a claim
 * may have to be answered. The audit trail is such a record and keeps ids only.
 * A month between closing an account and erasing it leaves room for mistakes
 * and for handing work over; whoever asks for it themselves need not wait.
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'

export const retentionDays = 30

export const erasureProblems = ['erased', 'active', 'has_role', 'retention'] as const

export type ErasureProblem = (typeof erasureProblems)[number]

/** What has to be known of an account to say whether it may be erased. */
export interface ErasureFacts {
  readonly kind: 'person' | 'machine'
  readonly deactivatedOn: IsoDate | null
  /** True while a role holds today or will hold, here or in another consortium. */
  readonly hasRole: boolean
  /** True when the person has asked for it. */
  readonly isRequested: boolean
  readonly isErased: boolean
}

/**
 * What stands in the way of erasing a person; nothing when it may be done.
 *
 * @example erasureProblemsOf({ ...facts, deactivatedOn: '2026-05-20', isRequested: false }, '2026-06-01') // ['retention']
 */
export function erasureProblemsOf(facts: ErasureFacts, today: IsoDate): ErasureProblem[] {
  if (facts.isErased) return ['erased']
  const { deactivatedOn, isRequested } = facts
  const found: ErasureProblem[] = []
  if (deactivatedOn === null) found.push('active')
  if (facts.hasRole) found.push('has_role')
  if (deactivatedOn !== null && !isRequested && today < erasableFrom(deactivatedOn)) found.push('retention')
  return found
}

/** The first day on which an account that was closed on a day may be erased, unless its person asks for it sooner. */
export function erasableFrom(deactivatedOn: IsoDate): IsoDate {
  return addDays(deactivatedOn, retentionDays)
}

const words: Readonly<Record<Language, string>> = { fi: 'Poistettu henkilö', sv: 'Raderad person', en: 'Erased person' }
const gone: Readonly<Record<Language, string>> = { fi: 'Poistettu', sv: 'Raderat', en: 'Erased' }

/**
 * The name under which an erased person stays on record: the end of the id tells them apart and tells nothing else.
 *
 * @example pseudonymOf('0199a1b2-0000-7000-8000-00000000a4f2a', 'fi') // 'Poistettu henkilö 4F2A'
 */
export function pseudonymOf(userId: string, language: Language): string {
  return `${words[language]} ${userId.slice(-4).toUpperCase()}`
}

/** The address of an erased person: unique, and by RFC 2606 nobody's. */
export function erasedEmailOf(userId: string): string {
  return `erased-${userId}@erased.invalid`
}

/** What stands in the place of a text that was erased. */
export function erasedText(language: Language): string {
  return gone[language]
}
