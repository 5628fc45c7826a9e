import type { IsoDate } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

/** A day as a letter says it. */
export const dayIn = (language: Language, day: IsoDate): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: language === 'en' ? 'long' : 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
