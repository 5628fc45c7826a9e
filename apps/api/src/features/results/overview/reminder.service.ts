import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { effectiveDueOn } from '@solmu/domain/results/lateness.js'
import type { ReturnState } from '@solmu/domain/results/return-state.js'
import type { RoundState } from '@solmu/domain/results/round.js'
import { daysBetween, type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { newId } from '@solmu/shared/ids.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import { nameOf } from '../../network/network.sql.js'
import { reminderLetter } from '../round/round-mails.js'
import type { RemindUnitsInput, RemindUnitsPayload, SkippedReminder } from './reminder.graphql.js'

type WaitingRow = {
  readonly unitId: string
  readonly centreId: string | null
  readonly state: ReturnState
  readonly dueOn: IsoDate
  readonly extendedUntil: IsoDate | null
  readonly roundName: LocalizedText
  readonly unitName: LocalizedText
  readonly writers: readonly { readonly userId: string; readonly language: Language }[]
}

/** Returns of a round `$1` at some units `$2`, with whoever fills them in today. */
const WAITING_SQL = `
  SELECT r.unit_id AS "unitId", r.centre_id AS "centreId", r.state, c.due_on AS "dueOn", r.extended_until AS "extendedUntil",
    ${nameOf('c')} AS "roundName", ${nameOf('u')} AS "unitName",
    (SELECT coalesce(json_agg(DISTINCT jsonb_build_object('userId', p.id, 'language', p.language)), '[]')
      FROM role_assignment a JOIN role_grant g ON g.role = a.role AND g.action = 'return.edit' JOIN app_user p ON p.id = a.user_id
      WHERE a.unit_id = r.unit_id AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
        AND p.kind = 'person' AND p.deactivated_at IS NULL) AS writers
  FROM unit_return r JOIN collection_round c ON c.id = r.round_id JOIN unit_now u ON u.id = r.unit_id
  WHERE r.round_id = $1 AND r.unit_id = ANY ($2::uuid[]) ORDER BY r.unit_id`

const NOTE_SQL = `
  INSERT INTO round_reminder (id, round_id, consortium_id, unit_id, user_id, kind, day, sent_by)
  SELECT n.id, $1, $2, n.unit_id, n.user_id, 'by_hand', app.today(), $3
  FROM unnest($4::uuid[], $5::uuid[], $6::uuid[]) AS n(id, unit_id, user_id)`

const waits = (state: ReturnState): boolean => state === 'not_started' || state === 'draft' || state === 'returned'

/** Reminds units by hand, as many at once as somebody answers for. */
@Injectable()
export class ReminderService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly notices: Notices,
    private readonly audit: AuditWriter
  ) {}

  /**
   * One message for each person, whichever of the units they fill in.
   *
   * @throws DomainError NOT_FOUND when a unit has no return in the round or is out of sight, NOT_ALLOWED, ROUND_STATE
   */
  async remind({ roundId, unitIds, message }: RemindUnitsInput): Promise<RemindUnitsPayload> {
    const [round] = await this.db.sql<{ state: RoundState }>('SELECT state FROM collection_round WHERE id = $1', [roundId])
    if (!round) throw new DomainError('NOT_FOUND', { path: ['input', 'roundId'] })
    if (round.state !== 'open') throw new DomainError('ROUND_STATE', { path: ['input', 'roundId'] })
    const rows = await this.db.sql<WaitingRow>(WAITING_SQL, [roundId, unitIds])
    const missing = unitIds.findIndex((id) => !rows.some(({ unitId }) => unitId === id))
    if (missing >= 0) throw new DomainError('NOT_FOUND', { path: ['input', 'unitIds', missing] })
    for (const row of rows) this.checkReach(row)
    const reminded = rows.filter(({ state, writers }) => waits(state) && writers.length > 0)
    const recipientCount = await this.send(reminded, message?.trim() ?? '')
    await this.noteAll(roundId, reminded)
    this.audit.note({ subjectType: 'collection_round', subjectId: roundId, details: { units: reminded.length, people: recipientCount } })
    return { remindedUnitIds: reminded.map(({ unitId }) => unitId), recipientCount, skipped: rows.flatMap(skippedOf) }
  }

  private checkReach({ unitId, centreId }: WaitingRow): void {
    const mayRemind = this.access.may('round.remind', { unitId }) || (centreId !== null && this.access.may('round.remind', { unitId: centreId }))
    if (!mayRemind) throw new DomainError('NOT_ALLOWED', { path: ['input', 'unitIds'] })
  }

  private async send(rows: readonly WaitingRow[], message: string): Promise<number> {
    const today = todayIn()
    const { consortiumId } = currentViewer()
    const letters = groupBy(
      rows.flatMap((row) => row.writers.map((writer) => ({ ...row, ...writer }))),
      ({ userId }) => userId
    )
    for (const [userId, own] of letters) {
      const returns = own.map(({ dueOn, extendedUntil, roundName, unitName }) => {
        const due = effectiveDueOn({ dueOn, extendedUntil })
        return { roundName, unitName, dueOn: due, daysLeft: daysBetween(today, due) }
      })
      const { subject, text } = reminderLetter(own[0].language, returns)
      const letter = { subject, text: message === '' ? text : `${text}\n\n${message}` }
      await this.notices.tell({ toUserId: userId, topic: 'return_reminder', letter }, consortiumId)
    }
    return letters.size
  }

  private async noteAll(roundId: string, rows: readonly WaitingRow[]): Promise<void> {
    const notes = rows.flatMap(({ unitId, writers }) => writers.map(({ userId }) => ({ id: newId(), unitId, userId })))
    const { userId, consortiumId } = currentViewer()
    const columns = [notes.map(({ id }) => id), notes.map(({ unitId }) => unitId), notes.map((note) => note.userId)]
    if (notes.length > 0) await this.db.sql(NOTE_SQL, [roundId, consortiumId, userId, ...columns])
  }
}

function skippedOf({ unitId, state, writers }: WaitingRow): SkippedReminder[] {
  if (!waits(state)) return [{ unitId, reason: 'sent' }]
  return writers.length === 0 ? [{ unitId, reason: 'nobody' }] : []
}
