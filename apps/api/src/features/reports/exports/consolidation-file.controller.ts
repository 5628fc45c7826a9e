import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isLanguage } from '@solmu/shared/text.js'
import type { FastifyReply } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { attachment } from '../../../core/files/attachment.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { ConsolidationChoice } from './consolidation-choice.js'
import { ConsolidationExportService } from './consolidation-export.service.js'

/** A consolidation as a file, at once. */
@Limited('export')
@Controller('api/consolidation')
export class ConsolidationFileController {
  constructor(
    private readonly exports: ConsolidationExportService,
    private readonly choices: ConsolidationChoice
  ) {}

  @Requires('return.read')
  @Get('export.:format')
  async exportConsolidation(
    @Param('format') format: string,
    @Query() { lang = 'fi', choice }: Readonly<Record<string, unknown>>,
    @Res() reply: FastifyReply
  ): Promise<void> {
    if (format !== 'xlsx' && format !== 'csv') throw new DomainError('NOT_FOUND')
    if (!isLanguage(lang)) throw new DomainError('INVALID_INPUT', { path: ['lang'] })
    const { fileName, contentType, bytes } = await this.exports.write({ input: this.choices.read(choice), format, language: lang })
    await reply.header('content-disposition', attachment(fileName)).type(contentType).send(bytes)
  }
}
