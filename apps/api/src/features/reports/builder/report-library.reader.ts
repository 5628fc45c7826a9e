import { Injectable } from '@nestjs/common'
import type { ReportLibrary } from '@solmu/domain/reports/report-check.js'
import type { IndicatorUnit } from '@solmu/domain/results/indicator.js'
import { Db } from '../../../core/db/db.js'
import { Loaders } from '../../../core/graphql/loaders.js'

type IndicatorRow = { readonly code: string; readonly unit: IndicatorUnit; readonly dimensionCodes: readonly string[] }
type DimensionRow = { readonly code: string; readonly categories: readonly string[] }

const INDICATORS = `SELECT i.code, i.unit, coalesce((SELECT v.dimension_codes FROM indicator_version v WHERE v.indicator_id = i.id
    ORDER BY v.valid_from DESC LIMIT 1), '{}') AS "dimensionCodes" FROM indicator i`
const DIMENSIONS = `SELECT d.code, ARRAY(SELECT c.code FROM dimension_category c WHERE c.dimension_id = d.id ORDER BY c.position, c.code) AS categories FROM dimension d`

/** What reports can refer to: the library of the consortium, as it is now; read once a request. */
@Injectable()
export class ReportLibraryReader {
  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders
  ) {}

  async read(): Promise<ReportLibrary> {
    const loader = this.loaders.of<ReportLibrary>('reportLibrary', async ([key = '']) => [{ key, value: await this.fresh() }])
    return (await loader.load('all'))[0] ?? { indicators: new Map(), dimensions: new Map() }
  }

  private async fresh(): Promise<ReportLibrary> {
    const indicators = await this.db.sql<IndicatorRow>(INDICATORS)
    const dimensions = await this.db.sql<DimensionRow>(DIMENSIONS)
    return {
      indicators: new Map(indicators.map(({ code, ...of }) => [code, of])),
      dimensions: new Map(dimensions.map(({ code, categories }) => [code, new Set(categories)]))
    }
  }
}
