import { Controller, Post, Query, Req, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Requires } from '../../../../core/access/requires.js'
import { mediaOf, readBody } from '../../../../core/files/body.js'
import { Limited } from '../../../../core/http/rate.guard.js'
import { languageIn } from '../../../../core/files/sent-file.js'
import { answerWith } from '../refusal-answer.js'
import { AdxService } from './adx.service.js'

/** Where figures of several units come in at once. */
@Controller('api')
export class AdxController {
  constructor(private readonly adx: AdxService) {}

  @Limited('upload')
  @Requires('return.edit')
  @Post('adx')
  async importAdx(@Query() asked: Readonly<Record<string, unknown>>, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const language = languageIn(asked)
    await answerWith(reply, language, async () => {
      if (mediaOf(request) !== 'xml') throw new DomainError('UNSUPPORTED_MEDIA')
      return { units: await this.adx.take(() => readBody(request), language) }
    })
  }
}
