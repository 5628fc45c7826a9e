import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { sendFile } from '../../../core/files/sent-file.js'
import { readUpload } from '../../../core/files/upload.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { UseFileService } from './use-file.service.js'

/** The files that show that practices are in use. */
@Controller('api/quality')
export class UseFileController {
  constructor(private readonly files: UseFileService) {}

  @Limited('upload')
  @Requires('improvement.edit')
  @Post('practices/:id/units/:unitId/files')
  async addPracticeUseFile(@Param() { id: practiceId, unitId }: { id: string; unitId: string }, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await reply.status(200).send({ fileId: await this.files.add({ practiceId, unitId }, () => readUpload(request)) })
  }

  @Limited('export')
  @Requires('quality.read')
  @Get('practice-files/:id')
  async practiceUseFile(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.files.read(id))
  }
}
