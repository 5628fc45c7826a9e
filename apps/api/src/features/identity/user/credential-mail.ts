import type { Language } from '@solmu/shared/text.js'
import { instantIn, type MailText } from './mail-texts.js'

/** What may happen to the things that open an account. */
export type CredentialEvent =
  | 'totpAdded'
  | 'totpRemoved'
  | 'passkeyAdded'
  | 'passkeyRemoved'
  | 'passkeyCopied'
  | 'recoveryCodesRenewed'
  | 'recoveryCodeUsed'

type Words = { subject: string; text: (when: string) => string }

const fi: Record<CredentialEvent, Words> = {
  totpAdded: {
    subject: 'Todennussovellus otettiin käyttöön',
    text: (when) => `Solmu-tunnuksellesi otettiin käyttöön todennussovellus ${when}. Jos se oli ensimmäinen vahvistustapasi, muut istuntosi on suljettu.`
  },
  totpRemoved: {
    subject: 'Todennussovellus poistettiin käytöstä',
    text: (when) => `Todennussovellus poistettiin Solmu-tunnuksesi vahvistustavoista ${when}.`
  },
  passkeyAdded: {
    subject: 'Tunnuksellesi lisättiin pääsyavain',
    text: (when) => `Solmu-tunnuksellesi lisättiin pääsyavain ${when}. Sillä voi kirjautua ilman salasanaa.`
  },
  passkeyRemoved: {
    subject: 'Tunnukseltasi poistettiin pääsyavain',
    text: (when) => `Solmu-tunnukseltasi poistettiin pääsyavain ${when}. Sillä ei voi enää kirjautua.`
  },
  passkeyCopied: {
    subject: 'Pääsyavaimestasi saattaa olla kopio',
    text: (when) =>
      `Tunnuksellesi yritettiin kirjautua ${when} pääsyavaimella, josta näyttää olevan kopio. Kirjautuminen estettiin. Kirjaudu toisella tavalla ja poista pääsyavain.`
  },
  recoveryCodesRenewed: {
    subject: 'Sait uudet varakoodit',
    text: (when) => `Solmu-tunnuksellesi tehtiin uudet varakoodit ${when}. Vanhat eivät enää kelpaa.`
  },
  recoveryCodeUsed: {
    subject: 'Tunnuksellasi käytettiin varakoodi',
    text: (when) => `Solmu-tunnuksellasi käytettiin varakoodi ${when}. Sama koodi ei kelpaa toista kertaa.`
  }
}

const sv: Record<CredentialEvent, Words> = {
  totpAdded: {
    subject: 'En autentiseringsapp har tagits i bruk',
    text: (when) => `En autentiseringsapp togs i bruk för ditt konto i Solmu ${when}. Om den var din första andra faktor har dina övriga sessioner avslutats.`
  },
  totpRemoved: {
    subject: 'Autentiseringsappen är inte längre i bruk',
    text: (when) => `Autentiseringsappen togs bort från ditt konto i Solmu ${when}.`
  },
  passkeyAdded: {
    subject: 'Ditt konto har fått en inloggningsnyckel',
    text: (when) => `En inloggningsnyckel (passkey) lades till ditt konto i Solmu ${when}. Med den kan man logga in utan lösenord.`
  },
  passkeyRemoved: {
    subject: 'En inloggningsnyckel har tagits bort',
    text: (when) => `En inloggningsnyckel (passkey) togs bort från ditt konto i Solmu ${when}. Den öppnar ingenting längre.`
  },
  passkeyCopied: {
    subject: 'Din inloggningsnyckel kan ha kopierats',
    text: (when) =>
      `Någon försökte logga in på ditt konto ${when} med en inloggningsnyckel som verkar vara en kopia. Inloggningen stoppades. Logga in på något annat sätt och ta bort nyckeln.`
  },
  recoveryCodesRenewed: {
    subject: 'Du har fått nya reservkoder',
    text: (when) => `Nya reservkoder skapades för ditt konto i Solmu ${when}. De gamla gäller inte längre.`
  },
  recoveryCodeUsed: {
    subject: 'En reservkod har använts på ditt konto',
    text: (when) => `En reservkod användes på ditt konto i Solmu ${when}. Samma kod gäller inte en gång till.`
  }
}

const en: Record<CredentialEvent, Words> = {
  totpAdded: {
    subject: 'An authenticator app is in use',
    text: (when) => `An authenticator app was set up for your Solmu account on ${when}. If it was your first second factor, your other sessions have been ended.`
  },
  totpRemoved: {
    subject: 'The authenticator app is no longer in use',
    text: (when) => `The authenticator app was removed from your Solmu account on ${when}.`
  },
  passkeyAdded: {
    subject: 'A passkey was added to your account',
    text: (when) => `A passkey was added to your Solmu account on ${when}. It signs in without a password.`
  },
  passkeyRemoved: {
    subject: 'A passkey was removed from your account',
    text: (when) => `A passkey was removed from your Solmu account on ${when}. It no longer opens anything.`
  },
  passkeyCopied: {
    subject: 'There may be a copy of your passkey',
    text: (when) =>
      `Someone tried to sign in to your account on ${when} with a passkey of which there seems to be a copy. It was refused. Sign in another way and remove the passkey.`
  },
  recoveryCodesRenewed: {
    subject: 'You have new recovery codes',
    text: (when) => `New recovery codes were made for your Solmu account on ${when}. The old ones are void.`
  },
  recoveryCodeUsed: {
    subject: 'A recovery code was used on your account',
    text: (when) => `A recovery code was used on your Solmu account on ${when}. The same code is not good a second time.`
  }
}

const words: Record<Language, Record<CredentialEvent, Words>> = { fi, sv, en }

const notYou: Record<Language, string> = {
  fi: 'Jos et tehnyt tätä itse, vaihda heti salasanasi ja ota yhteys konsortiosi pääkäyttäjään.',
  sv: 'Om du inte gjorde det här själv ska du genast byta lösenord och kontakta konsortiets administratör.',
  en: 'If you did not do this yourself, change your password at once and contact your consortium’s administrator.'
}

/** Tells a person that something which opens their account was changed or used (ASVS 6.3.7). */
export function credentialMail(event: CredentialEvent, language: Language, at: Date): MailText {
  const { subject, text } = words[language][event]
  return { subject, text: `${text(instantIn(language, at))}\n\n${notYou[language]}` }
}
