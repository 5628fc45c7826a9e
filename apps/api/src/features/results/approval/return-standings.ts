import { Injectable } from '@nestjs/common'
import { lastSendingDay } from '@solmu/domain/results/lateness.js'
import type { RegionState } from '@solmu/domain/results/return-state.js'
import type { ReturnSituation } from '@solmu/domain/results/return.workflow.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import type { ReturnRecord } from '../unit-return/return-record.js'

/** What decides which steps a return can take, beside the return itself. */
export type Standing = Pick<ReturnSituation, 'questioned' | 'unanswered' | 'hasLater' | 'hasOpenCorrection' | 'isUnderHeadquarters'> & {
  readonly region: RegionState
  /** Why it was left out when its region was forwarded; null when it was not. */
  readonly leftOut: string | null
  readonly opensOn: IsoDate
  /** When each kind of step was last taken, as ISO texts. */
  readonly times: Readonly<Record<string, string>>
}

const SQL = 'SELECT s.return_id AS key, s.standing AS value FROM app.return_standing($1::uuid[]) s'

/** Reads how returns stand, whoever of the viewer's sight that takes (see the migration). */
@Injectable()
export class ReturnStandings {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders
  ) {}

  /** As a reader sees it; one statement for any number of returns. */
  async of(returnId: string): Promise<Standing | null> {
    const [standing] = await this.loaders.of<Standing>('returnStanding', (ids) => this.read(ids)).load(returnId)
    return standing ?? null
  }

  /** As it is at this moment, for whoever has locked the returns. */
  async now(returnIds: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
    return new Map((await this.read(returnIds)).map(({ key, value }) => [key, value]))
  }

  private read(returnIds: readonly string[]): Promise<{ key: string; value: Standing }[]> {
    return this.db.sql(SQL, [returnIds])
  }
}

/** What the workflow of the domain asks. */
export function situationOf(record: ReturnRecord, standing: Standing, checks: ReturnSituation['checks'] = null): ReturnSituation {
  const { questioned, unanswered, hasLater, hasOpenCorrection, isUnderHeadquarters, region } = standing
  const { graceUntil, dueOn, state: round } = record.round
  return {
    ...{ questioned, unanswered, hasLater, hasOpenCorrection, isUnderHeadquarters, region, round, checks },
    state: record.state,
    today: todayIn(),
    sendUntil: lastSendingDay({ graceUntil, dueOn, extendedUntil: record.extendedUntil })
  }
}
