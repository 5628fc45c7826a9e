import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { Recorded, subjectOf } from '../../../core/audit/recorded.js'
import { Db } from '../../../core/db/db.js'
import { documentType } from '../../../core/files/document-type.js'
import { formatIn, sendFile } from '../../../core/files/sent-file.js'
import { readUpload } from '../../../core/files/upload.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { FileStorage } from '../../../core/storage/storage.js'
import { hashOf, type Place, ProcedureFiles } from './procedure-files.service.js'

/** The files on which visits, decisions and hearings rest. */
@Controller('api/members/procedure-files')
export class ProcedureFileController {
  constructor(
    private readonly files: ProcedureFiles,
    private readonly storage: FileStorage,
    private readonly recorded: Recorded,
    private readonly db: Db
  ) {}

  /** Whether it may be is asked before anything is read, and once more as it is written. */
  @Limited('upload')
  @Requires('application.read')
  @Post(':owner/:id')
  async uploadProcedureFile(@Param() { owner, id }: { owner: string; id: string }, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const saved = await this.recorded.guarded('uploadProcedureFile', async (note) => {
      const find = (): Promise<Place> => this.files.place(formatIn(owner, ['visits', 'steps', 'decisions', 'expulsions']), id)
      await this.db.read(find)
      const upload = await readUpload(request)
      const type = documentType(upload)
      const key = await this.storage.put(upload.bytes, type)
      return this.recorded
        .write('uploadProcedureFile', note, async () => {
          const place = await find()
          const fileId = await this.files.add(place, { key, type, upload })
          const { subject, subjectId, centreId } = place
          Object.assign(note, { ...subjectOf(subject, subjectId), ...(centreId && { unitId: centreId }), details: { owner, bytes: upload.bytes.length, hash: hashOf(upload.bytes) } })
          return { id: fileId, fileName: upload.fileName }
        })
        .catch(async (error: unknown) => {
          await this.storage.remove(key)
          throw error
        })
    })
    await reply.status(200).send(saved)
  }

  /** A member that is to be heard reads the files of its hearing too; which ones anybody reads is row-level security's. */
  @Limited('export')
  @Requires('member.read')
  @Get(':id')
  async procedureFile(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.files.get(id))
  }
}
