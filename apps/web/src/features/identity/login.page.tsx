/** Signing in, beside a quiet map of the network. */
import { lazy, Suspense } from 'react'
import { useMediaQuery } from '@mantine/hooks'
import { AboutLinks } from '../../app/about-links.js'
import { ConnectionBanner } from '../../app/connection-banner.js'
import { LanguageLinks } from '../../app/language-links.js'
import { Mark } from '../../ui/mark.js'
import { PageHeader } from '../../ui/page-header.js'
import { useText } from '../../ui/text.js'
import type { AuthState } from './auth.js'
import { LoginForm } from './login-form.js'
import styles from './login.module.css'

const LoginMap = lazy(() => import('./login-map.js').then((file) => ({ default: file.LoginMap })))

export interface LoginPageProps {
  readonly state: AuthState
  /** Goes on into Solmu once the session is there. */
  readonly onSignedIn: () => Promise<void>
}

export function LoginPage({ state, onSignedIn }: LoginPageProps) {
  const t = useText()
  const isWide = useMediaQuery('(min-width: 56.25em)', true, { getInitialValueInEffect: false })
  return (
    <div className={styles.frame}>
      <div className={styles.side}>
        <header className={styles.bar}>
          <span className={styles.brand}>
            <Mark size={32} />
            Solmu
          </span>
          <LanguageLinks />
        </header>
        <ConnectionBanner />
        <main id="content" className={styles.main}>
          <PageHeader title={t('identity.login.title')} meta={t('identity.login.lead')} />
          <LoginForm state={state} onSignedIn={onSignedIn} />
        </main>
        <footer>
          <AboutLinks isRow />
        </footer>
      </div>
      {isWide && (
        <aside className={styles.panel} aria-label="Solmu">
          <div className={styles.promise}>
            <p className={styles.slogan}>{t('identity.login.slogan')}</p>
            <p>{t('identity.login.sloganText')}</p>
          </div>
          <Suspense>
            <LoginMap />
          </Suspense>
        </aside>
      )}
    </div>
  )
}
