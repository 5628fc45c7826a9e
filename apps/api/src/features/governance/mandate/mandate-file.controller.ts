import { createHash } from 'node:crypto'
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { Recorded, subjectOf } from '../../../core/audit/recorded.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { sendFile } from '../../../core/files/sent-file.js'
import { readUpload, type Upload } from '../../../core/files/upload.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { FileStorage } from '../../../core/storage/storage.js'
import { demandPdf } from '../pdf-upload.js'
import { MandateService } from './mandate.service.js'

type Kept = { readonly key: string; readonly name: string; readonly hash: string }

/** What shows the right behind a mandate, as a file. */
@Controller('api/mandates')
export class MandateFileController {
  constructor(
    private readonly service: MandateService,
    private readonly storage: FileStorage,
    private readonly recorded: Recorded,
    private readonly db: Db
  ) {}

  @Limited('upload')
  @Requires('mandate.manage')
  @Post(':id/file')
  async uploadMandateFile(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!isUuid(id)) throw new DomainError('NOT_FOUND')
    const saved = await this.recorded.guarded('uploadMandateFile', async (note) => {
      Object.assign(note, subjectOf('mandate', id))
      // Whether it may be is asked before anything is read, and once more as it is written.
      await this.db.read(() => this.demand(id))
      const upload = await readUpload(request)
      demandPdf(upload)
      const key = await this.storage.put(upload.bytes, 'application/pdf')
      const before = await this.recorded.write('uploadMandateFile', note, async () => {
        const { unit } = await this.service.locked({ mandateId: id, expectedVersion: null })
        const replaced = await this.kept(id)
        const hash = await this.keep(id, { key, upload })
        const places = { ...subjectOf('mandate', id), unitId: unit.id, details: { bytes: upload.bytes.length } }
        Object.assign(note, { ...places, before: { fileHash: replaced?.hash ?? null }, after: { fileHash: hash } })
        return replaced
      })
      if (before) await this.storage.remove(before.key)
      return { fileName: upload.fileName }
    })
    await reply.status(200).send(saved)
  }

  @Limited('export')
  @Requires('mandate.read')
  @Get(':id/file')
  async mandateFile(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const kept = isUuid(id) ? await this.db.read(() => this.kept(id)) : undefined
    if (!kept) throw new DomainError('NOT_FOUND')
    await sendFile(reply, { name: kept.name, contentType: 'application/pdf', content: Buffer.from(await this.storage.get(kept.key)) })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED */
  private async demand(id: string): Promise<void> {
    const { mayManage } = await this.service.one(id)
    if (!mayManage) throw new DomainError('NOT_ALLOWED')
  }

  private async keep(id: string, { key, upload }: { readonly key: string; readonly upload: Upload }): Promise<string> {
    const hash = createHash('sha256').update(upload.bytes).digest('hex')
    await this.db.sql('UPDATE mandate SET file_key = $2, file_name = $3, file_size = $4, file_hash = $5, version = version + 1 WHERE id = $1', [id, key, upload.fileName, upload.bytes.length, hash])
    return hash
  }

  private async kept(id: string): Promise<Kept | undefined> {
    const [row] = await this.db.sql<Kept>(
      'SELECT file_key AS key, file_name AS name, file_hash AS hash FROM mandate WHERE id = $1 AND consortium_id = $2 AND file_key IS NOT NULL',
      [id, currentViewer().consortiumId]
    )
    return row
  }
}
