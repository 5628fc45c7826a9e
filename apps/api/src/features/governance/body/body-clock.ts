import { Injectable } from '@nestjs/common'
import { bodyReminders, type SeatFact } from '@solmu/domain/governance/body.js'
import type { BodyKind } from '@solmu/domain/governance/charter-rules.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { isLanguage, type LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import { bodyReminderLetter, type RemindedBody } from './body-mails.js'

type Row = { readonly consortiumId: string; readonly bodyId: string; readonly kind: BodyKind; readonly name: LocalizedText; readonly seats: number; readonly members: readonly SeatFact[] }
type Told = RemindedBody & { readonly consortiumId: string; readonly userId: string; readonly language: string }

/** Tells those who keep bodies which seats stand empty in them, and which terms end with nobody to follow. */
@Injectable()
export class BodyClock {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices
  ) {}

  /** May run as often as it likes: each thing is told once, and what somebody is told on one day comes in one message. */
  daily(today: IsoDate = todayIn()): Promise<number> {
    return this.db.write(async () => {
      const bodies = await this.db.sql<Row>('SELECT consortium_id AS "consortiumId", body_id AS "bodyId", kind, name, seats, members FROM app.bodies_by_clock() ORDER BY consortium_id, body_id')
      const told: Told[] = []
      for (const body of bodies) told.push(...(await this.toTell(body, today)))
      const byReader = groupBy(told, ({ consortiumId, userId }) => `${consortiumId} ${userId}`)
      for (const all of byReader.values()) {
        const [{ consortiumId, userId, language }] = all
        await this.notices.tell({ toUserId: userId, topic: 'body_reminder', letter: bodyReminderLetter(isLanguage(language) ? language : 'fi', all) }, consortiumId)
      }
      return byReader.size
    })
  }

  /** What of a body is new to whom, and noted as told. */
  private async toTell({ consortiumId, bodyId, kind: bodyKind, name, seats, members }: Row, today: IsoDate): Promise<Told[]> {
    const told: Told[] = []
    for (const { kind, aboutOn, count } of bodyReminders({ kind: bodyKind, seats }, members, today)) {
      const keepers = await this.db.sql<{ userId: string; language: string }>('SELECT user_id AS "userId", language FROM app.body_keepers($1, $2, $3)', [bodyId, kind, aboutOn])
      for (const { userId, language } of keepers) {
        await this.db.sql('SELECT app.note_body_reminder($1, $2, $3, $4)', [bodyId, kind, aboutOn, userId])
        told.push({ consortiumId, userId, language, kind, aboutOn, count, name })
      }
    }
    return told
  }
}
