/** The frame of the pages that are open to all, for someone who has not signed in. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Mark } from '../ui/mark.js'
import { useLanguage, useText } from '../ui/text.js'
import { AboutLinks } from './about-links.js'
import { ConnectionBanner } from './connection-banner.js'
import { LanguageLinks } from './language-links.js'
import { SkipLink } from './skip-link.js'
import { Toasts } from './toasts.js'
import styles from './public-frame.module.css'

interface PublicFrameProps {
  readonly children: ReactNode
  /** For pages with tables beside each other. */
  readonly isWide?: boolean
}

export function PublicFrame({ children, isWide }: PublicFrameProps) {
  const t = useText()
  const lang = useLanguage()
  return (
    <div className={styles.frame}>
      <SkipLink />
      <header className={styles.bar}>
        <Link to="/$lang/login" params={{ lang }} className={styles.brand} aria-label={t('shell.home')} activeOptions={{ exact: true }}>
          <Mark size={24} />
          <span className={styles.name}>Solmu</span>
        </Link>
        <LanguageLinks />
      </header>
      <ConnectionBanner />
      <main id="content" tabIndex={-1} className={styles.content} data-wide={isWide || undefined}>
        {children}
      </main>
      <footer className={styles.footer}>
        <AboutLinks isRow />
      </footer>
      <Toasts />
    </div>
  )
}
