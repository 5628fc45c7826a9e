/** Which language a page is opened in, and the address of the same page in another one. */
import { isLanguage, type Language } from '../ui/text.js'

const storageKey = 'solmu-language'

/** The language that was chosen on this device, if any. */
export function rememberedLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(storageKey)
    return isLanguage(stored) ? stored : null
  } catch {
    return null
  }
}

/** Remembers a choice on this device. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // Without storage the choice lives in the address only.
  }
}

/**
 * The language for someone who comes without one in the address: the one chosen
 * here before, else the first of the browser's languages that we have, else Finnish.
 */
export function firstLanguage(browserLanguages: readonly string[]): Language {
  const wanted = browserLanguages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage)
  return rememberedLanguage() ?? wanted ?? 'fi'
}

/**
 * The same page in another language.
 *
 * @example inLanguage('/fi/network?asOf=2023-11-05', 'sv') // '/sv/network?asOf=2023-11-05'
 */
export function inLanguage(address: string, language: Language): string {
  return address.replace(/^\/(fi|sv|en)(?=[/?#]|$)/, `/${language}`)
}

/** A page of ours to go back to after signing in; anything else is refused, so that nobody is led away. */
export function safeNext(next: string | undefined): string | null {
  return next && /^\/(fi|sv|en)(?=[/?#]|$)/.test(next) && !/\/(login|first-run|second-factor)\b/.test(next) ? next : null
}
