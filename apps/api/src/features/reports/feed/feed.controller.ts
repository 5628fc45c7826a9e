import { Controller, Get, Param, Req, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isLanguage } from '@solmu/shared/text.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AnySignedIn } from '../../../core/access/requires.js'
import { asDomainError, statusOf, toWireError } from '../../../core/errors/wire-error.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { ODataRefusal } from '../../../core/odata/odata-model.js'
import { type FeedAnswer, FeedService } from './feed.service.js'

type Place = { readonly language: string; readonly audienceId: string; readonly edition: string }

/** Published figures for Excel and Power BI, as the viewer reads them: with a session, a token, or a key of their own. */
@Limited('feed')
@Controller('api/feed')
export class FeedController {
  constructor(private readonly feed: FeedService) {}

  @AnySignedIn()
  @Get(':language/:audienceId/:edition')
  readFeedRoot(@Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(place, request, reply)
  }

  @AnySignedIn()
  @Get(':language/:audienceId/:edition/*')
  readFeed(@Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(place, request, reply)
  }

  private async send({ language, audienceId, edition }: Place, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    void reply.header('odata-version', '4.0')
    try {
      if (!isLanguage(language)) throw new DomainError('NOT_FOUND')
      const ask = { resource: resourceOf(request.url), query: request.query as Record<string, unknown>, headers: request.headers }
      const { type, body }: FeedAnswer = await this.feed.answer({ language, audienceId, edition }, ask)
      await reply.type(type).send(body)
    } catch (error) {
      await refuse(error, reply)
    }
  }
}

/** What follows the four parts of the address of a feed, api/feed/language/audience/edition. @throws ODataRefusal 400 */
function resourceOf(url: string): string {
  const path = url.split('?', 1)[0] ?? ''
  try {
    return decodeURIComponent(path.split('/').slice(6).join('/'))
  } catch {
    throw new ODataRefusal(400, 'The address cannot be read')
  }
}

/** Errors as the protocol has them. What nobody foresaw goes on to the filter, and into the log. */
async function refuse(error: unknown, reply: FastifyReply): Promise<void> {
  if (error instanceof ODataRefusal) {
    const code = { 400: 'BadRequest', 404: 'NotFound', 406: 'NotAcceptable', 501: 'NotImplemented' }[error.status]
    await reply.status(error.status).type('application/json;charset=utf-8').send({ error: { code, message: error.message } })
    return
  }
  const refusal = asDomainError(error)
  if (!refusal) throw error
  const wire = toWireError(refusal)
  await reply.status(statusOf(wire)).type('application/json;charset=utf-8').send({ error: { ...wire, message: wire.code } })
}
