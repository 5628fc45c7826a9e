import { createHash } from 'node:crypto'
import { Controller, Get, Param, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { FastifyReply } from 'fastify'
import { Public } from '../../../core/access/requires.js'
import { contentTypes } from '../../../core/files/sheet-writer.js'
import { PromiseStore } from './promise-store.js'

/** A list may be minutes old. */
const minutes = 'public, max-age=300'

/** Service promises for everybody, without a session: what was released and holds today. */
@Controller('api/public')
export class OpenPromisesController {
  constructor(private readonly store: PromiseStore) {}

  @Public()
  @Get(':consortium/promises')
  async openPromises(@Param('consortium') consortiumId: string, @Res() reply: FastifyReply): Promise<void> {
    const rows = isUuid(consortiumId) ? await this.store.open(consortiumId) : []
    const [first] = rows
    if (!first) throw new DomainError('NOT_FOUND')
    const promises = rows.map(({ id, level, name, number, content, validFrom }) => ({ id, level, name, number, content, validFrom }))
    const body = `${JSON.stringify({ consortiumName: first.consortiumName, promises })}\n`
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`
    void reply.header('etag', etag).header('cache-control', minutes)
    const known = reply.request.headers['if-none-match']?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
    await (known ? reply.status(304).send() : reply.type(contentTypes.json).send(body))
  }
}
