import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import type { NetworkEventArgs, NetworkEventType, NetworkTreeType } from './network.graphql.js'
import { NetworkQueries } from './network.queries.js'

/** Whom to name for the areas and the map; the same line as in the notes beside the reference files. */
export const ATTRIBUTION =
  'Aluejaot: Tilastokeskus 2026, CC BY 4.0; kuntarajat: Tilastokeskus / Maanmittauslaitos, CC BY 4.0 (yleistetty)'

/** The network of the viewer's consortium: one statement brings the facts, the domain works out the rest. */
@Injectable()
export class NetworkService {
  constructor(private readonly queries: NetworkQueries) {}

  /** The tree and the territories of a day; a day before the first unit has an empty tree. */
  async tree(asOf: IsoDate | null): Promise<NetworkTreeType> {
    const day = asOf ?? todayIn()
    const picture = await this.queries.onDay(day)
    const { consortium } = picture.facts
    if (!consortium) throw new DomainError('NOT_FOUND')
    const uncovered = picture.coverageOn(day).uncoveredCodes
    return {
      asOf: day,
      today: picture.today,
      consortium,
      nodes: picture.nodesOn(day),
      territories: picture.territoriesOn(day),
      uncoveredMunicipalityCodes: uncovered,
      uncoveredMunicipalityNames: uncovered.flatMap((code) => picture.municipalities.byCode.get(code)?.name ?? []),
      attribution: ATTRIBUTION
    }
  }

  /** What happened from the first day to the last, the oldest first. */
  async events({ from, to }: NetworkEventArgs): Promise<NetworkEventType[]> {
    const picture = await this.queries.ofAllTimes()
    return picture.events
      .filter(({ date }) => (from == null || date >= from) && (to == null || date <= to))
      .map((event) => picture.told(event))
  }
}
