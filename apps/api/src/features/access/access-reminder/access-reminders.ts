import { Injectable } from '@nestjs/common'
import type { AdministratorTerm } from '@solmu/domain/access/administrators.js'
import { administratorCount } from '@solmu/domain/access/administrators.js'
import { type Reminder, remindersOn } from '@solmu/domain/access/reminders.js'
import type { Reviewed } from '@solmu/domain/access/review.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import { reminderMail } from './reminder-mail.js'

/** A role with what a message says about it. */
export type RemindedRole = Reviewed & {
  readonly personName: string
  readonly language: Language
  readonly isPerson: boolean
  readonly unitName: LocalizedText
}

type Facts = { consortium_id: string; assignments: readonly RemindedRole[]; parents: Readonly<Record<string, string>> }

/**
 * The daily reminders: of roles that end and of reviews that wait. Each thing is told once, however often this runs; what
 * somebody has to be told on one day comes in one message.
 */
@Injectable()
export class AccessReminders {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices
  ) {}

  /** Sends what is to be out by a day, for every consortium; returns how many messages that were. */
  async send(today: IsoDate = todayIn()): Promise<number> {
    const facts = await this.db.read(() => this.db.sql<Facts>('SELECT * FROM app.access_facts()'))
    let sent = 0
    for (const each of facts) sent += await this.db.write(() => this.sendIn(each, today))
    return sent
  }

  private async sendIn({ consortium_id: consortiumId, assignments, parents }: Facts, today: IsoDate): Promise<number> {
    const count = administratorCount(assignments.map(asTerm), today)
    const due = remindersOn({ assignments, ancestorsOf: (unitId) => lineAbove(parents, unitId), administratorCount: count, today })
    const roles = new Map(assignments.map((role) => [role.id, role]))
    const readers = new Map(assignments.filter(({ isPerson }) => isPerson).map((role) => [role.userId, role.language]))
    const fresh: Reminder[] = []
    for (const reminder of due) if (readers.has(reminder.userId) && (await this.isNew(consortiumId, reminder))) fresh.push(reminder)
    const byReader = groupBy(fresh, ({ userId }) => userId)
    for (const [userId, reminders] of byReader) {
      const mail = reminderMail(readers.get(userId) ?? 'fi', reminders, roles)
      await this.notices.tell({ toUserId: userId, topic: 'role_reminder', letter: mail }, consortiumId)
    }
    return byReader.size
  }

  private async isNew(consortiumId: string, { assignmentId, userId, kind, day, step }: Reminder): Promise<boolean> {
    const [row] = await this.db.sql<{ isNew: boolean }>('SELECT app.note_access_reminder($1, $2, $3, $4, $5, $6) AS "isNew"', [
      ...[consortiumId, assignmentId, userId, kind, day, step]
    ])
    return row?.isNew ?? false
  }
}

/** Only accounts that are in use come along; a machine is no administrator. */
const asTerm = ({ isPerson, deputyFor = null, ...role }: RemindedRole): AdministratorTerm => ({ ...role, deputyFor, canSignIn: isPerson })

/** The units above one, the nearest first; a circle ends where it began. */
function lineAbove(parents: Readonly<Record<string, string>>, unitId: string): string[] {
  const line: string[] = []
  for (let above = parents[unitId]; above && !line.includes(above); above = parents[above]) line.push(above)
  return line
}
