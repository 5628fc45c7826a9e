import { Inject, Injectable } from '@nestjs/common'
import { digestStep, type DigestStep } from '@solmu/domain/inbox/digest.js'
import { daysKept, defaultFrequency, type Frequency } from '@solmu/domain/inbox/notification-topics.js'
import { isRecordKind } from '@solmu/domain/inbox/records.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { CONFIG, type Config } from '../../../core/config/config.js'
import { currentContext, runInContext } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import { Outbox } from '../../../core/mail/outbox.js'
import { Records } from '../../../core/records.js'
import { ClockViewer } from '../work-item/clock-viewer.js'
import { digestLetter } from './digest-letter.js'

/** A notification that waits for a collected mail. */
export type WaitingRow = {
  readonly id: string
  readonly consortium_id: string
  readonly user_id: string
  readonly topic: string
  readonly subject_type: string | null
  readonly subject_id: string | null
  readonly unit_name: LocalizedText | null
  readonly at: Date
  readonly frequency: Frequency | null
  readonly changed_at: Date | null
  readonly language: Language
  readonly is_active: boolean
}

/**
 * The mails that are collected: what somebody was told since the last one, each thing once, and how much waits. What they may
 * no longer read is left out. The mail and what it takes off the list are one transaction, so a run that is cut short is as if
 * it had not been, and two at the same time share the work.
 */
@Injectable()
export class DigestService {
  constructor(
    private readonly db: Db,
    private readonly outbox: Outbox,
    private readonly notices: Notices,
    private readonly records: Records,
    private readonly clock: ClockViewer,
    @Inject(CONFIG) private readonly config: Config
  ) {}

  /**
   * Sends what is to be out by now; returns how many mails that were.
   *
   * @param nowText an instant; the present when not given
   */
  async run(nowText?: string): Promise<number> {
    const now = nowText === undefined ? new Date() : new Date(nowText)
    const rows = await this.asNobody(() => this.db.read(() => this.db.sql<WaitingRow>('SELECT * FROM app.waiting_notifications()')))
    let sent = 0
    for (const [, own] of groupBy(rows, ({ consortium_id: consortium, user_id: user }) => `${consortium}/${user}`)) {
      const collected = own.filter((row) => stepOf(row, now) === 'collect')
      const dropped = own.filter((row) => stepOf(row, now) === 'drop')
      if (collected.length + dropped.length === 0) continue
      const waiting = collected.length > 0 ? await this.clock.openCount(own[0]) : 0
      const isSent = await this.asNobody(() => this.db.write(() => this.send(collected, dropped, waiting)))
      if (isSent) sent++
    }
    return sent
  }

  /** Every night: erases what was read long ago, and takes away the marks whose matter is settled. */
  async tidy(): Promise<void> {
    await this.clock.sweepMarks()
    await this.asNobody(() => this.db.write(() => this.db.sql('SELECT app.sweep_notifications($1)', [daysKept])))
  }

  private async send(collected: readonly WaitingRow[], dropped: readonly WaitingRow[], waiting: number): Promise<boolean> {
    const readable = await this.readable(collected)
    const unreadable = collected.filter((row) => !readable.includes(row))
    await this.settle([...dropped, ...unreadable], 'none')
    const taken = await this.settle(readable, 'collected')
    const [first, ...others] = readable.filter(({ id }) => taken.has(id))
    if (!first) return false
    const { language, user_id: toUserId, consortium_id: consortiumId } = first
    const letter = digestLetter(language, { rows: [first, ...others], waiting, home: new URL(`/${language}`, this.config.PUBLIC_URL) })
    await this.outbox.queue({ ...letter, toUserId, text: `${letter.text}\n\n${this.notices.footer(language)}` }, consortiumId)
    return true
  }

  /** What its person may read now; those without a record are about nothing that could be hidden. */
  private async readable(rows: readonly WaitingRow[]): Promise<WaitingRow[]> {
    const found: WaitingRow[] = []
    for (const row of rows) if (row.is_active && (await this.mayRead(row))) found.push(row)
    return found
  }

  private async mayRead({ subject_type: kind, subject_id: id, user_id: userId, consortium_id: consortiumId }: WaitingRow): Promise<boolean> {
    if (kind === null || id === null) return true
    return isRecordKind(kind) && (await this.records.readersAmong([userId], { kind, id }, consortiumId)).length > 0
  }

  private async settle(rows: readonly WaitingRow[], as: 'collected' | 'none'): Promise<Set<string>> {
    if (rows.length === 0) return new Set()
    const settled = await this.db.sql<{ id: string }>('SELECT id FROM app.settle_notifications($1::uuid[], $2) AS id', [rows.map(({ id }) => id), as])
    return new Set(settled.map(({ id }) => id))
  }

  /** In a context that names no viewer, whoever has caused the job. */
  private asNobody<T>(work: () => Promise<T>): Promise<T> {
    return runInContext({ ...currentContext(), viewer: null, transaction: null }, work)
  }
}

const stepOf = ({ at, frequency, changed_at: changedAt }: WaitingRow, now: Date): DigestStep =>
  digestStep({ at, changedAt, frequency: frequency ?? defaultFrequency }, now)
