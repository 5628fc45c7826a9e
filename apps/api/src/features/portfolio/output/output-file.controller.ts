import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { sendFile } from '../../../core/files/sent-file.js'
import { readUpload } from '../../../core/files/upload.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { OutputFileService } from './output-file.service.js'

/** The files that show what projects brought about. */
@Controller('api/projects')
export class OutputFileController {
  constructor(private readonly files: OutputFileService) {}

  @Limited('upload')
  @Requires('project.edit')
  @Post('outputs/:id/files')
  async addProjectOutputFile(@Param('id') outputId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await reply.status(200).send({ fileId: await this.files.add(outputId, () => readUpload(request)) })
  }

  @Limited('export')
  @Requires('project.read')
  @Get('output-files/:id')
  async projectOutputFile(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.files.read(id))
  }
}
