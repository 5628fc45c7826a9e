/** Everything below `/$lang`: the texts of that language, and the page's voice. */
import { Outlet, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isLanguage, languageName } from '../ui/text.js'
import { Announcer } from './announcer.js'
import { I18nProvider } from './i18n.js'
import { ProofHost } from './proof-host.js'

export function LanguageRoot() {
  const { lang: address } = useParams({ from: '/$lang' })
  const lang = isLanguage(address) ? address : 'fi'
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  return (
    <I18nProvider language={lang}>
      <Announcer spoken={languageName[lang]} />
      <Outlet />
      <ProofHost language={lang} />
    </I18nProvider>
  )
}
