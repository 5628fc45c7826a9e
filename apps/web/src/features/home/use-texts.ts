/** The workbench shows things of other sections in their words, so it loads those words too. */
import { useEffect, useState } from 'react'
import { loadMessages } from '../../app/i18n.js'
import { useLanguage, type Language } from '../../ui/text.js'

/**
 * True once the words of the network and of the administration are there in the language of the page.
 *
 * @throws whatever made loading them fail, while the page is drawn, so that the page says so
 */
export function useTextsOfSections(): boolean {
  const language = useLanguage()
  const [loaded, setLoaded] = useState<Language | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    let isWanted = true
    loadMessages(language, 'network', 'admin').then(
      () => isWanted && setLoaded(language),
      (error: unknown) => isWanted && setFailure(error)
    )
    return () => {
      isWanted = false
    }
  }, [language])
  if (failure !== null) throw failure
  return loaded === language
}
