import { Injectable } from '@nestjs/common'
import type { Lens, Portion } from '@solmu/domain/network/lens.js'
import { indicatorsBehind } from '@solmu/domain/reports/consolidate-behind.js'
import { daysOf } from '@solmu/domain/reports/consolidate.js'
import { type FigureSource, lastDayOf, type SourceFact } from '@solmu/domain/reports/difference-figure.js'
import type { DefinitionRow } from '@solmu/domain/reports/edition-contents.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { Db } from '../../../core/db/db.js'
import { LensQueries } from '../../network/lens/lens.queries.js'
import type { ReadIndicator } from '../../results/facts/derived-figures.js'
import { TotalledIndicatorsService } from '../../results/facts/totalled-indicators.service.js'
import { IndicatorReader } from '../../results/indicator/indicator-reader.js'

/** What a source has to know: the indicators and the periods of both figures. */
export interface SourceWanted {
  readonly indicatorIds: readonly string[]
  readonly periods: readonly string[]
}

/** What is said of an indicator on a day. */
export type SaidDefinition = Pick<DefinitionRow, 'number' | 'name' | 'definition' | 'numerator' | 'denominator' | 'factor' | 'validFrom'>

/** A source, with what is said of its indicators. */
export interface DescribedSource extends FigureSource {
  readonly saidOf: (indicatorId: string, day: IsoDate) => SaidDefinition | undefined
}

type LiveFact = SourceFact & { readonly centreId: string | null }

/** The figures of the indicators `$1` in the runs of the kinds `$2` with their first days `$3` and the days after them `$4`; head office `$5`. */
const FACTS_SQL = `
  SELECT f.return_id AS "returnId", f.unit_id AS "unitId", f.indicator_id AS "indicatorId", f.breakdown, f.period, f.period_kind AS "periodKind",
    f.period_from AS "periodFrom", f.status, f.value::float8 AS value, app.stage_of(r.state) AS stage, nullif(r.centre_id, $5::uuid) AS "centreId"
  FROM fact f JOIN unit_return r ON r.id = f.return_id
  WHERE f.to_version IS NULL AND f.consortium_id = app.consortium_id() AND f.indicator_id = ANY ($1::uuid[]) AND app.stage_of(r.state) >= 1
    AND EXISTS (SELECT 1 FROM unnest($2::text[], $3::date[], $4::date[]) AS w (kind, first, last)
      WHERE f.period_kind = w.kind AND f.period_from >= w.first AND f.period_from < w.last)`

/** Figures as they stand now, within the viewer's reach. */
@Injectable()
export class LiveFigures {
  constructor(
    private readonly db: Db,
    private readonly indicators: TotalledIndicatorsService,
    private readonly versions: IndicatorReader,
    private readonly lens: LensQueries
  ) {}

  /** @throws DomainError NOT_FOUND for an indicator that there is not */
  async read({ indicatorIds, periods }: SourceWanted): Promise<DescribedSource> {
    const days = [...new Set(periods.map(lastDayOf))].sort()
    const { asked, library, headOfficeId } = await this.indicators.read(indicatorIds, days.at(-1) ?? '')
    const behind = indicatorsBehind(asked, library)
    const facts = await this.facts(behind, periods, headOfficeId)
    const said = new Map(await Promise.all(behind.flatMap(({ id }) => days.map((day) => this.said(id, day)))))
    const saidOf = (indicatorId: string, day: IsoDate): SaidDefinition | undefined => said.get(`${indicatorId} ${day}`) ?? undefined
    const centres = new Map(facts.map(({ returnId, centreId }) => [returnId, centreId]))
    return {
      ...{ id: 'live', facts, indicators: library, periods: null, lenses: null },
      ...{ saidOf, definitionOf: (indicatorId: string, day: IsoDate) => definitionKey(saidOf(indicatorId, day)) },
      centreOf: (returnId) => centres.get(returnId),
      areasOf: await this.areas()
    }
  }

  private facts(indicators: readonly Pick<ReadIndicator, 'id'>[], periods: readonly string[], headOfficeId: string | null): Promise<LiveFact[]> {
    const runs = periods.map(daysOf)
    const values = [indicators.map(({ id }) => id), runs.map(({ kind }) => kind), runs.map(({ from }) => from), runs.map(({ to }) => to), headOfficeId]
    return this.db.sql<LiveFact>(FACTS_SQL, values)
  }

  private async said(id: string, day: IsoDate): Promise<readonly [string, SaidDefinition | null]> {
    return [`${id} ${day}`, await this.versions.nearestVersion(id, day)]
  }

  /** Every unit of a day is asked once. */
  private async areas(): Promise<FigureSource['areasOf']> {
    const { reader } = await this.lens.reader()
    const known = new Map<string, readonly Portion[]>()
    return (unitId, lens: Lens, days) => {
      const key = `${unitId}|${lens}|${days.day}|${days.asOf}`
      const portions = known.get(key) ?? reader.assign({ unitId }, lens, days)
      known.set(key, portions)
      return portions
    }
  }
}

/** By what a definition is told apart from another: one that was mended keeps its number. */
export function definitionKey(said: SaidDefinition | undefined): string {
  return said ? [said.number, said.definition.fi, said.definition.sv, said.definition.en].join('\n') : ''
}
