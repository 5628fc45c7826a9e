import { Injectable } from '@nestjs/common'
import type { NetworkDelta } from '@solmu/domain/network/change.js'
import { touchedUnits } from '@solmu/domain/network/delta.js'
import type { LinkFact } from '@solmu/domain/network/facts.js'
import { DomainError, type ErrorParams } from '@solmu/domain/errors.js'
import { Access } from '../../../core/access/access.js'
import type { NetworkPicture } from '../network-picture.js'
import type { TouchedUnit } from './network-change.sql.js'
import { subjectIds } from './network-writer.sql.js'
import type { RequestedOperation } from './requested-operation.js'

const ACTION = 'network.change'

/**
 * How far a person may change the network. Whoever reaches the whole of it may change everything; others only local
 * units, and only where every unit that the change touches lies within their reach: a unit that stands nowhere today is
 * reached from where it stood last, or will stand first.
 */
@Injectable()
export class ChangeReach {
  constructor(private readonly access: Access) {}

  /** Whether the viewer may change everything in the network. */
  get isWhole(): boolean {
    return this.access.may(ACTION, {})
  }

  /** Whether the viewer may change all of these; null stands for what takes a reach over the whole network. */
  coversAll(touched: readonly TouchedUnit[] | null): boolean {
    return this.isWhole || (touched?.every((unit) => this.covers(unit)) ?? false)
  }

  /**
   * Demands that the viewer may change the units that were named, before it is known what the change comes down to.
   *
   * @throws DomainError NOT_ALLOWED with what stands in the way: `limit` is `territory`, `centre` or `region`, `unitId` the unit
   */
  checkNamed({ operation, units }: RequestedOperation, picture: NetworkPicture): void {
    if (operation.kind === 'territory') return this.checkWide('territory')
    if (operation.kind === 'open' && operation.type === 'regional_centre') return this.checkWide('centre')
    this.check(units.flatMap(({ id, isSubject }) => knownUnit(id, isSubject, picture)))
  }

  /**
   * Demands that the viewer may write what a change comes down to.
   *
   * @throws DomainError NOT_ALLOWED as above
   */
  checkDelta(delta: NetworkDelta, picture: NetworkPicture): void {
    if ([delta.removed, delta.added].some((rows) => rows.territories.length > 0)) this.checkWide('territory')
    this.check(touchedUnitsOf(delta, picture))
  }

  private checkWide(limit: 'territory' | 'centre'): void {
    if (!this.isWhole) throw new DomainError('NOT_ALLOWED', { params: { limit } })
  }

  private check(touched: readonly TouchedUnit[]): void {
    if (this.isWhole) return
    const beyond = touched.find((unit) => !this.covers(unit))
    if (beyond) throw new DomainError('NOT_ALLOWED', { params: limitOf(beyond) })
  }

  private covers({ id, type, isSubject, parentId }: TouchedUnit): boolean {
    if (isSubject && type !== 'local_unit') return false
    return this.may(id) || (parentId !== null && this.may(parentId))
  }

  private may(unitId: string): boolean {
    return this.access.may(ACTION, { unitId })
  }
}

/** A centre and the head office are changed only with a reach over the whole network; all else lies in another region. */
function limitOf({ id, type, isSubject }: TouchedUnit): ErrorParams {
  return { limit: isSubject && type !== 'local_unit' ? 'centre' : 'region', unitId: id }
}

function touchedUnitsOf(delta: NetworkDelta, picture: NetworkPicture): TouchedUnit[] {
  const subjects = new Set(subjectIds(delta))
  return touchedUnits(delta).flatMap((id) => {
    const [known] = knownUnit(id, subjects.has(id), picture)
    if (known) return [known]
    const parentId = delta.added.links.find((link) => link.unitId === id)?.parentId ?? null
    return delta.added.units.filter((period) => period.id === id).map(({ type }) => ({ id, type, isSubject: true, parentId }))
  })
}

function knownUnit(id: string, isSubject: boolean, picture: NetworkPicture): TouchedUnit[] {
  const type = picture.unitOn(id, picture.today)?.type
  if (type === undefined) return []
  const links = picture.facts.links.filter((link) => link.unitId === id).sort(byBeginning)
  const nearest = links.findLast((link) => link.validFrom <= picture.today) ?? links[0]
  return [{ id, type, isSubject, parentId: nearest?.parentId ?? null }]
}

const byBeginning = (a: LinkFact, b: LinkFact): number => (a.validFrom < b.validFrom ? -1 : 1)
