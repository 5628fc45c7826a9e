import { Controller, Post, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { readUpload } from '../../../core/files/upload.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { ImportUpload } from './import-upload.js'

/** Where files come in that bring units, organisations or projects of others. */
@Limited('upload')
@Controller('files/imports')
export class NetworkImportController {
  constructor(private readonly uploads: ImportUpload) {}

  @Requires('network.import')
  @Post('units')
  async uploadUnits(@Req() request: FastifyRequest): Promise<{ importId: string }> {
    return { importId: await this.uploads.take('units', () => readUpload(request)) }
  }

  @Requires('network.import')
  @Post('organisations')
  async uploadOrganisations(@Req() request: FastifyRequest): Promise<{ importId: string }> {
    return { importId: await this.uploads.take('organisations', () => readUpload(request)) }
  }

  @Requires('network.import')
  @Post('projects')
  async uploadProjects(@Req() request: FastifyRequest): Promise<{ importId: string }> {
    return { importId: await this.uploads.take('projects', () => readUpload(request)) }
  }
}
