import { Injectable } from '@nestjs/common'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { isLanguage } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import { type RemindedDecision, decisionReminderLetter } from './decision-mails.js'

type Due = RemindedDecision & { readonly consortiumId: string; readonly subjectId: string; readonly userId: string; readonly language: string }

/** How many days before its day somebody is reminded. */
const daysBeforeDue = 7

/** Reminds those who have something to do because of a decision, and those who look at one again. */
@Injectable()
export class DecisionClock {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices
  ) {}

  /** May run as often as it likes: each thing is told once, and what somebody is told on one day comes in one message. */
  daily(today: IsoDate = todayIn()): Promise<number> {
    return this.db.write(async () => {
      const due = await this.db.sql<Due>(
        `SELECT consortium_id AS "consortiumId", kind, subject_id AS "subjectId", about_on AS "aboutOn", name, user_id AS "userId", language FROM app.decision_reminders($1, $2)`,
        [today, daysBeforeDue]
      )
      const byReader = groupBy(due, ({ consortiumId, userId }) => `${consortiumId} ${userId}`)
      for (const all of byReader.values()) {
        for (const { consortiumId, subjectId, kind, aboutOn, userId } of all) await this.db.sql('SELECT app.note_decision_reminder($1, $2, $3, $4, $5)', [consortiumId, subjectId, kind, aboutOn, userId])
        const [{ consortiumId, userId, language }] = all
        await this.notices.tell({ toUserId: userId, topic: 'decision_reminder', letter: decisionReminderLetter(isLanguage(language) ? language : 'fi', all) }, consortiumId)
      }
      return byReader.size
    })
  }
}
