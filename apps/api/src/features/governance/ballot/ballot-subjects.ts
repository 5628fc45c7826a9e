import { Injectable } from '@nestjs/common'
import { type BallotMethod, ballotMethods, methodsOfKind } from '@solmu/domain/governance/ballot.js'
import { DomainError } from '@solmu/domain/errors.js'
import { takeProposalStep } from '@solmu/domain/governance/proposal.workflow.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { CharterReader } from '../charter/charter-reader.js'
import { ProposalReader, situationOf } from '../proposal/proposal-reader.js'
import type { Subject } from './ballot-charter.js'

/** What a subject asks of the ballot on it: one of these methods, and to close on this day at the earliest. */
interface Demands {
  readonly methods: readonly BallotMethod[]
  readonly firstDay: IsoDate | null
}

/** On what a ballot is: a proposal whose text is fixed, or an amendment to the charter. */
@Injectable()
export class BallotSubjects {
  constructor(
    private readonly proposals: ProposalReader,
    private readonly charter: CharterReader
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED for whoever does not lead the proposal, PROPOSAL_STATE, CHARTER_STATE */
  async demand({ proposalId, amendmentId }: Subject): Promise<Demands> {
    if (proposalId && amendmentId) throw new DomainError('INVALID_INPUT', { path: ['amendmentId'] })
    if (proposalId) return { methods: await this.ofProposal(proposalId), firstDay: null }
    return amendmentId ? { methods: ['yes_no'], firstDay: await this.ofAmendment(amendmentId) } : { methods: ballotMethods, firstDay: null }
  }

  private async ofProposal(id: string): Promise<readonly BallotMethod[]> {
    const row = await this.proposals.row(id)
    if (!row) throw new DomainError('NOT_FOUND', { path: ['proposalId'] })
    if (!this.proposals.mayLead(row)) throw new DomainError('NOT_ALLOWED')
    // One that an earlier ballot has not settled is voted on again.
    if (row.state !== 'voting') takeProposalStep('vote', situationOf(row, await this.proposals.versions(id)))
    return methodsOfKind[row.kind]
  }

  private async ofAmendment(id: string): Promise<IsoDate | null> {
    const version = (await this.charter.list()).find((each) => each.id === id)
    if (!version) throw new DomainError('NOT_FOUND', { path: ['amendmentId'] })
    if (version.standing !== 'proposed') throw new DomainError('CHARTER_STATE', { params: { state: version.standing } })
    return version.decidedFrom
  }
}
