/** The language of the page, and texts by their id. */
import { useCallback } from 'react'
import { useIntl, type IntlShape } from 'react-intl'
import { isLanguage, languages, pick, type Language, type LocalizedText } from '@solmu/shared/text.js'

export { isLanguage, languages, type Language, type LocalizedText }

/** Languages are always named in themselves. */
export const languageName: Readonly<Record<Language, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' }

/** The locale whose habits of date and number go with the language: Swedish is that of Finland. */
export const languageTag: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

/**
 * The text in the wanted language, or in one that has it; put `lang` on the element.
 *
 * @example pickText({ fi: 'Lappi', sv: '', en: 'Lapland' }, 'sv') // { text: 'Lappi', lang: 'fi' }
 */
export function pickText(texts: LocalizedText, language: Language): { readonly text: string; readonly lang: Language } {
  const picked = pick(texts, language)
  return { text: picked.text, lang: picked.language }
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
  return useCallback((texts) => pick(texts, language).text, [language])
}
