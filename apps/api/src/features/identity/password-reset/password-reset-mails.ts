import { resetMinutes } from '@solmu/domain/identity/password-reset.js'
import type { Language } from '@solmu/shared/text.js'
import { LINK_PLACE } from '../../../core/mail/outbox.js'
import type { MailText } from '../user/mail-texts.js'

/** The link under which a new password is set. */
export function passwordResetMail(language: Language): MailText {
  const texts: Record<Language, MailText> = {
    fi: {
      subject: 'Uusi salasana Solmuun',
      text: `Tunnuksellesi on pyydetty uutta salasanaa. Aseta se tästä linkistä:\n\n${LINK_PLACE}\n\nLinkki toimii yhden kerran ja ${resetMinutes} minuuttia. Jos et pyytänyt uutta salasanaa itse, sinun ei tarvitse tehdä mitään: salasanasi on ennallaan.`
    },
    sv: {
      subject: 'Nytt lösenord till Solmu',
      text: `Ett nytt lösenord har begärts för ditt konto. Välj det via den här länken:\n\n${LINK_PLACE}\n\nLänken fungerar en gång och i ${resetMinutes} minuter. Om du inte själv bad om ett nytt lösenord behöver du inte göra något: ditt lösenord är oförändrat.`
    },
    en: {
      subject: 'A new password for Solmu',
      text: `A new password was requested for your account. Choose it with this link:\n\n${LINK_PLACE}\n\nThe link works once and for ${resetMinutes} minutes. If you did not ask for a new password, you need not do anything: your password is unchanged.`
    }
  }
  return texts[language]
}

/** For those who have no password to replace. */
export function noPasswordMail(language: Language): MailText {
  const texts: Record<Language, MailText> = {
    fi: {
      subject: 'Kirjautuminen Solmuun',
      text: 'Tunnuksellesi on pyydetty uutta salasanaa, mutta tunnuksellasi ei ole salasanaa. Kirjaudu pääsyavaimella tai oman organisaatiosi tunnuksilla, niin kuin ennenkin.\n\nJos kirjautuminen ei onnistu, ota yhteys konsortiosi pääkäyttäjään.'
    },
    sv: {
      subject: 'Inloggning i Solmu',
      text: 'Ett nytt lösenord har begärts för ditt konto, men kontot har inget lösenord. Logga in med en inloggningsnyckel (passkey) eller med din egen organisations konto, som tidigare.\n\nOm du inte kan logga in ska du kontakta konsortiets administratör.'
    },
    en: {
      subject: 'Signing in to Solmu',
      text: 'A new password was requested for your account, but the account has no password. Sign in with your passkey or with your own organisation’s account, as before.\n\nIf you cannot sign in, contact your consortium’s administrator.'
    }
  }
  return texts[language]
}

/** Tells a person that the link was used, so that a use by somebody else is noticed (ASVS 6.3.7). */
export function passwordResetDoneMail(language: Language): MailText {
  const texts: Record<Language, MailText> = {
    fi: {
      subject: 'Salasanasi vaihdettiin',
      text: 'Solmun salasanasi vaihdettiin sähköpostiin lähetetyllä linkillä. Kaikki istuntosi on suljettu, ja kirjautuminen kysyy vahvistustavan niin kuin ennenkin.\n\nJos et vaihtanut salasanaa itse, ota heti yhteys konsortiosi pääkäyttäjään.'
    },
    sv: {
      subject: 'Ditt lösenord har bytts',
      text: 'Ditt lösenord till Solmu byttes via länken i ett e-postmeddelande. Alla dina sessioner har avslutats, och vid inloggningen frågas den andra faktorn som tidigare.\n\nOm du inte själv bytte lösenordet ska du genast kontakta konsortiets administratör.'
    },
    en: {
      subject: 'Your password was changed',
      text: 'Your Solmu password was changed with the link from an e-mail. All your sessions have been ended, and signing in asks for your second factor as before.\n\nIf you did not change it yourself, contact your consortium’s administrator at once.'
    }
  }
  return texts[language]
}
