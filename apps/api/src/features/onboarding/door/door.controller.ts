import { Body, Controller, Get, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { ApplicationState } from '@solmu/domain/onboarding/application.workflow.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Public } from '../../../core/access/requires.js'
import { sendFile } from '../../../core/files/sent-file.js'
import { readUpload } from '../../../core/files/upload.js'
import { ApplicantFiles } from './applicant-files.service.js'
import { ApplicantPeople } from './applicant-people.service.js'
import { ApplicantWriting, type SavedSection } from './applicant-writing.service.js'
import { AddApplicationPersonInput, AnswerApplicationQuestionInput, ApplicationFileInput, ApplicationPersonInput, AskLinkInput, BeginApplicationInput, SaveSectionInput, WithdrawApplicationInput } from './door.input.js'
import { type ApplicationDoor, DoorReader } from './door-reader.js'
import { DoorService, type OpenCall } from './door.service.js'

/** The key of a link in the header of a request: no log, no history and no Referer holds it. */
const KEY = 'x-application-key'

/**
 * Where applications for membership are written, without an account. Whoever holds a link reaches its own application and
 * nothing else; what the link opens is said by the same answer whether it never was, was ended, or is too old.
 */
@Controller('api/applications')
export class DoorController {
  constructor(
    private readonly door: DoorService,
    private readonly reader: DoorReader,
    private readonly writing: ApplicantWriting,
    private readonly people: ApplicantPeople,
    private readonly files: ApplicantFiles
  ) {}

  @Public()
  @Get('calls/:id')
  openCall(@Param('id') id: string): Promise<OpenCall> {
    return this.door.call(known(id))
  }

  @Public()
  @Get('municipalities')
  applicationMunicipalities(): Promise<{ code: string; name: LocalizedText }[]> {
    return this.reader.municipalities()
  }

  @Public()
  @HttpCode(202)
  @Post('begin')
  async beginApplication(@Body() input: BeginApplicationInput): Promise<{ ok: true }> {
    await this.door.begin(input)
    return { ok: true }
  }

  @Public()
  @HttpCode(202)
  @Post('link')
  async askApplicationLink(@Body() input: AskLinkInput): Promise<{ ok: true }> {
    await this.door.ask(input)
    return { ok: true }
  }

  @Public()
  @HttpCode(200)
  @Post('door')
  openApplication(@Headers(KEY) key = ''): Promise<ApplicationDoor> {
    return this.reader.open(key)
  }

  @Public()
  @HttpCode(200)
  @Post('section')
  saveApplicationSection(@Body() input: SaveSectionInput, @Headers(KEY) key = ''): Promise<SavedSection> {
    return this.writing.save(key, input)
  }

  @Public()
  @HttpCode(200)
  @Post('submit')
  submitApplication(@Headers(KEY) key = ''): Promise<{ state: ApplicationState }> {
    return this.writing.submit(key)
  }

  @Public()
  @HttpCode(200)
  @Post('withdraw')
  withdrawApplication(@Body() { reason }: WithdrawApplicationInput, @Headers(KEY) key = ''): Promise<{ state: ApplicationState }> {
    return this.writing.withdraw(key, reason)
  }

  @Public()
  @HttpCode(200)
  @Post('answer')
  answerApplicationQuestion(@Body() input: AnswerApplicationQuestionInput, @Headers(KEY) key = ''): Promise<{ answeredAt: Date }> {
    return this.writing.answer(key, input)
  }

  @Public()
  @HttpCode(200)
  @Post('people')
  addApplicationPerson(@Body() input: AddApplicationPersonInput, @Headers(KEY) key = ''): Promise<{ personId: string }> {
    return this.people.add(key, input)
  }

  @Public()
  @HttpCode(200)
  @Post('people/remove')
  removeApplicationPerson(@Body() { personId }: ApplicationPersonInput, @Headers(KEY) key = ''): Promise<{ personId: string }> {
    return this.people.remove(key, personId)
  }

  @Public()
  @HttpCode(200)
  @Post('files/remove')
  removeApplicationFile(@Body() { fileId }: ApplicationFileInput, @Headers(KEY) key = ''): Promise<{ fileId: string }> {
    return this.files.remove(key, fileId)
  }

  /** Looked at before it is read: a file for nobody is not taken in. */
  @Public()
  @HttpCode(200)
  @Post('files/to/:section')
  async uploadApplicationFile(@Param('section') section: string, @Req() request: FastifyRequest, @Headers(KEY) key = ''): Promise<{ fileId: string }> {
    await this.files.admit(key, section)
    return this.files.add(key, section, await readUpload(request))
  }

  @Public()
  @Get('files/:id')
  async ownApplicationFile(@Param('id') id: string, @Res() reply: FastifyReply, @Headers(KEY) key = ''): Promise<void> {
    const { name, type, content } = await this.files.get(key, known(id))
    await sendFile(reply, { name, contentType: type, content })
  }
}

/** @throws DomainError NOT_FOUND for what is no id */
function known(id: string): string {
  if (!isUuid(id)) throw new DomainError('NOT_FOUND')
  return id
}
