import { Controller, Get, Param, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { FastifyReply } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { sendFile } from '../../../core/files/sent-file.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { FileStorage } from '../../../core/storage/storage.js'

type Kept = { readonly key: string; readonly name: string; readonly type: string }

/** The documents of applications, for those who read them. */
@Controller('api/members/application-files')
export class ApplicationFileController {
  constructor(
    private readonly db: Db,
    private readonly storage: FileStorage
  ) {}

  @Limited('export')
  @Requires('application.read')
  @Get(':id')
  async applicationFile(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const kept = isUuid(id) ? await this.db.read(() => this.kept(id)) : undefined
    if (!kept) throw new DomainError('NOT_FOUND')
    await sendFile(reply, { name: kept.name, contentType: kept.type, content: Buffer.from(await this.storage.get(kept.key)) })
  }

  private async kept(id: string): Promise<Kept | undefined> {
    const [row] = await this.db.sql<Kept>('SELECT file_key AS key, file_name AS name, file_type AS type FROM application_file WHERE id = $1 AND consortium_id = $2', [
      id,
      currentViewer().consortiumId
    ])
    return row
  }
}
