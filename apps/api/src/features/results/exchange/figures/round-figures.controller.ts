import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { returnStates } from '@solmu/domain/results/return-state.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { Requires } from '../../../../core/access/requires.js'
import { Limited } from '../../../../core/http/rate.guard.js'
import { AdxService } from '../adx/adx.service.js'
import { formatIn, languageIn, sendFile } from '../../../../core/files/sent-file.js'
import { figureFormats, RoundFiguresService } from './round-figures.service.js'

type Asked = Readonly<Record<string, unknown>>

const id = z.string().refine(isUuid)

/** What the address may say; the same as the filter of the list. Several states are parted by commas. */
const narrowed = z.object({
  unitId: id.optional(),
  centreId: id.optional(),
  states: z.string().transform((text) => text.split(',')).pipe(z.array(z.enum(returnStates)).max(returnStates.length)).optional(),
  isLate: z.enum(['true', 'false']).transform((text) => text === 'true').optional(),
  search: z.string().max(200).optional()
})

/** The figures of a round as files. */
@Limited('export')
@Controller('api/rounds')
export class RoundFiguresController {
  constructor(
    private readonly figures: RoundFiguresService,
    private readonly adx: AdxService
  ) {}

  @Requires('return.read')
  @Get(':id/figures.:format')
  async exportRoundFigures(@Param() of: { id: string; format: string }, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    const wanted = { format: formatIn(of.format, figureFormats), language: languageIn(asked), filter: filterIn(asked) }
    await sendFile(reply, await this.figures.figures(of.id, wanted))
  }

  @Requires('return.read')
  @Get(':id/adx')
  async exportRoundAdx(@Param('id') roundId: string, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.adx.ofRound(roundId))
  }
}

function filterIn(asked: Asked): z.infer<typeof narrowed> {
  const parsed = narrowed.safeParse(asked)
  if (!parsed.success) throw new DomainError('INVALID_INPUT', { path: parsed.error.issues[0]?.path.map(String).slice(0, 1) ?? [] })
  return parsed.data
}
