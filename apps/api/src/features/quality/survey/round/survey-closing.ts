import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type AnsweredUnit, shownOfRound } from '@solmu/domain/quality/survey-round.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { AuditWriter } from '../../../../core/audit/audit-writer.js'
import { Db } from '../../../../core/db/db.js'

type EndingRow = AnsweredUnit & { readonly minimum: number; readonly ownerId: string }
type Due = { readonly id: string; readonly consortiumId: string; readonly ownerId: string }

const TO_END = `SELECT unit_id AS "unitId", centre_id AS "centreId", counts, minimum, owner_id AS "ownerId" FROM app.survey_round_to_end($1)`

/** Ends rounds: works out what may be shown, and has the database sum it up and let the answers go. */
@Injectable()
export class SurveyClosing {
  constructor(
    private readonly db: Db,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Ends a round in the transaction that is open. Of the answers nothing comes here but how many there are of each question in each
   * unit.
   *
   * @returns of how many groups something is shown
   * @throws DomainError SURVEY_STATE for one that has ended, or that the viewer may not end
   */
  async end(roundId: string): Promise<number> {
    const units = await this.db.sql<EndingRow>(TO_END, [roundId])
    const [first] = units
    if (!first) throw new DomainError('SURVEY_STATE')
    // Questions that nobody answered are in nobody's counts.
    const questions = [...new Set(units.flatMap(({ counts }) => Object.keys(counts)))].sort()
    const shown = shownOfRound(units, { ownerId: first.ownerId, questions, minimum: first.minimum })
    const [row] = await this.db.sql<{ isEnded: boolean }>('SELECT app.end_survey_round($1, $2) AS "isEnded"', [roundId, JSON.stringify(shown)])
    if (!row?.isEnded) throw new DomainError('SURVEY_STATE')
    return new Set(shown.map(({ level, unitId }) => `${level} ${unitId}`)).size
  }

  /** What the clock does once a day: ends every round whose last day has passed. Each in a transaction of its own; returns how many. */
  async endDue(today: IsoDate = todayIn()): Promise<number> {
    const due = await this.db.write(() =>
      this.db.sql<Due>('SELECT id, consortium_id AS "consortiumId", unit_id AS "ownerId" FROM app.survey_rounds_due($1)', [today])
    )
    for (const { id, consortiumId, ownerId } of due) {
      await this.db.write(async () => {
        const groupCount = await this.end(id)
        const note = { subjectType: 'survey_round', subjectId: id, unitId: ownerId, details: { groupCount } }
        await this.audit.done('surveyRoundEnded', note, { userId: null, consortiumId })
      })
    }
    return due.length
  }
}
