import { Injectable } from '@nestjs/common'
import { cycleReminderOn, type RemindedAssessment } from '@solmu/domain/quality/assessment-cycle.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import { assessmentLetter, type RemindedUnit } from './cycle-mails.js'

type Unanswered = {
  readonly assessment_id: string
  readonly consortium_id: string
  readonly unit_id: string
  readonly facts: RemindedAssessment & { readonly name: LocalizedText; readonly unitName: LocalizedText }
  readonly people: readonly { readonly userId: string; readonly language: Language }[]
}

/** What one person is told on one day. */
type Told = { readonly consortiumId: string; readonly userId: string; readonly language: Language; readonly units: RemindedUnit[] }

/** The daily work on rounds of assessment: opens those whose day has come, and reminds. Each part is done once however often this runs. */
@Injectable()
export class CycleClock {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices,
    private readonly audit: AuditWriter
  ) {}

  /** Does what is to be done by a day, for every consortium. */
  async run(today: IsoDate = todayIn()): Promise<{ readonly opened: number; readonly mails: number }> {
    const opened = await this.db.write(() => this.open(today))
    const mails = await this.db.write(() => this.remind(today))
    return { opened, mails }
  }

  private async open(today: IsoDate): Promise<number> {
    const opened = await this.db.sql<{ cycle_id: string; consortium_id: string }>('SELECT * FROM app.open_due_cycles($1)', [today])
    for (const { cycle_id: subjectId, consortium_id: consortiumId } of opened) {
      const [row] = await this.db.sql<{ count: number }>('SELECT app.fill_open_cycle($1) AS count', [subjectId])
      const note = { subjectType: 'quality_cycle', subjectId, details: { count: row?.count ?? 0 } }
      await this.audit.done('assessmentCycleOpened', note, { userId: null, consortiumId })
    }
    return opened.length
  }

  private async remind(today: IsoDate): Promise<number> {
    const told = new Map<string, Told>()
    for (const each of await this.db.sql<Unanswered>('SELECT * FROM app.unanswered_assessments()')) {
      const due = cycleReminderOn(each.facts, today)
      if (due === null) continue
      const { name, unitName } = each.facts
      for (const { userId, language } of each.people) {
        if (!(await this.isNew(each.assessment_id, userId, due.day))) continue
        const key = `${each.consortium_id}/${userId}`
        const own = told.get(key) ?? { consortiumId: each.consortium_id, userId, language, units: [] }
        own.units.push({ name, unitName, dueOn: due.dueOn, daysLeft: due.daysLeft })
        told.set(key, own)
      }
    }
    for (const { consortiumId, userId, language, units } of told.values()) {
      await this.notices.tell({ toUserId: userId, topic: 'assessment_reminder', letter: assessmentLetter(language, units) }, consortiumId)
    }
    return told.size
  }

  private async isNew(assessmentId: string, userId: string, day: IsoDate): Promise<boolean> {
    const [row] = await this.db.sql<{ isNew: boolean }>('SELECT app.note_quality_reminder($1, $2, $3) AS "isNew"', [assessmentId, userId, day])
    return row?.isNew ?? false
  }
}
