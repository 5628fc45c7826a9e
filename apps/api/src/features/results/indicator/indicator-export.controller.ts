import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { indicatorUnits, sourceClasses } from '@solmu/domain/results/indicator.js'
import { parseIsoDate } from '@solmu/shared/dates.js'
import { isLanguage } from '@solmu/shared/text.js'
import type { FastifyReply } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { attachment } from '../../../core/files/attachment.js'
import { contentTypes } from '../../../core/files/sheet-writer.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { IndicatorExportService } from './indicator-export.service.js'
import { IndicatorSortEnum, type IndicatorListArgs } from './indicator-list.graphql.js'

type Asked = Readonly<Record<string, unknown>>

/** Where the library goes out as a file. */
@Limited('export')
@Controller('files')
export class IndicatorExportController {
  constructor(private readonly exports: IndicatorExportService) {}

  @Requires('indicator.read')
  @Get('indicators.:format')
  async exportIndicators(@Param('format') format: string, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    if (format !== 'csv' && format !== 'xlsx') throw new DomainError('NOT_FOUND')
    const { lang = 'fi' } = asked
    if (!isLanguage(lang)) throw new DomainError('INVALID_INPUT', { path: ['lang'] })
    const { name, bytes } = await this.exports.write(choiceIn(asked), { format, language: lang })
    await reply.header('content-disposition', attachment(name)).type(contentTypes[format]).send(bytes)
  }
}

/** The same choice as that of the list. */
function choiceIn(asked: Asked): Pick<IndicatorListArgs, 'filter' | 'sort' | 'descending'> {
  const { search, inForceOn, sort, descending } = asked
  const day = inForceOn === undefined ? null : parseIsoDate(inForceOn)
  if (inForceOn !== undefined && day === null) throw new DomainError('INVALID_DATE', { path: ['inForceOn'] })
  return {
    filter: {
      search: typeof search === 'string' ? search.slice(0, 100) : null,
      inForceOn: day,
      groups: wordsIn(asked['groups']),
      origins: wordsIn(asked['origins']),
      units: wordsIn(asked['units']).filter((each) => indicatorUnits.some((known) => known === each)) as never,
      sourceClasses: wordsIn(asked['sourceClasses']).filter((each) => sourceClasses.some((known) => known === each)) as never
    },
    sort: Object.values(IndicatorSortEnum).find((known) => known === sort) ?? null,
    descending: descending === 'true'
  }
}

const wordsIn = (text: unknown): string[] => (typeof text === 'string' && text !== '' ? text.slice(0, 1000).split(',') : [])
