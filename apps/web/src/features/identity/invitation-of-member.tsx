/** An invitation to somebody who signs in already: they sign in as always, and accept with their session. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { toApiError, type ApiError } from '../../graphql/api-error.js'
import { signOut } from '../../app/session.js'
import { Button, ButtonLink } from '../../ui/button.js'
import { useLanguage, useText } from '../../ui/text.js'
import { acceptInvitation } from './auth.js'
import { LoginRefusal } from './login-refusal.js'
import styles from './entry-pages.module.css'

export interface InvitationOfMemberProps {
  readonly token: string
  readonly email: string
  readonly isSignedIn: boolean
  readonly onAccepted: () => Promise<void>
}

function useAccept({ token, onAccepted }: InvitationOfMemberProps) {
  const lang = useLanguage()
  const navigate = useNavigate()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ApiError | null>(null)
  async function accept() {
    setBusy(true)
    setRefusal(null)
    try {
      await acceptInvitation({ token })
      await onAccepted()
    } catch (error) {
      const why = toApiError(error)
      setBusy(false)
      const search = { next: `/${lang}/invitation` }
      if (why.code === 'NOT_SIGNED_IN') return navigate({ to: '/$lang/login', params: { lang }, search })
      if (why.code === 'SECOND_FACTOR_REQUIRED') return navigate({ to: '/$lang/second-factor', params: { lang }, search })
      setRefusal(why)
    }
  }
  return { accept, isBusy, refusal }
}

export function InvitationOfMember(props: InvitationOfMemberProps) {
  const { email, isSignedIn } = props
  const t = useText()
  const lang = useLanguage()
  const { accept, isBusy, refusal } = useAccept(props)
  if (!isSignedIn) {
    return (
      <>
        <p className={styles.text}>{t('identity.invitation.signInFirst', { email })}</p>
        <ButtonLink to="/$lang/login" params={{ lang }} search={{ next: `/${lang}/invitation` }} variant="primary">
          {t('identity.invitation.signIn')}
        </ButtonLink>
      </>
    )
  }
  return (
    <>
      {refusal && <LoginRefusal error={refusal} />}
      <p className={styles.text}>{t('identity.invitation.member')}</p>
      <div className={styles.acts}>
        <Button variant="primary" isBusy={isBusy} onClick={() => void accept()}>
          {t('identity.invitation.accept')}
        </Button>
        {refusal?.code === 'INVITATION_FOR_ANOTHER' && (
          <Button variant="quiet" onClick={() => void signOut(lang)}>
            {t('shell.signOut')}
          </Button>
        )}
      </div>
    </>
  )
}
