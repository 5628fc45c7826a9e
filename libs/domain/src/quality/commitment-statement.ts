/**
 * What is signed, word for word: the same text is shown before it is signed and kept after. It never changes for what was
 * signed; a new wording is for those who sign later.
 */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'
import type { CommitmentCondition } from './commitment.js'

export interface StatementFacts {
  /** The unit or organisation that is bound, in the language of the statement. */
  readonly bound: string
  readonly framework: string
  readonly versionNumber: number
  readonly validFrom: IsoDate
  /** The first day on which it no longer holds; null until further notice. */
  readonly validTo: IsoDate | null
  readonly signatory: string
  readonly title: string
  /** On whose behalf they sign. */
  readonly onBehalfOf: string
  /** What gives them the right to, such as a decision of the board. */
  readonly basis: string
  readonly conditions: readonly CommitmentCondition[]
}

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

const dayIn = (language: Language, day: IsoDate): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: language === 'en' ? 'long' : 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

interface Words {
  readonly promise: (facts: StatementFacts) => string
  readonly deeds: string
  readonly term: (from: string, to: string | null) => string
  readonly conditions: string
  readonly by: (day: string, months: number | null) => string
  readonly mandate: (facts: StatementFacts) => string
}

const words: Readonly<Record<Language, Words>> = {
  fi: {
    promise: ({ bound, framework, versionNumber }) => `${bound} sitoutuu noudattamaan laatukehystä ”${framework}”, versio ${versionNumber}.`,
    deeds: 'Sitoutuja arvioi toimintaansa kehyksen kriteereillä, korjaa havaitut puutteet sovitussa ajassa ja antaa verkostolle tiedot, joilla sitoumuksen toteutumista voi seurata.',
    term: (from, to) => (to === null ? `Sitoumus on voimassa ${from} alkaen toistaiseksi.` : `Sitoumus on voimassa ${from}–${to}.`),
    conditions: 'Lisäksi on sovittu:',
    by: (day, months) => (months === null ? `viimeistään ${day}` : `ensimmäisen kerran viimeistään ${day}, sitten ${months} kuukauden välein`),
    mandate: ({ signatory, title, onBehalfOf, basis }) => `Allekirjoittaja: ${signatory}, ${title}, ${onBehalfOf}. Valtuus: ${basis}.`
  },
  sv: {
    promise: ({ bound, framework, versionNumber }) => `${bound} förbinder sig att följa kvalitetsramen ”${framework}”, version ${versionNumber}.`,
    deeds: 'Den som förbinder sig bedömer sin verksamhet enligt ramens kriterier, rättar till brister inom avtalad tid och ger nätverket de uppgifter som behövs för att följa upp åtagandet.',
    term: (from, to) => (to === null ? `Åtagandet gäller tills vidare från och med ${from}.` : `Åtagandet gäller ${from}–${to}.`),
    conditions: 'Dessutom har följande avtalats:',
    by: (day, months) => (months === null ? `senast ${day}` : `första gången senast ${day}, därefter med ${months} månaders mellanrum`),
    mandate: ({ signatory, title, onBehalfOf, basis }) => `Undertecknare: ${signatory}, ${title}, ${onBehalfOf}. Behörighet: ${basis}.`
  },
  en: {
    promise: ({ bound, framework, versionNumber }) => `${bound} commits itself to the quality framework “${framework}”, version ${versionNumber}.`,
    deeds: 'It assesses its work by the criteria of the framework, mends what falls short within the time agreed, and gives the network what is needed to see how the commitment is kept.',
    term: (from, to) => (to === null ? `The commitment holds from ${from} until further notice.` : `The commitment holds from ${from} to ${to}.`),
    conditions: 'It has also been agreed:',
    by: (day, months) => (months === null ? `by ${day}` : `for the first time by ${day}, then every ${months} months`),
    mandate: ({ signatory, title, onBehalfOf, basis }) => `Signed by: ${signatory}, ${title}, ${onBehalfOf}. Mandate: ${basis}.`
  }
}

/**
 * The statement that is signed, in one language.
 *
 * @example commitmentStatement('en', facts).split('\n')[0] // 'Kiteen Kaari commits itself to the quality framework “IPS-25”, version 1.'
 */
export function commitmentStatement(language: Language, facts: StatementFacts): string {
  const say = words[language]
  const day = (of: IsoDate): string => dayIn(language, of)
  const conditions = facts.conditions.map(({ text, dueOn, everyMonths }) => `– ${text}${dueOn === null ? '' : ` (${say.by(day(dueOn), everyMonths)})`}`)
  return [
    say.promise(facts),
    say.deeds,
    say.term(day(facts.validFrom), facts.validTo === null ? null : day(addDays(facts.validTo, -1))),
    ...(conditions.length > 0 ? [[say.conditions, ...conditions].join('\n')] : []),
    say.mandate(facts)
  ].join('\n\n')
}
