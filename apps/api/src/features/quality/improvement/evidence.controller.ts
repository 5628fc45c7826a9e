import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { sendFile } from '../../../core/files/sent-file.js'
import { readUpload } from '../../../core/files/upload.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { EvidenceFileService } from './evidence-file.service.js'

/** The files that show that something was done. */
@Controller('api/quality')
export class EvidenceController {
  constructor(private readonly files: EvidenceFileService) {}

  @Limited('upload')
  @Requires('improvement.edit')
  @Post('improvements/:id/evidence')
  async addImprovementFile(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const evidenceId = await this.files.add(id, () => readUpload(request))
    await reply.status(200).send({ evidenceId })
  }

  @Limited('export')
  @Requires('improvement.read')
  @Get('improvement-evidence/:id/file')
  async improvementFile(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.files.read(id))
  }
}
