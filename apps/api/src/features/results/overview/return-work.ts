import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { QueueKind } from '@solmu/domain/results/review-queue.js'
import { Access } from '../../../core/access/access.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'
import type { QueueItem } from './overview.graphql.js'
import { OverviewService } from './overview.service.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]

const kindOf = {
  mend: 'return_to_mend',
  fill: 'return_to_fill',
  verify: 'return_to_verify',
  remind: 'return_late',
  forward: 'region_to_forward',
  accept: 'region_to_accept',
  lock: 'round_to_lock'
} as const satisfies Record<QueueKind, BroughtWork['kind']>

/** Tells the inbox what is to be done about returns, regions and rounds. */
@Injectable()
export class ReturnWork implements OnModuleInit {
  constructor(
    private readonly overviews: OverviewService,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
  }

  /** Nothing for those who only read returns, or none. */
  async waiting(): Promise<BroughtWork[]> {
    const isBusy = (['return.edit', 'return.verify', 'return.accept'] as const).some((action) => this.access.holdsAnywhere(action))
    return isBusy ? (await this.overviews.queue()).map((item) => this.brought(item)) : []
  }

  private brought(item: QueueItem): BroughtWork {
    const { kind, round, unit, centre, returnId, dueOn, blockedCount } = item
    const place = this.placeOf(item)
    return {
      ...{ kind: kindOf[kind], subject: returnId ?? [round.id, centre?.id].filter(Boolean).join(':'), dueOn, ...(place && { unitId: place.id }) },
      params: {
        ...{ roundId: round.id, round: round.name, name: unit?.name ?? centre?.name ?? round.name, count: blockedCount },
        ...(returnId !== null && { returnId }),
        ...(centre && { centreId: centre.id })
      }
    }
  }

  /** A unit that has moved to another centre is verified by the one under which it reports. */
  private placeOf({ kind, unit, centre }: QueueItem): QueueItem['unit'] {
    const isVerified = kind === 'verify' || kind === 'remind'
    return unit && isVerified && !this.access.may('return.verify', { unitId: unit.id }) ? centre : (unit ?? centre)
  }
}
