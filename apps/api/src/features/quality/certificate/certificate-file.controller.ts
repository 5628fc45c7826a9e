import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Recorded, subjectOf } from '../../../core/audit/recorded.js'
import { Requires } from '../../../core/access/requires.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { documentType } from '../../../core/files/document-type.js'
import { sendFile } from '../../../core/files/sent-file.js'
import { readUpload } from '../../../core/files/upload.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { FileStorage } from '../../../core/storage/storage.js'
import { CertificateService } from './certificate.service.js'

type Kept = { readonly key: string; readonly name: string; readonly type: string }

/** The files of certificates. */
@Controller('api/quality/certificates')
export class CertificateFileController {
  constructor(
    private readonly service: CertificateService,
    private readonly storage: FileStorage,
    private readonly recorded: Recorded,
    private readonly db: Db
  ) {}

  @Limited('upload')
  @Requires('commitment.read')
  @Post(':id/file')
  async uploadCertificateFile(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!isUuid(id)) throw new DomainError('NOT_FOUND')
    const saved = await this.recorded.guarded('uploadCertificateFile', async (note) => {
      Object.assign(note, subjectOf('quality_certificate', id))
      await this.db.read(() => this.service.one(id).then(({ mayChange }) => this.demand(mayChange)))
      const upload = await readUpload(request)
      const type = documentType(upload)
      const key = await this.storage.put(upload.bytes, type)
      const before = await this.recorded.write('uploadCertificateFile', note, async () => {
        const { unit } = await this.service.toChange(id, null)
        Object.assign(note, { ...subjectOf('quality_certificate', id), unitId: unit.id, details: { bytes: upload.bytes.length } })
        const replaced = await this.kept(id)
        await this.db.sql(
          `UPDATE quality_certificate SET file_key = $2, file_name = $3, file_type = $4, file_size = $5, changed_by = $6, changed_at = now(), version = version + 1 WHERE id = $1`,
          [id, key, upload.fileName, type, upload.bytes.length, currentViewer().userId]
        )
        return replaced
      })
      if (before) await this.storage.remove(before.key)
      return { fileName: upload.fileName }
    })
    await reply.status(200).send(saved)
  }

  @Limited('export')
  @Requires('commitment.read')
  @Get(':id/file')
  async certificateFile(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const kept = isUuid(id) ? await this.db.read(() => this.kept(id)) : undefined
    if (!kept) throw new DomainError('NOT_FOUND')
    await sendFile(reply, { name: kept.name, contentType: kept.type, content: Buffer.from(await this.storage.get(kept.key)) })
  }

  private demand(mayChange: boolean): void {
    if (!mayChange) throw new DomainError('NOT_ALLOWED')
  }

  private async kept(id: string): Promise<Kept | undefined> {
    const [row] = await this.db.sql<Kept>(
      'SELECT file_key AS key, file_name AS name, file_type AS type FROM quality_certificate WHERE id = $1 AND consortium_id = $2 AND file_key IS NOT NULL',
      [id, currentViewer().consortiumId]
    )
    return row
  }
}
