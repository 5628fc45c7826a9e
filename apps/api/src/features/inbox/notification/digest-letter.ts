import { isTopic, topics } from '@solmu/domain/inbox/notification-topics.js'
import { isRecordKind, recordPath } from '@solmu/domain/inbox/records.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import type { Letter } from '../../../core/mail/outbox.js'
import type { WaitingRow } from './digest.service.js'

/** How many things a mail lists; the rest is a link. */
export const mostListed = 50

type Told = { readonly rows: readonly WaitingRow[]; readonly waiting: number; readonly home: URL }

type Words = {
  readonly subject: string
  readonly heading: string
  readonly more: (count: number) => string
  readonly waiting: (count: number) => string
}

const words: Readonly<Record<Language, Words>> = {
  fi: {
    subject: 'Solmu: kooste ilmoituksista',
    heading: 'Tämä on uutta Solmussa:',
    more: (count) => `… ja ${count} muuta:`,
    waiting: (count) => (count === 1 ? 'Sinua odottaa 1 tehtävä:' : `Sinua odottaa ${count} tehtävää:`)
  },
  sv: {
    subject: 'Solmu: sammandrag av aviseringar',
    heading: 'Det här är nytt i Solmu:',
    more: (count) => `… och ${count} till:`,
    waiting: (count) => (count === 1 ? '1 uppgift väntar på dig:' : `${count} uppgifter väntar på dig:`)
  },
  en: {
    subject: 'Solmu: your notifications',
    heading: 'This is new in Solmu:',
    more: (count) => `… and ${count} more:`,
    waiting: (count) => (count === 1 ? '1 task waits for you:' : `${count} tasks wait for you:`)
  }
}

/** What happened and where, one line and one link each: no names of people, no figures, no texts. */
export function digestLetter(language: Language, { rows, waiting, home }: Told): Letter {
  const { subject, heading, more, waiting: waits } = words[language]
  const linkTo = (path: string): string => home.toString().replace(/\/$/, '') + path
  const lines = rows.slice(0, mostListed).map((row) => `– ${sentence(row, language)}\n  ${linkTo(pathOf(row))}`)
  const rest = rows.length - mostListed
  const parts = [
    `${heading}\n\n${lines.join('\n')}`,
    ...(rest > 0 ? [`${more(rest)}\n${linkTo('/inbox/notifications')}`] : []),
    ...(waiting > 0 ? [`${waits(waiting)}\n${linkTo('/inbox')}`] : [])
  ]
  return { subject, text: parts.join('\n\n') }
}

function sentence({ topic, unit_name: unit }: WaitingRow, language: Language): string {
  const says = isTopic(topic) ? topics[topic].says[language] : topic
  return unit === null ? says : `${says}: ${inLanguage(unit, language)}`
}

const inLanguage = (text: LocalizedText, language: Language): string => text[language] || text.fi

function pathOf({ topic, subject_type: kind, subject_id: id }: WaitingRow): string {
  if (kind !== null && id !== null && isRecordKind(kind)) return recordPath({ kind, id })
  return isTopic(topic) ? topics[topic].path : '/inbox/notifications'
}
