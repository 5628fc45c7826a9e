import { AsyncLocalStorage } from 'node:async_hooks'
import type { RoleName } from '@solmu/domain/access/roles.js'
import type { EntityManager } from 'typeorm'

/** A role that the viewer holds today, with the units under its unit when the role reaches that far. */
export type HeldRole = {
  readonly id: string
  readonly role: RoleName
  readonly consortiumId: string
  readonly unitId: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly subtreeUnitIds: readonly string[]
}

/** Who is asking: resolved once per request from the session. */
export type Viewer = {
  readonly userId: string
  readonly sessionId: string
  readonly consortiumId: string
  readonly displayName: string
  readonly held: readonly HeldRole[]
}

/** What an operation tells the audit trail about itself. */
export type AuditNote = {
  unitId?: string
  subjectType?: string
  subjectId?: string
  details?: Record<string, string | number | boolean>
}

/** One connection inside one transaction, in which the database knows who is asking. */
export type OpenTransaction = {
  readonly sql: <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>
  /** Only where the transaction may write. */
  readonly manager: EntityManager | null
}

/** The state of one request or job; found anywhere below it without being passed. */
export type RequestContext = {
  readonly requestId: string
  readonly ip: string
  viewer: Viewer | null
  /** The transaction of the operation or job, while one is open. */
  transaction: OpenTransaction | null
  note: AuditNote
  readonly loaders: Map<string, unknown>
}

const storage = new AsyncLocalStorage<RequestContext>()

/** Makes a context for a request or job. */
export function newContext(of: { requestId: string; ip: string; viewer?: Viewer | null }): RequestContext {
  return { requestId: of.requestId, ip: of.ip, viewer: of.viewer ?? null, transaction: null, note: {}, loaders: new Map() }
}

/** Runs `work` so that `currentContext()` finds `context` anywhere inside it. */
export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work)
}

/**
 * The context of the running request or job.
 *
 * @throws Error when called outside of one: a programming error, never a user's
 */
export function currentContext(): RequestContext {
  const context = storage.getStore()
  if (!context) throw new Error('There is no request context here')
  return context
}

/** The context, or null outside of a request or job. */
export function contextOrNull(): RequestContext | null {
  return storage.getStore() ?? null
}

/** The signed-in viewer; operations that reach this have passed the guard. */
export function currentViewer(): Viewer {
  const { viewer } = currentContext()
  if (!viewer) throw new Error('There is no viewer here')
  return viewer
}
