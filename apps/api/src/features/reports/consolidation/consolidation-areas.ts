import { Injectable } from '@nestjs/common'
import type { CellLens } from '@solmu/domain/reports/edition.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { isUuid } from '@solmu/shared/ids.js'
import { LensQueries } from '../../network/lens/lens.queries.js'
import { NetworkQueries } from '../../network/network.queries.js'
import { isLens } from './consolidation-reader.js'
import type { ConsolidationArea } from './consolidation.graphql.js'

const everything: ConsolidationArea = { area: null, isWhole: true, name: null }

/** Names areas and puts them in order. */
@Injectable()
export class ConsolidationAreas {
  constructor(
    private readonly lens: LensQueries,
    private readonly network: NetworkQueries
  ) {}

  /**
   * Everything first, then the areas: centres and units in the order of the tree, others by their codes, and what lies in
   * none last.
   *
   * @param day by whose names they are called
   */
  async listed(lens: CellLens, found: ReadonlySet<string | null>, day: IsoDate): Promise<ConsolidationArea[]> {
    if (lens === 'network') return [everything]
    const names = await this.names(lens, [...found].filter(isId), day)
    const order = (area: string | null): string | number => (area === null ? Infinity : (names.get(area)?.place ?? area))
    const areas = [...found].sort((a, b) => inOrder(order(a), order(b)))
    return [everything, ...areas.map((area) => ({ area, isWhole: false, name: names.get(area ?? '')?.name ?? null }))]
  }

  private async names(lens: CellLens, found: readonly string[], day: IsoDate) {
    if (isLens(lens) && lens !== 'centre') {
      const names = await this.lens.areaNames(lens, day)
      return new Map([...names].map(([area, name]) => [area, { name, place: null }]))
    }
    const picture = await this.network.ofUnits(found)
    const ids = [...new Set([...picture.treeOn(day).map(({ unit }) => unit.id), ...picture.facts.units.map(({ id }) => id)])]
    return new Map(ids.flatMap((id, place) => picture.refs([id], day).map(({ name }) => [id, { name, place }] as const)))
  }
}

const isId = (area: string | null): area is string => area !== null && isUuid(area)

/** Numbers before texts, what is in no area last. */
function inOrder(a: string | number, b: string | number): number {
  if (a === Infinity || b === Infinity) return Number(a === Infinity) - Number(b === Infinity)
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}
