import { Controller, Get, Param, Req, Res } from '@nestjs/common'
import { type ByteRange, byteRange } from '@solmu/domain/reports/export-job.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AnySignedIn } from '../../../core/access/requires.js'
import { attachment } from '../../../core/files/attachment.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { ExportFileService, type FetchedFile } from './export-file.service.js'

/** The files that people have asked for. A download that broke off goes on where it stopped (RFC 9110, 14). */
@Limited('export')
@Controller('api/exports')
export class ExportFileController {
  constructor(private readonly files: ExportFileService) {}

  @AnySignedIn()
  @Get(':id/file')
  async downloadExport(@Param('id') id: string, @Req() { headers }: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.files.file(id)
    const etag = `"${file.sha256}"`
    void reply.header('etag', etag).header('accept-ranges', 'bytes').header('content-disposition', attachment(file.name))
    if (names(headers['if-none-match'], etag)) {
      await reply.status(304).send()
      return
    }
    // What was begun of another file does not go on with this one.
    const condition = headers['if-range']
    const range = typeof condition === 'string' && condition !== etag ? null : byteRange(headers.range, file.bytes.length)
    if (range === 'outside') {
      await reply.status(416).header('content-range', `bytes */${file.bytes.length}`).send()
      return
    }
    if (!range || range.first === 0) await this.files.tookAway(id)
    await send(reply, file, range)
  }
}

const names = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, ''))) ?? false

async function send(reply: FastifyReply, { bytes, contentType }: FetchedFile, range: ByteRange | null): Promise<void> {
  void reply.type(contentType)
  if (!range) {
    await reply.send(bytes)
    return
  }
  const { first, last } = range
  await reply.status(206).header('content-range', `bytes ${first}-${last}/${bytes.length}`).send(bytes.subarray(first, last + 1))
}
