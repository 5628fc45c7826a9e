import type { Language, LocalizedText } from '@solmu/shared/text.js'
import type { Letter } from '../../../core/mail/outbox.js'
import type { ReturnNames } from '../round/return-names.js'

/** A return that came back to its unit, as its writers are told. */
export interface GivenBack extends ReturnNames {
  /** The figures by name with what is asked of each; none when the whole return was opened again. */
  readonly questions: readonly { readonly label: LocalizedText; readonly text: string }[]
  /** What was said about the return as a whole; empty when nothing was. */
  readonly message: string
  readonly isReopened: boolean
  readonly link: string
}

type Words = {
  readonly subject: (round: string) => string
  readonly asked: (round: string, unit: string) => string
  readonly reopened: (round: string, unit: string) => string
  readonly whole: (round: string, unit: string) => string
  readonly message: string
  readonly more: (count: number) => string
  readonly act: string
}

const words: Readonly<Record<Language, Words>> = {
  fi: {
    subject: (round) => `Ilmoitus palautettiin: ${round}`,
    asked: (round, unit) => `Ilmoituksessa ${round}, ${unit}, on kysyttävää. Muut luvut on hyväksytty.`,
    reopened: (round, unit) => `Hyväksytty ilmoitus ${round}, ${unit}, avattiin uudelleen näiden lukujen osalta.`,
    whole: (round, unit) => `Hyväksytty ilmoitus ${round}, ${unit}, avattiin uudelleen. Tarkista kaikki luvut.`,
    message: 'Viesti',
    more: (count) => `… ja ${count} muuta lukua`,
    act: 'Korjaa luku tai vahvista, että se on oikein. Lähetä ilmoitus sitten uudelleen:'
  },
  sv: {
    subject: (round) => `Rapporten kom tillbaka: ${round}`,
    asked: (round, unit) => `Det finns frågor om rapporten ${round}, ${unit}. De övriga talen är godkända.`,
    reopened: (round, unit) => `Den godkända rapporten ${round}, ${unit}, öppnades på nytt för de här talen.`,
    whole: (round, unit) => `Den godkända rapporten ${round}, ${unit}, öppnades på nytt. Kontrollera alla tal.`,
    message: 'Meddelande',
    more: (count) => `… och ${count} tal till`,
    act: 'Rätta talet eller bekräfta att det stämmer. Skicka sedan rapporten på nytt:'
  },
  en: {
    subject: (round) => `A return has come back: ${round}`,
    asked: (round, unit) => `There are questions about the return ${round}, ${unit}. All other figures are approved.`,
    reopened: (round, unit) => `The approved return ${round}, ${unit}, has been opened again for these figures.`,
    whole: (round, unit) => `The approved return ${round}, ${unit}, has been opened again. Check all figures.`,
    message: 'Message',
    more: (count) => `… and ${count} more`,
    act: 'Mend the figure, or confirm that it is right. Then send the return again:'
  }
}

/** More figures than this are counted instead of named. */
const mostNamed = 30

/** Tells a writer which figures came back, with the questions, and where to answer them. */
export function giveBackLetter(language: Language, given: GivenBack): Letter {
  const said = words[language]
  const [round, unit] = [given.roundName[language] || given.roundName.fi, given.unitName[language] || given.unitName.fi]
  const opening = given.questions.length === 0 ? said.whole : given.isReopened ? said.reopened : said.asked
  const named = given.questions.slice(0, mostNamed).map(({ label, text }) => `– ${label[language] || label.fi}: ${text}`)
  const rest = given.questions.length - named.length
  const list = [...named, ...(rest > 0 ? [said.more(rest)] : [])]
  const parts = [
    opening(round, unit),
    ...(list.length > 0 ? [list.join('\n')] : []),
    ...(given.message === '' ? [] : [`${said.message}: ${given.message}`]),
    `${said.act}\n${given.link}`
  ]
  return { subject: said.subject(round), text: parts.join('\n\n') }
}
