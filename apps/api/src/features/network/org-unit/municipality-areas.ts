import { Injectable } from '@nestjs/common'
import type { IsoDate } from '@solmu/shared/dates.js'
import { Loaders } from '../../../core/graphql/loaders.js'
import type { AreaRefType, MunicipalityType } from '../../geography/geography.graphql.js'
import { GeographyQueries } from '../../geography/geography.queries.js'

/** Brings the areas of the municipalities of many units by one statement, only where they are asked for. */
@Injectable()
export class MunicipalityAreas {
  constructor(
    private readonly loaders: Loaders,
    private readonly geography: GeographyQueries
  ) {}

  /** The municipality with the areas that it belongs to on a day. */
  async addTo(municipality: Omit<MunicipalityType, 'areas'>, asOf: IsoDate): Promise<MunicipalityType> {
    const loader = this.loaders.of<readonly AreaRefType[]>(`areasOfMunicipality@${asOf}`, async (codes) =>
      (await this.geography.municipalities({ asOf, codes, withAreas: true })).map(({ code, areas }) => ({
        key: code,
        value: areas
      }))
    )
    const found = await loader.load(municipality.code)
    return { ...municipality, areas: found.flat() }
  }
}
