/** Pages that tell what did not work, what was kept and what to do. */
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { toApiError } from '../graphql/api-error.js'
import { Button, ButtonLink } from '../ui/button.js'
import { CopyButton } from '../ui/copy-button.js'
import { useErrorMessage } from '../ui/error-message.js'
import { PageHeader } from '../ui/page-header.js'
import { useLanguage, useText } from '../ui/text.js'
import styles from './failure-pages.module.css'

function HomeLink() {
  const t = useText()
  const lang = useLanguage()
  return (
    <ButtonLink to="/$lang" params={{ lang }} variant="primary">
      {t('failure.toHome')}
    </ButtonLink>
  )
}

export function NotFoundPage() {
  const t = useText()
  return (
    <div className={styles.page}>
      <PageHeader title={t('failure.notFound.title')} />
      <p className={styles.text}>{t('failure.notFound.text')}</p>
      <HomeLink />
    </div>
  )
}

export function NoAccessPage() {
  const t = useText()
  return (
    <div className={styles.page}>
      <PageHeader title={t('failure.noAccess.title')} />
      <p className={styles.text}>{t('failure.noAccess.text')}</p>
      <HomeLink />
    </div>
  )
}

/** A name for a fault that happened in the page itself, so that it can be told to support. */
function useFaultId(error: unknown): string {
  const given = toApiError(error).errorId
  const [own] = useState(() => `web-${crypto.randomUUID().slice(0, 8)}`)
  useEffect(() => {
    if (!given) console.error(`Fault ${own}`, error)
  }, [error, given, own])
  return given ?? own
}

/** Stands in place of a page that failed; the rest of Solmu works on. */
export function ErrorPage({ error }: { readonly error: unknown }) {
  const t = useText()
  const router = useRouter()
  const { text } = useErrorMessage()(error)
  const faultId = useFaultId(error)
  const code = toApiError(error).code
  if (code === 'NOT_FOUND') return <NotFoundPage />
  if (code === 'NOT_ALLOWED') return <NoAccessPage />
  return (
    <div className={styles.page} role="alert">
      <PageHeader title={t('failure.error.title')} />
      <p className={styles.text}>
        {text} {t('failure.error.kept')}
      </p>
      <p className={styles.code}>
        {t('ui.error.code', { code: faultId })}
        <CopyButton value={faultId} label={t('ui.error.copy')} />
      </p>
      <div className={styles.acts}>
        <Button variant="primary" onClick={() => void router.invalidate()}>
          {t('ui.error.retry')}
        </Button>
        <ButtonLink to="/$lang" params={(old) => ({ lang: old.lang ?? 'fi' })}>
          {t('failure.toHome')}
        </ButtonLink>
      </div>
    </div>
  )
}

/** When not even the texts could be loaded: all three languages, and one way on. */
export function RootFailure() {
  return (
    <main className={styles.root}>
      <h1>Solmu</h1>
      <p lang="fi">Solmua ei voitu avata. Tarkista verkkoyhteys ja lataa sivu uudelleen.</p>
      <p lang="sv">Solmu kunde inte öppnas. Kontrollera nätförbindelsen och ladda om sidan.</p>
      <p lang="en">Solmu could not be opened. Check your connection and reload the page.</p>
      <Button variant="primary" onClick={() => window.location.reload()}>
        Lataa uudelleen · Ladda om · Reload
      </Button>
    </main>
  )
}
