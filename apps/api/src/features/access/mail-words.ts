import type { RoleName } from '@solmu/domain/access/roles.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'

/** The roles as the web names them too: for mail and files, which no browser translates. */
const roleWords: Readonly<Record<RoleName, LocalizedText>> = {
  administrator: { fi: 'Pääkäyttäjä', sv: 'Administratör', en: 'Administrator' },
  national_coordinator: { fi: 'Valtakunnallinen koordinaattori', sv: 'Nationell koordinator', en: 'National coordinator' },
  regional_coordinator: { fi: 'Aluekoordinaattori', sv: 'Regional koordinator', en: 'Regional coordinator' },
  unit_manager: { fi: 'Yksikön johtaja', sv: 'Enhetschef', en: 'Unit manager' },
  unit_member: { fi: 'Yksikön työntekijä', sv: 'Medarbetare på enheten', en: 'Unit member' },
  reviewer: { fi: 'Vertaisarvioija', sv: 'Kollegial granskare', en: 'Peer reviewer' },
  funder: { fi: 'Rahoittaja', sv: 'Finansiär', en: 'Funder' },
  auditor: { fi: 'Tarkastaja', sv: 'Revisor', en: 'Auditor' }
}

/** The name of a role. */
export const roleWord = (role: RoleName, language: Language): string => roleWords[role][language]

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

/** A calendar day as people read it: 5.11.2026 in Finnish. */
export function dayIn(language: Language, day: IsoDate): string {
  const dateStyle = language === 'en' ? 'long' : 'short'
  return new Intl.DateTimeFormat(locales[language], { dateStyle, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}
