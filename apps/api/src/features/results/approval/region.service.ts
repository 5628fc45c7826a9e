import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type MissingUnit, missingUnits, type RegionAction, type RegionSituation, takeRegionStep } from '@solmu/domain/results/region.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import type { RegionStepInput } from './region.graphql.js'
import { RegionMail } from './region-mail.js'
import { type RegionMember, type RegionRow, RegionStore, type RoundRow } from './region-store.js'
import { demanded, said } from './spoken.js'
import { StepWriter } from './step-writer.js'

/** What the centre and the head office do with a region as a whole. */
@Injectable()
export class RegionService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly regions: RegionStore,
    private readonly writer: StepWriter,
    private readonly mail: RegionMail,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Takes a step of a region.
   *
   * @param named the units that are named as missing, for forwarding
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, RETURN_STATE, ROUND_STATE, UNITS_UNVERIFIED, what is wrong with the
   *   named units, and REQUIRED for a region that is given back without a word
   */
  async take(action: RegionAction, input: RegionStepInput, named: readonly MissingUnit[] | null = null): Promise<void> {
    const { roundId, centreId, expectedVersion } = input
    const { round, members } = await this.seen(roundId, centreId)
    const may = (permission: Parameters<Access['may']>[0]) => this.access.may(permission, { unitId: centreId })
    const isHeadquarters = await this.isHeadquarters(centreId)
    // Whoever may never take the step learns so before anything else, and locks nothing.
    demandHeld(action, { isHeadquarters, may })
    const region = (await this.regions.lock(roundId, [centreId])).get(centreId)
    if (!region) throw new DomainError('NOT_ALLOWED')
    if (region.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const returns = await this.membersNow(action, region, members)
    const situation = { state: region.state, round: round.state, returns, isHeadquarters }
    const missing = named ? missingUnits(named, returns) : region.missing
    const state = takeRegionStep(action, { ...situation, missing }, may)
    const message = action === 'send_back' ? demanded(input.message, 'message') : said(input.message)
    await this.write(action, { region, returns, message }, { state, missing })
  }

  private async write(
    action: RegionAction,
    { region, returns, message }: { region: RegionRow; returns: readonly RegionMember[]; message: string },
    change: Pick<RegionRow, 'state' | 'missing'>
  ): Promise<void> {
    const verified = returns.filter(({ state }) => state === 'verified')
    if (action === 'accept_region') await this.writer.move(verified, { action: 'accept', to: 'accepted', message })
    else await this.writer.note(verified, { action, to: 'verified', message })
    await this.regions.change(region, { ...change, message })
    if (action === 'send_back') await this.mail.givenBack(region, message)
    this.audit.note({
      before: { state: region.state },
      after: { state: change.state },
      details: { returnCount: verified.length, missingCount: change.missing.length }
    })
  }

  /** Acceptance moves the returns, so it locks them; every other step needs only the region. */
  private membersNow(action: RegionAction, { roundId, centreId }: RegionRow, seen: readonly RegionMember[]): Promise<readonly RegionMember[]> {
    const moves = action === 'accept_region'
    return seen.length === 0 ? Promise.resolve(seen) : this.regions.members(roundId, centreId, moves)
  }

  /** @throws DomainError NOT_FOUND when the round or the region is out of sight */
  private async seen(roundId: string, centreId: string): Promise<{ round: RoundRow; members: RegionMember[] }> {
    const round = await this.regions.round(roundId)
    const members = this.access.may('return.read', { unitId: centreId }) ? await this.regions.members(roundId, centreId) : []
    if (members.length === 0) throw new DomainError('NOT_FOUND', { path: ['centreId'] })
    this.audit.note({ subjectType: 'collection_round', subjectId: roundId, unitId: centreId })
    return { round, members }
  }

  private async isHeadquarters(centreId: string): Promise<boolean> {
    const [row] = await this.db.sql<{ is: boolean }>('SELECT app.is_headquarters($1) AS is', [centreId])
    return row?.is ?? false
  }
}

type Holding = Pick<RegionSituation, 'isHeadquarters'> & { readonly may: Parameters<typeof takeRegionStep>[2] }

/** @throws DomainError NOT_ALLOWED */
function demandHeld(action: RegionAction, { isHeadquarters, may }: Holding): void {
  const centre = isHeadquarters ? 'return.accept' : 'return.verify'
  const asks = action === 'forward' || action === 'recall' ? centre : 'return.accept'
  if (!may(asks)) throw new DomainError('NOT_ALLOWED')
}
