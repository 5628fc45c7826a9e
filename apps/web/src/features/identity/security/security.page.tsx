/** One's own security: the password, the second step of signing in, passkeys, and where one is signed in. */
import { useQuery } from '@apollo/client/react'
import { useState, type ReactNode } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { FactorSection } from './factor-section.js'
import { PasskeySection } from './passkey-section.js'
import { PasswordForm } from './password-form.js'
import { securityQuery, type Security } from './security.operations.js'
import { SessionSection } from './session-section.js'
import styles from './security.module.css'

function Password({ security }: { readonly security: Security }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <div id="password" className={styles.anchor}>
      <Section title={t('security.password.title')}>
        {security.hasPassword ? (
          <PasswordForm />
        ) : (
          <p className={styles.text}>
            {t('security.password.none')}{' '}
            <TextLink to="/$lang/reset" params={{ lang }}>
              {t('security.password.set')}
            </TextLink>
          </p>
        )}
      </Section>
    </div>
  )
}

function Sections({ security }: { readonly security: Security }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  return (
    <>
      <FactorSection security={security} codes={codes} onCodes={setCodes} />
      <PasskeySection security={security} onCodes={setCodes} />
      <Password security={security} />
    </>
  )
}

export interface SecurityPageProps {
  /** Other services through which one signs in. */
  readonly links?: ReactNode
}

export function SecurityPage({ links }: SecurityPageProps) {
  const t = useText()
  const lang = useLanguage()
  const { email } = useViewer()
  const { data, error, refetch } = useQuery(securityQuery, { fetchPolicy: 'cache-and-network' })
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('security.title')}
        meta={t('security.meta', { email })}
        breadcrumb={[
          <TextLink key="profile" to="/$lang/profile" params={{ lang }}>
            {t('nav.profile')}
          </TextLink>
        ]}
      />
      {data ? (
        <Sections security={data.viewer.security} />
      ) : error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
      {links}
      <SessionSection />
    </div>
  )
}
