import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { takeBallotStep } from '@solmu/domain/governance/ballot.workflow.js'
import { fewestAlike, votesPossible } from '@solmu/domain/governance/ballot.js'
import { homeTimeZone, todayIn } from '@solmu/shared/dates.js'
import { Db } from '../../../core/db/db.js'
import { BallotCharter, subjectOf } from './ballot-charter.js'
import { BallotDeeds } from './ballot-deeds.js'
import type { BallotStepInput, CancelBallotInput, RecuseFromBallotInput, WithdrawBallotOptionInput } from './ballot-input.graphql.js'
import { BallotLetters } from './ballot-letters.js'
import { BallotOpening } from './ballot-opening.js'
import type { BallotRow } from './ballot-reader.js'
import { BallotSubjects, earliestClosing } from './ballot-subjects.js'
import type { BallotDetail } from './ballot.graphql.js'

/** Announces ballots, opens and cancels them, and records who is recused and who has withdrawn. */
@Injectable()
export class BallotService {
  constructor(
    private readonly charter: BallotCharter,
    private readonly subjects: BallotSubjects,
    private readonly opening: BallotOpening,
    private readonly letters: BallotLetters,
    private readonly db: Db,
    private readonly deeds: BallotDeeds
  ) {}

  /**
   * Opens a ballot: the roll is frozen as the members and seats are today, and the rules as they are in the charter in force.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, BALLOT_STATE, NOTICE_MISSING, ROLL_EMPTY, VOTES_TELL
   */
  async open(input: BallotStepInput): Promise<BallotDetail> {
    const row = await this.deeds.seen(input.ballotId)
    if (row.version !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    takeBallotStep('open', row)
    const fixed = await this.fixed(row)
    const memberCount = await this.opening.open({ id: row.id, secrecy: row.secrecy, votes: fixed.rule.votes }, fixed)
    return this.deeds.done(row, { before: { state: 'draft' }, after: { state: 'open' }, details: { memberCount } })
  }

  /**
   * Announces a ballot that opens by the clock: the rules are fixed as they are in the charter in force, the keys of a secret one
   * are made, and those who may vote are told.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, BALLOT_STATE, NOTICE_MISSING
   */
  async announce(input: BallotStepInput): Promise<BallotDetail> {
    const row = await this.deeds.seen(input.ballotId)
    if (row.version !== input.expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    takeBallotStep('announce', row)
    const fixed = await this.fixed(row)
    const keys = await this.opening.prepared(row.id, row.secrecy, votesPossible(row.body.kind, fixed.rule.votes))
    await this.db.sql('SELECT app.announce_ballot($1, $2, $3)', [row.id, JSON.stringify(fixed), keys])
    await this.letters.tellAll(row.id, 'announced')
    return this.deeds.done(row, { before: { state: 'draft' }, after: { state: 'announced' } })
  }

  /** What is fixed of the charter, once the ballot closes late enough for its notice to run. */
  private async fixed(row: BallotRow) {
    const subject = subjectOf(row)
    const [{ rules }, demands] = [await this.charter.inForce(subject), await this.subjects.demand(subject)]
    const earliest = earliestClosing(rules, { kind: row.body.kind, matter: row.matter, demands })
    if (todayIn(homeTimeZone, row.closesAt) < earliest) throw new DomainError('NOTICE_MISSING', { path: ['closesAt'], params: { earliest } })
    return this.charter.fixed(row)
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

  /** Recuses a member, as long as it has not voted. @throws DomainError NOT_FOUND, NOT_ALLOWED, REQUIRED, BALLOT_STATE, BALLOT_CAST, VOTES_TELL where the others could be known then */
  async recuse(input: RecuseFromBallotInput): Promise<BallotDetail> {
    const row = await this.deeds.seen(input.ballotId)
    const reason = written(input.reason)
    await this.deeds.take('SELECT app.recuse_ballot_seat($1, $2, $3, $4) AS state', [row.id, input.seatId, reason, fewestAlike])
    return this.deeds.done(row, { details: { seatId: input.seatId } })
  }
}

function written(given: string): string {
  const reason = given.normalize('NFC').trim()
  if (reason === '') throw new DomainError('REQUIRED', { path: ['reason'] })
  return reason
}
