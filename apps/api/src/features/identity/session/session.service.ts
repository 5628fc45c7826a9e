import { createHash, randomBytes } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { hasSecondFactor, type SignInMethod } from '@solmu/domain/identity/second-factor.js'
import { isSessionAlive, sessionEndsAt, sessionWarnsAt } from '@solmu/domain/identity/session.js'
import { newId } from '@solmu/shared/ids.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { CONFIG, type Config } from '../../../core/config/config.js'
import { currentContext, currentViewer, type HeldRole, newContext, runInContext, type Viewer } from '../../../core/context/context.js'
import { Db, hasTransaction } from '../../../core/db/db.js'
import { KnownDevices } from './known-devices.js'

type SessionRow = {
  session_id: string
  user_id: string
  consortium_id: string
  display_name: string
  created_at: Date
  last_seen_at: Date
  proved_at: Date
  has_second_factor: boolean
  needs_second_factor: boolean
  held: HeldRole[]
}

/**
 * Who has proved to be who they are, and how. Without methods it was by password; `hasSecondFactor` follows from the
 * methods unless somebody else answers for it, such as an identity provider.
 */
export type SignedInUser = {
  readonly userId: string
  readonly consortiumId: string
  readonly methods?: readonly SignInMethod[]
  readonly hasSecondFactor?: boolean
}

const TOKEN_BYTES = 32
const TOUCH_AFTER_MS = 60_000
/** Asking when a session ends must not be what keeps it alive. */
const PEEK = '/auth/session'

/**
 * Sessions from their first cookie to their end. The browser holds a random
 * token in a cookie that scripts cannot read; the database holds its SHA-256,
 * so that a stolen copy of the database opens no session.
 */
