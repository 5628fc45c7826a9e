/** Suomi · Svenska · English: the same page in another language. */
import { useRouter, useRouterState } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { languageName, languages, useLanguage, useText, type Language } from '../ui/text.js'
import { inLanguage, rememberLanguage } from './languages.js'
import { useSaveChoice } from './profile-choices.js'
import styles from './language-links.module.css'

function isPlainPress(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}

/** Opens the page in another language and keeps the choice. */
export function useChooseLanguage(): (language: Language) => void {
  const router = useRouter()
  const saveChoice = useSaveChoice()
  return (language) => {
    rememberLanguage(language)
    void saveChoice({ language })
    router.history.push(inLanguage(router.state.location.href, language))
  }
}

export function LanguageLinks() {
  const t = useText()
  const current = useLanguage()
  const href = useRouterState({ select: (state) => state.location.href })
  const choose = useChooseLanguage()
  return (
    <nav aria-label={t('shell.language')} className={styles.links}>
      {languages.map((language) => (
        <a
          key={language}
          href={inLanguage(href, language)}
          lang={language}
          hrefLang={language}
          aria-current={language === current ? 'true' : undefined}
          onClick={(event) => {
            if (!isPlainPress(event)) return
            event.preventDefault()
            if (language !== current) choose(language)
          }}
        >
          {languageName[language]}
        </a>
      ))}
    </nav>
  )
}
