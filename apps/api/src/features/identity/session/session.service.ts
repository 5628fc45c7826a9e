import { createHash, randomBytes } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { normaliseEmail } from '@solmu/domain/identity/email.js'
import { DomainError } from '@solmu/domain/errors.js'
import { isSessionAlive } from '@solmu/domain/identity/session.js'
import { newId } from '@solmu/shared/ids.js'
import type { Language } from '@solmu/shared/text.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { CONFIG, type Config } from '../../../core/config/config.js'
import { currentContext, type HeldRole, runInContext, newContext, type Viewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Outbox } from '../../../core/mail/outbox.js'
import { accountGuessedMail } from '../user/mail-texts.js'
import { Passwords } from '../user/passwords.js'
import { LoginGuard } from './login-guard.js'

type LoginRow = {
  id: string
  password_hash: string
  consortium_id: string | null
  is_active: boolean
  language: Language
}

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

/** Who has proved to be who they are. */
export type SignedInUser = { userId: string; consortiumId: string }

const TOKEN_BYTES = 32
const TOUCH_AFTER_MS = 60_000

/**
 * Sign-in, sessions and sign-out. The browser holds a random token in a cookie
 * that scripts cannot read; the database holds its SHA-256, so that a stolen
 * copy of the database opens no session.
 */
@Injectable()
export class SessionService {
  private readonly cookieName: string
  private readonly isHttps: boolean

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly db: Db,
    private readonly passwords: Passwords,
    private readonly guard: LoginGuard,
    private readonly audit: AuditWriter,
    private readonly outbox: Outbox
  ) {
    this.isHttps = config.PUBLIC_URL.startsWith('https:')
    this.cookieName = this.isHttps ? '__Host-solmu' : 'solmu'
  }

  /**
   * Checks e-mail and password. An unknown e-mail, a wrong password and a
   * deactivated account get the same answer after the same work.
   *
   * @throws DomainError LOGIN_FAILED, or TOO_MANY_ATTEMPTS with the seconds to wait
   */
  async verify(email: string, password: string): Promise<SignedInUser> {
    const normal = normaliseEmail(email)
    const { ip } = currentContext()
    await this.guard.demandPatience(normal, ip)
    const [row] = await this.db.read(() => this.db.sql<LoginRow>('SELECT * FROM app.find_login($1)', [normal]))
    const matches = await this.passwords.matches(row?.password_hash ?? null, password)
    if (!row || !matches || !row.is_active || !row.consortium_id) {
      await this.recordFailure(normal, row)
      throw new DomainError('LOGIN_FAILED')
    }
    await this.guard.forget(normal)
    return { userId: row.id, consortiumId: row.consortium_id }
  }

  /** Counts the failure; the owner of a known account finds it in the audit trail, and a mail when guessing goes on. */
  private async recordFailure(email: string, row: LoginRow | undefined): Promise<void> {
    const isBeingGuessed = await this.guard.countFailure(email, currentContext().ip)
    const consortiumId = row?.consortium_id
    if (!row || !consortiumId) return
    await this.db.write(async () => {
      if (isBeingGuessed) {
        await this.outbox.queue({ toUserId: row.id, ...accountGuessedMail(row.language, new Date()) }, consortiumId)
      }
    })
    await this.audit.refused('signIn', 'LOGIN_FAILED', { actor: { userId: row.id, consortiumId } })
  }

  /** Opens a new session, always under a new token, and hands the cookie to the browser. */
  async open(user: SignedInUser, reply: FastifyReply): Promise<void> {
    const token = randomBytes(TOKEN_BYTES)
    await this.db.write(async () => {
      const { ip } = currentContext()
      const values = [newId(), hashOf(token), user.userId, user.consortiumId, ['password'], false, ip, null]
      await this.db.sql('SELECT app.open_session($1, $2, $3, $4, $5, $6, $7, $8)', values)
      await this.audit.done('signIn', {}, user)
    })
    reply.setCookie(this.cookieName, token.toString('base64url'), this.cookieOptions())
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
      const times = { createdAt: new Date(row.created_at), lastSeenAt: new Date(row.last_seen_at), endedAt: null }
      if (!isSessionAlive(times, now)) return null
      if (now.getTime() - times.lastSeenAt.getTime() > TOUCH_AFTER_MS) {
        await this.db.write(() => this.db.sql('SELECT app.touch_session($1, $2)', [row.session_id, request.ip]))
      }
      return viewerOf(row)
    })
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

function hashOf(token: Buffer): Buffer {
  return createHash('sha256').update(token).digest()
}
