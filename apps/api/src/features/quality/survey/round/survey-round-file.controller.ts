import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { Requires } from '../../../../core/access/requires.js'
import { formatIn, languageIn, sendFile } from '../../../../core/files/sent-file.js'
import { Limited } from '../../../../core/http/rate.guard.js'
import { SurveyHandout } from './survey-handout.service.js'
import { SurveyResultFile } from './survey-result-file.js'

type Asked = Readonly<Record<string, unknown>>

/** Links to be handed out, and what came of a round, as files. */
@Controller('api/quality/survey-rounds')
export class SurveyRoundFileController {
  constructor(
    private readonly handout: SurveyHandout,
    private readonly results: SurveyResultFile
  ) {}

  @Limited('export')
  @Requires('survey.manage')
  @Post(':id/links')
  async makeSurveyLinks(@Param('id') id: string, @Body() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    const { unitId, count, format = 'pdf' } = asked ?? {}
    const wanted = { unitId, count, format: formatIn(String(format), ['pdf', 'csv'] as const), language: languageIn(asked ?? {}) }
    await sendFile(reply, await this.handout.links(id, wanted))
  }

  @Limited('export')
  @Requires('survey.read')
  @Get(':id/results.:format')
  async exportSurveyResults(@Param() of: { id: string; format: string }, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.results.write(of.id, { format: formatIn(of.format, ['csv', 'xlsx'] as const), language: languageIn(asked) }))
  }
}
