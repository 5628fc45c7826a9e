import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { type Letter, LINK_PLACE } from '../../../core/mail/outbox.js'

/** What is told to those who write an application. Each letter brings a link of its own; none says what was written. */
export const applicantLetters = ['invited', 'begun', 'again', 'added', 'asked', 'submitted', 'returned', 'decided', 'withdrawn'] as const
export type ApplicantLetter = (typeof applicantLetters)[number]

/** What is told to those who look after the applications of a centre. */
export const centreLetters = ['submitted', 'answered', 'withdrawn'] as const
export type CentreLetter = (typeof centreLetters)[number]

export type LetterNames = { readonly consortium: LocalizedText; readonly centre: LocalizedText; readonly organisation: string }

type Words = readonly [subject: string, text: string]

const applicant: Readonly<Record<ApplicantLetter, Readonly<Record<Language, (of: { consortium: string; centre: string; organisation: string }) => Words>>>> = {
  invited: {
    fi: ({ consortium, centre, organisation }) => [`Kutsu hakea jäseneksi: ${consortium}`, `${centre} kutsuu organisaation ${organisation} hakemaan konsortion ${consortium} jäsenyyttä.`],
    sv: ({ consortium, centre, organisation }) => [`Inbjudan att söka medlemskap: ${consortium}`, `${centre} inbjuder organisationen ${organisation} att ansöka om medlemskap i konsortiet ${consortium}.`],
    en: ({ consortium, centre, organisation }) => [`Invitation to apply for membership: ${consortium}`, `${centre} invites ${organisation} to apply for membership in the consortium ${consortium}.`]
  },
  begun: {
    fi: ({ consortium }) => [`Jäsenhakemus on aloitettu: ${consortium}`, 'Aloitit jäsenhakemuksen. Jatka sitä linkistä milloin vain; kaikki kirjoittamasi säilyy.'],
    sv: ({ consortium }) => [`Medlemsansökan har påbörjats: ${consortium}`, 'Du har påbörjat en medlemsansökan. Fortsätt via länken när du vill; allt du skriver sparas.'],
    en: ({ consortium }) => [`Application for membership begun: ${consortium}`, 'You have begun an application for membership. Go on by the link at any time; all that you write is kept.']
  },
  again: {
    fi: ({ consortium }) => [`Uusi linkki jäsenhakemukseen: ${consortium}`, 'Pyysit uuden linkin jäsenhakemukseen.'],
    sv: ({ consortium }) => [`Ny länk till medlemsansökan: ${consortium}`, 'Du bad om en ny länk till medlemsansökan.'],
    en: ({ consortium }) => [`A new link to the application: ${consortium}`, 'You asked for a new link to the application for membership.']
  },
  added: {
    fi: ({ consortium }) => [`Sinut on lisätty jäsenhakemukseen: ${consortium}`, 'Kollegasi lisäsi sinut kirjoittamaan jäsenhakemusta.'],
    sv: ({ consortium }) => [`Du har lagts till i en medlemsansökan: ${consortium}`, 'Din kollega lade till dig för att skriva medlemsansökan.'],
    en: ({ consortium }) => [`You were added to an application: ${consortium}`, 'Your colleague has added you to those who write an application for membership.']
  },
  asked: {
    fi: ({ centre }) => ['Jäsenhakemuksesta on kysyttävää', `${centre} on esittänyt kysymyksen hakemuksestanne. Lue ja vastaa linkistä.`],
    sv: ({ centre }) => ['Fråga om medlemsansökan', `${centre} har ställt en fråga om er ansökan. Läs och svara via länken.`],
    en: ({ centre }) => ['A question about your application', `${centre} has asked a question about your application. Read and answer it by the link.`]
  },
  submitted: {
    fi: ({ centre }) => ['Jäsenhakemus on lähetetty', `Hakemus on perillä: ${centre}. Voitte lukea sen ja seurata sen käsittelyä linkistä.`],
    sv: ({ centre }) => ['Medlemsansökan har skickats', `Ansökan har kommit fram: ${centre}. Ni kan läsa den och följa behandlingen via länken.`],
    en: ({ centre }) => ['The application has been sent', `The application has arrived: ${centre}. You can read it and follow it by the link.`]
  },
  returned: {
    fi: ({ centre }) => ['Jäsenhakemusta pyydetään täydentämään', `${centre} on palauttanut hakemuksenne täydennettäväksi.`],
    sv: ({ centre }) => ['Medlemsansökan ska kompletteras', `${centre} har returnerat er ansökan för komplettering.`],
    en: ({ centre }) => ['Your application is to be completed', `${centre} has returned your application so that you complete it.`]
  },
  decided: {
    fi: () => ['Jäsenhakemuksesta on päätetty', 'Hakemuksestanne on tehty päätös. Lue se linkistä.'],
    sv: () => ['Beslut om medlemsansökan', 'Ett beslut om er ansökan har fattats. Läs det via länken.'],
    en: () => ['Your application has been decided', 'Your application has been decided. Read the decision by the link.']
  },
  withdrawn: {
    fi: () => ['Jäsenhakemus on peruttu', 'Hakemus on peruttu, eikä sitä voi enää muuttaa.'],
    sv: () => ['Medlemsansökan har återkallats', 'Ansökan har återkallats och kan inte längre ändras.'],
    en: () => ['The application has been withdrawn', 'The application was withdrawn and can no longer be changed.']
  }
}

