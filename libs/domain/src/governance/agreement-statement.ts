/**
 * What is accepted, word for word: the same text is shown before it is signed and kept after. It never changes for what was
 * signed; a new wording is for those who sign later.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'

export interface AcceptanceFacts {
  /** The agreement and the organisation, in the language of the statement. */
  readonly agreement: string
  readonly versionNumber: number
  readonly organisation: string
  readonly signatory: string
  readonly title: string
  /** What gives them the right to: the basis of the mandate as it is recorded. */
  readonly basis: string
  /** For whom they stand in; null when they hold the mandate first. */
  readonly substituteFor: string | null
  readonly day: IsoDate
  /** SHA-256 of what the version says. */
  readonly contentHash: string
}

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

const dayIn = (language: Language, day: IsoDate): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: language === 'en' ? 'long' : 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

const said = (title: string): string => (title === '' ? '' : `, ${title}`)

type Words = (facts: AcceptanceFacts, day: string) => readonly string[]

const words: Readonly<Record<Language, Words>> = {
  fi: (of, day) => [
    `${of.organisation} hyväksyy sopimuksen ”${of.agreement}”, versio ${of.versionNumber}, liitteineen.`,
    `Allekirjoittaja: ${of.signatory}${said(of.title)}. Valtuus: ${of.basis}.${of.substituteFor === null ? '' : ` Varaedustajana, varsinainen edustaja ${of.substituteFor}.`}`,
    `Allekirjoitettu ${day}. Version tarkiste (SHA-256): ${of.contentHash}`
  ],
  sv: (of, day) => [
    `${of.organisation} godkänner avtalet ”${of.agreement}”, version ${of.versionNumber}, med bilagor.`,
    `Undertecknare: ${of.signatory}${said(of.title)}. Fullmakt: ${of.basis}.${of.substituteFor === null ? '' : ` Som ersättare för ${of.substituteFor}.`}`,
    `Undertecknat ${day}. Versionens kontrollsumma (SHA-256): ${of.contentHash}`
  ],
  en: (of, day) => [
    `${of.organisation} accepts the agreement “${of.agreement}”, version ${of.versionNumber}, with its annexes.`,
    `Signed by: ${of.signatory}${said(of.title)}. Mandate: ${of.basis}.${of.substituteFor === null ? '' : ` As the substitute of ${of.substituteFor}.`}`,
    `Signed on ${day}. Checksum of the version (SHA-256): ${of.contentHash}`
  ]
}

/**
 * The statement that is signed, in one language.
 *
 * @example acceptanceStatement('en', facts).split('\n')[0] // 'Karjalan Työ ry accepts the agreement “Consortium agreement”, version 2, with its annexes.'
 */
export function acceptanceStatement(language: Language, facts: AcceptanceFacts): string {
  return words[language](facts, dayIn(language, facts.day)).join('\n\n')
}
