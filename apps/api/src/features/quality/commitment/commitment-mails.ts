import type { IsoDate } from '@solmu/shared/dates.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import type { Letter } from '../../../core/mail/outbox.js'

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

const dayIn = (language: Language, day: IsoDate): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: language === 'en' ? 'long' : 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** What somebody is told about a commitment. */
export type ToldOf = { readonly framework: LocalizedText; readonly unit: LocalizedText; readonly day: IsoDate; readonly note: string }

const named = (text: LocalizedText, language: Language): string => text[language] || text.fi

/** Asks those who may sign for a unit to do so by a day. */
export function requestLetter(language: Language, { framework, unit, day, note }: ToldOf): Letter {
  const [what, whose, by] = [named(framework, language), named(unit, language), dayIn(language, day)]
  const said = note === '' ? '' : `\n\n${note}`
  const letters: Readonly<Record<Language, Letter>> = {
    fi: {
      subject: `Sitoumus odottaa allekirjoitusta: ${what}`,
      text: `Yksikköä ${whose} pyydetään sitoutumaan laatukehykseen ”${what}” viimeistään ${by}.${said}\n\nLue sitoumus ja allekirjoita se Solmussa kohdassa Laatu, Sitoumukset.`
    },
    sv: {
      subject: `Ett åtagande väntar på underskrift: ${what}`,
      text: `Enheten ${whose} ombeds förbinda sig till kvalitetsramen ”${what}” senast ${by}.${said}\n\nLäs och underteckna åtagandet i Solmu under Kvalitet, Åtaganden.`
    },
    en: {
      subject: `A commitment waits to be signed: ${what}`,
      text: `The unit ${whose} is asked to commit itself to the quality framework “${what}” by ${by}.${said}\n\nRead and sign the commitment in Solmu under Quality, Commitments.`
    }
  }
  return letters[language]
}

/** Tells those who answer for a unit that somebody else has ended its commitment. */
export function endLetter(language: Language, { framework, unit, day, note }: ToldOf): Letter {
  const [what, whose, on] = [named(framework, language), named(unit, language), dayIn(language, day)]
  const letters: Readonly<Record<Language, Letter>> = {
    fi: { subject: `Sitoumus päättyy: ${what}`, text: `Yksikön ${whose} sitoumus laatukehykseen ”${what}” ei ole voimassa enää ${on}.\n\nPerustelu: ${note}` },
    sv: { subject: `Ett åtagande upphör: ${what}`, text: `Enheten ${whose} är inte längre bunden av åtagandet om kvalitetsramen ”${what}” från och med ${on}.\n\nMotivering: ${note}` },
    en: { subject: `A commitment ends: ${what}`, text: `The commitment of the unit ${whose} to the quality framework “${what}” no longer holds from ${on} on.\n\nReason: ${note}` }
  }
  return letters[language]
}
