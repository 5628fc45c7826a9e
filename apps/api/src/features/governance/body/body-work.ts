import { Injectable, type OnModuleInit } from '@nestjs/common'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'
import { BodyReader, type BodyToday } from './body-reader.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]

/** Tells the inbox of those who keep a body that seats stand empty in it, or that terms end and nobody follows. */
@Injectable()
export class BodyWork implements OnModuleInit {
  constructor(
    private readonly reader: BodyReader,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
  }

  /** Nothing for those who keep no bodies. The assembly has no seats to fill, and elects who leads it. */
  async waiting(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('body.manage')) return []
    const bodies = (await this.reader.list(todayIn())).filter(({ mayManage, isOpen, kind }) => mayManage && isOpen && kind !== 'assembly')
    return bodies.flatMap((body) => [...empty(body), ...ending(body)])
  }
}

const of = ({ id, unit, name }: BodyToday) => ({ subject: id, unitId: unit.id, params: { bodyId: id, name } })

function empty(body: BodyToday): BroughtWork[] {
  const { subject, unitId, params } = of(body)
  const hasChair = !body.gaps.includes('no_chair')
  return body.vacant > 0 || !hasChair ? [{ kind: 'body_seat_empty', subject, unitId, params: { ...params, count: body.vacant, hasChair } }] : []
}

function ending(body: BodyToday): BroughtWork[] {
  const { subject, unitId, params } = of(body)
  return body.lastDay === null ? [] : [{ kind: 'body_term_ending', subject, unitId, dueOn: body.lastDay, params: { ...params, count: body.expiring } }]
}
