import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { Db } from '../../../core/db/db.js'
import { BallotDeeds } from './ballot-deeds.js'
import type { BreakBallotTieInput } from './ballot-input.graphql.js'
import { BallotReader } from './ballot-reader.js'
import type { BallotDetail } from './ballot.graphql.js'

/** Records what the chair decides of those who stand equally, where the charter leaves it to the chair. */
@Injectable()
export class BallotTieService {
  constructor(
    private readonly reader: BallotReader,
    private readonly deeds: BallotDeeds,
    private readonly db: Db
  ) {}

  /**
   * @throws DomainError NOT_FOUND, BALLOT_STATE when nothing waits for the chair, NOT_ALLOWED, REQUIRED without the name of a chair who has
   *   no account, CHOICE_INVALID for others or another number than the count has left open, and for a side against one's own open vote
   */
  async decide({ ballotId, chosen, chairName }: BreakBallotTieInput): Promise<BallotDetail> {
    const row = await this.reader.row(ballotId)
    const [waits] = await this.db.sql<{ forChair: boolean }>('SELECT app.waits_for_chair($1) AS "forChair"', [ballotId])
    if (!waits?.forChair) throw new DomainError('BALLOT_STATE', { params: { state: row.state } })
    if (row.breaksTie === null) throw new DomainError('NOT_ALLOWED')
    const name = chairName.normalize('NFC').trim()
    if (row.breaksTie === 'record' && name === '') throw new DomainError('REQUIRED', { path: ['chairName'] })
    await this.deeds.take('SELECT app.break_ballot_tie($1, $2, $3) AS state', [ballotId, JSON.stringify(chosen), name])
    return this.deeds.done(row, { details: { optionCode: chosen.join(', '), asKind: row.breaksTie } })
  }
}
