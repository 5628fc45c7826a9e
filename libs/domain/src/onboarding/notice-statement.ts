/**
 * What is signed when a member gives notice, word for word: the same text is shown before it is signed and kept after. It never
 * changes for what was signed; a new wording is for those who sign later.
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'

export interface NoticeFacts {
  readonly organisation: string
  readonly givenOn: IsoDate
  /** The first day on which the organisation is no longer a member. */
  readonly endsOn: IsoDate
  /** Whether its units are to be closed in the network on that day. */
  readonly closesUnits: boolean
  readonly signatory: string
}

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

const dayIn = (language: Language, day: IsoDate): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: language === 'en' ? 'long' : 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

type Said = NoticeFacts & { readonly given: string; readonly last: string }

const words: Readonly<Record<Language, (facts: Said) => readonly string[]>> = {
  fi: ({ organisation, given, last, closesUnits, signatory }) => [
    `${organisation} irtisanoo jäsenyytensä ${given}. Jäsenyyden viimeinen päivä on ${last}.`,
    'Jäsen hoitaa velvoitteensa viimeiseen päivään asti, lähettää avoimet tulosilmoituksensa ja luovuttaa tehtävänsä sovitusti. Ilmoitetut tulokset säilyvät verkostossa niiden yksiköiden lukuina, jotka ne ilmoittivat.',
    closesUnits ? 'Jäsenen yksiköt suljetaan verkostosta viimeisen päivän jälkeen, ellei niistä toisin sovita.' : 'Jäsenen yksiköiden jatkosta sovitaan erikseen.',
    `Allekirjoittaja: ${signatory}.`
  ],
  sv: ({ organisation, given, last, closesUnits, signatory }) => [
    `${organisation} säger upp sitt medlemskap ${given}. Medlemskapets sista dag är ${last}.`,
    'Medlemmen fullgör sina skyldigheter till och med sista dagen, sänder sina öppna resultatrapporter och överlämnar sina uppgifter enligt överenskommelse. Rapporterade resultat finns kvar i nätverket som siffror för de enheter som rapporterade dem.',
    closesUnits ? 'Medlemmens enheter stängs i nätverket efter den sista dagen, om inte annat avtalas om dem.' : 'Fortsättningen för medlemmens enheter avtalas särskilt.',
    `Undertecknare: ${signatory}.`
  ],
  en: ({ organisation, given, last, closesUnits, signatory }) => [
    `${organisation} gives notice of its membership on ${given}. The last day of the membership is ${last}.`,
    'The member meets its obligations until the last day, sends its open returns and hands over its tasks as agreed. Results that were reported stay in the network as figures of the units that reported them.',
    closesUnits ? 'The units of the member are closed in the network after the last day, unless something else is agreed on for them.' : 'What becomes of the units of the member is agreed on apart.',
    `Signed by: ${signatory}.`
  ]
}

/**
 * The notice in one language.
 *
 * @example noticeStatement('en', facts).split('\n')[0] // 'Taito ry gives notice of its membership on 1 June 2026. The last day of the membership is 30 November 2026.'
 */
export const noticeStatement = (language: Language, facts: NoticeFacts): string =>
  words[language]({ ...facts, given: dayIn(language, facts.givenOn), last: dayIn(language, addDays(facts.endsOn, -1)) }).join('\n\n')
