import { AsyncLocalStorage } from 'node:async_hooks'
import type { Action } from '@solmu/domain/access/actions.js'
import type { AuditValues } from '@solmu/domain/audit/mask.js'
import type { RoleName } from '@solmu/domain/access/roles.js'
import type { EntityManager } from 'typeorm'

/** A role that the viewer holds today, with the units under its unit when the role reaches that far. */
export type HeldRole = {
  readonly id: string
  readonly role: RoleName
  readonly consortiumId: string
  readonly unitId: string
  /** The organisation that the role is bound to, for a funder. */
  readonly organisationId: string | null
  /** The assignment that this one stands in for, while its holder is away. */
  readonly deputyFor?: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly subtreeUnitIds: readonly string[]
}

/** Who is asking: resolved once per request from the session or the token. */
export type Viewer = {
  readonly userId: string
  /** Empty for a token and for a job. */
  readonly sessionId: string
  /** The API token with which a machine asks; null for a person. */
  readonly tokenId: string | null
  readonly consortiumId: string
  readonly displayName: string
  readonly held: readonly HeldRole[]
  /** The actions to which the request is narrowed; null when it reaches as far as its person. */
  readonly scope: readonly Action[] | null
  /** True when the request may change nothing. */
  readonly isReadOnly: boolean
  /** True while a role demands a second factor that the session has not given: nothing else is possible before. */
  readonly lacksSecondFactor: boolean
  /** When the person last proved who they are; dangerous acts ask for a fresh proof. Null for tokens and jobs. */
  readonly provedAt: Date | null
}

/** What holds for a viewer who is no session of a person: nothing narrows them, and nothing has proved them. */
export const unbounded = { tokenId: null, scope: null, isReadOnly: false, lacksSecondFactor: false, provedAt: null } as const

/**
 * What an operation tells the audit trail about itself. Of `before` and `after`
 * the trail keeps the fields that differ, without personal data (see
 * libs/domain/src/audit/mask.ts): hand in what changed, under the names that
 * the record has in the API.
 */
export type AuditNote = {
  unitId?: string
  subjectType?: string
  subjectId?: string
  details?: Record<string, string | number | boolean>
  before?: AuditValues
  after?: AuditValues
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
