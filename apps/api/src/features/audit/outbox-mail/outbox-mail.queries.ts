import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import type { OutboxMailListArgs, OutboxMailType } from './outbox-mail.graphql.js'

const FROM = `FROM outbox_mail m WHERE ($1::text IS NULL OR m.recipient ILIKE $1 OR m.subject ILIKE $1)
  AND ($2::text IS NULL OR m.state = $2)`

/** Reads of the outbox. Ids rise with time, so the newest message has the greatest. */
@Injectable()
export class OutboxMailQueries {
  constructor(private readonly db: Db) {}

  /** A page of messages, the newest first. */
  async list(args: OutboxMailListArgs, wantsTotal: boolean): Promise<Page<OutboxMailType>> {
    const first = args.first ?? DEFAULT_PAGE
    const filter = [likePattern(args.filter?.search), args.filter?.state ?? null]
    const after = pageStart(args.after, ['string'])?.[0] ?? null
    if (after !== null && !isUuid(after)) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
    const rows = await this.db.sql<OutboxMailType>(
      `SELECT m.id, m.recipient, m.subject, m.text, m.language, m.state, m.attempts, m.last_error AS "lastError",
         m.created_at AS "createdAt", m.sent_at AS "sentAt"
       ${FROM} AND ($3::uuid IS NULL OR m.id < $3) ORDER BY m.id DESC LIMIT $4`,
      [...filter, after, first + 1]
    )
    const totalCount = wantsTotal ? await this.count(filter) : 0
    return toPage(rows, { first, totalCount, cursor: (row) => [row.id] })
  }

  private async count(filter: readonly unknown[]): Promise<number> {
    const [row] = await this.db.sql<{ count: number }>(`SELECT count(*)::int AS count ${FROM}`, filter)
    return row?.count ?? 0
  }
}
