import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Access } from '../../../core/access/access.js'
import { Records } from '../../../core/records.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'
import { ChoiceReader } from './choice-reader.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]

/** Tells the inbox of an assessor which candidates they have not scored yet. */
@Injectable()
export class ChoiceWork implements OnModuleInit {
  constructor(
    private readonly reader: ChoiceReader,
    private readonly access: Access,
    private readonly work: WorkSources,
    private readonly records: Records
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
    this.records.add('centre_choice', 'SELECT c.unit_id AS "unitId" FROM centre_choice c WHERE c.id = $1')
  }

  async waiting(): Promise<BroughtWork[]> {
    if (!this.access.holdsAnywhere('choice.assess')) return []
    const mine = (await this.reader.list()).filter(({ isMine, state }) => isMine && state === 'open')
    const items: BroughtWork[] = []
    for (const { id } of mine) {
      const { title, centre, closesOn, mayScore, assessors } = await this.reader.one(id)
      const own = assessors.find(({ isMine }) => isMine)
      if (!mayScore || !own || own.scoredCount >= own.scoreCount) continue
      items.push({ kind: 'centre_to_assess', subject: id, unitId: centre.id, ...(closesOn && { dueOn: closesOn }), params: { choiceId: id, name: title } })
    }
    return items
  }
}
