import type { RoleName } from '@solmu/domain/access/roles.js'
import { homeTimeZone } from '@solmu/shared/dates.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { LINK_PLACE } from '../../../core/mail/outbox.js'
import type { MailText } from '../../identity/user/mail-texts.js'
import { roleWord } from '../mail-words.js'

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

const dayIn = (language: Language, at: Date): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: homeTimeZone }).format(at)

/** What an invitation says of itself. */
export type InvitationFacts = {
  readonly language: Language
  readonly giverName: string
  readonly consortiumName: LocalizedText
  readonly unitName: LocalizedText
  readonly role: RoleName
  readonly expiresAt: Date
}

/** The invitation, in the language of the one who is invited. */
export function invitationMail({ language, giverName, consortiumName, unitName, role, expiresAt }: InvitationFacts): MailText {
  const named = { consortium: consortiumName[language], unit: unitName[language], role: roleWord(role, language) }
  const until = dayIn(language, expiresAt)
  const texts: Record<Language, MailText> = {
    fi: {
      subject: `Kutsu Solmuun: ${named.consortium}`,
      text: `${giverName} kutsuu sinut konsortion ${named.consortium} Solmu-järjestelmään.\n\nRooli: ${named.role}\nYksikkö: ${named.unit}\n\nOta kutsu vastaan tästä linkistä:\n\n${LINK_PLACE}\n\nLinkki toimii yhden kerran ja on voimassa ${until} asti. Se on vain sinulle: älä välitä sitä eteenpäin. Jos et odottanut kutsua, voit jättää viestin huomiotta.`
    },
    sv: {
      subject: `Inbjudan till Solmu: ${named.consortium}`,
      text: `${giverName} bjuder in dig till Solmu, systemet för konsortiet ${named.consortium}.\n\nRoll: ${named.role}\nEnhet: ${named.unit}\n\nTa emot inbjudan via den här länken:\n\n${LINK_PLACE}\n\nLänken fungerar en gång och gäller till och med ${until}. Den är bara för dig: skicka den inte vidare. Om du inte väntade dig någon inbjudan kan du bortse från meddelandet.`
    },
    en: {
      subject: `Invitation to Solmu: ${named.consortium}`,
      text: `${giverName} invites you to Solmu, the system of the consortium ${named.consortium}.\n\nRole: ${named.role}\nUnit: ${named.unit}\n\nAccept the invitation with this link:\n\n${LINK_PLACE}\n\nThe link works once and until ${until}. It is for you alone: do not pass it on. If you did not expect an invitation, you can ignore this message.`
    }
  }
  return texts[language]
}

/** Tells whoever gave the invitation that it was accepted. */
export function invitationAcceptedMail(
  language: Language,
  of: { readonly displayName: string; readonly unitName: LocalizedText; readonly role: RoleName }
): MailText {
  const named = { who: of.displayName, unit: of.unitName[language], role: roleWord(of.role, language) }
  const texts: Record<Language, MailText> = {
    fi: {
      subject: `${named.who} otti kutsun vastaan`,
      text: `${named.who} otti vastaan kutsusi Solmuun.\n\nRooli: ${named.role}\nYksikkö: ${named.unit}`
    },
    sv: {
      subject: `${named.who} tog emot inbjudan`,
      text: `${named.who} har tagit emot din inbjudan till Solmu.\n\nRoll: ${named.role}\nEnhet: ${named.unit}`
    },
    en: {
      subject: `${named.who} accepted the invitation`,
      text: `${named.who} has accepted your invitation to Solmu.\n\nRole: ${named.role}\nUnit: ${named.unit}`
    }
  }
  return texts[language]
}
