/** Texts of the interface: loaded per language and feature, given to the page through react-intl. */
import { useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { IntlProvider } from 'react-intl'
import { languageTag, type Language } from '../ui/text.js'
import { messageFiles, type MessageFeature, type Messages } from './messages.js'

const loaded: Record<Language, Messages> = { fi: {}, sv: {}, en: {} }
const loading = new Map<string, Promise<void>>()
const listeners = new Set<() => void>()

async function loadOne(language: Language, feature: MessageFeature): Promise<void> {
  const file = await messageFiles[feature][language]()
  loaded[language] = { ...loaded[language], ...file.default }
  for (const listener of listeners) listener()
}

/**
 * Loads the texts of the named features in one language; a second call for the
 * same texts costs nothing. A failed load may be tried again.
 *
 * @example loader: () => loadMessages('sv', 'app', 'network')
 */
export async function loadMessages(language: Language, ...features: readonly MessageFeature[]): Promise<void> {
  await Promise.all(
    features.map((feature) => {
      const key = `${language}/${feature}`
      const known = loading.get(key)
      if (known) return known
      const started = loadOne(language, feature).catch((error: unknown) => {
        loading.delete(key)
        throw error
      })
      loading.set(key, started)
      return started
    })
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Gives the texts of one language to everything inside, and follows texts that arrive later. */
export function I18nProvider({ language, children }: { language: Language; children: ReactNode }) {
  const messages = useSyncExternalStore(subscribe, () => loaded[language])
  const onError = useMemo(() => (error: Error) => console.error(error.message), [])
  return (
    <IntlProvider
      locale={languageTag[language]}
      defaultLocale="fi-FI"
      messages={messages as Record<string, string>}
      timeZone="Europe/Helsinki"
      onError={onError}
    >
      {children}
    </IntlProvider>
  )
}
