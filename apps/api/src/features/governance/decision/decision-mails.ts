import type { IsoDate } from '@solmu/shared/dates.js'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import type { Letter } from '../../../core/mail/outbox.js'
import { dayIn } from '../letter-day.js'

export type RemindedDecision = { readonly kind: 'task' | 'review'; readonly aboutOn: IsoDate; readonly name: LocalizedText }

const lines: Readonly<Record<Language, Readonly<Record<RemindedDecision['kind'], (name: string, day: string) => string>>>> = {
  fi: { task: (name, day) => `Päätöksestä ”${name}” seuraava tehtävä on hoidettava viimeistään ${day}.`, review: (name, day) => `Päätös ”${name}” on määrä tarkistaa ${day}.` },
  sv: { task: (name, day) => `En uppgift som följer av beslutet ”${name}” ska vara klar senast ${day}.`, review: (name, day) => `Beslutet ”${name}” ska ses över ${day}.` },
  en: { task: (name, day) => `What follows from the decision “${name}” is to be done by ${day}.`, review: (name, day) => `The decision “${name}” is to be looked at again on ${day}.` }
}

const frames: Readonly<Record<Language, { readonly subject: string; readonly end: string }>> = {
  fi: { subject: 'Muistutus päätöksistä', end: 'Tarkemmat tiedot ovat Solmussa kohdassa Päätöksenteko, Päätökset.' },
  sv: { subject: 'Påminnelse om beslut', end: 'Närmare uppgifter finns i Solmu under Beslutsfattande, Beslut.' },
  en: { subject: 'Reminder of decisions', end: 'More is in Solmu under Governance, Decisions.' }
}

/** All that somebody is reminded of on one day, in one message. */
export function decisionReminderLetter(language: Language, all: readonly RemindedDecision[]): Letter {
  const said = all.map(({ kind, aboutOn, name }) => `– ${lines[language][kind](pick(name, language).text, dayIn(language, aboutOn))}`)
  return { subject: frames[language].subject, text: [said.join('\n'), frames[language].end].join('\n\n') }
}
