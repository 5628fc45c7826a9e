import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { FastifyReply } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { languageIn, sendFile } from '../../../core/files/sent-file.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { AgreementPapers } from './agreement-papers.js'

/** Agreements on paper. */
@Limited('export')
@Controller('api/agreements/versions')
export class AgreementPaperController {
  constructor(private readonly papers: AgreementPapers) {}

  @Requires('agreement.read')
  @Get(':id/pdf')
  async agreementVersionPdf(@Param('id') versionId: string, @Query() query: Readonly<Record<string, unknown>>, @Res() reply: FastifyReply): Promise<void> {
    const { party = null } = query
    if (!isUuid(versionId) || (party !== null && !(typeof party === 'string' && isUuid(party)))) throw new DomainError('NOT_FOUND')
    await sendFile(reply, await this.papers.pdf({ versionId, organisationId: party, language: languageIn(query) }))
  }
}
