/** Where the link of an invitation leads: who invites to what, and the way in. */
import { useEffect, useState, type ReactNode } from 'react'
import { ApiError, toApiError } from '../../graphql/api-error.js'
import { useFormat } from '../../ui/format.js'
import { ButtonLink } from '../../ui/button.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { PageHeader } from '../../ui/page-header.js'
import { Skeleton } from '../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../ui/text.js'
import { getInvitation, type InvitationOffer } from './auth.js'
import { InvitationForm } from './invitation-form.js'
import { InvitationOfMember } from './invitation-of-member.js'
import { forgetLinkToken, heldLinkToken } from './link-token.js'
import styles from './entry-pages.module.css'

export interface InvitationPageProps {
  /** Whether somebody is signed in already. */
  readonly isSignedIn: boolean
  /** Goes on into Solmu; to the sign-in when the session is not there yet. */
  readonly onAccepted: () => Promise<void>
}

/** The link does not open anything: why, and what to do. */
function NoInvitation({ title, text }: { readonly title: string; readonly text: string }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <div className={styles.page}>
      <PageHeader title={title} />
      <p className={styles.text}>{text}</p>
      <ButtonLink to="/$lang/login" params={{ lang }} variant="primary">
        {t('identity.reset.toLogin')}
      </ButtonLink>
    </div>
  )
}

function Facts({ offer }: { readonly offer: InvitationOffer }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['role', t(`role.${offer.role}`)],
    ['unit', pick(offer.unitName)],
    ['email', offer.email],
    ['until', format.instant(offer.expiresAt)]
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`identity.invitation.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

type Found = { readonly offer: InvitationOffer } | { readonly failure: ApiError } | null

function useOffer(token: string | null): { readonly found: Found; readonly retry: () => void } {
  const [found, setFound] = useState<Found>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (token === null) return
    let isHere = true
    getInvitation(token).then(
      (offer) => isHere && setFound({ offer }),
      (error: unknown) => isHere && setFound({ failure: toApiError(error) })
    )
    return () => {
      isHere = false
    }
  }, [token, turn])
  const retry = () => {
    setFound(null)
    setTurn((before) => before + 1)
  }
  return { found, retry }
}

export function InvitationPage({ isSignedIn, onAccepted }: InvitationPageProps) {
  const t = useText()
  const [token] = useState(() => heldLinkToken('invitation'))
  const { found, retry } = useOffer(token)
  if (token === null) {
    return <NoInvitation title={t('identity.invitation.noLink')} text={t('identity.invitation.noLinkText')} />
  }
  if (found === null) return <Skeleton withHeading />
  if ('failure' in found) {
    if (found.failure.code === 'LINK_EXPIRED') {
      return <NoInvitation title={t('identity.invitation.expired')} text={t('identity.invitation.expiredText')} />
    }
    return <ErrorNotice error={found.failure} onRetry={retry} />
  }
  const { offer } = found
  async function done() {
    forgetLinkToken('invitation')
    await onAccepted()
  }
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('identity.invitation.title')}
        meta={t('identity.invitation.lead', { consortium: offer.consortiumName })}
      />
      <Facts offer={offer} />
      {offer.hasAccount ? (
        <InvitationOfMember token={token} email={offer.email} isSignedIn={isSignedIn} onAccepted={done} />
      ) : (
        <InvitationForm token={token} offer={offer} onAccepted={done} />
      )}
    </div>
  )
}
