import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import type { Page } from '../../../core/graphql/page.js'
import type { AuditEntryType, RecordHistoryArgs } from './audit-entry.graphql.js'
import { AuditEntryQueries } from './audit-entry.queries.js'

/** Who may read what happened to a record. */
@Injectable()
export class AuditEntryService {
  constructor(
    private readonly access: Access,
    private readonly entries: AuditEntryQueries
  ) {}

  /**
   * What happened to one record, as far as the viewer may see it. Everyone may read who changed their own account; from
   * which address others did is told only to those who read the trail.
   *
   * @throws DomainError NOT_FOUND for the record of another without the right to read the trail
   */
  async history(args: RecordHistoryArgs, wantsTotal: boolean): Promise<Page<AuditEntryType>> {
    const readsTrail = this.access.holdsAnywhere('audit.read')
    const { userId } = currentViewer()
    const isOwn = args.subjectType === 'user' && args.subjectId === userId
    if (!readsTrail && !isOwn) throw new DomainError('NOT_FOUND', { path: ['subjectId'] })
    const page = await this.entries.history(args, wantsTotal)
    if (readsTrail) return page
    return { ...page, nodes: page.nodes.map((entry) => (entry.actorId === userId ? entry : { ...entry, ip: null })) }
  }
}
