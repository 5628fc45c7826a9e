/** The one GraphQL client of the page. */
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, Observable } from '@apollo/client'
import { ErrorLink } from '@apollo/client/link/error'
import { RemoveTypenameFromVariablesLink } from '@apollo/client/link/remove-typename'
import { toApiErrors } from './api-error.js'
import { noteAnswer, noteNoAnswer } from './connection.js'
import { noteNewVersion } from './new-version.js'
import { askProof } from './proof.js'
import { noteRefusals } from './refusal-signals.js'

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

/**
 * The context of what the page asks by itself, by a clock. Whoever writes at that moment stays where they are: that the session
 * has ended is told by the watch of the session, or by the answer to the next thing that the person does.
 */
export const inBackground = { isInBackground: true } as const

const errorLink = new ErrorLink(({ error, operation }) => {
  const codes = toApiErrors(error).map(({ code }) => code)
  if (codes.includes('OPERATION_UNKNOWN')) noteNewVersion()
  if (operation.getContext()['isInBackground'] !== true) noteRefusals(codes)
})

/** Asks for a fresh proof when an operation takes one, and sends the operation again; without a proof the refusal stands. */
const proofLink = new ErrorLink(({ error, operation, forward }) => {
  if (!toApiErrors(error).some(({ code }) => code === 'PROOF_REQUIRED')) return undefined
  return new Observable<ApolloLink.Result>((observer) => {
    let stop: (() => void) | null = null
    let isOver = false
    void askProof().then((isGiven) => {
      if (isOver) return
      if (!isGiven) return observer.error(error)
      const again = forward(operation).subscribe(observer)
      stop = () => again.unsubscribe()
    })
    return () => {
      isOver = true
      stop?.()
    }
  })
})

/** The hashes under which the API of this build knows the operations, by their names; null while developing. */
declare const SOLMU_OPERATIONS: Readonly<Record<string, string>> | null
const hashes = typeof SOLMU_OPERATIONS === 'undefined' ? null : SOLMU_OPERATIONS

/** Sends the hash of an operation instead of its document. */
const hashLink = new ApolloLink((operation, forward) => {
  const sha256Hash = hashes?.[operation.operationName ?? '']
  if (sha256Hash) {
    operation.extensions['persistedQuery'] = { version: 1, sha256Hash }
    operation.setContext({ http: { includeQuery: false, includeExtensions: true } })
  }
  return forward(operation)
})

const httpLink = new HttpLink({
  uri: '/graphql',
  credentials: 'same-origin',
  headers: { 'apollo-require-preflight': 'true' },
  enhancedClientAwareness: { transport: false },
  fetch: rememberingFetch
})

/** Makes a client; the page has one, each test its own. */
export function createClient(end: ApolloLink = httpLink): ApolloClient {
  return new ApolloClient({
    // What was read may be sent back as it is: no input knows the mark of its type.
    link: ApolloLink.from([errorLink, proofLink, new RemoveTypenameFromVariablesLink(), hashLink, end]),
    cache: new InMemoryCache({
      typePolicies: {
        // Without ids of their own: they belong to the object that holds them.
        Territory: { keyFields: false },
        NetworkNode: { keyFields: false },
        Municipality: { keyFields: false },
        Role: { keyFields: ['name'] },
        OrgUnit: { keyFields: false },
        OrgUnitRef: { keyFields: false },
        IdentityProvider: { fields: { groups: { merge: false } } },
        Organisation: { fields: { roles: { merge: false }, units: { merge: false } } },
        OrganisationRef: { keyFields: false },
        // Known by their application, so that what an act gives back is shown at once.
        ApplicationAssessment: { keyFields: ['applicationId'] },
        ApplicationDecision: { keyFields: ['applicationId'] },
        QualityFramework: { fields: { versions: { merge: false } } },
        // What somebody may do with a proposal changes with each act.
        Proposal: { fields: { versions: { merge: false }, steps: { merge: false }, parties: { merge: false }, amendsFor: { merge: false }, objectsFor: { merge: false } } },
        Ballot: { fields: { options: { merge: false }, publicKeys: { merge: false }, steps: { merge: false } } },
        // Files are taken away, and a draft is written anew.
        CentreChoice: { fields: Object.fromEntries(['criteria', 'candidates', 'assessors', 'scores', 'papers', 'steps'].map((field) => [field, { merge: false }])) },
        // Who is there, and what came of what, changes with each act.
        Meeting: { fields: { attendance: { merge: false }, signatures: { merge: false }, steps: { merge: false } } },
        MeetingItem: { fields: { dissent: { merge: false }, recusals: { merge: false } } },
        // The same indicator has another definition in another edition.
        PublishedIndicator: { keyFields: false },
        // What a change of a plan gives back is the whole of it.
        ProjectPlan: { keyFields: ['projectId'], fields: { items: { merge: false }, links: { merge: false }, baselines: { merge: false }, lights: { merge: false } } },
        ProjectRisks: { keyFields: ['projectId'], fields: { risks: { merge: false } } },
        ProjectStaff: { keyFields: ['projectId'], fields: { rows: { merge: false } } },
        // Lessons and files are taken away, and each search finds other words.
        ProjectOutput: { fields: { files: { merge: false } } },
        PracticeUptake: { fields: { files: { merge: false } } },
        ProjectLessons: { fields: { lessons: { merge: false } } },
        Knowledge: { fields: { items: { merge: false }, years: { merge: false }, centres: { merge: false } } },
        KnowledgeItem: { keyFields: false },
        // The same part differs from each baseline in its own way.
        PlanDifference: { keyFields: false },
        NetworkImport: { fields: { columns: { merge: false }, fields: { merge: false } } },
        ViewerSecurity: { keyFields: false, fields: { passkeys: { merge: false } } },
        Viewer: {
          fields: {
            assignments: { merge: false },
            actions: { merge: false },
            sessions: { merge: false },
            linkedIdentities: { merge: false },
            // Of one viewer: what one page reads of it completes what another has read.
            security: { merge: true }
          }
        }
      }
    })
  })
}
