import { Injectable } from '@nestjs/common'
import { daysThatAgreementsExpire } from '@solmu/domain/governance/agreement.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { isLanguage } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import { FileStorage } from '../../../core/storage/storage.js'
import { type Reminded, reminderLetter } from './agreement-mails.js'

type Due = Reminded & { readonly consortiumId: string; readonly subjectId: string; readonly userId: string; readonly language: string }

/** How many days before it is due what waits to be accepted, or to be done, is told of. */
const daysBeforeDue = 7

/** What the clock does about agreements: moves their versions, tells what is near, and takes away files that nothing refers to. */
@Injectable()
export class AgreementClock {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices,
    private readonly storage: FileStorage
  ) {}

  /** May run as often as it likes: each thing is told once, and what somebody is told on one day comes in one message. */
  async daily(today: IsoDate = todayIn()): Promise<{ moved: number; sent: number }> {
    const [settled] = await this.db.write(() => this.db.sql<{ moved: number }>('SELECT app.settle_agreements($1) AS moved', [today]))
    const sent = await this.db.write(() => this.remind(today))
    const files = await this.db.write(() => this.db.sql<{ key: string }>('SELECT file_key AS key FROM app.sweep_agreement_files()'))
    for (const { key } of files) await this.storage.remove(key)
    return { moved: settled?.moved ?? 0, sent }
  }

  private async remind(today: IsoDate): Promise<number> {
    const due = await this.db.sql<Due>(
      `SELECT consortium_id AS "consortiumId", kind, subject_id AS "subjectId", about_on AS "aboutOn", name, user_id AS "userId", language FROM app.agreement_reminders($1, $2, $3)`,
      [today, daysThatAgreementsExpire, daysBeforeDue]
    )
    const byReader = groupBy(due, ({ consortiumId, userId }) => `${consortiumId} ${userId}`)
    for (const all of byReader.values()) {
      for (const { consortiumId, subjectId, kind, aboutOn, userId } of all) await this.db.sql('SELECT app.note_agreement_reminder($1, $2, $3, $4, $5)', [consortiumId, subjectId, kind, aboutOn, userId])
      const [{ consortiumId, userId, language }] = all
      await this.notices.tell({ toUserId: userId, topic: 'agreement_reminder', letter: reminderLetter(isLanguage(language) ? language : 'fi', all) }, consortiumId)
    }
    return byReader.size
  }
}
