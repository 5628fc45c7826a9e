import type { BodyReminder, BodyReminderKind } from '@solmu/domain/governance/body.js'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import type { Letter } from '../../../core/mail/outbox.js'
import { dayIn } from '../letter-day.js'

export type RemindedBody = BodyReminder & { readonly name: LocalizedText }

type Said = { readonly name: string; readonly day: string; readonly count: number }
const chair: Readonly<Record<Language, (name: string) => string>> = {
  fi: (name) => `${name}: puheenjohtaja puuttuu.`,
  sv: (name) => `${name}: ordförande saknas.`,
  en: (name) => `${name}: nobody leads it.`
}
const empty: Readonly<Record<Language, (of: Said) => string>> = {
  fi: ({ name, count }) => (count === 1 ? `${name}: yksi paikka on tyhjänä.` : `${name}: ${count} paikkaa on tyhjänä.`),
  sv: ({ name, count }) => (count === 1 ? `${name}: en plats är tom.` : `${name}: ${count} platser är tomma.`),
  en: ({ name, count }) => (count === 1 ? `${name}: one seat stands empty.` : `${name}: ${count} seats stand empty.`)
}
const ending: Readonly<Record<Language, (of: Said) => string>> = {
  fi: ({ name, day }) => `${name}: kausi päättyy, eikä seuraajaa ole kirjattu. Viimeinen päivä on ${day}.`,
  sv: ({ name, day }) => `${name}: en period går ut och ingen efterträdare är antecknad. Sista dagen är ${day}.`,
  en: ({ name, day }) => `${name}: a term ends, and nobody is recorded to follow. Its last day is ${day}.`
}
const frames: Readonly<Record<Language, { readonly subject: string; readonly end: string }>> = {
  fi: { subject: 'Muistutus toimielimistä', end: 'Paikat täytetään Solmussa kohdassa Päätöksenteko, Toimielimet.' },
  sv: { subject: 'Påminnelse om organ', end: 'Platserna fylls i Solmu under Beslutsfattande, Organ.' },
  en: { subject: 'Reminder of bodies', end: 'Seats are filled in Solmu under Governance, Bodies.' }
}

const lineOf = (language: Language, kind: BodyReminderKind, said: Said): string => {
  if (kind !== 'empty') return ending[language](said)
  return said.count === 0 ? chair[language](said.name) : empty[language](said)
}

/** All that somebody is reminded of on one day, in one message. */
export function bodyReminderLetter(language: Language, all: readonly RemindedBody[]): Letter {
  const said = all.map(({ kind, name, aboutOn, count }) => `– ${lineOf(language, kind, { name: pick(name, language).text, day: dayIn(language, aboutOn), count })}`)
  return { subject: frames[language].subject, text: [said.join('\n'), frames[language].end].join('\n\n') }
}
