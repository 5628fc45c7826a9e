import type { IsoDate } from '@solmu/shared/dates.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'

/** Something whose day has passed. */
export type OverdueImprovement = { readonly title: string; readonly unitName: LocalizedText; readonly dueOn: IsoDate }

const subject: Readonly<Record<Language, (count: number) => string>> = {
  fi: (count) => (count === 1 ? 'Kehittämistoimesi on myöhässä' : `${count} kehittämistointasi on myöhässä`),
  sv: (count) => (count === 1 ? 'Din förbättringsåtgärd är försenad' : `${count} av dina förbättringsåtgärder är försenade`),
  en: (count) => (count === 1 ? 'Your improvement action is overdue' : `${count} of your improvement actions are overdue`)
}

const heading: Readonly<Record<Language, string>> = {
  fi: 'Näiden määräpäivä on mennyt. Merkitse valmiiksi se, mikä on tehty, tai sovi uudesta päivästä.',
  sv: 'Tidsfristen har gått ut för de här. Markera det som är gjort som klart, eller kom överens om en ny dag.',
  en: 'The day has passed for these. Mark what is done as done, or agree on a new day.'
}

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

/** More than this many are counted instead of named. */
const mostNamed = 20

const more: Readonly<Record<Language, (count: number) => string>> = {
  fi: (count) => `… ja ${count} muuta`,
  sv: (count) => `… och ${count} till`,
  en: (count) => `… and ${count} more`
}

/** One message with everything of one person that has become overdue. */
export function overdueMail(language: Language, overdue: readonly OverdueImprovement[]): { subject: string; text: string } {
  const format = new Intl.DateTimeFormat(locales[language], { dateStyle: 'short', timeZone: 'UTC' })
  const lines = overdue.slice(0, mostNamed).map(({ title, unitName, dueOn }) => `– ${unitName[language] || unitName.fi}: ${title} (${format.format(new Date(`${dueOn}T00:00:00Z`))})`)
  const rest = overdue.length - mostNamed
  return { subject: subject[language](overdue.length), text: [heading[language], ...lines, ...(rest > 0 ? [more[language](rest)] : [])].join('\n') }
}
