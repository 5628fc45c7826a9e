/** The language of the page, and texts by their id. */
import { useCallback } from 'react'
import { useIntl, type IntlShape } from 'react-intl'

export const languages = ['fi', 'sv', 'en'] as const
export type Language = (typeof languages)[number]

/** Languages are always named in themselves. */
export const languageName: Readonly<Record<Language, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' }

/** The locale whose habits of date and number go with the language: Swedish is that of Finland. */
export const languageTag: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

export function isLanguage(value: unknown): value is Language {
  return (languages as readonly unknown[]).includes(value)
}

/** A text that is stored in every language. */
export interface LocalizedText {
  readonly fi: string
  readonly sv: string
  readonly en: string
}

/**
 * The text in the wanted language; one that is missing is given in Finnish, and
 * `lang` then says so (put it on the element).
 *
 * @example pickText({ fi: 'Lappi', sv: '', en: 'Lapland' }, 'sv') // { text: 'Lappi', lang: 'fi' }
 */
export function pickText(texts: LocalizedText, language: Language): { text: string; lang: Language } {
  const text = texts[language]
  return text ? { text, lang: language } : { text: texts.fi, lang: 'fi' }
}

/** The language that the page is shown in. */
export function useLanguage(): Language {
  const language = useIntl().locale.slice(0, 2)
  return isLanguage(language) ? language : 'fi'
}

export type TextValues = Record<string, string | number | boolean | null | undefined>
export type TextFunction = (id: string, values?: TextValues) => string

/** A text by its id, for use outside components. */
export function formatText(intl: IntlShape, id: string, values?: TextValues): string {
  return intl.formatMessage({ id }, values) as string
}

/**
 * A function that gives the text of an id.
 *
 * @example const t = useText(); t('network.unitCount', { count: 9 })
 */
export function useText(): TextFunction {
  const intl = useIntl()
  return useCallback((id, values) => formatText(intl, id, values), [intl])
}

/** A function that picks the right language of a stored text. */
export function useLocalized(): (texts: LocalizedText) => string {
  const language = useLanguage()
  return useCallback((texts) => pickText(texts, language).text, [language])
}
