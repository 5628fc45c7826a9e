import type { Holder } from '@solmu/domain/results/workflow-escalation.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'

/** Something that waits too long. */
export type Delay = {
  readonly holder: Holder
  readonly round: LocalizedText
  readonly unit: LocalizedText | null
  readonly dueOn: IsoDate
}

const subject: Readonly<Record<Language, string>> = {
  fi: 'Tulosten keruu odottaa',
  sv: 'Resultatinsamlingen väntar',
  en: 'Results are waiting'
}

const headings: Readonly<Record<Holder, Readonly<Record<Language, string>>>> = {
  unit: {
    fi: 'Nämä yksiköt eivät ole lähettäneet lukujaan. Voit muistuttaa niitä tai antaa lisäaikaa.',
    sv: 'De här enheterna har inte skickat sina siffror. Du kan påminna dem eller ge mer tid.',
    en: 'These units have not sent their figures. You can remind them or give them more time.'
  },
  centre: {
    fi: 'Nämä aluekeskukset eivät ole lähettäneet aluettaan pääkonttoriin.',
    sv: 'De här regioncentren har inte skickat sin region till huvudkontoret.',
    en: 'These regional centres have not forwarded their region to the head office.'
  },
  headquarters: {
    fi: 'Pääkonttori ei ole hyväksynyt kaikkia alueita.',
    sv: 'Huvudkontoret har inte godkänt alla regioner.',
    en: 'The head office has not accepted all regions.'
  }
}

const dueWords: Readonly<Record<Language, (day: string) => string>> = {
  fi: (day) => `määräpäivä oli ${day}`,
  sv: (day) => `tidsfristen gick ut ${day}`,
  en: (day) => `was due on ${day}`
}

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }
const order: readonly Holder[] = ['headquarters', 'centre', 'unit']

/** More than this many of a kind are counted instead of named. */
const mostNamed = 20

const more: Readonly<Record<Language, (count: number) => string>> = {
  fi: (count) => `… ja ${count} muuta`,
  sv: (count) => `… och ${count} till`,
  en: (count) => `… and ${count} more`
}

/** One message with everything of which one person is told on one day. */
export function escalationMail(language: Language, delays: readonly Delay[]): { subject: string; text: string } {
  const byHolder = groupBy(delays, ({ holder }) => holder)
  const sections = order.flatMap((holder) => {
    const own = byHolder.get(holder)
    if (!own) return []
    const lines = own.slice(0, mostNamed).map((delay) => lineOf(language, delay))
    const rest = own.length - mostNamed
    return [[headings[holder][language], ...lines, ...(rest > 0 ? [more[language](rest)] : [])].join('\n')]
  })
  return { subject: subject[language], text: sections.join('\n\n') }
}

function lineOf(language: Language, { unit, round, dueOn }: Delay): string {
  const day = new Intl.DateTimeFormat(locales[language], { dateStyle: 'short', timeZone: 'UTC' }).format(new Date(`${dueOn}T00:00:00Z`))
  const who = unit ? `${unit[language]}, ` : ''
  return `– ${who}${round[language]}: ${dueWords[language](day)}`
}
