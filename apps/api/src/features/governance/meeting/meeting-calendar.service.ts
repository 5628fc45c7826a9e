import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type CalendarMeeting, meetingCalendar } from '@solmu/domain/governance/meeting-calendar.js'
import { isLanguage, type Language } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import type { SentFile } from '../../../core/files/sent-file.js'
import { hashOfLinkToken, newLinkToken } from '../../identity/link-token.js'
import { MeetingReader } from './meeting-reader.js'

type FeedRow = { [Key in keyof CalendarMeeting]: CalendarMeeting[Key] | null } & { readonly language: string }

const FEED = `SELECT id, body, title, starts_at AS "startsAt", ends_at AS "endsAt", place, remote_link AS "remoteLink", is_cancelled AS "isCancelled", sequence, changed_at AS "changedAt", language FROM app.calendar_meetings($1)`
const calendarType = 'text/calendar; charset=utf-8'

/** Meetings for calendars: one as a file, and one's own under an address that nobody can guess. */
@Injectable()
export class MeetingCalendarService {
  constructor(
    private readonly reader: MeetingReader,
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND */
  async one(meetingId: string, language: Language): Promise<SentFile> {
    const row = await this.db.read(() => this.reader.row(meetingId))
    const meeting = { ...row, body: row.body.name, isCancelled: row.state === 'cancelled' }
    return { name: `solmu-${row.id}.ics`, contentType: calendarType, content: Buffer.from(meetingCalendar([meeting], language)) }
  }

  /** What a calendar fetches by its token, in the language of whose it is. @throws DomainError NOT_FOUND for a token that is none, or was revoked */
  async feed(token: string): Promise<string> {
    const hash = hashOfLinkToken(token)
    const rows = hash ? await this.db.read(() => this.db.sql<FeedRow>(FEED, [hash])) : []
    const [first] = rows
    if (!first) throw new DomainError('NOT_FOUND')
    // Somebody who sits in no body has one row that names no meeting.
    const meetings = rows.filter((row): row is CalendarMeeting & { language: string } => row.id !== null)
    return meetingCalendar(meetings, isLanguage(first.language) ? first.language : 'fi')
  }

  /** Since when the viewer has an address; null without one. */
  async madeAt(): Promise<Date | null> {
    const [row] = await this.db.sql<{ madeAt: Date }>('SELECT l.made_at AS "madeAt" FROM calendar_link l WHERE l.user_id = $1', [currentViewer().userId])
    return row?.madeAt ?? null
  }

  /** Makes a new address, which is told this once; the one before it is revoked. */
  async make(): Promise<string> {
    const { userId, consortiumId } = currentViewer()
    const { text, hash } = newLinkToken()
    await this.db.sql('DELETE FROM calendar_link WHERE user_id = $1', [userId])
    await this.db.sql('INSERT INTO calendar_link (user_id, consortium_id, token_hash) VALUES ($1, $2, $3)', [userId, consortiumId, hash])
    this.audit.note({ subjectType: 'user', subjectId: userId })
    return `/api/calendar/${text}.ics`
  }

  async revoke(): Promise<void> {
    const { userId } = currentViewer()
    await this.db.sql('DELETE FROM calendar_link WHERE user_id = $1', [userId])
    this.audit.note({ subjectType: 'user', subjectId: userId })
  }
}
