/** Texts that exist in the languages of the product. */

export const languages = ['fi', 'sv', 'en'] as const

export type Language = (typeof languages)[number]

/** The same text in Finnish, Swedish and English; a blank one has not been written yet. */
export type LocalizedText = Readonly<Record<Language, string>>

export interface PickedText {
  readonly text: string
  /** The language that the text is written in, for the `lang` attribute. */
  readonly language: Language
  /** True when the text is not in the language that was asked for. */
  readonly isFallback: boolean
}

/** Says whether a value is one of the languages of the product. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}

/**
 * The text in a language, or in the first language that has it (Finnish, Swedish, English).
 *
 * @example pick({ fi: 'Lappi', sv: 'Lappland', en: '' }, 'en') // { text: 'Lappi', language: 'fi', isFallback: true }
 */
export function pick(text: LocalizedText, language: Language): PickedText {
  const written = [language, ...languages].find((each) => text[each].trim() !== '') ?? language
  return { text: text[written], language: written, isFallback: written !== language }
}

/**
 * The same said of a text in each language in which it is written.
 *
 * @example eachText({ fi: 'Kokous', sv: '', en: '' }, (name) => `${name} 3`) // { fi: 'Kokous 3', sv: '', en: '' }
 */
export function eachText(text: LocalizedText, say: (written: string) => string): LocalizedText {
  const [fi = '', sv = '', en = ''] = languages.map((language) => (text[language].trim() === '' ? '' : say(text[language])))
  return { fi, sv, en }
}

/** One text for all languages, for names that have no translation. */
export function sameInAll(text: string): LocalizedText {
  return { fi: text, sv: text, en: text }
}
