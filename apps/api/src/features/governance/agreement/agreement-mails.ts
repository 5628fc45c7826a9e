import type { IsoDate } from '@solmu/shared/dates.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { pick } from '@solmu/shared/text.js'
import type { Letter } from '../../../core/mail/outbox.js'
import { dayIn } from '../letter-day.js'

/** Says to whoever may sign that a version waits to be accepted. */
export function openedLetter(language: Language, of: { readonly name: LocalizedText; readonly day: IsoDate | null }): Letter {
  const what = pick(of.name, language).text
  const by = of.day === null ? '' : ` ${{ fi: 'viimeistään', sv: 'senast', en: 'by' }[language]} ${dayIn(language, of.day)}`
  const letters: Readonly<Record<Language, Letter>> = {
    fi: { subject: `Sopimus odottaa hyväksyntää: ${what}`, text: `Sopimuksesta ”${what}” on avattu versio hyväksyttäväksi${by}.\n\nLue ja allekirjoita se Solmussa kohdassa Jäsenyys, Sopimukset.` },
    sv: { subject: `Ett avtal väntar på godkännande: ${what}`, text: `En version av avtalet ”${what}” har öppnats för godkännande${by}.\n\nLäs och underteckna det i Solmu under Medlemskap, Avtal.` },
    en: { subject: `An agreement waits to be accepted: ${what}`, text: `A version of the agreement “${what}” has been opened for acceptance${by}.\n\nRead and sign it in Solmu under Membership, Agreements.` }
  }
  return letters[language]
}

/** Says to whoever looks after an agreement that a party does not accept it. Why is read in Solmu. */
export function declinedLetter(language: Language, of: { readonly name: LocalizedText; readonly party: LocalizedText }): Letter {
  const [what, who] = [pick(of.name, language).text, pick(of.party, language).text]
  const letters: Readonly<Record<Language, Letter>> = {
    fi: { subject: `Osapuoli ei hyväksy sopimusta: ${what}`, text: `${who} on kieltäytynyt hyväksymästä sopimuksen ”${what}” avointa versiota.\n\nPerustelu on Solmussa kohdassa Jäsenyys, Sopimukset.` },
    sv: { subject: `En part godkänner inte avtalet: ${what}`, text: `${who} har avböjt den öppna versionen av avtalet ”${what}”.\n\nMotiveringen finns i Solmu under Medlemskap, Avtal.` },
    en: { subject: `A party does not accept the agreement: ${what}`, text: `${who} has declined the open version of the agreement “${what}”.\n\nThe reason is in Solmu under Membership, Agreements.` }
  }
  return letters[language]
}

export type ReminderKind = 'to_accept' | 'expiring' | 'notice' | 'review' | 'obligation' | 'mandate'
export type Reminded = { readonly kind: ReminderKind; readonly aboutOn: IsoDate; readonly name: LocalizedText }

const lines: Readonly<Record<Language, Readonly<Record<ReminderKind, (name: string, day: string) => string>>>> = {
  fi: {
    to_accept: (name, day) => `Hyväksy sopimus ”${name}” viimeistään ${day}.`,
    expiring: (name, day) => `Sopimuksen ”${name}” viimeinen voimassaolopäivä on ${day}.`,
    notice: (name, day) => `Sopimus ”${name}” jatkuu itsestään, ellei sitä irtisanota viimeistään ${day}.`,
    review: (name, day) => `Sopimus ”${name}” on määrä tarkistaa ${day}.`,
    obligation: (name, day) => `Sopimuksen ”${name}” velvoite on hoidettava viimeistään ${day}.`,
    mandate: (name, day) => `${name}: valtuutus päättyy ${day}, eikä seuraavaa ole kirjattu.`
  },
  sv: {
    to_accept: (name, day) => `Godkänn avtalet ”${name}” senast ${day}.`,
    expiring: (name, day) => `Avtalet ”${name}” gäller till och med ${day}.`,
    notice: (name, day) => `Avtalet ”${name}” fortsätter automatiskt om det inte sägs upp senast ${day}.`,
    review: (name, day) => `Avtalet ”${name}” ska ses över ${day}.`,
    obligation: (name, day) => `En förpliktelse i avtalet ”${name}” ska vara fullgjord senast ${day}.`,
    mandate: (name, day) => `${name}: en fullmakt upphör ${day}, och ingen ny har registrerats.`
  },
  en: {
    to_accept: (name, day) => `Accept the agreement “${name}” by ${day}.`,
    expiring: (name, day) => `The last day of the agreement “${name}” is ${day}.`,
    notice: (name, day) => `The agreement “${name}” goes on by itself unless notice is given by ${day}.`,
    review: (name, day) => `The agreement “${name}” is to be looked at again on ${day}.`,
    obligation: (name, day) => `An obligation of the agreement “${name}” is to be met by ${day}.`,
    mandate: (name, day) => `${name}: a mandate ends on ${day}, and no other is recorded.`
  }
}

const frames: Readonly<Record<Language, { readonly subject: string; readonly end: string }>> = {
  fi: { subject: 'Muistutus sopimuksista ja valtuutuksista', end: 'Tarkemmat tiedot ovat Solmussa kohdassa Jäsenyys.' },
  sv: { subject: 'Påminnelse om avtal och fullmakter', end: 'Närmare uppgifter finns i Solmu under Medlemskap.' },
  en: { subject: 'Reminder of agreements and mandates', end: 'More is in Solmu under Membership.' }
}

/** All that somebody is reminded of on one day, in one message. */
export function reminderLetter(language: Language, all: readonly Reminded[]): Letter {
  const said = all.map(({ kind, aboutOn, name }) => `– ${lines[language][kind](pick(name, language).text, dayIn(language, aboutOn))}`)
  return { subject: frames[language].subject, text: [said.join('\n'), frames[language].end].join('\n\n') }
}