@Injectable()
export class SessionService {
  private readonly cookieName: string
  private readonly isHttps: boolean

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly db: Db,
    private readonly devices: KnownDevices,
    private readonly audit: AuditWriter
  ) {
    this.isHttps = config.PUBLIC_URL.startsWith('https:')
    this.cookieName = this.isHttps ? '__Host-solmu' : 'solmu'
  }

  /** Opens a new session, always under a new token, ends the one that the browser had, and hands over the cookie. */
  async open(user: SignedInUser, reply: FastifyReply): Promise<void> {
    const { userId, consortiumId, methods = ['password'] } = user
    const strong = user.hasSecondFactor ?? hasSecondFactor(methods)
    const token = randomBytes(TOKEN_BYTES)
    const before = this.tokenOf(reply.request)
    await this.db.write(async () => {
      if (before) await this.db.sql('SELECT app.close_session($1)', [hashOf(before)])
      const values = [newId(), hashOf(token), userId, consortiumId, methods, strong, currentContext().ip, agentOf(reply.request)]
      await this.db.sql('SELECT app.open_session($1, $2, $3, $4, $5, $6, $7, $8)', values)
      const note = { subjectType: 'user', subjectId: userId, details: { methods: methods.join(', ') } }
      await this.audit.done('signIn', note, { userId, consortiumId })
    })
    this.setCookie(reply, token)
    this.devices.remember(userId, reply)
  }

  /**
   * Gives the viewer's session a new token after a proof of who they are, and with it what the proof is worth.
   *
   * @throws DomainError NOT_SIGNED_IN when the session has ended meanwhile
   */
  async renew(method: SignInMethod, reply: FastifyReply): Promise<void> {
    const token = randomBytes(TOKEN_BYTES)
    const values = [currentViewer().sessionId, hashOf(token), method, hasSecondFactor([method])]
    const renew = () => this.db.sql<{ done: boolean }>('SELECT app.renew_session($1, $2, $3, $4) AS done', values)
    const [row] = await (hasTransaction() ? renew() : this.db.write(renew))
    if (!row?.done) throw new DomainError('NOT_SIGNED_IN')
    raiseViewer(method)
    this.setCookie(reply, token)
  }

  /** Ends the viewer's other sessions. */
  async endOthers(): Promise<number> {
    const { userId, sessionId } = currentViewer()
    const sql = 'DELETE FROM session WHERE user_id = $1 AND id <> $2 RETURNING id'
    return (await this.db.sql(sql, [userId, sessionId])).length
  }

  /** Ends the session on the server and clears what the browser keeps. */
  async close(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = this.tokenOf(request)
    if (token) {
      await this.db.write(async () => {
        if (currentContext().viewer) await this.audit.done('signOut')
        await this.db.sql('SELECT app.close_session($1)', [hashOf(token)])
      })
    }
    reply.clearCookie(this.cookieName, this.cookieOptions())
    reply.header('clear-site-data', '"cache", "storage"')
  }

  /** When the viewer's session ends, and from when the web warns. */
  async times(): Promise<{ endsAt: Date; warnsAt: Date }> {
    const sql = 'SELECT created_at, last_seen_at FROM session WHERE id = $1'
    const [row] = await this.db.read(() => this.db.sql<SessionRow>(sql, [currentViewer().sessionId]))
    if (!row) throw new DomainError('NOT_SIGNED_IN')
    const times = timesOf(row)
    return { endsAt: sessionEndsAt(times), warnsAt: sessionWarnsAt(times) }
  }

  /** Prolongs the viewer's session, as far as its longest life allows. */
  async prolong(): Promise<{ endsAt: Date; warnsAt: Date }> {
    const { sessionId } = currentViewer()
    await this.db.write(() => this.db.sql('SELECT app.touch_session($1, $2)', [sessionId, currentContext().ip]))
    return this.times()
  }

  /** The viewer behind the request's cookie; null without a living session. */
  async findViewer(request: FastifyRequest): Promise<Viewer | null> {
    const token = this.tokenOf(request)
    if (!token) return null
    const context = newContext({ requestId: request.id, ip: request.ip })
    return runInContext(context, async () => {
      const sql = 'SELECT * FROM app.find_session($1)'
      const [row] = await this.db.askAsNobody<SessionRow>(sql, [hashOf(token)])
      if (!row) return null
      const now = new Date()
      const times = timesOf(row)
      if (!isSessionAlive(times, now)) return null
      const isPeek = request.method === 'GET' && request.url.split('?', 1)[0] === PEEK
      if (!isPeek && now.getTime() - times.lastSeenAt.getTime() > TOUCH_AFTER_MS) {
        await this.db.write(() => this.db.sql('SELECT app.touch_session($1, $2)', [row.session_id, request.ip]))
      }
      return viewerOf(row)
    })
  }

  private setCookie(reply: FastifyReply, token: Buffer): void {
    reply.setCookie(this.cookieName, token.toString('base64url'), this.cookieOptions())
  }

  private tokenOf(request: FastifyRequest): Buffer | null {
    const text = request.cookies[this.cookieName]
    if (!text || !/^[\w-]{43}$/.test(text)) return null
    return Buffer.from(text, 'base64url')
  }

  private cookieOptions() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.isHttps } as const
  }
}

/** A session that owes its second factor reaches nothing, in the program and in the database. */
function viewerOf(row: SessionRow): Viewer {
  const lacksSecondFactor = row.needs_second_factor && !row.has_second_factor
  return {
    userId: row.user_id,
    sessionId: row.session_id,
    tokenId: null,
    consortiumId: row.consortium_id,
    displayName: row.display_name,
    held: row.held,
    scope: lacksSecondFactor ? [] : null,
    isReadOnly: false,
    lacksSecondFactor,
    provedAt: new Date(row.proved_at)
  }
}

/** What the rest of this request answers is what the next one will: the proof counts at once. */
function raiseViewer(method: SignInMethod): void {
  const context = currentContext()
  const viewer = currentViewer()
  const isRaised = viewer.lacksSecondFactor && hasSecondFactor([method])
  context.viewer = { ...viewer, provedAt: new Date(), ...(isRaised ? { lacksSecondFactor: false, scope: null } : {}) }
}

const timesOf = (row: Pick<SessionRow, 'created_at' | 'last_seen_at'>) => ({
  createdAt: new Date(row.created_at),
  lastSeenAt: new Date(row.last_seen_at)
})

/** What the browser says of itself, as far as it is kept. */
export function agentOf(request: FastifyRequest): string {
  return (request.headers['user-agent'] ?? '').slice(0, 400)
}

function hashOf(token: Buffer): Buffer {
  return createHash('sha256').update(token).digest()
}
