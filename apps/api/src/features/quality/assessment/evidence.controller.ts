import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { sendFile } from '../../../core/files/sent-file.js'
import { readUpload } from '../../../core/files/upload.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { EvidenceService } from './evidence.service.js'

/** Files that show what a unit says of itself. They leave only as files to be saved, never as pages. */
@Controller('api/quality')
export class EvidenceController {
  constructor(private readonly evidence: EvidenceService) {}

  @Limited('upload')
  @Requires('assessment.edit')
  @HttpCode(200)
  @Post('assessments/:id/evidence')
  async addEvidenceFile(
    @Param('id') id: string,
    @Query() { criterion = '', title = '' }: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest
  ): Promise<{ evidenceId: string }> {
    if (!isUuid(id) || typeof criterion !== 'string' || typeof title !== 'string') throw new DomainError('NOT_FOUND', { path: ['id'] })
    return { evidenceId: await this.evidence.addFile({ assessmentId: id, criterionCode: criterion, title }, () => readUpload(request)) }
  }

  @Limited('export')
  @Requires('quality.read')
  @Get('evidence/:id/file')
  async fetchEvidence(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.evidence.file(id))
  }
}
