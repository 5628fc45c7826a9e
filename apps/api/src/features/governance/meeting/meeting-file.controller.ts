import { createHash } from 'node:crypto'
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { demandMeetingPhase } from '@solmu/domain/governance/meeting.workflow.js'
import { isUuid, newId } from '@solmu/shared/ids.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { Recorded, subjectOf } from '../../../core/audit/recorded.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { documentType } from '../../../core/files/document-type.js'
import { sendFile } from '../../../core/files/sent-file.js'
import { readUpload, type Upload } from '../../../core/files/upload.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { FileStorage } from '../../../core/storage/storage.js'
import { MeetingReader } from './meeting-reader.js'
import type { MeetingRow } from './meeting-rows.js'

type Kept = { readonly key: string; readonly name: string; readonly contentType: string }
type Place = { readonly itemId: string | null; readonly isProxy: boolean }

/** The documents of meetings. */
@Controller('api/meetings')
export class MeetingFileController {
  constructor(
    private readonly reader: MeetingReader,
    private readonly storage: FileStorage,
    private readonly recorded: Recorded,
    private readonly db: Db
  ) {}

  /** `item` names the item that it is for, `proxy` says that it shows a proxy. */
  @Limited('upload')
  @Requires('meeting.hold')
  @Post(':id/papers')
  async uploadMeetingPaper(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const place = placeIn(request.query as Readonly<Record<string, unknown>>)
    const saved = await this.recorded.guarded('uploadMeetingPaper', async (note) => {
      Object.assign(note, subjectOf('meeting', id))
      // Whether it may be is asked before anything is read, and once more as it is written.
      await this.db.read(() => this.demand(id))
      const upload = await readUpload(request)
      const contentType = documentType(upload)
      const key = await this.storage.put(upload.bytes, contentType)
      return this.recorded.write('uploadMeetingPaper', note, async () => {
        const row = await this.demand(id)
        const paperId = await this.keep(row, { key, contentType, upload, place })
        Object.assign(note, { ...subjectOf('meeting', id), unitId: row.unitId, details: { bytes: upload.bytes.length } })
        return { id: paperId, fileName: upload.fileName }
      })
    })
    await reply.status(200).send(saved)
  }

  @Limited('export')
  @Requires('meeting.read')
  @Get(':id/papers/:paperId')
  async meetingPaper(@Param() { id, paperId }: { id: string; paperId: string }, @Res() reply: FastifyReply): Promise<void> {
    const kept = await this.db.read(() => this.kept(id, paperId))
    await sendFile(reply, { name: kept.name, contentType: kept.contentType, content: Buffer.from(await this.storage.get(kept.key)) })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, MEETING_STATE once the minutes are signed */
  private async demand(id: string): Promise<MeetingRow> {
    if (!isUuid(id)) throw new DomainError('NOT_FOUND')
    const row = await this.reader.row(id)
    this.reader.demandDuty(row, 'plan')
    demandMeetingPhase('papers', row.state)
    return row
  }

  private async keep(row: MeetingRow, { key, contentType, upload, place }: { readonly key: string; readonly contentType: string; readonly upload: Upload; readonly place: Place }): Promise<string> {
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      'INSERT INTO meeting_paper (id, consortium_id, meeting_id, item_id, kind, file_key, file_name, file_size, file_type, file_hash, uploaded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
      [id, consortiumId, row.id, place.itemId, place.isProxy ? 'proxy' : 'agenda', key, upload.fileName, upload.bytes.length, contentType, createHash('sha256').update(upload.bytes).digest('hex'), userId]
    )
    await this.db.sql('UPDATE meeting SET version = version + 1 WHERE id = $1', [row.id])
    return id
  }

  /** @throws DomainError NOT_FOUND */
  private async kept(id: string, paperId: string): Promise<Kept> {
    const [kept] =
      isUuid(id) && isUuid(paperId)
        ? await this.db.sql<Kept>('SELECT p.file_key AS key, p.file_name AS name, p.file_type AS "contentType" FROM meeting_paper p WHERE p.id = $1 AND p.meeting_id = $2', [paperId, id])
        : []
    if (!kept) throw new DomainError('NOT_FOUND')
    return kept
  }
}

/** @throws DomainError INVALID_INPUT */
function placeIn({ item, proxy }: Readonly<Record<string, unknown>>): Place {
  if (item !== undefined && !(typeof item === 'string' && isUuid(item))) throw new DomainError('INVALID_INPUT', { path: ['item'] })
  return { itemId: typeof item === 'string' ? item : null, isProxy: proxy === 'true' }
}
