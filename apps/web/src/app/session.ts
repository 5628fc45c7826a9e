/** Who is signed in. The viewer lies in the GraphQL cache; this asks for it once and forgets it at sign-out. */
import type { ApolloClient } from '@apollo/client'
import { ApiError, toApiError } from '../graphql/api-error.js'
import { forgetAllDrafts } from '../ui/drafts.js'
import type { Language } from '../ui/text.js'
import { owedFactorQuery, viewerQuery, type Viewer } from '../graphql/viewer.operations.js'

/** A session that owes its second factor may not see the consortium, and so not the whole viewer. */
async function owesSecondFactor(client: ApolloClient): Promise<boolean> {
  const { data } = await client.query({ query: owedFactorQuery, fetchPolicy: 'no-cache' })
  return data?.viewer.security.lacksSecondFactor ?? false
}

/**
 * The signed-in viewer, or null when nobody is. From the cache when it is there.
 *
 * @throws ApiError SECOND_FACTOR_REQUIRED while the session owes its second factor; another when the API cannot tell, for
 *   example because it does not answer
 */
export async function findViewer(client: ApolloClient): Promise<Viewer | null> {
  try {
    const { data } = await client.query({ query: viewerQuery, errorPolicy: 'none' })
    return data?.viewer ?? null
  } catch (error) {
    const refusal = toApiError(error)
    if (refusal.code === 'NOT_SIGNED_IN') return null
    const isOwed = refusal.code === 'NOT_ALLOWED' && (await owesSecondFactor(client))
    throw isOwed ? new ApiError({ code: 'SECOND_FACTOR_REQUIRED' }) : refusal
  }
}

/** As `findViewer`; `'owed'` while the session owes its second factor. */
export async function findArrival(client: ApolloClient): Promise<Viewer | 'owed' | null> {
  try {
    return await findViewer(client)
  } catch (error) {
    if (toApiError(error).code === 'SECOND_FACTOR_REQUIRED') return 'owed'
    throw error
  }
}

/** What this device remembers of no person: colours, row height, language, shortcuts. */
function deviceChoices(): readonly (readonly [key: string, value: string])[] {
  try {
    return Object.entries(localStorage).filter((entry): entry is [string, string] => entry[0].startsWith('solmu-'))
  } catch {
    return []
  }
}

/** The answer to signing out has the browser empty its storage, in every tab; the choices of the device may stay. */
function restore(choices: ReturnType<typeof deviceChoices>): void {
  try {
    for (const [key, value] of choices) localStorage.setItem(key, value)
  } catch {
    // Without storage there was nothing to keep.
  }
}

/** Figures of returns that wait on this device to be sent; their store is loaded only where it is used. */
async function forgetUnsent(): Promise<void> {
  try {
    const { forgetAllUnsent } = await import('../features/results/unit-return/saving/unsent-idb.js')
    await forgetAllUnsent()
  } catch {
    // Without a connection it may not come; the answer to signing out empties the storage as well.
  }
}

/**
 * Signs out: the server forgets the session, and the page starts anew, so that
 * nothing of the viewer stays in its memory; nor do the drafts that the tab kept.
 */
export async function signOut(language: Language): Promise<void> {
  const choices = deviceChoices()
  await fetch('/auth/logout', { method: 'POST', credentials: 'same-origin' }).catch(() => undefined)
  forgetAllDrafts()
  await forgetUnsent()
  restore(choices)
  window.location.assign(`/${language}/login`)
}
