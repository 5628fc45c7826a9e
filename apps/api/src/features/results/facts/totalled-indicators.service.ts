import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { Db } from '../../../core/db/db.js'
import { type ReadIndicator, readIndicator } from './derived-figures.js'
import { TOTALLED_INDICATORS_SQL, type TotalledIndicator } from './result-totals.queries.js'

/** What whoever adds up needs to know of indicators. */
export interface TotalledIndicators {
  readonly asked: readonly ReadIndicator[]
  /** Those that are asked, those that weight them and, when one of them is derived, all others. */
  readonly library: readonly ReadIndicator[]
  /** Null for whoever cannot see it. */
  readonly headOfficeId: string | null
}

/** Reads indicators for other slices, with their formulas over the years. */
@Injectable()
export class TotalledIndicatorsService {
  constructor(private readonly db: Db) {}

  /**
   * The indicators with some ids, in that order, named as on a day: one statement.
   *
   * @throws DomainError NOT_FOUND for an id that there is not
   */
  async read(ids: readonly string[], day: IsoDate): Promise<TotalledIndicators> {
    const [row] = await this.db.sql<{ indicators: TotalledIndicator[]; headOfficeId: string | null }>(TOTALLED_INDICATORS_SQL, [ids, day])
    const library = (row?.indicators ?? []).map(readIndicator)
    const byId = new Map(library.map((indicator) => [indicator.id, indicator]))
    const asked = ids.map((id, place) => {
      const indicator = byId.get(id)
      if (!indicator) throw new DomainError('NOT_FOUND', { path: ['input', 'indicatorIds', place] })
      return indicator
    })
    return { asked, library, headOfficeId: row?.headOfficeId ?? null }
  }
}
