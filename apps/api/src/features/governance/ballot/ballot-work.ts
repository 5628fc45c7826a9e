import { Injectable, type OnModuleInit } from '@nestjs/common'
import { todayIn, homeTimeZone } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'
import { BallotReader } from './ballot-reader.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]

/** Tells the inbox in which ballots somebody has still to vote, and which wait to be counted by whoever looks after them. */
@Injectable()
export class BallotWork implements OnModuleInit {
  constructor(
    private readonly reader: BallotReader,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
  }

  /** Nothing for those who never vote. */
  async waiting(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('ballot.vote')) return []
    const open = (await this.reader.list()).filter(({ waitingCount }) => waitingCount > 0)
    return open.map(({ id, title, waitingCount, closesAt }) => ({ kind: 'ballot_to_cast', subject: id, dueOn: todayIn(homeTimeZone, closesAt), params: { ballotId: id, name: title, count: waitingCount } }))
  }
}
