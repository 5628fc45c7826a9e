import { Injectable } from '@nestjs/common'
import { type Escalation, escalationsOn, type Holder, type Told } from '@solmu/domain/results/workflow-escalation.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { newId } from '@solmu/shared/ids.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import { type Delay, escalationMail } from './escalation-mail.js'

type Reader = { readonly userId: string; readonly language: Language }

type WaitingRow = {
  readonly consortium_id: string
  readonly round_id: string
  readonly round_name: LocalizedText
  readonly holder: Holder
  readonly unit_id: string
  readonly unit_name: LocalizedText | null
  readonly centre_id: string
  readonly due_on: IsoDate
  readonly above_unit: readonly Reader[]
  readonly above_centre: readonly Reader[]
  readonly above_all: readonly Reader[]
}

/** A delay that somebody is to be told of. */
type Telling = { readonly reader: Reader; readonly row: WaitingRow; readonly escalation: Escalation }

/**
 * The daily word to whoever stands above a holder that is late. Each thing is told once to each person, however often this
 * runs; what somebody has to be told on one day comes in one message.
 */
@Injectable()
export class EscalationService {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices
  ) {}

  /** Sends what is to be out by a day, for every consortium; returns how many messages that were. */
  async send(today: IsoDate = todayIn()): Promise<number> {
    const rows = await this.db.read(() => this.db.sql<WaitingRow>('SELECT * FROM app.waiting_results()'))
    let sent = 0
    for (const [consortiumId, own] of groupBy(rows, (row) => row.consortium_id)) {
      sent += await this.db.write(() => this.sendIn(consortiumId, own, today))
    }
    return sent
  }

  private async sendIn(consortiumId: string, rows: readonly WaitingRow[], today: IsoDate): Promise<number> {
    const due = rows.flatMap((row) =>
      escalationsOn([waitingOf(row)], today).flatMap((escalation) =>
        readersOf(row, escalation.tell).map((reader) => ({ reader, row, escalation }))
      )
    )
    const fresh: Telling[] = []
    for (const each of due) if (await this.isNew(consortiumId, each)) fresh.push(each)
    const byReader = groupBy(fresh, ({ reader }) => reader.userId)
    for (const [toUserId, delays] of byReader) {
      await this.notices.tell({ toUserId, topic: 'return_late', letter: escalationMail(delays[0].reader.language, delays.map(delayOf)) }, consortiumId)
    }
    return byReader.size
  }

  private async isNew(consortiumId: string, { reader, escalation }: Telling): Promise<boolean> {
    const { roundId, unitId, day } = escalation
    const [row] = await this.db.sql<{ isNew: boolean }>('SELECT app.note_escalation($1, $2, $3, $4, $5, $6) AS "isNew"', [
      ...[newId(), consortiumId, roundId, unitId, reader.userId, day]
    ])
    return row?.isNew ?? false
  }
}

const waitingOf = (row: WaitingRow) => ({
  roundId: row.round_id,
  holder: row.holder,
  unitId: row.unit_id,
  centreId: row.centre_id,
  dueOn: row.due_on
})

function readersOf(row: WaitingRow, told: Told): readonly Reader[] {
  const readers: Readonly<Record<Told, readonly Reader[]>> = {
    centre: row.above_unit,
    headquarters: row.above_centre,
    administrators: row.above_all
  }
  return readers[told]
}

const delayOf = ({ row }: Telling): Delay => ({
  holder: row.holder,
  round: row.round_name,
  unit: row.unit_name,
  dueOn: row.due_on
})
