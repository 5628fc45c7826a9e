import { Injectable, type OnModuleInit } from '@nestjs/common'
import { todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { Records } from '../../../core/records.js'
import { type WorkSource, WorkSources } from '../../../core/work-sources.js'
import { ProposalReader } from './proposal-reader.js'
import type { ProposalBrief } from './proposal.graphql.js'

type BroughtWork = Awaited<ReturnType<WorkSource>>[number]

/** Tells the inbox which proposals wait for those who lead the procedure, and to which those who vote may still object. */
@Injectable()
export class ProposalWork implements OnModuleInit {
  constructor(
    private readonly reader: ProposalReader,
    private readonly access: Access,
    private readonly work: WorkSources,
    private readonly records: Records
  ) {}

  onModuleInit(): void {
    this.work.add(() => this.waiting())
    this.records.add('proposal', 'SELECT p.unit_id AS "unitId" FROM proposal p WHERE p.id = $1')
  }

  /** Nothing for those who neither lead nor object. */
  async waiting(): Promise<BroughtWork[]> {
    const [leads, objects] = [this.access.holdsAnywhere('proposal.lead'), this.access.holdsAnywhere('proposal.object')]
    if (!leads && !objects) return []
    const proposals = (await this.reader.leading()).filter(({ endedOn }) => endedOn === null)
    const mayObject = objects && (await this.reader.voters()).length > 0
    return proposals.flatMap((proposal) => [...(this.reader.mayLead(proposal) ? toLead(proposal) : []), ...(mayObject ? toConsent(proposal) : [])])
  }
}

/** The discussion is over, or nobody has answered an amendment; or nobody objected in time. */
function toLead({ id, title, unit, state, kind, discussUntil, objectUntil, openAmendments, standingObjections }: ProposalBrief): BroughtWork[] {
  const today = todayIn()
  const isOver = (day: string | null): boolean => day !== null && day < today
  const isDue = (state === 'open' && (openAmendments > 0 || isOver(discussUntil))) || (state === 'closed' && (kind !== 'consent' || standingObjections > 0 || isOver(objectUntil)))
  return isDue ? [{ kind: 'proposal_to_lead', subject: id, unitId: unit.id, params: { proposalId: id, name: title, why: state === 'closed' ? 'decide' : openAmendments > 0 ? 'answer' : 'close' } }] : []
}

function toConsent({ id, title, unit, kind, state, objectUntil }: ProposalBrief): BroughtWork[] {
  if (kind !== 'consent' || (state !== 'open' && state !== 'closed') || objectUntil === null || objectUntil < todayIn()) return []
  return [{ kind: 'proposal_to_consent', subject: id, unitId: unit.id, dueOn: objectUntil, params: { proposalId: id, name: title } }]
}
