/** The doors into Solmu: sign-in and first run, and what stands there when the server does not answer. */
import { useApolloClient } from '@apollo/client/react'
import { useLoaderData, useRouter, useSearch } from '@tanstack/react-router'
import { FirstRunPage } from '../features/identity/first-run.page.js'
import { InvitationPage } from '../features/identity/invitation.page.js'
import { useLinkTurn } from '../features/identity/link-token.js'
import { LoginPage } from '../features/identity/login.page.js'
import { ResetPage } from '../features/identity/reset.page.js'
import { SecondFactorPage } from '../features/identity/security/second-factor.page.js'
import { useLanguage, useText } from '../ui/text.js'
import { showToast } from '../ui/toast.js'
import { ErrorPage } from './failure-pages.js'
import { inLanguage, rememberedLanguage, safeNext } from './languages.js'
import { PublicFrame } from './public-frame.js'
import { findArrival } from './session.js'

/** Goes on into Solmu: to the wanted page, in the language of the profile unless another was chosen here. */
function useEnter(next: string | undefined): () => Promise<void> {
  const router = useRouter()
  const client = useApolloClient()
  const here = useLanguage()
  return async () => {
    await client.clearStore()
    const viewer = await findArrival(client)
    const own = viewer === null || viewer === 'owed' ? here : viewer.language
    const language = rememberedLanguage() ? here : own
    router.history.replace(inLanguage(safeNext(next) ?? `/${here}`, language))
  }
}

export function LoginEntrance() {
  const state = useLoaderData({ from: '/$lang/login' })
  const { next, problem } = useSearch({ from: '/$lang/login' })
  const lang = useLanguage()
  return <LoginPage state={state} problem={problem} next={safeNext(next) ?? `/${lang}`} onSignedIn={useEnter(next)} />
}

export function ResetEntrance() {
  const turn = useLinkTurn()
  return (
    <PublicFrame>
      <ResetPage key={turn} />
    </PublicFrame>
  )
}

export function InvitationEntrance() {
  const t = useText()
  const { signedIn } = useLoaderData({ from: '/$lang/invitation' })
  const turn = useLinkTurn()
  const enter = useEnter(undefined)
  async function accepted() {
    await enter()
    showToast({ kind: 'done', id: 'invitation', text: t('identity.invitation.accepted') })
  }
  return (
    <PublicFrame>
      <InvitationPage key={turn} isSignedIn={signedIn} onAccepted={accepted} />
    </PublicFrame>
  )
}

export function SecondFactorEntrance() {
  const { next } = useSearch({ from: '/$lang/second-factor' })
  return (
    <PublicFrame>
      <SecondFactorPage onReady={useEnter(next)} />
    </PublicFrame>
  )
}

export function FirstRunEntrance() {
  return (
    <PublicFrame>
      <FirstRunPage onReady={useEnter(undefined)} />
    </PublicFrame>
  )
}

export function EntranceFailure({ error }: { readonly error: unknown }) {
  return (
    <PublicFrame>
      <ErrorPage error={error} />
    </PublicFrame>
  )
}
