import { Injectable } from '@nestjs/common'
import { type RemindedReturn, reminderOn } from '@solmu/domain/results/round-reminders.js'
import { homeTimeZone, type IsoDate, todayIn } from '@solmu/shared/dates.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import { reminderLetter, type RemindedOf } from './round-mails.js'
import { RoundMembers } from './round-members.js'

type Opened = { readonly round_id: string; readonly consortium_id: string; readonly period: string }

type Unsent = {
  readonly consortium_id: string
  readonly round_id: string
  readonly unit_id: string
  readonly facts: RemindedReturn & { readonly roundName: LocalizedText; readonly unitName: LocalizedText }
  readonly people: readonly { readonly userId: string; readonly language: Language }[]
}

/** What one person is told on one day. */
type Told = { readonly consortiumId: string; readonly language: Language; readonly returns: RemindedOf[] }

/** What one day of the clock came to. */
export type RoundDayWork = { readonly opened: number; readonly touched: number; readonly mails: number }

/** Nobody hears of a deadline before this hour in Finland. */
const firstHour = 6

const hourAtHome = (now: Date): number =>
  Number(new Intl.DateTimeFormat('en', { timeZone: homeTimeZone, hour: 'numeric', hourCycle: 'h23' }).format(now))

/**
 * The daily work on rounds: opens those whose day has come, keeps their returns in step with the network, and reminds. Each part
 * is done once however often this runs.
 */
@Injectable()
export class RoundClock {
  constructor(
    private readonly db: Db,
    private readonly members: RoundMembers,
    private readonly notices: Notices,
    private readonly audit: AuditWriter
  ) {}

  /**
   * What the queue asks for: at three and at four in UTC, of which the first one that is past six in Finland, in winter and in
   * summer, does the work of the day.
   *
   * @param at the instant, as ISO text
   */
  async byClock(at: string = new Date().toISOString()): Promise<void> {
    const now = new Date(at)
    if (hourAtHome(now) >= firstHour) await this.run(todayIn(homeTimeZone, now))
  }

  /** Does what is to be done by a day, for every consortium. */
  async run(today: IsoDate = todayIn()): Promise<RoundDayWork> {
    const opened = await this.db.write(() => this.open(today))
    const touched = await this.db.write(() => this.keepInStep())
    const mails = await this.db.write(() => this.remind(today))
    return { opened, touched, mails }
  }

  private async open(today: IsoDate): Promise<number> {
    const opened = await this.db.sql<Opened>('SELECT * FROM app.open_due_rounds($1)', [today])
    for (const { round_id: subjectId, consortium_id: consortiumId, period } of opened) {
      await this.audit.done(
        'roundOpened',
        { subjectType: 'collection_round', subjectId, details: { period } },
        { userId: null, consortiumId }
      )
    }
    for (const consortiumId of new Set(opened.map((round) => round.consortium_id))) await this.members.sync(consortiumId)
    return opened.length
  }

  private async keepInStep(): Promise<number> {
    const rows = await this.db.sql<{ id: string }>('SELECT id FROM app.consortia_with_rounds() AS id')
    let touched = 0
    for (const { id } of rows) touched += await this.members.sync(id)
    return touched
  }

  private async remind(today: IsoDate): Promise<number> {
    const told = new Map<string, Told>()
    for (const unsent of await this.db.sql<Unsent>('SELECT * FROM app.unsent_returns()')) {
      const due = reminderOn(unsent.facts, today)
      if (due === null) continue
      const { roundName, unitName } = unsent.facts
      for (const { userId, language } of unsent.people) {
        if (!(await this.isNew(unsent, userId, due.day))) continue
        const key = `${unsent.consortium_id}/${userId}`
        const own = told.get(key) ?? { consortiumId: unsent.consortium_id, language, returns: [] }
        own.returns.push({ roundName, unitName, dueOn: due.dueOn, daysLeft: due.daysLeft })
        told.set(key, own)
      }
    }
    for (const [key, { consortiumId, language, returns }] of told) {
      const toUserId = key.slice(key.indexOf('/') + 1)
      await this.notices.tell({ toUserId, topic: 'return_reminder', letter: reminderLetter(language, returns) }, consortiumId)
    }
    return told.size
  }

  private async isNew({ consortium_id: consortiumId, round_id: roundId, unit_id: unitId }: Unsent, userId: string, day: IsoDate) {
    const [row] = await this.db.sql<{ isNew: boolean }>('SELECT app.note_round_reminder($1, $2, $3, $4, $5) AS "isNew"', [
      ...[consortiumId, roundId, unitId, userId, day]
    ])
    return row?.isNew ?? false
  }
}
