import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { BallotLog } from '@solmu/domain/governance/ballot-log.js'
import { homeTimeZone, todayIn } from '@solmu/shared/dates.js'
import { eachText, pick } from '@solmu/shared/text.js'
import { Recorded } from '../../../core/audit/recorded.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Access } from '../../../core/access/access.js'
import { DecisionRecordService } from '../decision/decision-record.service.js'
import type { RecordBallotDecisionInput } from './ballot-input.graphql.js'
import { BallotReader, isSettled } from './ballot-reader.js'
import type { BallotDetail } from './ballot.graphql.js'

/** Records in the register what a ballot has decided: the body, the day, the votes and the dissent are those of the ballot. */
@Injectable()
export class BallotDecisionService {
  constructor(
    private readonly reader: BallotReader,
    private readonly decisions: DecisionRecordService,
    private readonly recorded: Recorded,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, BALLOT_STATE for one that settled nothing, ALREADY_EXISTS, and what is wrong with the words */
  async record({ ballotId, content, publication }: RecordBallotDecisionInput): Promise<BallotDetail> {
    const row = await this.reader.row(ballotId)
    this.access.check('decision.manage', { unitId: row.unitId })
    const detail = await this.reader.detail(ballotId)
    if (!isSettled(row) || row.endedAt === null || detail.log === null) throw new DomainError('BALLOT_STATE', { params: { state: row.state } })
    if (row.decision !== null) throw new DomainError('ALREADY_EXISTS', { path: ['ballotId'] })
    const decidedOn = todayIn(homeTimeZone, row.endedAt)
    const { votes, dissent } = votesOf(detail, JSON.parse(detail.log) as BallotLog)
    await this.recorded.part('recordDecision', () =>
      this.decisions.record(
        {
          ...{ unitId: row.unitId, bodyId: row.body.id, bodyName: row.body.name, title: row.title, content, basis: eachText(row.title, (title) => `${title} ${decidedOn}`) },
          ...{ votes, dissent, decidedOn, tasks: [], ends: [], publication }
        },
        { ballotId }
      )
    )
    const after = await this.reader.detail(ballotId)
    this.audit.note({ subjectType: 'ballot', subjectId: ballotId, unitId: row.unitId, details: { decisionNumber: after.ballot.decision?.number ?? '' }, after: { publication } })
    return after
  }
}

/** How many voted how, where the question was yes or no; and who was against what was carried, where it is known. */
function votesOf({ roll, ballot }: BallotDetail, { result, lines }: BallotLog) {
  if (ballot.method !== 'yes_no') return { votes: null, dissent: '' }
  const { yes = 0, no = 0, abstain = 0 } = result.tallies
  const against = lines.filter(({ choice }) => 'answer' in choice && choice.answer === (ballot.outcome === 'carried' ? 'no' : 'yes')).map(({ by }) => by)
  const names = ballot.secrecy === 'secret' ? [] : roll.filter(({ id }) => against.includes(id)).map(({ name }) => pick(name, 'fi').text)
  return { votes: { for: yes, against: no, abstain }, dissent: names.join('\n').slice(0, 5000) }
}
