import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import type { AuditNote } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { BallotReader, type BallotRow } from './ballot-reader.js'
import type { BallotDetail } from './ballot.graphql.js'

/** Where a deed was refused by the database, which looked under its lock: what that means. */
const refusals = { stranger: 'NOT_ALLOWED', ended: 'BALLOT_STATE', voted: 'BALLOT_CAST', unknown: 'NOT_FOUND', known: 'VOTES_TELL', wrong: 'CHOICE_INVALID' } as const

/** What every deed of those who look after a ballot begins and ends with. */
@Injectable()
export class BallotDeeds {
  constructor(
    private readonly reader: BallotReader,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED */
  async seen(ballotId: string): Promise<BallotRow> {
    const row = await this.reader.row(ballotId)
    this.access.check('ballot.manage', { unitId: row.unitId })
    return row
  }

  /** Does it in the database, which looks once more under its lock. */
  async take(sql: string, values: readonly unknown[]): Promise<void> {
    const [row] = await this.db.sql<{ state: keyof typeof refusals | 'done' }>(sql, values)
    if (row && row.state !== 'done') throw new DomainError(refusals[row.state])
  }

  async done({ id, unitId }: BallotRow, said: Pick<AuditNote, 'before' | 'after' | 'details'>): Promise<BallotDetail> {
    this.audit.note({ subjectType: 'ballot', subjectId: id, unitId, ...said })
    return this.reader.detail(id)
  }
}
