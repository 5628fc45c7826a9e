import { Controller, Post, Req } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { cardsOfJson } from '@solmu/domain/quality/card-import.js'
import { writeCsv } from '@solmu/shared/csv.js'
import type { FastifyRequest } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { readUpload, type Upload } from '../../../core/files/upload.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { ImportUpload } from '../../network/network-import/import-upload.js'

/** Where files come in that bring practice cards. */
@Limited('upload')
@Controller('files/imports')
export class CardImportController {
  constructor(private readonly uploads: ImportUpload) {}

  @Requires('improvement.manage')
  @Post('practices')
  async uploadPractices(@Req() request: FastifyRequest): Promise<{ importId: string }> {
    return { importId: await this.uploads.take('practices', async () => asSheet(await readUpload(request))) }
  }
}

/** A file of JSON as the sheet that it stands for; a sheet as it is. @throws DomainError FILE_UNREADABLE */
function asSheet(upload: Upload): Upload {
  if (!upload.fileName.toLowerCase().endsWith('.json')) return upload
  const rows = cardsOfJson(upload.bytes.toString('utf8').replace(/^\ufeff/u, ''))
  if (!rows) throw new DomainError('FILE_UNREADABLE', { path: ['file'], params: { reason: 'json' } })
  return { fileName: `${upload.fileName}.csv`, bytes: Buffer.from(writeCsv(rows)) }
}
