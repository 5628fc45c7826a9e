/** The doors into Solmu: sign-in and first run, and what stands there when the server does not answer. */
import { useApolloClient } from '@apollo/client/react'
import { useLoaderData, useRouter, useSearch } from '@tanstack/react-router'
import { FirstRunPage } from '../features/identity/first-run.page.js'
import { LoginPage } from '../features/identity/login.page.js'
import { useLanguage } from '../ui/text.js'
import { ErrorPage } from './failure-pages.js'
import { inLanguage, rememberedLanguage, safeNext } from './languages.js'
import { PublicFrame } from './public-frame.js'
import { findViewer } from './session.js'

/** Goes on into Solmu: to the wanted page, in the language of the profile unless another was chosen here. */
function useEnter(next: string | undefined): () => Promise<void> {
  const router = useRouter()
  const client = useApolloClient()
  const here = useLanguage()
  return async () => {
    await client.clearStore()
    const viewer = await findViewer(client)
    const language = rememberedLanguage() ? here : (viewer?.language ?? here)
    router.history.replace(inLanguage(safeNext(next) ?? `/${here}`, language))
  }
}

export function LoginEntrance() {
  const state = useLoaderData({ from: '/$lang/login' })
  const { next } = useSearch({ from: '/$lang/login' })
  return <LoginPage state={state} onSignedIn={useEnter(next)} />
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
