import { createHash } from 'node:crypto'
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid, newId } from '@solmu/shared/ids.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Access } from '../../../core/access/access.js'
import { Requires } from '../../../core/access/requires.js'
import { Recorded, subjectOf } from '../../../core/audit/recorded.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { sendFile } from '../../../core/files/sent-file.js'
import { readUpload, type Upload } from '../../../core/files/upload.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { FileStorage } from '../../../core/storage/storage.js'
import { demandPdf } from '../pdf-upload.js'
import { AgreementReader } from './agreement-reader.js'

type Place = { readonly agreementId: string; readonly unitId: string; readonly kind: 'document' | 'acceptance' }

/** The files of agreements: their texts and annexes, and signed copies. */
@Controller('api/agreements')
export class AgreementFileController {
  constructor(
    private readonly reader: AgreementReader,
    private readonly storage: FileStorage,
    private readonly recorded: Recorded,
    private readonly access: Access,
    private readonly db: Db
  ) {}

  @Limited('upload')
  @Requires('agreement.manage')
  @Post(':id/files')
  async uploadAgreementFile(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.take({ request, reply, action: 'uploadAgreementFile', find: () => this.document(id) })
  }

  @Limited('upload')
  @Requires('agreement.manage')
  @Post(':id/parties/:organisationId/files')
  async uploadAcceptanceFile(@Param() { id, organisationId }: { id: string; organisationId: string }, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.take({ request, reply, action: 'uploadAcceptanceFile', find: () => this.copy(id, organisationId) })
  }

  @Limited('export')
  @Requires('agreement.read')
  @Get('files/:id')
  async agreementFile(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const [kept] = isUuid(id)
      ? await this.db.read(() => this.db.sql<{ key: string; name: string }>('SELECT file_key AS key, file_name AS name FROM agreement_file WHERE id = $1 AND consortium_id = $2', [id, currentViewer().consortiumId]))
      : []
    if (!kept) throw new DomainError('NOT_FOUND')
    await sendFile(reply, { name: kept.name, contentType: 'application/pdf', content: Buffer.from(await this.storage.get(kept.key)) })
  }

  /** Where a text or an annex goes. @throws DomainError NOT_FOUND, NOT_ALLOWED */
  private async document(id: string): Promise<Place> {
    if (!isUuid(id)) throw new DomainError('NOT_FOUND')
    const { ownerUnit } = await this.reader.one(id)
    this.access.check('agreement.manage', { unitId: ownerUnit.id })
    return { agreementId: id, unitId: ownerUnit.id, kind: 'document' }
  }

  /** Where the signed copy of a party goes. @throws DomainError NOT_FOUND, NOT_ALLOWED */
  private async copy(id: string, organisationId: string): Promise<Place> {
    if (!isUuid(id)) throw new DomainError('NOT_FOUND')
    const { parties, ownerUnit, mayManage } = await this.reader.one(id)
    const party = parties.find(({ organisation }) => organisation.id === organisationId)
    if (!party) throw new DomainError('NOT_FOUND')
    if (!mayManage) this.access.check('agreement.manage', party.unit ? { unitId: party.unit.id } : {})
    return { agreementId: id, unitId: party.unit?.id ?? ownerUnit.id, kind: 'acceptance' }
  }

  /** Whether it may be is asked before anything is read, and once more as it is written. */
  private async take(of: { request: FastifyRequest; reply: FastifyReply; action: string; find: () => Promise<Place> }): Promise<void> {
    const saved = await this.recorded.guarded(of.action, async (note) => {
      await this.db.read(of.find)
      const upload = await readUpload(of.request)
      demandPdf(upload)
      const key = await this.storage.put(upload.bytes, 'application/pdf')
      return this.recorded.write(of.action, note, async () => {
        const place = await of.find()
        const id = await this.keep(place, { key, upload })
        Object.assign(note, { ...subjectOf('agreement', place.agreementId), unitId: place.unitId, details: { bytes: upload.bytes.length } })
        return { id, fileName: upload.fileName }
      })
    })
    await of.reply.status(200).send(saved)
  }

  private async keep({ agreementId, unitId, kind }: Place, { key, upload }: { key: string; upload: Upload }): Promise<string> {
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      'INSERT INTO agreement_file (id, consortium_id, agreement_id, kind, unit_id, file_key, file_name, file_size, file_hash, uploaded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
      [id, consortiumId, agreementId, kind, unitId, key, upload.fileName, upload.bytes.length, createHash('sha256').update(upload.bytes).digest('hex'), userId]
    )
    return id
  }
}
