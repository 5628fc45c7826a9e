import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { leastAnswers } from '@solmu/domain/quality/survey.js'
import { ownerOfRound, roundIssues, surveyRoundLimits } from '@solmu/domain/quality/survey-round.js'
import { throwIssues } from '@solmu/domain/text-fields.js'
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../../core/access/access.js'
import { AuditWriter } from '../../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../../core/context/context.js'
import { Db } from '../../../../core/db/db.js'
import { SurveyReader } from '../survey-reader.js'
import { SurveyClosing } from './survey-closing.js'
import type {
  CancelSurveyRoundInput,
  EndSurveyRoundInput,
  ExtendSurveyRoundInput,
  HideSurveyWordsInput,
  OpenSurveyRoundInput
} from './survey-round-input.graphql.js'
import type { SurveyRoundType, SurveyWordsType } from './survey-round.graphql.js'
import { SurveyRoundReader } from './survey-round-reader.js'

const INSERT = `INSERT INTO survey_round (id, consortium_id, survey_id, version_id, unit_id, opens_on, closes_on, minimum, created_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`
const INSERT_UNITS = `INSERT INTO survey_round_unit (round_id, unit_id, consortium_id, centre_id)
  SELECT $1, u.id, $2, u.centre FROM unnest($3::uuid[], $4::uuid[]) AS u(id, centre)`

/** Opens rounds of surveys, gives them more time, ends them and gives them up. */
@Injectable()
export class SurveyRoundService {
  constructor(
    private readonly db: Db,
    private readonly surveys: SurveyReader,
    private readonly reader: SurveyRoundReader,
    private readonly closing: SurveyClosing,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND */
  async one(id: string): Promise<SurveyRoundType> {
    const round = await this.reader.one(id)
    if (!round) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return round
  }

  /**
   * Opens a survey in units: the unit's own round, or that of whoever stands above all of them.
   *
   * @throws DomainError NOT_FOUND for a survey or unit out of reach, NOT_ALLOWED, SURVEY_STATE for one that cannot be asked,
   *   OUT_OF_RANGE for days and the minimum
   */
  async open(input: OpenSurveyRoundInput): Promise<SurveyRoundType> {
    const survey = await this.surveys.one(input.surveyId)
    if (!survey) throw new DomainError('NOT_FOUND', { path: ['surveyId'] })
    const version = (await this.surveys.versionsNow([survey.id])).find(({ state }) => state === 'released')
    if (!version || survey.retiredAt) throw new DomainError('SURVEY_STATE')
    const units = await this.askedUnits(input.unitIds)
    const ownerId = ownerOfRound(units, await this.headId())
    this.access.check('survey.manage', { unitId: ownerId })
    const minimum = input.minimum ?? leastAnswers
    const { opensOn, closesOn } = input
    throwIssues(roundIssues({ opensOn, closesOn, minimum }, todayIn()))
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(INSERT, [id, consortiumId, survey.id, version.id, ownerId, opensOn, closesOn, minimum, userId])
    await this.db.sql(INSERT_UNITS, [id, consortiumId, units.map(({ unitId }) => unitId), units.map(({ centreId }) => centreId)])
    const details = { code: survey.code, versionNumber: version.number, unitCount: units.length }
    this.audit.note({ subjectType: 'survey_round', subjectId: id, unitId: ownerId, details, after: { opensOn, closesOn } })
    return this.one(id)
  }

  private async askedUnits(unitIds: readonly string[]) {
    const places = new Map((await this.reader.places()).map((place) => [place.unit.id, place]))
    return [...new Set(unitIds)].map((unitId) => {
      const place = places.get(unitId)
      if (!place) throw new DomainError('NOT_FOUND', { path: ['unitIds'] })
      return { unitId, centreId: place.centre?.id ?? (place.unit.type === 'regional_centre' ? unitId : null) }
    })
  }

  private async headId(): Promise<string> {
    const [row] = await this.db.sql<{ id: string }>(`SELECT id FROM org_unit WHERE consortium_id = $1 AND type = 'headquarters'`, [currentViewer().consortiumId])
    if (!row) throw new DomainError('NOT_FOUND')
    return row.id
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, SURVEY_STATE once it has ended, OUT_OF_RANGE for an earlier day */
  async extend({ roundId, expectedVersion, closesOn }: ExtendSurveyRoundInput): Promise<SurveyRoundType> {
    const round = await this.held(roundId, expectedVersion)
    const range = { min: round.closesOn, max: addDays(round.opensOn, surveyRoundLimits.days) }
    if (closesOn < range.min || closesOn > range.max || closesOn < todayIn()) throw new DomainError('OUT_OF_RANGE', { path: ['closesOn'], params: range })
    await this.db.sql('UPDATE survey_round SET closes_on = $2, version = version + 1 WHERE id = $1', [roundId, closesOn])
    this.audit.note({ before: { closesOn: round.closesOn }, after: { closesOn } })
    return this.one(roundId)
  }

  /** Ends a round and sums it up. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, SURVEY_STATE */
  async end({ roundId, expectedVersion }: EndSurveyRoundInput): Promise<SurveyRoundType> {
    await this.held(roundId, expectedVersion)
    const groupCount = await this.closing.end(roundId)
    this.audit.note({ details: { groupCount }, before: { state: 'open' }, after: { state: 'closed' } })
    return this.one(roundId)
  }

  /** Gives a round up; its answers go. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, SURVEY_STATE */
  async cancel({ roundId, expectedVersion }: CancelSurveyRoundInput): Promise<SurveyRoundType> {
    await this.held(roundId, expectedVersion)
    await this.db.sql('SELECT app.cancel_survey_round($1)', [roundId])
    this.audit.note({ before: { state: 'open' }, after: { state: 'cancelled' } })
    return this.one(roundId)
  }

  /** Hides an answer in words, or shows it again. @throws DomainError NOT_FOUND, NOT_ALLOWED, REQUIRED without a reason */
  async hide({ textId, isHidden, reason }: HideSurveyWordsInput): Promise<SurveyWordsType> {
    const found = await this.reader.words(textId)
    if (!found) throw new DomainError('NOT_FOUND', { path: ['textId'] })
    this.access.check('survey.manage', { unitId: found.unitId })
    if (isHidden && reason.trim() === '') throw new DomainError('REQUIRED', { path: ['reason'] })
    await this.db.sql(
      `UPDATE survey_text SET hidden_by = CASE WHEN $2 THEN $3::uuid END, hidden_on = CASE WHEN $2 THEN app.today() END, hidden_reason = $4 WHERE id = $1`,
      [textId, isHidden, currentViewer().userId, isHidden ? reason.trim() : '']
    )
    this.audit.note({ subjectType: 'survey_round', subjectId: found.roundId, unitId: found.unitId, details: { isHidden } })
    return { ...found, ...(await this.reader.words(textId)) }
  }

  /** The round, locked and still open. It is looked for before anybody is told that they may not. */
  private async held(roundId: string, expectedVersion: number): Promise<SurveyRoundType> {
    const { owner } = await this.one(roundId)
    this.access.check('survey.manage', { unitId: owner.id })
    await this.db.sql('SELECT id FROM survey_round WHERE id = $1 FOR UPDATE', [roundId])
    const round = await this.one(roundId)
    this.audit.note({ subjectType: 'survey_round', subjectId: roundId, unitId: owner.id })
    if (round.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    if (round.standing === 'closed' || round.standing === 'cancelled') throw new DomainError('SURVEY_STATE')
    return round
  }
}
