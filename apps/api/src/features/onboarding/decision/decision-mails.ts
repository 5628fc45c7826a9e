import type { Language } from '@solmu/shared/text.js'
import type { Letter } from '../../../core/mail/outbox.js'

/** Tells those who decide that an application waits for them. */
export function deciderLetter(language: Language, name: string): Letter {
  const letters: Readonly<Record<Language, Letter>> = {
    fi: { subject: `Jäsenhakemus odottaa päätöstä: ${name}`, text: `Jäsenhakemus ”${name}” on valmisteltu päätettäväksi.\n\nEhdotus ja arviointi ovat Solmussa kohdassa Jäsenyys, Hakemukset.` },
    sv: { subject: `En medlemsansökan väntar på beslut: ${name}`, text: `Medlemsansökan ”${name}” är beredd för beslut.\n\nFörslaget och bedömningen finns i Solmu under Medlemskap, Ansökningar.` },
    en: { subject: `An application waits to be decided: ${name}`, text: `The membership application “${name}” has been prepared for decision.\n\nThe proposal and the assessment are in Solmu under Membership, Applications.` }
  }
  return letters[language]
}
