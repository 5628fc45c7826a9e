import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { takeBallotStep } from '@solmu/domain/governance/ballot.workflow.js'
import { bodyRule, matterRule } from '@solmu/domain/governance/charter-rules.js'
import { Db } from '../../../core/db/db.js'
import { BallotCharter, subjectOf } from './ballot-charter.js'
import { BallotDeeds } from './ballot-deeds.js'
import type { BallotStepInput, CancelBallotInput, RecuseFromBallotInput, WithdrawBallotOptionInput } from './ballot-input.graphql.js'
import { BallotLetters } from './ballot-letters.js'
import type { FixedRule } from './ballot-reader.js'
import { BallotSecretsKeeper } from './ballot-secrets.js'
import type { BallotDetail } from './ballot.graphql.js'

/** Opens ballots and cancels them, and records who is recused and who has withdrawn. */
@Injectable()
export class BallotService {
  constructor(
    private readonly charter: BallotCharter,
    private readonly secrets: BallotSecretsKeeper,
    private readonly letters: BallotLetters,
    private readonly db: Db,
    private readonly deeds: BallotDeeds
  ) {}

  /**
   * Opens a ballot: the roll is frozen as the members and seats are today, and the rules as they are in the charter in force.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, BALLOT_STATE, ROLL_EMPTY, WEIGHTS_DIFFER for a secret one in which votes differ
   */
  async open(input: BallotStepInput): Promise<BallotDetail> {
    const row = await this.deeds.seen(input.ballotId)
    if (row.version !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    takeBallotStep('open', row)
    const charter = await this.charter.inForce(subjectOf(row))
    const body = await this.charter.body(row.body.id)
    const matter = matterRule(charter.rules, row.matter)
    const rule: FixedRule = { majority: matter.majority, tie: matter.tie, quorum: bodyRule(charter.rules, body.kind).quorum, votes: charter.rules.votes, seats: body.seats }
    const { sealed, ...shown } = await this.secrets.make(row.id, row.secrecy === 'secret')
    const fixed = { charterVersionId: charter.id, rule, mayChange: matter.mayChange, ...shown }
    const [roll] = await this.db.sql<{ members: number; differ: boolean }>('SELECT members, differ FROM app.open_ballot($1, $2, $3)', [row.id, JSON.stringify(fixed), sealed])
    if (!roll || roll.members === 0) throw new DomainError('ROLL_EMPTY')
    if (row.secrecy === 'secret' && roll.differ) throw new DomainError('WEIGHTS_DIFFER')
    await this.letters.opened(row.id)
    return this.deeds.done(row, { before: { state: 'draft' }, after: { state: 'open' }, details: { memberCount: roll.members } })
  }

  /** Gives a ballot up; whatever was cast is destroyed. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, REQUIRED, BALLOT_STATE */
  async cancel(input: CancelBallotInput): Promise<BallotDetail> {
    const row = await this.deeds.seen(input.ballotId)
    const reason = written(input.reason)
    if (row.version !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    takeBallotStep('cancel', row)
    await this.deeds.take('SELECT app.cancel_ballot($1, $2) AS state', [row.id, reason])
    return this.deeds.done(row, { before: { state: row.state }, after: { state: 'cancelled' } })
  }

  /** Takes an option off: whoever has chosen it keeps the rest of their ballot. @throws DomainError NOT_FOUND, NOT_ALLOWED, BALLOT_STATE */
  async withdrawOption({ ballotId, code }: WithdrawBallotOptionInput): Promise<BallotDetail> {
    const row = await this.deeds.seen(ballotId)
    await this.deeds.take('SELECT app.withdraw_ballot_option($1, $2) AS state', [ballotId, code])
    return this.deeds.done(row, { details: { optionCode: code } })
  }

  /** Recuses a member, as long as it has not voted. @throws DomainError NOT_FOUND, NOT_ALLOWED, REQUIRED, BALLOT_STATE, BALLOT_CAST */
  async recuse(input: RecuseFromBallotInput): Promise<BallotDetail> {
    const row = await this.deeds.seen(input.ballotId)
    const reason = written(input.reason)
    await this.deeds.take('SELECT app.recuse_ballot_seat($1, $2, $3) AS state', [row.id, input.seatId, reason])
    return this.deeds.done(row, { details: { seatId: input.seatId } })
  }
}

function written(given: string): string {
  const reason = given.normalize('NFC').trim()
  if (reason === '') throw new DomainError('REQUIRED', { path: ['reason'] })
  return reason
}
