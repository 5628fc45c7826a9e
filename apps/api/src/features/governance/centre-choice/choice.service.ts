import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { ballotMethodsOfCentres, readVotes } from '@solmu/domain/governance/centre-choice-draft.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Db } from '../../../core/db/db.js'
import { BallotReader } from '../ballot/ballot-reader.js'
import { ChoiceDeeds, written } from './choice-deeds.js'
import type { MoveCentreChoiceInput, RecordCentreVoteInput, WithdrawCentreCandidateInput } from './choice-input.graphql.js'
import { ChoiceLetters } from './choice-letters.js'
import type { CentreCandidate, CentreChoice } from './choice.graphql.js'

const standing = ({ candidates }: CentreChoice): readonly CentreCandidate[] => candidates.filter(({ withdrawnOn }) => withdrawnOn === null)

/** Leads choices of regional centres from step to step, takes candidates off, and records the votes of the units. */
@Injectable()
export class ChoiceService {
  constructor(
    private readonly deeds: ChoiceDeeds,
    private readonly ballots: BallotReader,
    private readonly letters: ChoiceLetters,
    private readonly db: Db
  ) {}

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, CHOICE_STATE with what stands in the way, REQUIRED for giving up without a reason */
  async move(input: MoveCentreChoiceInput): Promise<CentreChoice> {
    const before = await this.deeds.seen(input)
    const step = before.steps.find(({ action }) => action === input.action)
    const [guard] = step?.blockedBy ?? []
    if (!step || guard) throw new DomainError('CHOICE_STATE', { params: { state: before.state, ...(guard && { guard }) } })
    const reason = input.action === 'cancel' ? written(input.reason, 'reason') : ''
    await this.db.sql(
      `UPDATE centre_choice SET state = CASE $2 WHEN 'open' THEN 'open' WHEN 'close' THEN 'closed' ELSE 'cancelled' END, version = version + 1,
         opened_on = CASE WHEN $2 = 'open' THEN app.today() ELSE opened_on END, closed_on = CASE WHEN $2 = 'close' THEN app.today() ELSE closed_on END,
         ended_on = CASE WHEN $2 = 'cancel' THEN app.today() END, end_reason = $3 WHERE id = $1`,
      [before.id, input.action, reason]
    )
    const after = await this.deeds.done(before, { before: { state: before.state }, after: { state: input.action } })
    if (input.action === 'open') await this.letters.opened(after)
    return after
  }

  /** Takes a candidate off: it is ranked no longer. @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, CHOICE_STATE, REQUIRED without a reason */
  async withdraw(input: WithdrawCentreCandidateInput): Promise<CentreChoice> {
    const before = await this.deeds.seen(input)
    const candidate = standing(before).find(({ id }) => id === input.candidateId)
    if (!candidate) throw new DomainError('NOT_FOUND', { path: ['candidateId'] })
    if (before.state !== 'open' && before.state !== 'closed') throw new DomainError('CHOICE_STATE', { params: { state: before.state } })
    const reason = written(input.reason, 'reason')
    await this.db.sql('UPDATE centre_candidate SET (withdrawn_on, withdraw_reason) = (app.today(), $2) WHERE id = $1', [candidate.id, reason])
    await this.db.sql('UPDATE centre_choice SET version = version + 1 WHERE id = $1', [before.id])
    return this.deeds.done(before, { details: { name: candidate.organisation.name.fi }, after: { withdrawnOn: todayIn() } })
  }

  /**
   * Records the votes of the units, once the assessment is closed, so that nobody scores by them.
   *
   * @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, CHOICE_STATE, and what is wrong with the fields
   */
  async recordVote(input: RecordCentreVoteInput): Promise<CentreChoice> {
    const before = await this.deeds.seen(input)
    if (before.state !== 'closed') throw new DomainError('CHOICE_STATE', { params: { state: before.state } })
    const candidateIds = standing(before).map(({ id }) => id)
    if (input.ballotId) await this.readBallot(before, { ...input, ballotId: input.ballotId }, candidateIds)
    else await this.writeCounts(before, input, candidateIds)
    return this.deeds.done(before, { details: { isBallot: input.ballotId != null } })
  }

  /** @throws DomainError NOT_FOUND for a ballot or an option that is none, INVALID_INPUT for one that ranks, REQUIRED for a candidate without an option */
  private async readBallot({ id }: CentreChoice, { ballotId, options }: RecordCentreVoteInput & { ballotId: string }, candidateIds: readonly string[]): Promise<void> {
    const ballot = await this.ballots.row(ballotId)
    if (!ballotMethodsOfCentres.some((method) => method === ballot.method)) throw new DomainError('INVALID_INPUT', { path: ['ballotId'] })
    const codes = candidateIds.map((candidateId) => options.find((each) => each.candidateId === candidateId)?.code)
    codes.forEach((code, at) => {
      if (code === undefined) throw new DomainError('REQUIRED', { path: ['options', at] })
      if (!ballot.options.some((option) => option.code === code)) throw new DomainError('NOT_FOUND', { path: ['options', at, 'code'] })
      if (codes.indexOf(code) !== at) throw new DomainError('ALREADY_EXISTS', { path: ['options', at, 'code'] })
    })
    await this.db.sql(`UPDATE centre_choice SET ballot_id = $2, vote_source = '', version = version + 1 WHERE id = $1`, [id, ballotId])
    for (const [at, candidateId] of candidateIds.entries()) await this.db.sql('UPDATE centre_candidate SET (option_code, votes) = ($2, NULL) WHERE id = $1', [candidateId, codes[at]])
  }

  private async writeCounts({ id }: CentreChoice, input: RecordCentreVoteInput, candidateIds: readonly string[]): Promise<void> {
    const { counts, source } = readVotes(input.counts, { candidateIds, source: input.source })
    await this.db.sql('UPDATE centre_choice SET ballot_id = NULL, vote_source = $2, version = version + 1 WHERE id = $1', [id, source])
    for (const { candidateId, votes } of counts) await this.db.sql('UPDATE centre_candidate SET (option_code, votes) = (NULL, $2) WHERE id = $1', [candidateId, votes])
  }
}
