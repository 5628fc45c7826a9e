import { Controller, Get, Param, Post, Put, Query, Req, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Requires } from '../../../../core/access/requires.js'
import { mediaOf, readBody } from '../../../../core/files/body.js'
import { readUpload } from '../../../../core/files/upload.js'
import { Limited } from '../../../../core/http/rate.guard.js'
import { AdxService } from '../adx/adx.service.js'
import { formatIn, languageIn, sendFile } from '../../../../core/files/sent-file.js'
import { answerWith } from '../refusal-answer.js'
import { type FiguresFile, figuresOfCsv } from './figures-file.js'
import { ReturnFileService } from './return-file.service.js'
import { templateFormats, TemplateService } from './template.service.js'

type Asked = Readonly<Record<string, unknown>>

/** The figures of one return as files, out and in. */
@Controller('api/returns')
export class ReturnFileController {
  constructor(
    private readonly templates: TemplateService,
    private readonly files: ReturnFileService,
    private readonly adx: AdxService
  ) {}

  @Limited('export')
  @Requires('return.read')
  @Get(':id/template.:format')
  async exportReturnTemplate(@Param() of: { id: string; format: string }, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    const wanted = { format: formatIn(of.format, templateFormats), language: languageIn(asked) }
    await sendFile(reply, await this.templates.template(of.id, wanted))
  }

  @Limited('export')
  @Requires('return.read')
  @Get(':id/adx')
  async exportReturnAdx(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.adx.ofReturn(id))
  }

  @Limited('upload')
  @Requires('return.edit')
  @Post(':id/file')
  async readReturnFile(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const language = languageIn(request.query as Asked)
    await answerWith(reply, language, () => this.files.preview(id, { receive: () => readUpload(request), language }))
  }

  @Limited('upload')
  @Requires('return.edit')
  @Put(':id/cells')
  async putReturnCells(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await answerWith(reply, languageIn(request.query as Asked), async () => this.files.put(id, () => bodyOf(request)))
  }
}

/** @throws DomainError UNSUPPORTED_MEDIA for what is neither JSON nor CSV, and what reading it throws */
async function bodyOf(request: FastifyRequest): Promise<FiguresFile> {
  const media = mediaOf(request)
  if (media === 'json') return { kind: 'json', document: request.body }
  if (media !== 'csv') throw new DomainError('UNSUPPORTED_MEDIA')
  return figuresOfCsv(await readBody(request))
}
