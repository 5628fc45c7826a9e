import type { IsoDate } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'
import type { Letter } from '../../../core/mail/outbox.js'

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

const dayIn = (language: Language, day: IsoDate): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: language === 'en' ? 'long' : 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** Asks somebody to assess an application by a day. */
export function askedLetter(language: Language, { name, dueOn }: { readonly name: string; readonly dueOn: IsoDate }): Letter {
  const by = dayIn(language, dueOn)
  const letters: Readonly<Record<Language, Letter>> = {
    fi: { subject: `Jäsenhakemus arvioitavaksi: ${name}`, text: `Sinua pyydetään arvioimaan jäsenhakemus ”${name}” viimeistään ${by}.\n\nIlmoita ensin mahdollinen esteellisyytesi. Arviointi on Solmussa kohdassa Jäsenyys, Hakemukset.` },
    sv: { subject: `En medlemsansökan att bedöma: ${name}`, text: `Du ombeds bedöma medlemsansökan ”${name}” senast ${by}.\n\nMeddela först om du är jävig. Bedömningen finns i Solmu under Medlemskap, Ansökningar.` },
    en: { subject: `An application to assess: ${name}`, text: `You are asked to assess the membership application “${name}” by ${by}.\n\nFirst say whether you have a conflict of interest. The assessment is in Solmu under Membership, Applications.` }
  }
  return letters[language]
}

/** Tells those who prepare an application that an assessor may not assess it. */
export function recusedLetter(language: Language): Letter {
  const letters: Readonly<Record<Language, Letter>> = {
    fi: { subject: 'Arvioija on esteellinen', text: 'Jäsenhakemuksen arvioijaksi pyydetty on ilmoittanut olevansa esteellinen. Pyydä tarvittaessa toinen arvioija Solmussa kohdassa Jäsenyys, Hakemukset.' },
    sv: { subject: 'En bedömare är jävig', text: 'En person som ombetts bedöma en medlemsansökan har meddelat jäv. Be vid behov en annan bedömare i Solmu under Medlemskap, Ansökningar.' },
    en: { subject: 'An assessor has a conflict of interest', text: 'Somebody who was asked to assess a membership application has declared a conflict of interest. Ask somebody else in Solmu under Membership, Applications, if needed.' }
  }
  return letters[language]
}
