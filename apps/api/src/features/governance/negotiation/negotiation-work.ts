import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Access } from '../../../core/access/access.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'
import { NegotiationReader } from './negotiation-reader.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]

/** Tells those who lead negotiations, and the negotiators, which mandates end without an outcome. */
@Injectable()
export class NegotiationWork implements OnModuleInit {
  constructor(
    private readonly reader: NegotiationReader,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
  }

  async waiting(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('negotiation.work')) return []
    const ending = (await this.reader.list()).filter(({ isEnding, isMine }) => isEnding && (isMine || this.reader.mayManage))
    return ending.map(({ id, number, subject, validTo }) => ({ kind: 'negotiation_ending', subject: id, dueOn: validTo, params: { negotiationId: id, number, name: subject } }))
  }
}
