/**
 * Names of organisations, compared as a person would: "Parik säätiö" and
 * "Parik-säätiö sr" are one body, "Porin kaupunki" and "Porin työpaja ry" are
 * two. Used to hint at duplicates before an organisation is registered twice.
 * Source: issue "Network in time", duplicates hint; requirement 12.
 */
import type { LocalizedText } from '@solmu/shared/text.js'

/** Words that tell the legal form and not the body, in the languages in which Finnish bodies carry names. */
const formWords = new Set(
  `ry rf rr sr sy oy ab oyj abp ltd ky kb osk anl andl säätiö säätiön stiftelse stiftelsen foundation yhdistys yhdistyksen
   förening föreningen association osuuskunta andelslag andelslaget cooperative osakeyhtiö aktiebolag kunta kaupunki kommun
   stad city municipality kuntayhtymä samkommun samkommunen hyvinvointialue välfärdsområde seurakunta seurakuntayhtymä
   församling of the`.split(/\s+/u)
)

/** Compounds such as Rinnekotisäätiö: what stands before the form is the name. */
const formEnding = /(.{3,})(?:säätiö|säätiön|stiftelse|stiftelsen|yhdistys|osuuskunta|kuntayhtymä)$/u

/**
 * The words of a name without those that tell the legal form. A name of nothing but such words keeps them.
 *
 * @example organisationWords('Meri-Lapin työhönvalmennussäätiö sr') // ['meri', 'lapin', 'työhönvalmennus']
 */
export function organisationWords(name: string): string[] {
  const plain = name.normalize('NFKC').toLowerCase().normalize('NFC').replace(/[.'’´`]/gu, '')
  const words = plain.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
  const telling = words.filter((word) => !formWords.has(word)).map((word) => formEnding.exec(word)?.[1] ?? word)
  return telling.length > 0 ? telling : words
}

/**
 * The key by which two ways of writing one name are the same: in lower case, without legal form, punctuation and blanks.
 * Letters with marks stay what they are: å is not a.
 *
 * @example organisationKey('Rinnekoti-säätiö') === organisationKey('Rinnekotisäätiö') // 'rinnekoti'
 */
export function organisationKey(name: string): string {
  return organisationWords(name).join('')
}

/** Below this two names are taken for those of different bodies. */
const leastSimilarity = 0.45

/** What a shorter name counts that stands whole within a longer one. */
const partSimilarity = 0.6

const longestList = 5

/** What is looked for: a name, a business id, or both. */
export interface AskedOrganisation {
  readonly name: string
  /** As `parseBusinessId` gives it; null when not known. */
  readonly businessId: string | null
}

export interface KnownOrganisation {
  readonly id: string
  readonly name: LocalizedText
  readonly businessId: string | null
}

/**
 * How much alike two names are, from 0 (nothing in common) to 1 (the same key).
 *
 * @example nameSimilarity('Luotsi', 'Työhönvalmennussäätiö Luotsi') // 0.6
 */
export function nameSimilarity(a: string, b: string): number {
  const [words, others] = [organisationWords(a), organisationWords(b)]
  const [key, other] = [words.join(''), others.join('')]
  if (key === '' || other === '') return 0
  if (key === other) return 1
  const [shorter, longer] = words.length < others.length ? [words, others] : [others, words]
  const part = isPartOf(shorter, longer) ? partSimilarity : 0
  return Math.max(part, sharedTrigrams(key, other))
}

/**
 * Those of the known organisations that may be the one that is asked for, the likeliest first: the same business id, the
 * same key, then by how much alike the names are in any language. At most five.
 *
 * @example rankSimilar({ name: 'Parik säätiö', businessId: null }, [parik, eduro]) // [parik]
 */
export function rankSimilar<Known extends KnownOrganisation>(asked: AskedOrganisation, known: readonly Known[]): Known[] {
  const scored = known.map((organisation) => ({ organisation, score: scoreOf(asked, organisation) }))
  return scored
    .filter(({ score }) => score >= leastSimilarity)
    .sort((a, b) => b.score - a.score || compare(a.organisation.name.fi, b.organisation.name.fi) || compare(a.organisation.id, b.organisation.id))
    .slice(0, longestList)
    .map(({ organisation }) => organisation)
}

function scoreOf({ name, businessId }: AskedOrganisation, known: KnownOrganisation): number {
  if (businessId !== null && known.businessId === businessId) return 2
  const { fi, sv, en } = known.name
  return Math.max(...[fi, sv, en].map((each) => nameSimilarity(name, each)))
}

/** A lone word in the genitive (Porin, Lahden) names a place, and many bodies of that place share it. */
function isPartOf(shorter: readonly string[], longer: readonly string[]): boolean {
  const [first = ''] = shorter
  if (shorter.length === 1 && (first.length < 4 || first.endsWith('n'))) return false
  return shorter.length < longer.length && shorter.every((word) => longer.includes(word))
}

/** Twice the trigrams in common over all trigrams of both (Dice); the ends of a name count as letters of their own. */
function sharedTrigrams(a: string, b: string): number {
  const [some, others] = [trigramsOf(a), trigramsOf(b)]
  const common = [...some].filter((trigram) => others.has(trigram)).length
  return (2 * common) / (some.size + others.size)
}

function trigramsOf(key: string): Set<string> {
  const letters = [...`  ${key} `]
  return new Set(letters.slice(2).map((letter, place) => `${letters[place]}${letters[place + 1]}${letter}`))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
