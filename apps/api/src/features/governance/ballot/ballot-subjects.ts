import { Injectable } from '@nestjs/common'
import { type BallotMethod, ballotMethods, methodsOfKind } from '@solmu/domain/governance/ballot.js'
import { DomainError } from '@solmu/domain/errors.js'
import { takeProposalStep } from '@solmu/domain/governance/proposal.workflow.js'
import { type BodyKind, type CharterRules, earliestMeeting } from '@solmu/domain/governance/charter-rules.js'
import { homeTimeZone, type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { CharterReader } from '../charter/charter-reader.js'
import { ProposalReader, situationOf } from '../proposal/proposal-reader.js'
import type { Subject } from './ballot-charter.js'

/** What a subject asks of the ballot on it: one of these methods, and to close on this day at the earliest. */
export interface Demands {
  readonly methods: readonly BallotMethod[]
  readonly firstDay: IsoDate | null
  /** The day on which the matter came before the voters; null of one that comes there with its ballot. */
  readonly noticedOn: IsoDate | null
}

/**
 * The first day on which a ballot may close: the days of notice that the charter asks for its body and matter lie whole between the
 * day on which the matter came before the voters and that one.
 */
export function earliestClosing(rules: CharterRules, { kind, matter, demands }: { readonly kind: BodyKind; readonly matter: string; readonly demands: Demands }): IsoDate {
  const earliest = earliestMeeting(rules, { kind, matters: [matter], noticedOn: demands.noticedOn ?? todayIn(homeTimeZone) })
  return demands.firstDay !== null && demands.firstDay > earliest ? demands.firstDay : earliest
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
    if (proposalId) return this.ofProposal(proposalId)
    return amendmentId ? this.ofAmendment(amendmentId) : { methods: ballotMethods, firstDay: null, noticedOn: null }
  }

  private async ofProposal(id: string): Promise<Demands> {
    const row = await this.proposals.row(id)
    if (!row) throw new DomainError('NOT_FOUND', { path: ['proposalId'] })
    if (!this.proposals.mayLead(row)) throw new DomainError('NOT_ALLOWED')
    // One that an earlier ballot has not settled is voted on again.
    if (row.state !== 'voting') takeProposalStep('vote', situationOf(row, await this.proposals.versions(id)))
    return { methods: methodsOfKind[row.kind], firstDay: null, noticedOn: row.openedOn }
  }

  private async ofAmendment(id: string): Promise<Demands> {
    const version = (await this.charter.list()).find((each) => each.id === id)
    if (!version) throw new DomainError('NOT_FOUND', { path: ['amendmentId'] })
    if (version.standing !== 'proposed') throw new DomainError('CHARTER_STATE', { params: { state: version.standing } })
    return { methods: ['yes_no'], firstDay: version.decidedFrom, noticedOn: version.proposedOn }
  }
}
