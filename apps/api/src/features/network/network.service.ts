import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { Db } from '../../core/db/db.js'
import { Loaders } from '../../core/graphql/loaders.js'
import type { NetworkEventArgs, NetworkEventType, NetworkTreeType } from './network.graphql.js'
import { NetworkPicture } from './network-picture.js'
import { NETWORK_DAY_SQL, NETWORK_FACTS_SQL, type NetworkFactsRow } from './network.queries.js'

/** Whom to name for the areas and the map; the same line as in the notes beside the reference files. */
export const ATTRIBUTION =
  'Aluejaot: Tilastokeskus 2026, CC BY 4.0; kuntarajat: Tilastokeskus / Maanmittauslaitos, CC BY 4.0 (yleistetty)'

/** The network of the viewer's consortium: one statement brings the facts, the domain works out the rest. */
@Injectable()
export class NetworkService {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders
  ) {}

  /** The tree and the territories of a day; a day before the first unit has an empty tree. */
  async tree(asOf: IsoDate | null): Promise<NetworkTreeType> {
    const today = todayIn()
    const day = asOf ?? today
    const picture = await this.read(NETWORK_DAY_SQL, [day])
    const { consortium } = picture.facts
    if (!consortium) throw new DomainError('NOT_FOUND')
    return {
      asOf: day,
      today,
      consortium,
      nodes: picture.nodesOn(day),
      territories: picture.territoriesOn(day),
      uncoveredMunicipalityCodes: picture.coverageOn(day).uncoveredCodes,
      attribution: ATTRIBUTION
    }
  }

  /** What happened from the first day to the last, the oldest first. */
  async events({ from, to }: NetworkEventArgs): Promise<NetworkEventType[]> {
    const picture = await this.read(NETWORK_FACTS_SQL, [])
    return picture.events
      .filter(({ date }) => (from == null || date >= from) && (to == null || date <= to))
      .map((event) => picture.told(event))
  }

  /** All facts of the network, read at most once in a request however many units ask. */
  async picture(): Promise<NetworkPicture> {
    const loader = this.loaders.of<NetworkPicture>('networkPicture', async ([key = '']) => [
      { key, value: await this.read(NETWORK_FACTS_SQL, []) }
    ])
    const [picture] = await loader.load('own')
    if (!picture) throw new DomainError('NOT_FOUND')
    return picture
  }

  private async read(sql: string, values: readonly unknown[]): Promise<NetworkPicture> {
    const [facts] = await this.db.sql<NetworkFactsRow>(sql, values)
    if (!facts) throw new DomainError('NOT_FOUND')
    return new NetworkPicture(facts, todayIn())
  }
}
