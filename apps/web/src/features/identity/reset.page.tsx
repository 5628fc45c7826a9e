/** A forgotten password: asks for a link by e-mail, and sets a new password by that link. */
import { useEffect, useState } from 'react'
import { ApiError, toApiError } from '../../graphql/api-error.js'
import { ButtonLink, Button } from '../../ui/button.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { PageHeader } from '../../ui/page-header.js'
import { Skeleton } from '../../ui/skeleton.js'
import { useLanguage, useText } from '../../ui/text.js'
import { getPasswordReset } from './auth.js'
import { forgetLinkToken, heldLinkToken } from './link-token.js'
import { NewPasswordForm } from './reset-password-form.js'
import { ResetRequestForm } from './reset-request-form.js'
import styles from './entry-pages.module.css'

function ToLogin() {
  const t = useText()
  const lang = useLanguage()
  return (
    <ButtonLink to="/$lang/login" params={{ lang }} variant="primary">
      {t('identity.reset.toLogin')}
    </ButtonLink>
  )
}

function Request({ hasExpired }: { readonly hasExpired: boolean }) {
  const t = useText()
  const [sentTo, setSentTo] = useState<string | null>(null)
  if (sentTo !== null) {
    return (
      <div className={styles.page} role="status">
        <PageHeader key="sent" title={t('identity.reset.sent')} />
        <p className={styles.text}>{t('identity.reset.sentText', { email: sentTo })}</p>
        <div className={styles.acts}>
          <ToLogin />
          <Button variant="quiet" onClick={() => setSentTo(null)}>
            {t('identity.reset.again')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className={styles.page}>
      <PageHeader
        key="ask"
        title={t(hasExpired ? 'identity.reset.expired' : 'identity.reset.title')}
        meta={t(hasExpired ? 'identity.reset.expiredText' : 'identity.reset.lead')}
      />
      <ResetRequestForm onSent={setSentTo} />
    </div>
  )
}

type Link = { readonly email: string } | { readonly failure: ApiError } | null

/** Whose password the link sets; asked once. */
function useLink(token: string): { readonly link: Link; readonly retry: () => void } {
  const [link, setLink] = useState<Link>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let isHere = true
    getPasswordReset(token).then(
      (found) => isHere && setLink(found),
      (error: unknown) => isHere && setLink({ failure: toApiError(error) })
    )
    return () => {
      isHere = false
    }
  }, [token, turn])
  const retry = () => {
    setLink(null)
    setTurn((before) => before + 1)
  }
  return { link, retry }
}

function WithLink({ token, onExpired }: { readonly token: string; readonly onExpired: () => void }) {
  const t = useText()
  const { link, retry } = useLink(token)
  const [isDone, setDone] = useState(false)
  const isExpired = link !== null && 'failure' in link && link.failure.code === 'LINK_EXPIRED'
  useEffect(() => {
    if (isExpired) onExpired()
  }, [isExpired, onExpired])
  if (isDone) {
    return (
      <div className={styles.page} role="status">
        <PageHeader key="done" title={t('identity.reset.done')} />
        <p className={styles.text}>{t('identity.reset.doneText')}</p>
        <ToLogin />
      </div>
    )
  }
  if (link === null || isExpired) return <Skeleton withHeading />
  return (
    <div className={styles.page}>
      <PageHeader key="new" title={t('identity.reset.newTitle')} />
      {'failure' in link ? (
        <ErrorNotice error={link.failure} onRetry={retry} />
      ) : (
        <NewPasswordForm
          token={token}
          email={link.email}
          onExpired={onExpired}
          onDone={() => {
            forgetLinkToken('reset')
            setDone(true)
          }}
        />
      )}
    </div>
  )
}

export function ResetPage() {
  const [token] = useState(() => heldLinkToken('reset'))
  const [hasExpired, setExpired] = useState(false)
  const [expire] = useState(() => () => {
    forgetLinkToken('reset')
    setExpired(true)
  })
  if (token === null || hasExpired) return <Request hasExpired={hasExpired} />
  return <WithLink token={token} onExpired={expire} />
}
