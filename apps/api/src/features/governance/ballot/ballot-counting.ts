import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { BallotMethod, BallotOption } from '@solmu/domain/governance/ballot.js'
import { drawLot, sortedLines } from '@solmu/domain/governance/ballot-log.js'
import { type BallotLine, type BallotResult, countBallot } from '@solmu/domain/governance/ballot-result.js'
import { Db } from '../../../core/db/db.js'
import { Jobs } from '../../../core/jobs/jobs.js'
import type { FixedRule } from './ballot-reader.js'
import { BallotSecretsKeeper, sha256 } from './ballot-secrets.js'

interface CountedBallot {
  readonly id: string
  readonly consortium_id: string
  readonly unit_id: string
  readonly method: BallotMethod
  readonly options: readonly BallotOption[]
  readonly seats: number
  readonly rule: FixedRule
}
type ToCount = {
  readonly ballot: CountedBallot
  readonly sealedKey: string
  readonly votes: readonly BallotLine[]
  readonly box: readonly string[]
  readonly roll: { readonly members: number; readonly weight: number }
}

const TO_COUNT = 'SELECT ballot, sealed_key AS "sealedKey", votes, box, roll FROM app.ballot_to_count($1)'

/** Counts ballots: opens the box, counts by the rules that were fixed, keeps the log, and has the secrets destroyed. */
@Injectable()
export class BallotCounting {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly secrets: BallotSecretsKeeper
  ) {}

  /**
   * Counts a ballot in the transaction that is open.
   *
   * @throws DomainError BALLOT_STATE for one whose time is not over, that was counted already, or that the viewer may not count
   */
  async count(ballotId: string): Promise<{ ballot: CountedBallot; result: BallotResult }> {
    const [found] = await this.db.sql<ToCount>(TO_COUNT, [ballotId])
    if (!found) throw new DomainError('BALLOT_STATE')
    const { ballot, roll } = found
    const secrets = this.secrets.open(ballotId, found.sealedKey)
    const boxed = found.box.map((sealed) => this.secrets.unseal(ballotId, secrets, sealed))
    const lines = sortedLines([...found.votes, ...boxed])
    const options = ballot.options.map(({ code }) => code)
    const result = countBallot(
      {
        ...{ method: ballot.method, options, withdrawn: ballot.options.filter(({ isWithdrawn }) => isWithdrawn).map(({ code }) => code), seats: ballot.seats, rule: ballot.rule },
        roll: { members: roll.members, weight: roll.weight, seats: ballot.rule.seats },
        lot: drawLot({ seed: secrets.seed, lines, options }, sha256)
      },
      lines
    )
    const [closed] = await this.db.sql<{ isClosed: boolean }>('SELECT app.close_ballot($1, $2, $3, $4) AS "isClosed"', [ballotId, JSON.stringify(lines), JSON.stringify(result), secrets.seed])
    if (!closed?.isClosed) throw new DomainError('BALLOT_STATE')
    await this.jobs.add('ballot:wipe', {}, 'ballot:wipe')
    return { ballot, result }
  }
}
