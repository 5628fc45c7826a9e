import { Injectable } from '@nestjs/common'
import { indicatorsBehind } from '@solmu/domain/reports/consolidate-behind.js'
import type { SourceFact } from '@solmu/domain/reports/difference-figure.js'
import { rowsOf } from '@solmu/domain/reports/edition-canonical.js'
import type { EditionContents, IndicatorRow } from '@solmu/domain/reports/edition-contents.js'
import { centreOfReturns, frameOfEdition } from '@solmu/domain/reports/edition-frame.js'
import { type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import { Db } from '../../../core/db/db.js'
import { type EditionRecord, runOf } from '../edition/edition-store.js'
import { definitionKey, type DescribedSource, type SourceWanted } from './live-figures.js'

/** Of what is copied, what figures are put together by. */
const parts = ['rounds', 'returns', 'indicators', 'network', 'geography'] as const satisfies readonly (keyof EditionContents)[]
type Contents = Pick<EditionContents, (typeof parts)[number]>

/** The figures of the edition `$1` for the indicators `$2`. */
const FACTS_SQL = `
  SELECT f.return_id AS "returnId", f.unit_id AS "unitId", f.indicator_id AS "indicatorId", f.breakdown, f.period, f.period_kind AS "periodKind",
    f.period_from AS "periodFrom", f.status, f.value::float8 AS value, 3 AS stage
  FROM edition_fact f WHERE f.edition_id = $1 AND f.indicator_id = ANY ($2::uuid[])`

/** Figures of editions, out of what these hold and of nothing else. */
@Injectable()
export class CertifiedFigures {
  constructor(private readonly db: Db) {}

  /** The figures of some indicators in an edition that the viewer reads in full. */
  async read(record: EditionRecord, { indicatorIds }: Pick<SourceWanted, 'indicatorIds'>): Promise<DescribedSource> {
    const contents = await this.contents(record.id)
    const frame = frameOfEdition(contents, { run: runOf(record), lenses: record.lenses })
    const behind = indicatorsBehind(frame.indicators.filter(({ id }) => indicatorIds.includes(id)), frame.indicators)
    const facts = await this.db.sql<SourceFact>(FACTS_SQL, [record.id, behind.map(({ id }) => id)])
    const known = new Set(contents.returns.map(({ id }) => id))
    const centreOf = centreOfReturns(contents)
    const rows = new Map(contents.indicators.map((row) => [row.id, row]))
    const saidOf = (indicatorId: string, day: IsoDate) => saidOn(rows.get(indicatorId), day)
    return {
      ...{ id: record.id, facts, saidOf, indicators: frame.indicators, periods: frame.periods, lenses: frame.lenses },
      definitionOf: (indicatorId, day) => definitionKey(saidOf(indicatorId, day)),
      centreOf: (returnId) => (known.has(returnId) ? centreOf(returnId) : undefined),
      areasOf: (unitId, lens, { day }) => frame.areasOf(unitId, lens, day)
    }
  }

  private async contents(editionId: string): Promise<Contents> {
    const found = await this.db.sql<{ name: string; body: string }>(
      'SELECT p.name, p.body FROM edition_part p WHERE p.edition_id = $1 AND p.name = ANY ($2::text[])',
      [editionId, [...parts]]
    )
    const bodies = new Map(found.map(({ name, body }) => [name, body]))
    return Object.fromEntries(parts.map((name) => [name, rowsOf(bodies.get(name) ?? '')])) as unknown as Contents
  }
}

/** What was said on a day, or last before. */
const saidOn = (row: IndicatorRow | undefined, day: IsoDate) => row?.versions.find((version) => isValidOn(version, day)) ?? row?.versions.at(-1)
