import { Controller, Get, Param, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { FastifyReply } from 'fastify'
import { Public } from '../../../core/access/requires.js'
import { keptFor, openAnswer, sendOpen } from '../../../core/open-answer.js'
import { PromiseStore } from './promise-store.js'

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
    await sendOpen(reply, openAnswer({ consortiumName: first.consortiumName, promises }), keptFor.minutes)
  }
}
