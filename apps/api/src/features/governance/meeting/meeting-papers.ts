import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { fileWord, type SentFile } from '../../../core/files/sent-file.js'
import { PaperService } from '../../../core/pdf/paper.service.js'
import { CharterReader } from '../charter/charter-reader.js'
import { meetingPaper, type MeetingOnPaper } from './meeting-paper.js'
import { MeetingReader } from './meeting-reader.js'

const CONSORTIUM = `SELECT json_build_object('fi', c.name_fi, 'sv', c.name_sv, 'en', c.name_en) AS name, c.is_demo AS "isDemo" FROM consortium c WHERE c.id = app.consortium_id()`

/** Notices and minutes as PDF, for whoever reads the meeting. */
@Injectable()
export class MeetingPapers {
  constructor(
    private readonly reader: MeetingReader,
    private readonly charters: CharterReader,
    private readonly paper: PaperService,
    private readonly db: Db
  ) {}

  /** @throws DomainError NOT_FOUND, also for the minutes of a meeting that was not opened */
  async pdf(id: string, { kind, language }: { readonly kind: MeetingOnPaper['kind']; readonly language: Language }): Promise<SentFile> {
    const { meeting, ...known } = await this.db.read(() => this.whole(id, kind))
    if (kind === 'minutes' && meeting.openedAt === null) throw new DomainError('NOT_FOUND')
    const content = await this.paper.write(meetingPaper({ meeting, kind, language, ...known }))
    return { name: `${fileWord(pick(meeting.title, language).text)}-${kind}.pdf`, contentType: 'application/pdf', content }
  }

  private async whole(id: string, kind: MeetingOnPaper['kind']): Promise<Pick<MeetingOnPaper, 'meeting' | 'consortium' | 'isDemo' | 'charters'>> {
    const meeting = await this.reader.one(id, kind === 'notice')
    const [consortium] = await this.db.sql<{ name: LocalizedText; isDemo: boolean }>(CONSORTIUM)
    const charters = meeting.items.some(({ amendment }) => amendment !== null) ? await this.charters.rows() : []
    return { meeting, charters, consortium: consortium?.name ?? meeting.title, isDemo: consortium?.isDemo ?? false }
  }
}
