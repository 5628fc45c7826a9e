import { Injectable, type OnModuleInit } from '@nestjs/common'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'
import { MandateReader } from './mandate-reader.js'
import type { MemberMandates } from './mandate.graphql.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]

/** Who reaches so many members is told by numbers, and finds them in the register. */
const mostNamed = 5

/** Tells the inbox of whom nobody can speak for, and of whom soon nobody can. */
@Injectable()
export class MandateWork implements OnModuleInit {
  constructor(
    private readonly reader: MandateReader,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
  }

  /** Nothing for those who keep no mandates. */
  async waiting(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('mandate.manage')) return []
    const members = (await this.reader.members(todayIn())).filter(({ mayManage }) => mayManage)
    return [...this.missing(members), ...this.expiring(members)]
  }

  private missing(members: readonly MemberMandates[]): BroughtWork[] {
    const lacking = members.filter(({ holdings }) => holdings.some(({ gap }) => gap === 'missing'))
    if (lacking.length > mostNamed) return [{ kind: 'mandate_missing', subject: 'all', params: { count: lacking.length, isMany: true } }]
    return lacking.map(({ organisation, unit }) => ({
      ...{ kind: 'mandate_missing' as const, subject: organisation.id, params: { count: 1, isMany: false, organisationId: organisation.id, name: organisation.name } },
      ...(unit && { unitId: unit.id })
    }))
  }

  private expiring(members: readonly MemberMandates[]): BroughtWork[] {
    const ending = members.flatMap(({ organisation, unit, holdings }) =>
      holdings.flatMap(({ gap, until, holder }) => (gap === 'expiring' && until !== null && holder !== null ? [{ organisation, unit, until, holder }] : []))
    )
    const [first] = ending.map(({ until }) => until).sort()
    if (ending.length > mostNamed && first) return [{ kind: 'mandate_expiring', subject: 'all', dueOn: first, params: { count: ending.length, isMany: true } }]
    return ending.map(({ organisation, unit, until, holder }) => ({
      ...{ kind: 'mandate_expiring' as const, subject: holder.id, dueOn: until, params: { count: 1, isMany: false, organisationId: organisation.id, name: organisation.name } },
      ...(unit && { unitId: unit.id })
    }))
  }
}
