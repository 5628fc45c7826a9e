import { createHash } from 'node:crypto'
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { Recorded, subjectOf } from '../../../core/audit/recorded.js'
import { Db } from '../../../core/db/db.js'
import { documentType } from '../../../core/files/document-type.js'
import { sendFile } from '../../../core/files/sent-file.js'
import { readUpload } from '../../../core/files/upload.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { FileStorage } from '../../../core/storage/storage.js'
import { CentrePaperService, type PaperPlace } from './centre-paper.service.js'

/** What shows something of a candidate, as files. */
@Controller('api/centre-choices')
export class CentrePaperController {
  constructor(
    private readonly papers: CentrePaperService,
    private readonly storage: FileStorage,
    private readonly recorded: Recorded,
    private readonly db: Db
  ) {}

  /** `candidate` names the candidate, `own` says that an assessor rests their own points on it. */
  @Limited('upload')
  @Requires('choice.assess')
  @Post(':id/papers')
  async uploadCentrePaper(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const place = placeIn(id, request.query as Readonly<Record<string, unknown>>)
    const saved = await this.recorded.guarded('uploadCentrePaper', async (note) => {
      Object.assign(note, subjectOf('centre_choice', id))
      // Whether it may be is asked before anything is read, and once more as it is written.
      await this.db.read(() => this.papers.demand(place))
      const upload = await readUpload(request)
      const fileType = documentType(upload)
      const fileKey = await this.storage.put(upload.bytes, fileType)
      return this.recorded.write('uploadCentrePaper', note, async () => {
        const { fileName, bytes } = upload
        const kept = await this.papers.keep(place, { fileKey, fileName, fileType, fileSize: bytes.length, fileHash: createHash('sha256').update(bytes).digest('hex') })
        Object.assign(note, { ...subjectOf('centre_choice', id), unitId: kept.unitId, details: { bytes: bytes.length } })
        return { id: kept.id, fileName }
      })
    })
    await reply.status(200).send(saved)
  }

  @Limited('export')
  @Requires('choice.read')
  @Get(':id/papers/:paperId')
  async centrePaper(@Param() { id, paperId }: { id: string; paperId: string }, @Res() reply: FastifyReply): Promise<void> {
    const kept = isUuid(id) && isUuid(paperId) ? await this.db.read(() => this.papers.kept(id, paperId)) : undefined
    if (!kept) throw new DomainError('NOT_FOUND')
    await sendFile(reply, { name: kept.name, contentType: kept.contentType, content: Buffer.from(await this.storage.get(kept.key)) })
  }
}

/** @throws DomainError NOT_FOUND for what is no id, INVALID_INPUT for a candidate that is none */
function placeIn(choiceId: string, { candidate, own }: Readonly<Record<string, unknown>>): PaperPlace {
  if (!isUuid(choiceId)) throw new DomainError('NOT_FOUND')
  if (typeof candidate !== 'string' || !isUuid(candidate)) throw new DomainError('INVALID_INPUT', { path: ['candidate'] })
  return { choiceId, candidateId: candidate, isOwn: own === 'true' }
}
