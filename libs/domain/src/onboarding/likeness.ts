/**
 * Whether an applicant is known already: the same business id, or a name that looks the same without case, legal form and marks
 * on letters. It only hints; the centre says what is so.
 * Source: issue "Onboarding and agreements", duplicates; requirement 12.
 */
import { type AskedOrganisation, type KnownOrganisation, organisationWords, rankSimilar } from '../network/organisation-name.js'
import type { LocalizedText } from '@solmu/shared/text.js'

/** The telling words alone: the legal form has marks of its own. */
const plain = (text: string): string => organisationWords(text).join(' ').normalize('NFD').replace(/\p{M}/gu, '')
const plainAll = ({ fi, sv, en }: LocalizedText): LocalizedText => ({ fi: plain(fi), sv: plain(sv), en: plain(en) })

/**
 * Those of the known bodies that may be the applicant, the likeliest first; at most five by the name as it is written, and
 * those that only look the same without marks after them.
 *
 * @example likeBodies({ name: 'Tyopaja Hameenlinna', businessId: null }, [hameenlinnanTyopaja])
 */
export function likeBodies<Known extends KnownOrganisation>(asked: AskedOrganisation, known: readonly Known[]): Known[] {
  const written = rankSimilar(asked, known)
  const byPlain = rankSimilar(
    { ...asked, name: plain(asked.name) },
    known.map((body) => ({ ...body, name: plainAll(body.name), body }))
  ).map(({ body }) => body)
  return [...new Set([...written, ...byPlain])]
}
