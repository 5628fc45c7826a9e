import { Controller, Get, Param, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isPartName } from '@solmu/domain/reports/edition-manifest.js'
import type { FastifyReply } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { attachment } from '../../../core/files/attachment.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { type EditionFile, EditionFiles } from './edition-files.js'

/** What an edition rests on as files: the same bytes each time. */
@Limited('export')
@Controller('api/editions')
export class EditionFileController {
  constructor(private readonly files: EditionFiles) {}

  @Requires('edition.read')
  @Get(':id/manifest.json')
  async exportEditionManifest(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.files.manifest(id))
  }

  @Requires('edition.read')
  @Get(':id/parts/:name.jsonl')
  async exportEditionPart(@Param() of: { id: string; name: string }, @Res() reply: FastifyReply): Promise<void> {
    if (!isPartName(of.name)) throw new DomainError('NOT_FOUND')
    await send(reply, await this.files.part(of.id, of.name))
  }
}

async function send(reply: FastifyReply, { name, contentType, bytes }: EditionFile): Promise<void> {
  await reply.header('content-disposition', attachment(name)).type(contentType).send(bytes)
}
