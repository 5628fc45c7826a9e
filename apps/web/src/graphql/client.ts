/** The one GraphQL client of the page. */
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client'
import { ErrorLink } from '@apollo/client/link/error'
import { toApiErrors } from './api-error.js'
import { noteAnswer, noteNoAnswer } from './connection.js'

/** Tells the page that the session has ended; see `onSessionEnd`. */
type SessionEndListener = () => void
const sessionEndListeners = new Set<SessionEndListener>()

/** Calls the listener whenever the API answers that nobody is signed in; returns the function that stops it. */
export function onSessionEnd(listener: SessionEndListener): () => void {
  sessionEndListeners.add(listener)
  return () => sessionEndListeners.delete(listener)
}

/** A fetch that remembers whether the server answered. */
const rememberingFetch: typeof fetch = async (input, init) => {
  try {
    const answer = await fetch(input, init)
    noteAnswer()
    return answer
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) noteNoAnswer()
    throw error
  }
}

const errorLink = new ErrorLink(({ error }) => {
  if (toApiErrors(error).some((one) => one.code === 'NOT_SIGNED_IN')) {
    for (const listener of sessionEndListeners) listener()
  }
})

/** Makes a client; the page has one, each test its own. */
export function createClient(): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([
      errorLink,
      new HttpLink({
        uri: '/graphql',
        credentials: 'same-origin',
        headers: { 'apollo-require-preflight': 'true' },
        fetch: rememberingFetch
      })
    ]),
    cache: new InMemoryCache({
      typePolicies: {
        // Without ids of their own: they belong to the object that holds them.
        Territory: { keyFields: false },
        NetworkNode: { keyFields: false },
        Municipality: { keyFields: false },
        Role: { keyFields: ['name'] },
        OrgUnit: { keyFields: false },
        OrgUnitRef: { keyFields: false },
        Organisation: { fields: { roles: { merge: false }, units: { merge: false } } },
        OrganisationRef: { keyFields: false },
        NetworkImport: { fields: { columns: { merge: false }, fields: { merge: false } } },
        Viewer: { fields: { assignments: { merge: false }, actions: { merge: false } } }
      }
    })
  })
}
