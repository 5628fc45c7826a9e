import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isLanguage } from '@solmu/shared/text.js'
import type { FastifyReply } from 'fastify'
import { Public } from '../../../../core/access/requires.js'
import { attachment } from '../../../../core/files/attachment.js'
import type { TableFormat } from '../export/publication-files.js'
import { type OpenAnswer, OpenResultsService } from './open-results.service.js'

const formats: readonly TableFormat[] = ['xlsx', 'csv', 'json', 'zip']

/** A list may be minutes old; what was published of an edition never changes, and can be kept for ever. */
const minutes = 'public, max-age=300'
const forEver = 'public, max-age=31536000, immutable'

type Asked = Readonly<Record<string, unknown>>

/** Results for everybody, without a session. */
@Controller('api/public')
export class OpenResultsController {
  constructor(private readonly results: OpenResultsService) {}

  @Public()
  @Get('consortia')
  async openConsortia(@Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.results.consortia(), minutes)
  }

  @Public()
  @Get(':consortium/editions')
  async openEditions(@Param('consortium') consortiumId: string, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.results.editions(consortiumId), minutes)
  }

  @Public()
  @Get(':consortium/results')
  async openResults(@Param('consortium') consortiumId: string, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    const editionId = editionIn(asked)
    await send(reply, await this.results.results({ consortiumId, editionId }), editionId === null ? minutes : forEver)
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
    await send(reply, answer, editionId === null ? minutes : forEver)
  }
}

/** @throws DomainError NOT_FOUND for what names no edition */
function editionIn({ edition = null }: Asked): string | null {
  if (edition !== null && typeof edition !== 'string') throw new DomainError('NOT_FOUND')
  return edition
}

/** Whoever has the same bytes already is told so. */
async function send(reply: FastifyReply, { body, etag, contentType, fileName }: OpenAnswer, kept: string): Promise<void> {
  const known = reply.request.headers['if-none-match']
  void reply.header('etag', etag).header('cache-control', kept)
  if (known?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)) {
    await reply.status(304).send()
    return
  }
  if (fileName !== null) void reply.header('content-disposition', attachment(fileName))
  await reply.type(contentType).send(body)
}
