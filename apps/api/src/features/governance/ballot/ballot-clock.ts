import { Injectable } from '@nestjs/common'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { BallotCounting } from './ballot-counting.js'
import { BallotLetters } from './ballot-letters.js'
import { BallotOpening } from './ballot-opening.js'

/** How long before closing those who have not voted are reminded. */
const hoursBefore = 48

/** What the clock does about ballots: opens those that were announced, counts those whose time is over, and reminds who has not voted. */
@Injectable()
export class BallotClock {
  constructor(
    private readonly db: Db,
    private readonly opening: BallotOpening,
    private readonly counting: BallotCounting,
    private readonly letters: BallotLetters,
    private readonly audit: AuditWriter
  ) {}

  /** Each ballot in a transaction of its own; may run as often as it likes. */
  async run(): Promise<{ opened: number; counted: number; reminded: number }> {
    const opened = await this.db.write(() => this.opening.byClock())
    const due = await this.db.write(() => this.db.sql<{ id: string }>('SELECT app.ballots_due() AS id'))
    for (const { id } of due) {
      await this.db.write(async () => {
        const { ballot, result } = await this.counting.count(id)
        const note = { subjectType: 'ballot', subjectId: id, unitId: ballot.unit_id, details: { outcomeKind: result.outcome, ballotCount: result.ballots } }
        await this.audit.done('ballotCounted', note, { userId: null, consortiumId: ballot.consortium_id })
      })
    }
    return { opened, counted: due.length, reminded: await this.db.write(() => this.letters.remind(hoursBefore)) }
  }

  /** Takes what was deleted off the disk. */
  async wipe(): Promise<void> {
    await this.db.write(() => this.db.sql('SELECT app.wipe_ballot_boxes()'))
  }
}
