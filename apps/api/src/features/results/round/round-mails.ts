import type { IsoDate } from '@solmu/shared/dates.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import type { Letter } from '../../../core/mail/outbox.js'

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

/** A calendar day as people read it: 5.11.2026 in Finnish. */
export function dayIn(language: Language, day: IsoDate): string {
  const dateStyle = language === 'en' ? 'long' : 'short'
  return new Intl.DateTimeFormat(locales[language], { dateStyle, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** A return of which somebody is reminded. */
export type RemindedOf = {
  readonly roundName: LocalizedText
  readonly unitName: LocalizedText
  readonly dueOn: IsoDate
  readonly daysLeft: number
}

type Words = {
  readonly subject: { readonly ahead: string; readonly over: string }
  readonly ahead: string
  readonly over: string
  readonly until: (day: string) => string
  readonly was: (day: string) => string
  readonly where: string
}

const words: Readonly<Record<Language, Words>> = {
  fi: {
    subject: { ahead: 'Tulosilmoitus odottaa lähettämistä', over: 'Tulosilmoituksen määräaika on ohi' },
    ahead: 'Näitä ilmoituksia ei ole vielä lähetetty:',
    over: 'Näiden ilmoitusten määräaika on ohi. Lähetä ilmoitus tai pyydä aluekeskukselta lisäaikaa:',
    until: (day) => `viimeistään ${day}`,
    was: (day) => `määräaika oli ${day}`,
    where: 'Ilmoitukset löytyvät Solmusta kohdasta Tulokset. Jos tiedot ovat kesken, tallentamasi luvut ovat tallessa.'
  },
  sv: {
    subject: { ahead: 'En resultatrapport väntar på att skickas', over: 'Tidsfristen för resultatrapporten har gått ut' },
    ahead: 'De här rapporterna har ännu inte skickats:',
    over: 'Tidsfristen för de här rapporterna har gått ut. Skicka rapporten eller be regioncentret om mer tid:',
    until: (day) => `senast ${day}`,
    was: (day) => `tidsfristen var ${day}`,
    where: 'Rapporterna finns i Solmu under Resultat. Det som du redan har fyllt i finns sparat.'
  },
  en: {
    subject: { ahead: 'A return waits to be sent', over: 'The deadline of a return has passed' },
    ahead: 'These returns have not been sent yet:',
    over: 'The deadline of these returns has passed. Send the return, or ask your regional centre for more time:',
    until: (day) => `by ${day}`,
    was: (day) => `the deadline was ${day}`,
    where: 'You find the returns in Solmu under Results. What you have filled in so far is saved.'
  }
}

/** One message with every return that one person is reminded of on one day. */
export function reminderLetter(language: Language, returns: readonly RemindedOf[]): Letter {
  const said = words[language]
  const [ahead, over] = [returns.filter(({ daysLeft }) => daysLeft >= 0), returns.filter(({ daysLeft }) => daysLeft < 0)]
  const line = ({ roundName, unitName, dueOn }: RemindedOf, when: (day: string) => string): string =>
    `– ${roundName[language]}, ${unitName[language]}, ${when(dayIn(language, dueOn))}`
  const parts = [
    ...(over.length > 0 ? [[said.over, ...over.map((each) => line(each, said.was))].join('\n')] : []),
    ...(ahead.length > 0 ? [[said.ahead, ...ahead.map((each) => line(each, said.until))].join('\n')] : []),
    said.where
  ]
  return { subject: over.length > 0 ? said.subject.over : said.subject.ahead, text: parts.join('\n\n') }
}

export type ExtendedOf = {
  readonly roundName: LocalizedText
  readonly unitName: LocalizedText
  readonly until: IsoDate
  readonly reason: string
}

/** Tells those who write a return that they were given more time. */
export function extensionLetter(language: Language, { roundName, unitName, until, reason }: ExtendedOf): Letter {
  const [round, unit, day] = [roundName[language], unitName[language], dayIn(language, until)]
  const letters: Readonly<Record<Language, Letter>> = {
    fi: {
      subject: `Lisäaikaa ilmoitukselle: ${round}`,
      text: `Yksikkönne ${unit} on saanut lisäaikaa. Ilmoitus ${round} on ajoissa, kun lähetätte sen viimeistään ${day}.\n\nPerustelu: ${reason}`
    },
    sv: {
      subject: `Mer tid för rapporten: ${round}`,
      text: `Enheten ${unit} har fått mer tid. Rapporten ${round} är i tid om ni skickar den senast ${day}.\n\nMotivering: ${reason}`
    },
    en: {
      subject: `More time for the return: ${round}`,
      text: `Your unit ${unit} has been given more time. The return ${round} is on time if you send it by ${day}.\n\nReason: ${reason}`
    }
  }
  return letters[language]
}
