import { currentContext, runInContext, unbounded, type Viewer } from '../../../core/context/context.js'

/** Somebody of whom it is known who they are, in the consortium that they enter. */
export type Person = { readonly userId: string; readonly consortiumId: string }

/**
 * Does a step of signing in as the person whom it is about, before they have a session: the database shows what is
 * theirs as a person (their factors), and of the consortium nothing.
 */
export function asPerson<T>({ userId, consortiumId }: Person, work: () => Promise<T>): Promise<T> {
  const viewer: Viewer = { ...unbounded, userId, consortiumId, sessionId: '', displayName: '', held: [], scope: [] }
  return runInContext({ ...currentContext(), viewer, transaction: null, note: {}, loaders: new Map() }, work)
}