const about: Readonly<Record<Language, string>> = {
  fi: `${LINK_PLACE}\n\nLinkki on vain sinulle ja voimassa 30 päivää: älä välitä sitä eteenpäin. Saat uuden hakemuksen sivulta milloin vain. Jos et odottanut tätä viestiä, voit jättää sen huomiotta.`,
  sv: `${LINK_PLACE}\n\nLänken är bara för dig och gäller i 30 dagar: skicka den inte vidare. Du får en ny på ansökans sida när som helst. Om du inte väntade dig det här meddelandet kan du bortse från det.`,
  en: `${LINK_PLACE}\n\nThe link is for you alone and holds for 30 days: do not pass it on. You get a new one on the page of the application at any time. If you did not expect this message, you can ignore it.`
}

const named = (text: LocalizedText, language: Language): string => text[language] || text.fi

/** A letter to somebody who writes the application. */
export function applicantMail(kind: ApplicantLetter, language: Language, { consortium, centre, organisation }: LetterNames): Letter {
  const [subject, text] = applicant[kind][language]({ consortium: named(consortium, language), centre: named(centre, language), organisation })
  return { subject, text: `${text}\n\n${about[language]}` }
}

const centre: Readonly<Record<CentreLetter, Readonly<Record<Language, Words>>>> = {
  submitted: {
    fi: ['Uusi jäsenhakemus', 'Aluekeskukselle on tullut jäsenhakemus. Lue se Solmussa kohdassa Jäsenyys, Hakemukset.'],
    sv: ['Ny medlemsansökan', 'En medlemsansökan har kommit till regioncentret. Läs den i Solmu under Medlemskap, Ansökningar.'],
    en: ['A new application for membership', 'An application has come in at the centre. Read it in Solmu under Membership, Applications.']
  },
  answered: {
    fi: ['Jäsenhakemuksen kysymykseen on vastattu', 'Hakija on vastannut kysymykseen. Lue vastaus Solmussa kohdassa Jäsenyys, Hakemukset.'],
    sv: ['En fråga om en medlemsansökan har besvarats', 'Den sökande har svarat på en fråga. Läs svaret i Solmu under Medlemskap, Ansökningar.'],
    en: ['A question about an application was answered', 'The applicant has answered a question. Read the answer in Solmu under Membership, Applications.']
  },
  withdrawn: {
    fi: ['Jäsenhakemus on peruttu', 'Hakija on perunut hakemuksensa. Lisätiedot ovat Solmussa kohdassa Jäsenyys, Hakemukset.'],
    sv: ['En medlemsansökan har återkallats', 'Den sökande har återkallat sin ansökan. Mer information finns i Solmu under Medlemskap, Ansökningar.'],
    en: ['An application has been withdrawn', 'The applicant has withdrawn the application. More is told in Solmu under Membership, Applications.']
  }
}

/** A letter to somebody who looks after applications. */
export function centreMail(kind: CentreLetter, language: Language): Letter {
  const [subject, text] = centre[kind][language]
  return { subject, text }
}
