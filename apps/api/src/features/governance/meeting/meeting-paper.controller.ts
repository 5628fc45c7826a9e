import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { FastifyReply } from 'fastify'
import { Public, Requires } from '../../../core/access/requires.js'
import { languageIn, sendFile } from '../../../core/files/sent-file.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { MeetingCalendarService } from './meeting-calendar.service.js'
import { MeetingPapers } from './meeting-papers.js'

type Asked = Readonly<Record<string, unknown>>

/** Notices and minutes on paper, and a meeting for a calendar. */
@Limited('export')
@Controller('api/meetings')
export class MeetingPaperController {
  constructor(
    private readonly papers: MeetingPapers,
    private readonly calendar: MeetingCalendarService
  ) {}

  @Requires('meeting.read')
  @Get(':id/notice.pdf')
  async meetingNoticePdf(@Param('id') id: string, @Query() query: Asked, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.papers.pdf(known(id), { kind: 'notice', language: languageIn(query) }))
  }

  @Requires('meeting.read')
  @Get(':id/minutes.pdf')
  async meetingMinutesPdf(@Param('id') id: string, @Query() query: Asked, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.papers.pdf(known(id), { kind: 'minutes', language: languageIn(query) }))
  }

  @Requires('meeting.read')
  @Get(':id/meeting.ics')
  async meetingCalendar(@Param('id') id: string, @Query() query: Asked, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.calendar.one(known(id), languageIn(query)))
  }
}

/** What calendars fetch: whoever has the address has no session. */
@Controller('api/calendar')
export class CalendarFeedController {
  constructor(private readonly calendar: MeetingCalendarService) {}

  @Public()
  @Get(':file')
  async calendarFeed(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const body = await this.calendar.feed(file.replace(/\.ics$/, ''))
    await reply.header('cache-control', 'private, no-store').type('text/calendar; charset=utf-8').send(body)
  }
}

/** @throws DomainError NOT_FOUND for what is no id */
function known(id: string): string {
  if (!isUuid(id)) throw new DomainError('NOT_FOUND')
  return id
}
