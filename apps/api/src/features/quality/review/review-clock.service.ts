import { Injectable } from '@nestjs/common'
import { type Answers, scoreOf } from '@solmu/domain/quality/framework-score.js'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { replyDays } from '@solmu/domain/quality/review.js'
import { addDays, type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { Db } from '../../../core/db/db.js'

type Unreplied = { readonly assessmentId: string; readonly content: FrameworkContent; readonly agreed: Answers }

/** What the clock does about reviews: lets those go who review no more, and makes final what nobody has replied to in time. */
@Injectable()
export class ReviewClock {
  constructor(private readonly db: Db) {}

  /** Returns how many reviews ended, and how many assessments became final. May run as often as it likes. */
  async run(today: IsoDate = todayIn()): Promise<{ ended: number; finalised: number }> {
    return this.db.write(async () => {
      const [left] = await this.db.sql<{ ended: number }>('SELECT app.end_left_reviews() AS ended')
      const unreplied = await this.db.sql<Unreplied>('SELECT assessment_id AS "assessmentId", content, agreed FROM app.unreplied_assessments($1)', [
        addDays(today, -replyDays)
      ])
      for (const { assessmentId, content, agreed } of unreplied) {
        const { value, band } = scoreOf(content, agreed)
        await this.db.sql('SELECT app.finalise_unreplied($1, $2, $3, $4)', [assessmentId, value, band, today])
      }
      return { ended: left?.ended ?? 0, finalised: unreplied.length }
    })
  }
}
