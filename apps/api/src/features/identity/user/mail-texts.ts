import { homeTimeZone } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'

export type MailText = { subject: string; text: string }

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

/** An instant as people read it, in Finnish time. */
export function instantIn(language: Language, at: Date): string {
  return new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: homeTimeZone
  }).format(at)
}

/** Tells a person that their password was changed (ASVS 6.3.7), so that a change by someone else is noticed. */
export function passwordChangedMail(language: Language, at: Date): MailText {
  const when = instantIn(language, at)
  const texts: Record<Language, MailText> = {
    fi: {
      subject: 'Salasanasi vaihdettiin',
      text: `Solmun salasanasi vaihdettiin ${when}. Muut istuntosi on suljettu.\n\nJos et vaihtanut salasanaa itse, ota heti yhteys konsortiosi pääkäyttäjään.`
    },
    sv: {
      subject: 'Ditt lösenord har bytts',
      text: `Ditt lösenord till Solmu byttes ${when}. Dina övriga sessioner har avslutats.\n\nOm du inte själv bytte lösenordet ska du genast kontakta konsortiets administratör.`
    },
    en: {
      subject: 'Your password was changed',
      text: `Your Solmu password was changed on ${when}. Your other sessions have been ended.\n\nIf you did not change it yourself, contact your consortium’s administrator at once.`
    }
  }
  return texts[language]
}

/** Tells a person that signing in to their account now has to wait, because somebody keeps guessing. */
export function accountGuessedMail(language: Language, at: Date): MailText {
  const when = instantIn(language, at)
  const texts: Record<Language, MailText> = {
    fi: {
      subject: 'Tunnuksellesi on yritetty kirjautua',
      text: `Tunnuksellesi on yritetty kirjautua monta kertaa väärällä salasanalla, viimeksi ${when}. Kirjautumista on hidastettu hetkeksi.\n\nJos yrittäjä et ollut sinä, salasanasi ei ole paljastunut, mutta vaihda se, jos käytät samaa salasanaa muualla.`
    },
    sv: {
      subject: 'Försök att logga in på ditt konto',
      text: `Någon har flera gånger försökt logga in på ditt konto med fel lösenord, senast ${when}. Inloggningen har bromsats en stund.\n\nOm det inte var du har ditt lösenord inte avslöjats, men byt det om du använder samma lösenord på annat håll.`
    },
    en: {
      subject: 'Attempts to sign in to your account',
      text: `Someone has tried to sign in to your account several times with a wrong password, last on ${when}. Signing in has been slowed down for a while.\n\nIf it was not you, your password has not been revealed, but change it if you use the same one elsewhere.`
    }
  }
  return texts[language]
}
