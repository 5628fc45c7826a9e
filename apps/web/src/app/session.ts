/** Who is signed in. The viewer lies in the GraphQL cache; this asks for it once and forgets it at sign-out. */
import type { ApolloClient } from '@apollo/client'
import { toApiError } from '../graphql/api-error.js'
import { forgetAllDrafts } from '../ui/drafts.js'
import type { Language } from '../ui/text.js'
import { viewerQuery, type Viewer } from '../graphql/viewer.operations.js'

/**
 * The signed-in viewer, or null when nobody is. From the cache when it is there.
 *
 * @throws ApiError when the API cannot tell, for example because it does not answer
 */
export async function findViewer(client: ApolloClient): Promise<Viewer | null> {
  try {
    const { data } = await client.query({ query: viewerQuery, errorPolicy: 'none' })
    return data?.viewer ?? null
  } catch (error) {
    const refusal = toApiError(error)
    if (refusal.code === 'NOT_SIGNED_IN') return null
    throw refusal
  }
}

/**
 * Signs out: the server forgets the session, and the page starts anew, so that
 * nothing of the viewer stays in its memory; nor do the drafts that the tab kept.
 */
export async function signOut(language: Language): Promise<void> {
  await fetch('/auth/logout', { method: 'POST', credentials: 'same-origin' }).catch(() => undefined)
  forgetAllDrafts()
  window.location.assign(`/${language}/login`)
}
