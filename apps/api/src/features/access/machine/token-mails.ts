import type { IsoDate } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'
import type { MailText } from '../../identity/user/mail-texts.js'
import { dayIn } from '../mail-words.js'

/** Tells whoever made a token that it is about to end. */
export function tokenExpiringMail(
  language: Language,
  of: { readonly name: string; readonly machineName: string; readonly expiresOn: IsoDate }
): MailText {
  const day = dayIn(language, of.expiresOn)
  const texts: Record<Language, MailText> = {
    fi: {
      subject: `API-tunniste ${of.name} vanhenee ${day}`,
      text: `Konekäyttäjän ${of.machineName} API-tunniste ${of.name} lakkaa toimimasta ${day}.\n\nJos sitä vielä tarvitaan, luo uusi tunniste ajoissa ja vaihda se sitä käyttävään ohjelmaan.`
    },
    sv: {
      subject: `API-nyckeln ${of.name} går ut ${day}`,
      text: `API-nyckeln ${of.name} för maskinanvändaren ${of.machineName} slutar fungera ${day}.\n\nOm den fortfarande behövs ska du skapa en ny i god tid och byta den i programmet som använder den.`
    },
    en: {
      subject: `The API token ${of.name} ends on ${day}`,
      text: `The API token ${of.name} of the machine user ${of.machineName} stops working on ${day}.\n\nIf it is still needed, make a new one in good time and put it into the program that uses it.`
    }
  }
  return texts[language]
}
