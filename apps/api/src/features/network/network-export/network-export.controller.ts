import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { parseIsoDate } from '@solmu/shared/dates.js'
import { isLanguage, type Language } from '@solmu/shared/text.js'
import type { FastifyReply } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { attachment } from '../../../core/files/attachment.js'
import { type ExportedFile, type ExportFormat, NetworkExportService } from './network-export.service.js'

type Asked = Readonly<Record<string, unknown>>

/** Where files go out. */
@Limited('export')
@Controller('files')
export class NetworkExportController {
  constructor(private readonly exports: NetworkExportService) {}

  @Requires('network.read')
  @Get('network.:format')
  async exportNetwork(@Param('format') format: string, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    const wanted = { format: formatIn(format, ['csv', 'xlsx', 'json', 'geojson']), language: languageIn(asked) }
    await send(reply, await this.exports.network(dayIn(asked), wanted))
  }

  @Requires('organisation.read')
  @Get('organisations.:format')
  async exportOrganisations(@Param('format') format: string, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    const wanted = { format: formatIn(format, ['csv', 'xlsx', 'json']), language: languageIn(asked) }
    await send(reply, await this.exports.organisations(wanted))
  }

  @Requires('network.import')
  @Get('imports/:id/faults.csv')
  async exportImportFaults(@Param('id') id: string, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.exports.faults(id, languageIn(asked)))
  }
}

async function send(reply: FastifyReply, { name, contentType, bytes }: ExportedFile): Promise<void> {
  await reply.header('content-disposition', attachment(name)).type(contentType).send(bytes)
}

function formatIn(text: string, formats: readonly ExportFormat[]): ExportFormat {
  const format = formats.find((each) => each === text)
  if (!format) throw new DomainError('NOT_FOUND')
  return format
}

/** Finnish when no language is asked for. */
function languageIn({ lang = 'fi' }: Asked): Language {
  if (!isLanguage(lang)) throw new DomainError('INVALID_INPUT', { path: ['lang'] })
  return lang
}

function dayIn({ asOf }: Asked): string | null {
  if (asOf === undefined) return null
  const day = parseIsoDate(asOf)
  if (day === null) throw new DomainError('INVALID_DATE', { path: ['asOf'] })
  return day
}
