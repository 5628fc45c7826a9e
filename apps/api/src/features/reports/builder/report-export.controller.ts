import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isLanguage } from '@solmu/shared/text.js'
import type { FastifyReply } from 'fastify'
import { AnySignedIn } from '../../../core/access/requires.js'
import { attachment } from '../../../core/files/attachment.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { ReportExportService, reportFormats } from './report-export.service.js'

const longestPlace = 60

/** Where reports go out as files, as the viewer reads them. */
@Limited('export')
@Controller('api/reports')
export class ReportExportController {
  constructor(private readonly exports: ReportExportService) {}

  @AnySignedIn()
  @Get(':attachedId/export.:format')
  async exportReport(
    @Param() of: { attachedId: string; format: string },
    @Query() { lang = 'fi', place = '' }: Readonly<Record<string, unknown>>,
    @Res() reply: FastifyReply
  ): Promise<void> {
    const format = reportFormats.find((each) => each === of.format)
    if (!format) throw new DomainError('NOT_FOUND')
    if (!isLanguage(lang)) throw new DomainError('INVALID_INPUT', { path: ['lang'] })
    if (typeof place !== 'string' || place.length > longestPlace) throw new DomainError('INVALID_INPUT', { path: ['place'] })
    const { name, contentType, bytes } = await this.exports.write(of.attachedId, { language: lang, place: place === '' ? null : place }, format)
    await reply.header('content-disposition', attachment(name)).type(contentType).send(bytes)
  }
}
