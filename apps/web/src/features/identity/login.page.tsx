/** Signing in, beside a quiet map of the network. */
import { lazy, Suspense } from 'react'
import { useMediaQuery } from '@mantine/hooks'
import { AboutLinks } from '../../app/about-links.js'
import { ConnectionBanner } from '../../app/connection-banner.js'
import { LanguageLinks } from '../../app/language-links.js'
import { Mark } from '../../ui/mark.js'
import { useText } from '../../ui/text.js'
import { SignIn, type SignInProps } from './sign-in.js'
import styles from './login.module.css'

const LoginMap = lazy(() => import('./login-map.js').then((file) => ({ default: file.LoginMap })))

export function LoginPage(props: SignInProps) {
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
          <SignIn {...props} />
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
