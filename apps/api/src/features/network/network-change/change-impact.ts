import { Injectable } from '@nestjs/common'
import type { IsoDate } from '@solmu/shared/dates.js'

/** Records of one kind that hang on one unit. */
export type Impact = {
  /** What they are, such as role_assignment. */
  readonly kind: string
  readonly unitId: string
  readonly count: number
}

/** Counts the records of a feature that hang on the units on a day or later; as far as the viewer may see them. */
export type ImpactSource = (unitIds: readonly string[], day: IsoDate) => Promise<readonly Impact[]>

/**
 * Asks the other features what hangs on the units that a change closes, moves, merges or splits. The features come to
 * the network with what they know; the network knows none of them.
 */
@Injectable()
export class ChangeImpact {
  private readonly sources: ImpactSource[] = []

  register(source: ImpactSource): void {
    this.sources.push(source)
  }

  /** What hangs on the units; the sources are asked in turn, because they share a connection. */
  async on(unitIds: readonly string[], day: IsoDate): Promise<Impact[]> {
    if (unitIds.length === 0) return []
    const impacts: Impact[] = []
    for (const source of this.sources) impacts.push(...(await source(unitIds, day)))
    return impacts.filter(({ count }) => count > 0)
  }
}
