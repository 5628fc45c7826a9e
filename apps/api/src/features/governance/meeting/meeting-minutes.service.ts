import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { DecisionPublication } from '@solmu/domain/governance/decision.js'
import { isDecided, wordsDecided } from '@solmu/domain/governance/meeting.js'
import { takeMeetingStep } from '@solmu/domain/governance/meeting.workflow.js'
import { Recorded } from '../../../core/audit/recorded.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { DecisionRecordService } from '../decision/decision-record.service.js'
import { MeetingDeeds } from './meeting-deeds.js'
import type { PublishMinutesInput, SignMinutesInput } from './meeting-record-input.graphql.js'
import { isFreed, MeetingReader, situationOf, type WholeMeeting } from './meeting-reader.js'
import type { ItemRow } from './meeting-rows.js'
import { basisTexts, decidedOnOf, MeetingSettling } from './meeting-settling.js'
import type { Meeting } from './meeting.graphql.js'

/** Signs minutes, and publishes them: what was decided stands in the register from then on. */
@Injectable()
export class MeetingMinutesService {
  constructor(
    private readonly reader: MeetingReader,
    private readonly deeds: MeetingDeeds,
    private readonly settling: MeetingSettling,
    private readonly decisions: DecisionRecordService,
    private readonly recorded: Recorded,
    private readonly db: Db
  ) {}

  /**
   * Signs the minutes as they were read, in the viewer's own name. The last signature settles them.
   *
   * @throws DomainError NOT_FOUND, MINUTES_SIGNER for whoever was not chosen, ALREADY_EXISTS, MEETING_STATE, STALE for other minutes than those that were read
   */
  async sign({ meetingId, minutesHash }: SignMinutesInput): Promise<Meeting> {
    const whole = await this.reader.whole(meetingId)
    const { userId, consortiumId, sessionId } = currentViewer()
    const signer = whole.row.signers.find((each) => each.userId === userId)
    if (!signer) throw new DomainError('MINUTES_SIGNER')
    takeMeetingStep('sign', situationOf(whole))
    if ((await this.reader.minutesHash(meetingId)) !== minutesHash) throw new DomainError('STALE', { path: ['minutesHash'] })
    await this.db.sql(
      `INSERT INTO meeting_signature (meeting_id, user_id, consortium_id, role, name, content_hash, has_second_factor)
       VALUES ($1, $2, $3, $4, $5, $6, coalesce((SELECT s.has_second_factor FROM session s WHERE s.id = nullif($7, '')::uuid), false))`,
      [meetingId, userId, consortiumId, signer.role, signer.name, minutesHash, sessionId]
    )
    return this.deeds.done(whole, { details: { kind: signer.role, contentHash: minutesHash } })
  }

  /**
   * Publishes minutes: each decision that carried is recorded in the register, and what was proposed gets its outcome; but for what
   * waits for the consent of a party. That is recorded by the same once the party agrees.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEETING_STATE, PROPOSAL_STATE for a proposal that is still discussed
   */
  async publish(input: PublishMinutesInput): Promise<Meeting> {
    const whole = await this.deeds.locked(input, 'publish')
    if (whole.row.publication !== null) return this.recordFreed(whole, whole.row.publication)
    takeMeetingStep('publish', situationOf(whole))
    const decided = whole.items.filter(({ kind }) => isDecided(kind))
    let count = 0
    for (const item of decided.filter(({ outcome }) => outcome === 'carried')) {
      if (!item.isHeld && (await this.record(whole, item, input.publication))) count += 1
    }
    for (const item of decided) await this.settling.settle(whole, item)
    await this.deeds.change(whole, "(state, publication) = ('published', $2)", [input.publication])
    return this.deeds.done(whole, { before: { state: whole.row.state }, after: { state: 'published', publication: input.publication }, details: { count } })
  }

  /** After the minutes were published: what waited for a party then, and does no longer, for those who read the minutes. */
  private async recordFreed(whole: WholeMeeting, publication: DecisionPublication): Promise<Meeting> {
    takeMeetingStep('record_freed', situationOf(whole))
    const freed = whole.items.filter(isFreed)
    for (const item of freed) await this.record(whole, item, publication)
    return this.deeds.done(whole, { details: { count: freed.length } })
  }

  /** What a ballot has decided that stands in the register already is named, and not recorded again. */
  private async record({ row }: WholeMeeting, item: ItemRow, publication: DecisionPublication): Promise<boolean> {
    const [known] = item.ballot ? await this.db.sql<{ id: string }>('SELECT d.id FROM governance_decision d WHERE d.ballot_id = $1', [item.ballot.id]) : []
    if (known) {
      await this.db.sql('UPDATE meeting_item SET decision_id = $2 WHERE id = $1', [item.id, known.id])
      return false
    }
    const { id } = await this.recorded.part('recordDecision', () =>
      this.decisions.record(
        {
          ...{ unitId: row.unitId, bodyId: row.body.id, bodyName: row.body.name, title: item.title, content: wordsDecided(item) ?? item.proposalText, basis: basisTexts(row, item) },
          ...{ votes: item.votes && item.votes.for + item.votes.against + item.votes.abstain > 0 ? item.votes : null, dissent: item.dissent.map(({ name, reason }) => (reason === '' ? name : `${name}: ${reason}`)).join('\n').slice(0, 5000) },
          ...{ decidedOn: decidedOnOf(row), tasks: [], ends: [], publication }
        },
        { meetingId: row.id, ...(item.ballot && { ballotId: item.ballot.id }) }
      )
    )
    await this.db.sql('UPDATE meeting_item SET decision_id = $2 WHERE id = $1', [item.id, id])
    return true
  }
}
