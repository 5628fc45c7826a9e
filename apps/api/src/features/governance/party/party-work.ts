import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Access } from '../../../core/access/access.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'
import { PartyReader } from './party-reader.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]

/** Tells the inbox what somebody is asked in the name of a party and has not answered. */
@Injectable()
export class PartyWork implements OnModuleInit {
  constructor(
    private readonly reader: PartyReader,
    private readonly access: Access,
    private readonly work: WorkSources
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
  }

  async waiting(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('party.answer')) return []
    const open = (await this.reader.questions()).filter(({ answer }) => answer === null)
    return open.map(({ id, title, voice, demand }) => ({ kind: 'party_to_answer', subject: id, params: { question: id, name: title, party: voice.name, demand } }))
  }
}
