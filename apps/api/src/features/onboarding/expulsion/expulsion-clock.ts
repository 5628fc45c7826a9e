import { Injectable } from '@nestjs/common'
import { daysOfLastCall } from '@solmu/domain/onboarding/expulsion.js'
import { Db } from '../../../core/db/db.js'
import { ExpulsionLetters, type HearingReminder } from './expulsion-letters.js'

/** Reminds of hearings: a member that has said nothing before its time is over, and those who decide when it is. */
@Injectable()
export class ExpulsionClock {
  constructor(
    private readonly db: Db,
    private readonly letters: ExpulsionLetters
  ) {}

  /** Each once however often this runs; returns how many people were told. */
  run(): Promise<number> {
    return this.db.write(async () => {
      const due = await this.db.sql<HearingReminder>(
        `SELECT kind, membership_id AS "membershipId", consortium_id AS "consortiumId", centre_id AS "centreId", hearing_until AS "hearingUntil", user_id AS "userId", language FROM app.take_hearing_reminders($1)`,
        [daysOfLastCall]
      )
      for (const reminder of due) await this.letters.remind(reminder)
      return due.length
    })
  }
}
