import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { emptySurvey, type SurveyContent } from '@solmu/domain/quality/survey.js'
import { readSurvey, surveyIssues } from '@solmu/domain/quality/survey-reader.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import type {
  CreateSurveyInput,
  DropSurveyDraftInput,
  ReleaseSurveyInput,
  RetireSurveyInput,
  SaveSurveyDraftInput,
  StartSurveyDraftInput
} from './survey.graphql.js'
import { SurveyReader, type SurveyRow, type SurveyVersionRow } from './survey-reader.js'
import { SurveyWriter } from './survey-writer.js'

/** A version with its survey. */
export type SurveyVersion = { readonly survey: SurveyRow; readonly surveyVersion: SurveyVersionRow }

/** Writes, releases and retires surveys: the network's, so by those who manage surveys in all of it. */
@Injectable()
export class SurveyService {
  constructor(
    private readonly reader: SurveyReader,
    private readonly writer: SurveyWriter,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<SurveyRow> {
    const row = await this.reader.one(id)
    if (!row) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return row
  }

  /** @throws DomainError NOT_FOUND */
  async version(id: string): Promise<SurveyVersionRow> {
    const row = await this.reader.version(id)
    if (!row) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return row
  }

  /** @throws DomainError NOT_FOUND */
  async content(versionId: string): Promise<SurveyContent> {
    const content = await this.reader.contentOf(versionId)
    if (!content) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return content
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, ALREADY_EXISTS for its code, or all that is wrong with it */
  async create({ code, name, audience, copyOfVersionId }: CreateSurveyInput): Promise<SurveyVersion> {
    this.access.check('survey.write', {})
    const fields = new TextFields()
    const key = fields.key(['code'], code)
    throwIssues(fields.issues)
    const origin = copyOfVersionId ? await this.version(copyOfVersionId) : null
    const said = read({ ...(origin ? await this.content(origin.id) : emptySurvey), name, audience })
    const surveyId = await this.writer.insert({ code: key, shippedCode: origin ? (await this.one(origin.surveyId)).shippedCode : null })
    if (surveyId === undefined) throw new DomainError('ALREADY_EXISTS', { path: ['code'] })
    const versionId = await this.writer.insertDraft(surveyId, said)
    this.note(surveyId, { code: key, ...(origin && { copyOfId: origin.id }) })
    return this.saved(surveyId, versionId)
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, SURVEY_STATE when there is a draft already */
  async startDraft({ surveyId, expectedVersion }: StartSurveyDraftInput): Promise<SurveyVersion> {
    const survey = await this.locked(surveyId, expectedVersion)
    const [newest] = await this.reader.versionsNow([surveyId])
    if (newest?.state !== 'released') throw new DomainError('SURVEY_STATE')
    const versionId = await this.writer.insertDraft(surveyId, await this.content(newest.id))
    this.note(surveyId, { code: survey.code, versionNumber: newest.number + 1 })
    return this.saved(surveyId, versionId)
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, SURVEY_STATE for what was released, or all that is wrong with it */
  async saveDraft({ versionId, expectedVersion, content }: SaveSurveyDraftInput): Promise<SurveyVersion> {
    const { draft, survey } = await this.draft(versionId, expectedVersion)
    const said = read(content)
    await this.writer.saveDraft(draft.id, said)
    this.note(survey.id, { code: survey.code, versionNumber: draft.number, questionCount: said.questions.length })
    return this.saved(survey.id, draft.id)
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, SURVEY_STATE */
  async dropDraft({ versionId, expectedVersion }: DropSurveyDraftInput): Promise<boolean> {
    const { draft, survey } = await this.draft(versionId, expectedVersion)
    this.note(survey.id, { code: survey.code, versionNumber: draft.number })
    return this.writer.dropDraft({ surveyId: survey.id, versionId: draft.id })
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, SURVEY_STATE, or all that stands in the way */
  async release({ versionId, expectedVersion }: ReleaseSurveyInput): Promise<SurveyVersion> {
    const { draft, survey } = await this.draft(versionId, expectedVersion)
    throwIssues(surveyIssues(await this.content(draft.id)))
    await this.writer.release(draft.id)
    const details = { code: survey.code, versionNumber: draft.number }
    this.audit.note({ subjectType: 'survey', subjectId: survey.id, details, before: { state: 'draft' }, after: { state: 'released' } })
    return this.saved(survey.id, draft.id)
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, SURVEY_STATE when it is so already */
  async retire({ surveyId, expectedVersion, isRetired }: RetireSurveyInput): Promise<SurveyRow> {
    const { code, retiredAt } = await this.locked(surveyId, expectedVersion)
    if ((retiredAt !== null) === isRetired) throw new DomainError('SURVEY_STATE')
    await this.writer.retire(surveyId, isRetired)
    const state = (is: boolean) => ({ state: is ? 'retired' : 'offered' })
    this.audit.note({ subjectType: 'survey', subjectId: surveyId, details: { code }, before: state(!isRetired), after: state(isRetired) })
    return this.one(surveyId)
  }

  /** The survey, locked. It is looked for before anybody is told that they may not: what is out of sight is missing. */
  private async locked(surveyId: string, expectedVersion: number): Promise<SurveyRow> {
    await this.one(surveyId)
    this.access.check('survey.write', {})
    await this.writer.lock(surveyId)
    const survey = await this.one(surveyId)
    if (survey.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return survey
  }

  private async draft(versionId: string, expectedVersion: number): Promise<{ draft: SurveyVersionRow; survey: SurveyRow }> {
    const { surveyId } = await this.version(versionId)
    this.access.check('survey.write', {})
    await this.writer.lock(surveyId)
    const draft = await this.version(versionId)
    if (draft.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (draft.state !== 'draft') throw new DomainError('SURVEY_STATE')
    return { draft, survey: await this.one(surveyId) }
  }

  private async saved(surveyId: string, versionId: string): Promise<SurveyVersion> {
    return { survey: await this.one(surveyId), surveyVersion: await this.version(versionId) }
  }

  private note(subjectId: string, details: Readonly<Record<string, string | number>>): void {
    this.audit.note({ subjectType: 'survey', subjectId, details })
  }
}

/** @throws DomainError all that keeps a content from being taken in */
function read(given: SurveyContent): SurveyContent {
  const taken = readSurvey(JSON.parse(JSON.stringify(given)))
  if ('issues' in taken) throwIssues(taken.issues.map(({ code, path, params }) => new DomainError(code, { path: ['content', ...path], params })))
  return 'content' in taken ? taken.content : given
}
