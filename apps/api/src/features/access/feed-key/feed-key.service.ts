import { randomBytes } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { demandTokenDay, tokenStateOn } from '@solmu/domain/access/api-token.js'
import { DomainError } from '@solmu/domain/errors.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { hashOfApiToken } from '../machine/machine.service.js'
import type { CreateFeedKeyInput, FeedKeyType } from './feed-key.graphql.js'

type KeyRow = Omit<FeedKeyType, 'state'> & { readonly revokedAt: Date | null }

const KEY_BYTES = 32
/** Tells such a key from the token of a machine. */
export const FEED_KEY_MARK = 'slf_'
const SHOWN = FEED_KEY_MARK.length + 4

const MINE = `SELECT k.id, k.name, k.prefix, k.expires_on AS "expiresOn", k.created_at AS "createdAt", k.last_used_at AS "lastUsedAt",
    k.last_used_ip AS "lastUsedIp", k.revoked_at AS "revokedAt"
  FROM feed_key k WHERE k.user_id = app.user_id() ORDER BY k.id DESC`

/** The keys with which people's spreadsheets ask for published figures: a key reads what its person reads, and changes nothing. */
@Injectable()
export class FeedKeyService {
  constructor(
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /** The viewer's keys, the newest first. */
  async mine(): Promise<FeedKeyType[]> {
    const today = todayIn()
    return (await this.db.sql<KeyRow>(MINE)).map(({ revokedAt, ...key }) => {
      return { ...key, state: tokenStateOn({ expiresOn: key.expiresOn, isRevoked: revokedAt !== null }, today) }
    })
  }

  /**
   * Makes a key for the viewer; what opens is in the answer and nowhere else.
   *
   * @throws DomainError REQUIRED for a name of blanks; INVALID_DATE for a day that has come or is more than a year away
   */
  async create(input: CreateFeedKeyInput): Promise<{ secret: string; feedKeys: FeedKeyType[] }> {
    const name = input.name.trim()
    if (name === '') throw new DomainError('REQUIRED', { path: ['name'] })
    demandTokenDay(input.expiresOn, todayIn())
    const secret = FEED_KEY_MARK + randomBytes(KEY_BYTES).toString('base64url')
    const id = newId()
    const { consortiumId, userId, sessionId } = currentViewer()
    await this.db.sql(
      `INSERT INTO feed_key (id, consortium_id, user_id, name, prefix, key_hash, has_second_factor, expires_on)
       VALUES ($1, $2, $3, $4, $5, $6, coalesce((SELECT s.has_second_factor FROM session s WHERE s.id = $7), false), $8)`,
      [id, consortiumId, userId, name, secret.slice(0, SHOWN), hashOfApiToken(secret), sessionId, input.expiresOn]
    )
    this.audit.note({ subjectType: 'feed_key', subjectId: id, after: { expiresOn: input.expiresOn } })
    return { secret, feedKeys: await this.mine() }
  }

  /**
   * Takes a key of the viewer back; the next request with it is refused.
   *
   * @throws DomainError NOT_FOUND also for somebody else's; STALE for one that was taken back before
   */
  async revoke(feedKeyId: string): Promise<FeedKeyType[]> {
    const [key] = await this.db.sql<{ revoked_at: Date | null }>('SELECT revoked_at FROM feed_key WHERE id = $1 FOR UPDATE', [feedKeyId])
    if (!key) throw new DomainError('NOT_FOUND', { path: ['feedKeyId'] })
    this.audit.note({ subjectType: 'feed_key', subjectId: feedKeyId })
    if (key.revoked_at !== null) throw new DomainError('STALE', { path: ['feedKeyId'] })
    await this.db.sql('UPDATE feed_key SET revoked_at = now() WHERE id = $1', [feedKeyId])
    return this.mine()
  }
}
