import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { formatIn, languageIn, sendFile } from '../../../core/files/sent-file.js'
import { readUpload } from '../../../core/files/upload.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { FrameworkFileService, frameworkFormats, type FrameworkPreview } from './framework-file.service.js'

type Asked = Readonly<Record<string, unknown>>

/** Quality frameworks as files, out and in. */
@Controller('api/quality')
export class FrameworkFileController {
  constructor(private readonly files: FrameworkFileService) {}

  @Limited('export')
  @Requires('quality.read')
  @Get('versions/:id/framework.:format')
  async exportFramework(@Param() of: { id: string; format: string }, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.files.write(of.id, { format: formatIn(of.format, frameworkFormats), language: languageIn(asked) }))
  }

  @Limited('upload')
  @Requires('quality.manage')
  @Post('frameworks/file')
  async readFrameworkFile(@Query() asked: Asked, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { framework } = asked
    const preview: FrameworkPreview = await this.files.preview(typeof framework === 'string' ? framework : null, () => readUpload(request))
    await reply.status(200).send(preview)
  }
}
