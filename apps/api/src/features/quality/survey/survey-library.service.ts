import { Injectable, type OnModuleInit } from '@nestjs/common'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { FirstRunSteps } from '../../../core/first-run-steps.js'
import { librarySurveys } from './library/survey-library.js'
import { SurveyReader } from './survey-reader.js'
import { SurveyWriter } from './survey-writer.js'

/** Installs the surveys that come with the product. */
@Injectable()
export class SurveyLibraryService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly reader: SurveyReader,
    private readonly writer: SurveyWriter,
    private readonly access: Access,
    private readonly audit: AuditWriter,
    private readonly steps: FirstRunSteps
  ) {}

  /** A new consortium has them from the first day. */
  onModuleInit(): void {
    this.steps.add(async (consortiumId) => {
      const rows = librarySurveys.map(({ code, content }) => ({ id: newId(), versionId: newId(), code, content }))
      await this.db.sql('SELECT app.first_surveys($1, $2)', [consortiumId, JSON.stringify(rows)])
    })
  }

  /**
   * Adds those that the consortium does not have yet, released. What it has stays as it is, so it can be done again.
   *
   * @returns how many were added
   * @throws DomainError NOT_ALLOWED
   */
  async install(): Promise<number> {
    this.access.check('survey.write', {})
    const known = new Set((await this.reader.all()).map(({ code }) => code))
    let count = 0
    for (const { code, content } of librarySurveys.filter((each) => !known.has(each.code))) {
      const surveyId = await this.writer.insert({ code, shippedCode: code })
      // Somebody else has installed it in this moment.
      if (surveyId === undefined) continue
      await this.writer.release(await this.writer.insertDraft(surveyId, content))
      count += 1
    }
    this.audit.note({ subjectType: 'survey_library', details: { count } })
    return count
  }
}
