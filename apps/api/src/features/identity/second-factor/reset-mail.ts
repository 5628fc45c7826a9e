import type { Language } from '@solmu/shared/text.js'
import { instantIn, type MailText } from '../user/mail-texts.js'

/** Tells a person that an administrator has taken away their second factors (ASVS 6.3.7), and how to go on. */
export function secondFactorResetMail(language: Language, at: Date): MailText {
  const when = instantIn(language, at)
  const texts: Record<Language, MailText> = {
    fi: {
      subject: 'Vahvistustapasi nollattiin',
      text: `Konsortiosi pääkäyttäjä poisti Solmu-tunnuksesi kaikki vahvistustavat ${when}: todennussovelluksen, pääsyavaimet ja varakoodit. Istuntosi on suljettu.\n\nKirjaudu sähköpostilla ja salasanalla ja ota sitten käyttöön uusi vahvistustapa. Jos et muista salasanaasi, voit vaihtaa sen kirjautumissivulla.\n\nJos et ole pyytänyt tätä, vaihda heti salasanasi ja ota yhteys konsortiosi pääkäyttäjään.`
    },
    sv: {
      subject: 'Din andra faktor har nollställts',
      text: `Konsortiets administratör tog bort alla dina andra faktorer i Solmu ${when}: autentiseringsappen, inloggningsnycklarna (passkey) och reservkoderna. Dina sessioner har avslutats.\n\nLogga in med e-post och lösenord och ta sedan en ny andra faktor i bruk. Om du inte minns lösenordet kan du byta det på inloggningssidan.\n\nOm du inte har bett om det här ska du genast byta lösenord och kontakta konsortiets administratör.`
    },
    en: {
      subject: 'Your second factors were reset',
      text: `Your consortium’s administrator removed every second factor of your Solmu account on ${when}: the authenticator app, the passkeys and the recovery codes. Your sessions have been ended.\n\nSign in with your email and password, then set up a new second factor. If you do not remember your password, you can change it on the sign-in page.\n\nIf you did not ask for this, change your password at once and contact your consortium’s administrator.`
    }
  }
  return texts[language]
}
