import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Access } from '../../../core/access/access.js'
import { NamedRights } from '../../../core/access/named-rights.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'
import { NegotiationReader } from './negotiation-reader.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]

/** Tells those who lead negotiations, and the negotiators, which mandates end without an outcome. */
@Injectable()
export class NegotiationWork implements OnModuleInit {
  constructor(
    private readonly reader: NegotiationReader,
    private readonly access: Access,
    private readonly work: WorkSources,
    private readonly named: NamedRights
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
    // Negotiators find their mandates in the menu, also those who read no others.
    this.named.add('negotiation.read', 'EXISTS (SELECT 1 FROM negotiation n WHERE n.id IN (SELECT app.my_negotiations()))')
  }

  async waiting(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('negotiation.work')) return []
    const ending = (await this.reader.list()).filter(({ isEnding, isMine }) => isEnding && (isMine || this.reader.mayManage))
    return ending.map(({ id, number, subject, validTo }) => ({ kind: 'negotiation_ending', subject: id, dueOn: validTo, params: { negotiationId: id, number, name: subject } }))
  }
}
