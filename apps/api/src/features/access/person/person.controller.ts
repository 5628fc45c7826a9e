import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { type RoleName, roleNames } from '@solmu/domain/access/roles.js'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import { isLanguage, type Language } from '@solmu/shared/text.js'
import type { FastifyReply } from 'fastify'
import { NeedsFreshProof, Requires } from '../../../core/access/requires.js'
import { currentViewer } from '../../../core/context/context.js'
import { attachment } from '../../../core/files/attachment.js'
import { Limited } from '../../../core/http/rate.guard.js'
import { UserKindEnum, UserStateEnum } from '../../identity/user/user.graphql.js'
import type { UserFilter } from '../user-directory/user-directory.graphql.js'
import { type PersonFile, PersonFilesService } from './person-files.service.js'

type Asked = Readonly<Record<string, unknown>>

/** Files about people. */
@Limited('export')
@Controller('files')
export class PersonController {
  constructor(private readonly files: PersonFilesService) {}

  @Requires('profile.manage')
  @Get('my-data.json')
  async exportOwnData(@Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.files.dataOf(currentViewer().userId))
  }

  @Requires('access.administer')
  @NeedsFreshProof()
  @Get('persons/:id/data.json')
  async exportPersonData(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    if (!isUuid(id)) throw new DomainError('NOT_FOUND')
    await send(reply, await this.files.dataOf(id))
  }

  @Requires('access.read')
  @Get('persons.:format')
  async exportPeople(@Param('format') format: string, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    if (format !== 'csv' && format !== 'xlsx') throw new DomainError('NOT_FOUND')
    await send(reply, await this.files.list(filterIn(asked), { format, language: languageIn(asked) }))
  }
}

async function send(reply: FastifyReply, { name, contentType, bytes }: PersonFile): Promise<void> {
  await reply.header('content-disposition', attachment(name)).type(contentType).send(bytes)
}

function filterIn({ q, role, state, kind, unitId }: Asked): UserFilter {
  if (unitId !== undefined && !isUuid(unitId)) throw new DomainError('INVALID_INPUT', { path: ['unitId'] })
  return {
    search: typeof q === 'string' ? q.slice(0, 200) : null,
    role: oneOf<RoleName>(role, roleNames, 'role'),
    state: oneOf(state, Object.values(UserStateEnum), 'state'),
    kind: oneOf(kind, Object.values(UserKindEnum), 'kind'),
    unitId: unitId ?? null
  }
}

function oneOf<Value extends string>(given: unknown, values: readonly Value[], name: string): Value | null {
  if (given === undefined) return null
  const value = values.find((each) => each === given)
  if (value === undefined) throw new DomainError('INVALID_INPUT', { path: [name] })
  return value
}

/** Finnish when no language is asked for. */
function languageIn({ lang = 'fi' }: Asked): Language {
  if (!isLanguage(lang)) throw new DomainError('INVALID_INPUT', { path: ['lang'] })
  return lang
}
