import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { AskedKind, PartyAnswer } from '@solmu/domain/governance/party-answer.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { dayOf } from '../day-input.js'
import type { AnswerAsPartyInput, RecordPartyAnswerInput } from './party-input.graphql.js'
import { PartyReader } from './party-reader.js'
import type { AskedParty, PartyAnswers, PartyQuestion } from './party.graphql.js'

const subjectTypes = { proposal: 'proposal', amendment: 'charter_version', ballot: 'ballot', item: 'meeting', choice: 'centre_choice' } as const satisfies Record<AskedKind, string>
const states = { proposal: 'PROPOSAL_STATE', amendment: 'CHARTER_STATE', ballot: 'BALLOT_STATE', item: 'MEETING_STATE', choice: 'CHOICE_STATE' } as const satisfies Record<AskedKind, string>

/** One answer as it is kept. */
interface Said {
  readonly party: string
  readonly voiceId: string | null
  readonly answer: PartyAnswer
  readonly saidBy: string
  readonly saidOn: IsoDate
  readonly reason: string
  readonly isOwn: boolean
}
interface Subject {
  readonly id: string
  readonly kind: AskedKind
  readonly unitId: string | null
  readonly recordId: string
}

/** Takes what the parties answer that the charter asks beside the voters: from themselves, or written down by those who lead the procedure. */
@Injectable()
export class PartyAnswerService {
  constructor(
    private readonly reader: PartyReader,
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Answers in the name of a party for which the viewer speaks today. Whoever thinks again answers once more; the last answer counts.
   *
   * @throws DomainError NOT_FOUND for what the viewer is not asked (any more), and what is wrong with the fields
   */
  async answer({ subjectId, party, voiceId, answer, reason }: AnswerAsPartyInput): Promise<PartyQuestion[]> {
    const asked = (await this.reader.questions()).find((each) => each.subjectId === subjectId && each.party === party && each.voice.id === voiceId)
    if (!asked) throw new DomainError('NOT_FOUND', { path: ['subjectId'] })
    const fields = new TextFields()
    const said = { party, voiceId, answer, saidBy: currentViewer().displayName.slice(0, 300), saidOn: todayIn(), reason: readReason(fields, { answer, reason }), isOwn: true }
    throwIssues(fields.issues)
    await this.keep({ id: subjectId, kind: asked.kind, unitId: null, recordId: asked.recordId }, said, asked.answer)
    return this.reader.questions()
  }

  /**
   * Writes down what a party has answered elsewhere.
   *
   * @throws DomainError NOT_FOUND, also for a party that the charter does not ask, NOT_ALLOWED, PROPOSAL_STATE, CHARTER_STATE,
   *   BALLOT_STATE, MEETING_STATE and CHOICE_STATE before and after the procedure, and what is wrong with the fields
   */
  async record(input: RecordPartyAnswerInput): Promise<PartyAnswers> {
    const subject = await this.reader.subject(input.subjectId)
    const { kind, unitId, recordId } = subject
    if (!this.reader.mayLead(subject)) throw new DomainError('NOT_ALLOWED')
    const { parties, isWaiting } = await this.reader.answers(input.subjectId)
    const asked = parties.find(({ party }) => party === input.party)
    const said = readRecord(input, asked?.voices ?? [])
    if (!asked) throw new DomainError('NOT_FOUND', { path: ['party'] })
    if (!isWaiting) throw new DomainError(states[kind])
    await this.keep({ id: input.subjectId, kind, unitId, recordId }, said, asked.answer)
    return this.reader.answers(input.subjectId)
  }

  private async keep({ id, kind, unitId, recordId }: Subject, { party, voiceId, answer, saidBy, saidOn, reason, isOwn }: Said, before: PartyAnswer | null): Promise<void> {
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      `INSERT INTO party_answer (id, consortium_id, ${kind}_id, party, voice_id, answer, said_by, said_on, reason, is_own, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [newId(), consortiumId, id, party, voiceId, answer, saidBy, saidOn, reason, isOwn, userId]
    )
    this.audit.note({ subjectType: subjectTypes[kind], subjectId: recordId, ...(unitId !== null && { unitId }), details: { party }, before: { answer: before }, after: { answer } })
  }
}

function readReason(fields: TextFields, { answer, reason }: { readonly answer: PartyAnswer; readonly reason: string }): string {
  const read = fields.text(['reason'], reason, { most: 4000, isLong: true })
  if (answer === 'refuses' && read === '') fields.refuse('REQUIRED', ['reason'])
  return read
}

/** Which of those that the party is; it goes without saying where there is one, and cannot be told where there is none. */
function readVoice(fields: TextFields, { voiceId, voices }: { readonly voiceId: string | null; readonly voices: AskedParty['voices'] }): string | null {
  if (voices.length === 0) return null
  if (voiceId === null && voices.length > 1) fields.refuse('REQUIRED', ['voiceId'])
  const voice = voices.find(({ id }) => voiceId === null || id === voiceId)
  if (!voice) fields.refuse('NOT_FOUND', ['voiceId'])
  return voice?.id ?? null
}

/** @throws DomainError each thing that is wrong, at its field */
function readRecord(input: RecordPartyAnswerInput, voices: AskedParty['voices']): Said {
  const { party, answer } = input
  const fields = new TextFields()
  const saidBy = fields.text(['saidBy'], input.saidBy, { most: 300 })
  const reason = readReason(fields, input)
  const [saidOn, today] = [dayOf(input.saidOn, 'saidOn'), todayIn()]
  if (saidBy === '') fields.refuse('REQUIRED', ['saidBy'])
  if (saidOn > today) fields.refuse('OUT_OF_RANGE', ['saidOn'], { min: '', max: today })
  const voiceId = readVoice(fields, { voiceId: input.voiceId ?? null, voices })
  throwIssues(fields.issues)
  return { party, voiceId, answer, saidBy, saidOn, reason, isOwn: false }
}
