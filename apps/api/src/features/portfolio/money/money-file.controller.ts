import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { FastifyReply } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { formatIn, languageIn, sendFile } from '../../../core/files/sent-file.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { MoneyFileService } from './money-file.service.js'

type Asked = Readonly<Record<string, unknown>>

/** The overview of the money of a project as a file. */
@Limited('export')
@Controller('api/projects')
export class MoneyFileController {
  constructor(private readonly files: MoneyFileService) {}

  @Requires('budget.read')
  @Get(':id/money.:format')
  async exportProjectMoney(@Param() of: { id: string; format: string }, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    if (!isUuid(of.id)) throw new DomainError('NOT_FOUND', { path: ['projectId'] })
    const period = typeof asked['period'] === 'string' ? asked['period'] : null
    await sendFile(reply, await this.files.file(of.id, { format: formatIn(of.format, ['csv', 'xlsx'] as const), language: languageIn(asked), period }))
  }
}
