import { Injectable } from '@nestjs/common'
import { automaticReason } from '@solmu/domain/network/automatic-reason.js'
import { DomainError } from '@solmu/domain/errors.js'
import type { NetworkDelta, NetworkOperation } from '@solmu/domain/network/change.js'
import type { NetworkRecords } from '@solmu/domain/network/facts.js'
import { planChange } from '@solmu/domain/network/plan-change.js'
import { isAsWritten, type Leaving, type LeavingUnit, leavingUnits, unclosing } from '@solmu/domain/onboarding/leaving.js'
import { addDays, type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { Db } from '../../../core/db/db.js'
import { NetworkWriter } from '../../network/network-change/network-writer.js'
import type { NetworkPicture } from '../../network/network-picture.js'
import { NetworkQueries } from '../../network/network.queries.js'
import type { Membership } from '../membership/membership.graphql.js'

type Leaver = Pick<Membership, 'id' | 'organisation'>
type Written = { readonly id: string; readonly kind: 'close' | 'amend'; readonly unitId: string; readonly effectiveOn: IsoDate; readonly delta: NetworkDelta }

/** What the end of a membership has brought about in the network from a day on, and nobody has undone: units closed, and handed over; the newest first. */
const BROUGHT_ABOUT = `SELECT id, kind, operation->>'unitId' AS "unitId", effective_on AS "effectiveOn", delta FROM network_change
  WHERE operation->>'membershipId' = $1 AND kind IN ('close', 'amend') AND undone_at IS NULL AND effective_on >= $2 ORDER BY number DESC`

/**
 * The units of a member that leaves, in the network: their end is a change of it like any other, planned for the day, shown among
 * its changes, and undone when the notice is taken back, or the decision that ended the membership is annulled. What was reported
 * stays with the unit.
 */
@Injectable()
export class LeavingUnits {
  constructor(
    private readonly db: Db,
    private readonly network: NetworkQueries,
    private readonly writer: NetworkWriter
  ) {}

  /** What becomes of each unit; changes nothing. */
  async fates(member: Leaver, of: { readonly endsOn: IsoDate; readonly closesUnits: boolean }): Promise<LeavingUnit[]> {
    return fatesIn(await this.network.ofAllTimes(), member, of)
  }

  /** Closes on the day what can be closed; what stands in the way of the others is for the centre to see to. */
  async close(member: Leaver, endsOn: IsoDate): Promise<void> {
    await this.writer.lock()
    // A decision that ends it comes before the day of a notice that was given.
    for (const written of await this.broughtAbout(member, addDays(endsOn, 1))) if (written.kind === 'close') await this.takeBack(member, written)
    for (const { unitId, closing } of fatesIn(await this.network.afresh(), member, { endsOn, closesUnits: true })) {
      if (closing) await this.write(member, { effectiveOn: endsOn, reason: whyClosed(member), operation: { kind: 'close', unitId, heirId: null }, delta: closing })
    }
  }

  /** Takes back what its end on a day has brought about; of a notice before that is taken back, on which it rests who may. */
  async reopen(member: Leaver, endsOn: IsoDate): Promise<void> {
    await this.writer.lock()
    for (const written of await this.broughtAbout(member, endsOn)) await this.takeBack(member, written)
  }

  /**
   * Hands a unit over to another organisation from the day on.
   *
   * @throws DomainError NETWORK_REFUSED with every reason
   */
  async handOver(member: Leaver, of: { readonly unitId: string; readonly toOrganisationId: string; readonly endsOn: IsoDate }): Promise<void> {
    const { unitId, toOrganisationId, endsOn } = of
    await this.writer.lock()
    const before = await this.broughtAbout(member, endsOn)
    for (const written of before.filter((each) => each.unitId === unitId)) await this.takeBack(member, written)
    const operation: NetworkOperation = { kind: 'amend', unitId, details: { organisationId: toOrganisationId } }
    const refusal = await this.change(member, { effectiveOn: endsOn, reason: whyClosed(member), operation })
    if (refusal) throw new DomainError('NETWORK_REFUSED', { path: ['unitId'], params: { code: refusal.code } })
  }

  private broughtAbout({ id }: Leaver, from: IsoDate): Promise<Written[]> {
    return this.db.sql<Written>(BROUGHT_ABOUT, [id, from])
  }

  private async takeBack(member: Leaver, { id, kind, unitId, effectiveOn, delta }: Written): Promise<void> {
    const { facts } = await this.network.afresh()
    const today = todayIn()
    // Whoever runs it by now goes on.
    const whenHandedOver = effectiveOn > today && isAsWritten(facts, delta) ? 'undo' : 'nothing'
    const way = kind === 'amend' ? whenHandedOver : unclosing(facts, delta, { unitId, day: effectiveOn, today })
    if (way === 'undo') await this.writer.undo(id)
    if (way !== 'reopen') return
    const parentId = facts.links.filter((link) => link.unitId === unitId && link.validFrom < effectiveOn).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).at(-1)?.parentId
    if (parentId === undefined) return
    // What stands in the way is for the centre to see to: it does not keep a decision from being annulled.
    await this.change(member, { effectiveOn: effectiveOn < today ? today : effectiveOn, reason: whyReopened(member), operation: { kind: 'reopen', unitId, parentId, details: {} } })
  }

  /** Works a change out on the network as it is, and makes it unless something stands in its way, which it gives. */
  private async change(member: Leaver, of: { readonly effectiveOn: IsoDate; readonly reason: string; readonly operation: NetworkOperation }) {
    const picture = await this.network.afresh()
    const { delta, refusals } = planChange(recordsOf(picture), picture.municipalities.list, of)
    const [refusal] = refusals
    if (!refusal) await this.write(member, { ...of, delta })
    return refusal
  }

  private async write(member: Leaver, of: { readonly effectiveOn: IsoDate; readonly reason: string; readonly operation: NetworkOperation; readonly delta: NetworkDelta }): Promise<void> {
    const { operation, ...rest } = of
    await this.writer.write({ ...rest, kind: operation.kind, decidedBy: null, operation: { ...operation, membershipId: member.id }, opened: [] })
  }
}

const whyClosed = ({ organisation }: Leaver): string => automaticReason({ kind: 'membership_ends', organisation: organisation.name.fi })
const whyReopened = ({ organisation }: Leaver): string => automaticReason({ kind: 'end_undone', organisation: organisation.name.fi })

/** The records without what is only shown: the name of an organisation has no place in a delta that is kept. */
const recordsOf = ({ facts }: NetworkPicture): NetworkRecords => ({ ...facts, units: facts.units.map((unit) => ({ ...unit, organisationName: undefined })) })

function fatesIn(picture: NetworkPicture, member: Leaver, of: Pick<Leaving, 'endsOn' | 'closesUnits'>): LeavingUnit[] {
  return leavingUnits(recordsOf(picture), picture.municipalities.list, { ...of, organisationId: member.organisation.id, today: todayIn(), reason: whyClosed(member) })
}
