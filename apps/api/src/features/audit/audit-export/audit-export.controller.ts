import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isIsoDate } from '@solmu/shared/dates.js'
import { isUuid } from '@solmu/shared/ids.js'
import { isLanguage } from '@solmu/shared/text.js'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { Requires } from '../../../core/access/requires.js'
import { attachment } from '../../../core/files/attachment.js'
import { contentTypes } from '../../../core/files/sheet-writer.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { AuditCheckpointService } from '../audit-checkpoint/audit-checkpoint.service.js'
import { AuditOutcomeEnum, type AuditEntryFilter } from '../audit-entry/audit-entry.graphql.js'
import { AuditExportService, type AuditFormat } from './audit-export.service.js'

const id = z.string().refine(isUuid)
const day = z.string().refine(isIsoDate)

/** What the address may say; the same as the filter of the screen. */
const asked = z.object({
  lang: z.string().refine(isLanguage).default('fi'),
  search: z.string().max(200).optional(),
  action: z.string().max(100).optional(),
  subjectType: z.string().max(100).optional(),
  subjectId: id.optional(),
  outcome: z.enum(AuditOutcomeEnum).optional(),
  actorId: id.optional(),
  unitId: id.optional(),
  from: day.optional(),
  to: day.optional()
})

/** Where the trail goes out. */
@Limited('export')
@Controller('files')
export class AuditExportController {
  constructor(
    private readonly exports: AuditExportService,
    private readonly checkpoints: AuditCheckpointService
  ) {}

  @Requires('audit.read')
  @Get('audit/checkpoints.json')
  async exportAuditCheckpoints(@Res() reply: FastifyReply): Promise<void> {
    const file = await this.checkpoints.export()
    const name = `solmu-audit-checkpoints-${file.exportedAt.slice(0, 10)}.json`
    await send(reply, { name, contentType: contentTypes.json, bytes: Buffer.from(JSON.stringify(file, null, 2)) })
  }

  @Requires('audit.read')
  @Get('audit.:format')
  async exportAuditTrail(@Param('format') format: string, @Query() query: object, @Res() reply: FastifyReply): Promise<void> {
    const { lang, ...filter } = askedIn(query)
    await send(reply, await this.exports.export(filter as AuditEntryFilter, { format: formatIn(format), language: lang }))
  }
}

function askedIn(query: object) {
  const parsed = asked.safeParse(query)
  if (!parsed.success) throw new DomainError('INVALID_INPUT', { path: parsed.error.issues[0]?.path.map(String) ?? [] })
  return { ...parsed.data, lang: parsed.data.lang as 'fi' | 'sv' | 'en' }
}

function formatIn(text: string): AuditFormat {
  if (text !== 'csv' && text !== 'xlsx' && text !== 'json') throw new DomainError('NOT_FOUND')
  return text
}

async function send(reply: FastifyReply, file: { name: string; contentType: string; bytes: Buffer }): Promise<void> {
  await reply.header('content-disposition', attachment(file.name)).type(file.contentType).send(file.bytes)
}
