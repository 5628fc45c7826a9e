import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isLanguage } from '@solmu/shared/text.js'
import type { FastifyReply } from 'fastify'
import { Public } from '../../../../core/access/requires.js'
import { keptFor, sendOpen } from '../../../../core/open-answer.js'
import type { TableFormat } from '../export/publication-files.js'
import { OpenResultsService } from './open-results.service.js'

const formats: readonly TableFormat[] = ['xlsx', 'csv', 'json', 'zip']

type Asked = Readonly<Record<string, unknown>>

/** Results for everybody, without a session. */
@Controller('api/public')
export class OpenResultsController {
  constructor(private readonly results: OpenResultsService) {}

  @Public()
  @Get('consortia')
  async openConsortia(@Res() reply: FastifyReply): Promise<void> {
    await sendOpen(reply, await this.results.consortia(), keptFor.minutes)
  }

  @Public()
  @Get(':consortium/editions')
  async openEditions(@Param('consortium') consortiumId: string, @Res() reply: FastifyReply): Promise<void> {
    await sendOpen(reply, await this.results.editions(consortiumId), keptFor.minutes)
  }

  @Public()
  @Get(':consortium/results')
  async openResults(@Param('consortium') consortiumId: string, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    const editionId = editionIn(asked)
    await sendOpen(reply, await this.results.results({ consortiumId, editionId }), editionId === null ? keptFor.minutes : keptFor.ever)
  }

  @Public()
  @Get(':consortium/results.:format')
  async openFile(@Param() of: { consortium: string; format: string }, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    const format = formats.find((each) => each === of.format)
    if (!format) throw new DomainError('NOT_FOUND')
    const { lang = 'fi' } = asked
    if (!isLanguage(lang)) throw new DomainError('INVALID_INPUT', { path: ['lang'] })
    const editionId = editionIn(asked)
    const answer = await this.results.file({ consortiumId: of.consortium, editionId }, { format, language: lang })
    await sendOpen(reply, answer, editionId === null ? keptFor.minutes : keptFor.ever)
  }
}

/** @throws DomainError NOT_FOUND for what names no edition */
function editionIn({ edition = null }: Asked): string | null {
  if (edition !== null && typeof edition !== 'string') throw new DomainError('NOT_FOUND')
  return edition
}
