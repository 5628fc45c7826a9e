import { Injectable } from '@nestjs/common'
import { type Association, associationOf, readingOf, withinGroups } from '@solmu/domain/quality/association.js'
import { type MixGroup, mixGroups } from '@solmu/domain/quality/case-mix.js'
import { quartilesOf } from '@solmu/domain/quality/quality-percentile.js'
import { type ReportedCell, unitFigure, unitShare } from '@solmu/domain/quality/unit-figure.js'
import { stages } from '@solmu/domain/results/return-state.js'
import { DomainError } from '@solmu/domain/errors.js'
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { kindOfPeriod } from '@solmu/shared/periods.js'
import { NetworkQueries } from '../../network/network.queries.js'
import { neededFor, type ReadIndicator } from '../../results/facts/derived-figures.js'
import { columnsOf } from '../../results/facts/result-totals.service.js'
import { TotalledIndicatorsService } from '../../results/facts/totalled-indicators.service.js'
import type { AssociationGroup, AssociationPoint, AssociationType, QualityAssociation, QualityAssociationInput } from './association.graphql.js'
import { BesideQueries, type BesideRow } from './beside.queries.js'
import { MeasuredFrameworks } from './measured-framework.js'
import { ParametersService } from './parameters.service.js'

/** A unit, named or not, with what is laid side by side. */
type Beside = { readonly unitId: string | null; readonly x: number; readonly y: number; readonly mix: number | null }

type Asked = {
  readonly indicator: ReadIndicator
  readonly mix: ReadIndicator | null
  readonly category: string | null
  readonly library: readonly ReadIndicator[]
  readonly day: string
}

/** Quality beside results: a group as a whole for everybody, and units for those who may see them. */
@Injectable()
export class AssociationService {
  constructor(
    private readonly queries: BesideQueries,
    private readonly frameworks: MeasuredFrameworks,
    private readonly indicators: TotalledIndicatorsService,
    private readonly parameters: ParametersService,
    private readonly network: NetworkQueries
  ) {}

  /** @throws DomainError NOT_FOUND, INVALID_INPUT, DAYS_REVERSED, OUT_OF_RANGE */
  async of(input: QualityAssociationInput): Promise<QualityAssociation> {
    const day = input.asOf ?? todayIn()
    const { asked, wanted } = await this.wanted(input, day)
    const measured = await this.frameworks.of(input.frameworkId, input.versionId ?? null, day)
    const [named, unnamed] = await this.queries.both({ ...wanted, versions: measured.alike, day })
    const { minimumUnits: minimum } = await this.parameters.on(day)
    const own = besides(named, asked)
    // Fewer than ten come without names not at all; what the viewer sees anyway can then be told.
    const all = besides(unnamed.length > 0 ? unnamed : named, asked)
    const reach = { seesAll: own.length === all.length, minimum }
    const groups: MixGroup<Beside>[] = asked.mix === null ? [{ key: 'all', units: all, range: null }] : mixGroups(all, ({ mix }) => mix, minimum)
    const within = groups.filter(({ key }) => key !== 'unknown').map(({ units }) => associationOf(units, minimum))
    const names = (await this.network.onDay(day)).treeOn(day)
    const points = own.flatMap(({ unitId, x, y, mix }): AssociationPoint[] => {
      const unit = names.find((node) => node.unit.id === unitId)?.unit
      return unit ? [{ unit: { id: unit.id, type: unit.type, name: unit.name }, score: x, figure: y, mix, group: groupOf(mix, groups) }] : []
    })
    return {
      ...{ version: measured.version, indicator: asked.indicator, mix: asked.mix, asOf: day, stage: input.stage ?? 'accepted', minimum },
      ...{ unitCount: all.length, incompleteCount: (unnamed.length > 0 ? unnamed : named).length - all.length },
      ...{ whole: told(associationOf(all, minimum)), within: groups.length > 1 ? told(withinGroups(within)) : null, points },
      groups: groups.map((group) => groupTold(group, reach))
    }
  }

  private async wanted(input: QualityAssociationInput, day: string) {
    const columns = columnsOf(input)
    const [first, last] = [columns[0], columns.at(-1)]
    if (!first || !last) throw new DomainError('INVALID_INPUT', { path: ['input', 'from'] })
    const end = addDays(last.validTo, -1)
    const ids = [input.indicatorId, input.mixIndicatorId ?? input.indicatorId]
    const { asked: found, library } = await this.indicators.read([...new Set(ids)], end)
    const [indicator] = found
    if (!indicator) throw new DomainError('NOT_FOUND', { path: ['input', 'indicatorId'] })
    const mix = found.find(({ id }) => id === input.mixIndicatorId) ?? null
    const needed = neededFor(found, library)
    const indicatorIds = [...new Set(needed.flatMap(({ id, weightIndicatorId }) => [id, ...(weightIndicatorId ? [weightIndicatorId] : [])]))]
    const starts = columns.flatMap(({ period, validFrom }) => (period === null ? [] : [validFrom]))
    return {
      asked: { indicator, mix, category: input.mixCategory?.trim() || null, library, day: end } satisfies Asked,
      wanted: { indicatorIds, periodKind: kindOfPeriod(input.from), from: first.validFrom, to: starts.at(-1) ?? first.validFrom, stage: stages[input.stage ?? 'accepted'], day }
    }
  }
}

/** Units whose result is whole; the others are counted. */
function besides(rows: readonly BesideRow[], asked: Asked): Beside[] {
  return rows.flatMap(({ unitId, score, cells }) => {
    const y = unitFigure(asked.indicator, { cells, library: asked.library, day: asked.day })
    return y === null ? [] : [{ unitId, x: score, y, mix: mixOf(cells, asked) }]
  })
}

function mixOf(cells: readonly ReportedCell[], { mix, category, library, day }: Asked): number | null {
  if (mix === null) return null
  return category === null ? unitFigure(mix, { cells, library, day }) : unitShare(mix, category, cells)
}

const groupOf = (mix: number | null, groups: readonly MixGroup<Beside>[]): AssociationPoint['group'] =>
  groups.find(({ range }) => mix !== null && range !== null && range[0] <= mix && mix <= range[1])?.key ?? (groups[0]?.range === null && groups[0].key === 'all' ? 'all' : 'unknown')

const told = (association: Association): AssociationType => ({ ...association, reading: readingOf(association) })

function groupTold({ key, units, range }: MixGroup<Beside>, { seesAll, minimum }: { readonly seesAll: boolean; readonly minimum: number }): AssociationGroup {
  const shown = (values: readonly number[]): readonly number[] | null => quartilesOf(values, minimum)?.map((value) => (seesAll ? value : Number(value.toPrecision(2)))) ?? null
  return {
    ...{ key, range: seesAll ? range : null, association: told(associationOf(units, minimum)) },
    ...{ scores: shown(units.map(({ x }) => x)), figures: shown(units.map(({ y }) => y)) }
  }
}
