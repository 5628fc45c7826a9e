import { Injectable } from '@nestjs/common'
import { addDays, homeTimeZone, type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { eachText, type LocalizedText, pick, sameInAll } from '@solmu/shared/text.js'
import { votingWeights } from '@solmu/domain/governance/meeting.js'
import { endedProposalStates } from '@solmu/domain/governance/proposal.workflow.js'
import { Recorded } from '../../../core/audit/recorded.js'
import { CharterReader } from '../charter/charter-reader.js'
import { CharterService } from '../charter/charter.service.js'
import { ProposalReader } from '../proposal/proposal-reader.js'
import { ProposalService } from '../proposal/proposal.service.js'
import { asThen, type WholeMeeting } from './meeting-reader.js'
import type { ItemRow } from './meeting-rows.js'

/** Says of what was proposed to a meeting what came of it. */
@Injectable()
export class MeetingSettling {
  constructor(
    private readonly proposals: ProposalReader,
    private readonly proposing: ProposalService,
    private readonly charters: CharterReader,
    private readonly amending: CharterService,
    private readonly recorded: Recorded
  ) {}

  /**
   * Nothing of what has ended, or what the meeting did not settle; what was carried over a party stays before the voters.
   *
   * @throws DomainError PROPOSAL_STATE for a proposal that is still discussed, and what stands in the way of an amendment of the charter
   */
  async settle(whole: WholeMeeting, item: ItemRow): Promise<void> {
    if (item.outcome !== 'carried' && item.outcome !== 'not_carried') return
    const isCarried = item.outcome === 'carried'
    await this.settleProposal(whole, item, isCarried)
    await this.settleAmendment(whole, item, isCarried)
  }

  private async settleProposal({ row }: WholeMeeting, { proposal, position, isHeld }: ItemRow, isCarried: boolean): Promise<void> {
    if (!proposal) return
    const before = await this.proposals.one(proposal.id)
    if (endedProposalStates.includes(before.state)) return
    const voting = before.state === 'voting' ? before : await this.move(proposal.id, { expectedVersion: before.version, action: 'vote', outcome: sameInAll('') })
    if (isHeld) return
    await this.move(proposal.id, { expectedVersion: voting.version, action: isCarried ? 'adopt' : 'reject', outcome: basisTexts(row, { position }) })
  }

  private move(proposalId: string, of: { readonly expectedVersion: number; readonly action: 'vote' | 'adopt' | 'reject'; readonly outcome: LocalizedText }) {
    return this.recorded.part('moveProposal', () => this.proposing.move({ proposalId, ...of }))
  }

  /** The version holds from the day that the agenda named, but not before it was decided, and after every other that was adopted. */
  private async settleAmendment(whole: WholeMeeting, item: ItemRow, isCarried: boolean): Promise<void> {
    const versions = await this.charters.rows()
    const amended = versions.find(({ id, state }) => id === item.amendment?.id && state === 'proposed')
    if (!amended || item.effectiveFrom === null) return
    const decidedOn = decidedOnOf(whole.row)
    const input = { charterVersionId: amended.id, expectedVersion: amended.version, decidedBy: basisOf(whole.row, item).slice(0, 300), decidedOn, votes: votesOf(whole, item) }
    if (!isCarried) {
      await this.recorded.part('rejectCharter', () => this.amending.reject(input))
      return
    }
    if (item.isHeld) return
    const adopted = versions.flatMap(({ validFrom }) => (validFrom === null ? [] : [addDays(validFrom, 1)]))
    const validFrom = [item.effectiveFrom, decidedOn, ...adopted].reduce((latest, day) => (day > latest ? day : latest))
    await this.recorded.part('adoptCharter', () => this.amending.adopt({ ...input, validFrom }))
  }
}

/** How the votes fell; nobody against what nobody asked to vote on. */
function votesOf({ attendance }: WholeMeeting, { votes, present, recusals }: ItemRow) {
  const weights = votingWeights(asThen(attendance, present ?? []), recusals.map(({ seatId }) => seatId))
  return { ...(votes ?? { for: weights.present, against: 0, abstain: 0 }), ...weights }
}

/** The day on which a meeting decides. */
export const decidedOnOf = ({ openedAt, startsAt }: WholeMeeting['row']): IsoDate => todayIn(homeTimeZone, openedAt ?? startsAt)

/** On what a decision rests, in the languages in which the meeting has a name. */
export const basisTexts = (row: WholeMeeting['row'], { position }: Pick<ItemRow, 'position'>): LocalizedText => eachText(row.title, (title) => `${title} ${decidedOnOf(row)}, § ${position}`)

/** The same in Finnish, for what is written once. */
export const basisOf = (row: WholeMeeting['row'], { position }: Pick<ItemRow, 'position'>): string => pick(basisTexts(row, { position }), 'fi').text
