import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isLanguage } from '@solmu/shared/text.js'
import type { FastifyReply } from 'fastify'
import { AnySignedIn } from '../../../../core/access/requires.js'
import { attachment } from '../../../../core/files/attachment.js'
import { Limited } from '../../../../core/http/rate.guard.js'
import { exportFormats, PublicationExportService } from './publication-export.service.js'

/** Where published results go out as files, as the viewer reads them. */
@Limited('export')
@Controller('api/publications')
export class PublicationExportController {
  constructor(private readonly exports: PublicationExportService) {}

  @AnySignedIn()
  @Get(':editionId/:audienceId/export.:format')
  async exportPublication(
    @Param() of: { editionId: string; audienceId: string; format: string },
    @Query() { lang = 'fi' }: Readonly<Record<string, unknown>>,
    @Res() reply: FastifyReply
  ): Promise<void> {
    const format = exportFormats.find((each) => each === of.format)
    if (!format) throw new DomainError('NOT_FOUND')
    if (!isLanguage(lang)) throw new DomainError('INVALID_INPUT', { path: ['lang'] })
    const { name, contentType, bytes } = await this.exports.write(of.editionId, of.audienceId, { format, language: lang })
    await reply.header('content-disposition', attachment(name)).type(contentType).send(bytes)
  }
}
