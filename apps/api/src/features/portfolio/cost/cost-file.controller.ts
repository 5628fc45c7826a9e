import { Controller, HttpCode, Param, Post, Query, Req } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { ColumnMapping } from '@solmu/domain/network/import-fields.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { FastifyRequest } from 'fastify'
import { Requires } from '../../../core/access/requires.js'
import { readUpload } from '../../../core/files/upload.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { type CostFilePreview, CostFileService, type FileOf, type SavedCosts } from './cost-file.service.js'

type Asked = Readonly<Record<string, unknown>>

/** The books of a partner, as a file. */
@Limited('upload')
@Controller('api/projects')
export class CostFileController {
  constructor(private readonly files: CostFileService) {}

  @Requires('claim.write')
  @Post(':id/costs/file')
  @HttpCode(200)
  readProjectCosts(@Param('id') id: string, @Query() asked: Asked, @Req() request: FastifyRequest): Promise<CostFilePreview> {
    return this.files.preview(fileOf(id, asked), () => readUpload(request))
  }

  @Requires('claim.write')
  @Post(':id/costs')
  @HttpCode(200)
  putProjectCosts(@Param('id') id: string, @Query() asked: Asked, @Req() request: FastifyRequest): Promise<SavedCosts> {
    return this.files.save(fileOf(id, asked), () => readUpload(request))
  }
}

/** @throws DomainError NOT_FOUND for what is no id, INVALID_INPUT for a mapping that is none */
function fileOf(projectId: string, { partner, mapping }: Asked): FileOf {
  if (!isUuid(projectId)) throw new DomainError('NOT_FOUND', { path: ['projectId'] })
  if (partner !== undefined && !isUuid(partner)) throw new DomainError('NOT_FOUND', { path: ['partnerId'] })
  return { projectId, partnerId: partner ?? null, mapping: mappingIn(mapping) }
}

function mappingIn(text: unknown): ColumnMapping {
  if (text === undefined) return {}
  const mapping = parsed(text)
  if (typeof mapping !== 'object' || mapping === null || Array.isArray(mapping)) throw new DomainError('INVALID_INPUT', { path: ['mapping'] })
  return Object.fromEntries(Object.entries(mapping).map(([heading, field]) => [heading, typeof field === 'string' ? field : null]))
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? (JSON.parse(text) as unknown) : null
  } catch {
    return null
  }
}
