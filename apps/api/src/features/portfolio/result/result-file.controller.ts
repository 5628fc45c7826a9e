import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { FastifyReply } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { formatIn, languageIn, sendFile } from '../../../core/files/sent-file.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { ResultFileService } from './result-file.service.js'

/** The results of a project as a file. */
@Limited('export')
@Controller('api/projects')
export class ResultFileController {
  constructor(private readonly files: ResultFileService) {}

  @Requires('budget.read')
  @Get(':id/results.:format')
  async exportProjectResults(@Param() of: { id: string; format: string }, @Query() asked: Readonly<Record<string, unknown>>, @Res() reply: FastifyReply): Promise<void> {
    if (!isUuid(of.id)) throw new DomainError('NOT_FOUND', { path: ['projectId'] })
    await sendFile(reply, await this.files.file(of.id, { format: formatIn(of.format, ['csv', 'xlsx'] as const), language: languageIn(asked) }))
  }
}
