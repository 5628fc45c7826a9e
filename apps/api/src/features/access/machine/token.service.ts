import { Injectable } from '@nestjs/common'
import type { Action } from '@solmu/domain/access/actions.js'
import { warningDays } from '@solmu/domain/access/api-token.js'
import type { Language } from '@solmu/shared/text.js'
import type { FastifyRequest } from 'fastify'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { type HeldRole, newContext, runInContext, type Viewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { addressKey } from '../../../core/http/rate-limits.js'
import { Notices } from '../../../core/mail/notices.js'
import { LoginGuard } from '../../identity/session/login-guard.js'
import { hashOfApiToken } from './machine.service.js'
import { tokenExpiringMail } from './token-mails.js'

type TokenRow = {
  token_id: string
  user_id: string
  consortium_id: string
  display_name: string
  actions: Action[]
  may_write: boolean
  is_alive: boolean
  last_used_at: Date | null
  held: HeldRole[]
}
type ExpiringRow = {
  consortium_id: string
  name: string
  machine_name: string
  expires_on: string
  creator_id: string
  language: Language
}

const TOUCH_AFTER_MS = 60_000

/** Where spreadsheets ask for published figures. */
const FEED = '/api/feed/'

/**
 * Who asks with a token. A token stands for one request and opens no session; it reaches as far as the roles of its
 * machine, no further than the actions it was made for, and counts for operations and files only. The key of a person is the
 * same for the feed of published figures, and for nothing else.
 */
@Injectable()
export class TokenService {
  constructor(
    private readonly db: Db,
    private readonly guard: LoginGuard,
    private readonly audit: AuditWriter,
    private readonly notices: Notices
  ) {}

  /** True for a request that brings credentials of its own; its cookies then count for nothing. */
  isTokenRequest(request: FastifyRequest): boolean {
    return request.headers.authorization !== undefined
  }

  /**
   * The machine behind the token of a request; null for a token that opens nothing.
   *
   * @throws DomainError TOO_MANY_ATTEMPTS for an address from which too many wrong tokens came
   */
  async findViewer(request: FastifyRequest): Promise<Viewer | null> {
    const path = request.url.split('?', 1)[0] ?? ''
    if (path !== '/graphql' && !path.startsWith('/files/') && !path.startsWith('/api/')) return null
    const given = credentialOf(request.headers.authorization ?? '', path)
    const context = newContext({ requestId: request.id, ip: request.ip })
    return runInContext(context, async () => {
      const [row] = given ? await this.db.askAsNobody<TokenRow>(given.find, [hashOfApiToken(given.secret)]) : []
      if (!given || !row?.is_alive) return this.refuse(request, row, given?.subjectType)
      const lastUsedAt = row.last_used_at ? new Date(row.last_used_at).getTime() : 0
      if (Date.now() - lastUsedAt > TOUCH_AFTER_MS) {
        await this.db.write(() => this.db.sql(given.touch, [row.token_id, request.ip]))
      }
      return viewerOf(row)
    })
  }

  /** Counts it against the address; a token that once was one is put on the record of its machine, any other on nobody's. */
  private async refuse(request: FastifyRequest, row: TokenRow | undefined, subjectType = 'api_token'): Promise<null> {
    const account = `api-token ${addressKey(request.ip)}`
    await this.guard.guess({ account, ip: request.ip }, () => Promise.resolve(null))
    const note = row ? { subjectType, subjectId: row.token_id } : {}
    const actor = { userId: row?.user_id ?? null, consortiumId: row?.consortium_id ?? null, tokenId: row?.token_id ?? null }
    await this.audit.refused('useToken', 'NOT_SIGNED_IN', { note, actor })
    return null
  }

  /** The job of every day: tells those who made a token that it is about to end. */
  async warn(): Promise<void> {
    await this.db.write(async () => {
      for (const row of await this.db.sql<ExpiringRow>('SELECT * FROM app.tokens_to_warn($1)', [warningDays])) {
        const { name, machine_name: machineName, expires_on: expiresOn, language } = row
        const letter = tokenExpiringMail(language, { name, machineName, expiresOn })
        await this.notices.tell({ toUserId: row.creator_id, topic: 'token_expiring', letter }, row.consortium_id)
      }
    })
  }
}

const ofMachine = { subjectType: 'api_token', find: 'SELECT * FROM app.find_token($1)', touch: 'SELECT app.touch_token($1, $2)' }
const ofPerson = { subjectType: 'feed_key', find: 'SELECT * FROM app.find_feed_key($1)', touch: 'SELECT app.touch_feed_key($1, $2)' }

/**
 * What a request brings, and where it is looked for. Only the feed takes the key of a person, and only there it may come as a
 * password, because spreadsheets know no other way; the name beside it is of no account.
 */
function credentialOf(header: string, path: string): ((typeof ofMachine) & { readonly secret: string }) | null {
  const isFeed = path.startsWith(FEED)
  const [, kind = '', value = ''] = /^(Bearer|Basic) ([\w+/=-]{1,400})$/i.exec(header) ?? []
  const isBasic = kind.toLowerCase() === 'basic'
  if (isBasic && !isFeed) return null
  const secret = isBasic ? Buffer.from(value, 'base64').toString('utf8').replace(/^[^:]*:/, '') : value
  if (/^slm_[\w-]{43}$/.test(secret)) return { ...ofMachine, secret }
  return isFeed && /^slf_[\w-]{43}$/.test(secret) ? { ...ofPerson, secret } : null
}

function viewerOf(row: TokenRow): Viewer {
  return {
    userId: row.user_id,
    sessionId: '',
    tokenId: row.token_id,
    consortiumId: row.consortium_id,
    displayName: row.display_name,
    held: row.held,
    scope: row.actions,
    isReadOnly: !row.may_write,
    lacksSecondFactor: false,
    provedAt: null
  }
}
