import { Injectable, type OnModuleInit } from '@nestjs/common'
import { followUpWaiting } from '@solmu/domain/quality/adoption.js'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'
import { AdoptionQueries } from './adoption.queries.js'
import { PracticeQueries } from './practice.queries.js'

type Waiting = Awaited<ReturnType<WorkSource>>

/** Asks a unit whether what it has in use still is; the project out of which it came may have ended long ago. */
@Injectable()
export class AdoptionWork implements OnModuleInit {
  constructor(
    private readonly adoptions: AdoptionQueries,
    private readonly practices: PracticeQueries,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
  }

  /** Of the units in which the viewer works; what is a unit's to answer is no matter of those above it. */
  private async waiting(): Promise<Waiting> {
    const units = [...new Set(currentViewer().held.flatMap(({ unitId }) => (unitId !== null && this.access.may('improvement.edit', { unitId }) ? [unitId] : [])))]
    if (units.length === 0) return []
    const today = todayIn()
    const asked = (await this.adoptions.facts({ units })).flatMap((facts) => {
      const question = followUpWaiting(facts, today)
      return question ? [{ ...facts, ...question }] : []
    })
    if (asked.length === 0) return []
    const names = new Map((await this.practices.all()).map(({ id, name }) => [id, name]))
    return asked.flatMap(({ practiceId, unitId, months, deadline }) => {
      const name = names.get(practiceId)
      return name ? [{ kind: 'practice_follow_up' as const, subject: `${practiceId}:${unitId}`, unitId, dueOn: deadline, params: { practiceId, months, name } }] : []
    })
  }
}
