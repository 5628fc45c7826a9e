import { Injectable } from '@nestjs/common'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import type { NetworkPicture } from '../network-picture.js'
import { NetworkQueries } from '../network.queries.js'
import { nameOf } from '../network.sql.js'

/** What the reference says today about the areas that a template names. */
export type TemplateNames = {
  readonly hasOnlyHeadOffice: boolean
  readonly regions: Readonly<Record<string, LocalizedText>>
  readonly municipalities: Readonly<Record<string, LocalizedText>>
}

const namesBy = (table: string, where: string): string =>
  `(SELECT coalesce(json_object_agg(t.code, ${nameOf('t')}), '{}') FROM ${table} t WHERE ${where} AND t.code = ANY `

const NAMES_SQL = `
  SELECT EXISTS (SELECT 1 FROM org_unit) AND NOT EXISTS (SELECT 1 FROM org_unit WHERE type <> 'headquarters')
      AS "hasOnlyHeadOffice",
    ${namesBy('area', `t.division = 'region' AND daterange(t.valid_from, t.valid_to) @> app.today()`)}($1)) AS regions,
    ${namesBy('municipality', 'daterange(t.valid_from, t.valid_to) @> app.today()')}($2)) AS municipalities`

/** The municipalities of each of the regions `$2` on the day `$1`. */
const REGIONS_SQL = `
  SELECT a.area_code AS region, array_agg(a.municipality_code ORDER BY a.municipality_code) AS codes
  FROM municipality_area a JOIN municipality m ON m.code = a.municipality_code
  WHERE a.division = 'region' AND a.area_code = ANY ($2) AND daterange(a.valid_from, a.valid_to) @> $1::date
    AND daterange(m.valid_from, m.valid_to) @> $1::date
  GROUP BY a.area_code`

/** Reads of what a template needs to know. */
@Injectable()
export class NetworkTemplateQueries {
  constructor(
    private readonly db: Db,
    private readonly network: NetworkQueries
  ) {}

  /** The names that the areas have today, by code, and whether the consortium has nothing but its head office. */
  async names(of: { regions: readonly string[]; municipalities: readonly string[] }): Promise<TemplateNames> {
    const [row] = await this.db.sql<TemplateNames>(NAMES_SQL, [of.regions, of.municipalities])
    return row ?? { hasOnlyHeadOffice: false, regions: {}, municipalities: {} }
  }

  /** The municipalities of each region on a day, in the order of their codes. */
  async municipalitiesOf(regions: readonly string[], day: IsoDate): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await this.db.sql<{ region: string; codes: string[] }>(REGIONS_SQL, [day, regions])
    return new Map(rows.map(({ region, codes }) => [region, codes]))
  }

  /** What is known of the network once nobody else can change it. */
  picture(): Promise<NetworkPicture> {
    return this.network.afresh()
  }
}
