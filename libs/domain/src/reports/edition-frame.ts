/**
 * How the figures of an edition are worked out of what it holds, and of nothing else: by the definitions, the network and the
 * divisions in it, as they were on the days of the figures.
 * Source: issue "Reports", items 1 and 2.
 */
import type { Division } from '../geography/divisions.js'
import type { UnitKind, SuccessionKind } from '../network/facts.js'
import { type LensFacts, lensReader, type Portion } from '../network/lens.js'
import { parseExpression } from '../results/expression.js'
import type { ConsolidatedIndicator, ConsolidationFrame } from './consolidate.js'
import type { DefinitionRow, EditionContents, GeographyRow, IndicatorRow, NetworkRow } from './edition-contents.js'
import type { CellLens, CellPeriod } from './edition.js'
import { cellPeriodsOf, type PeriodRun } from './edition-run.js'

/** The periods of an edition's figures: those of the run, and those of rounds within it that are about shorter ones. */
export function periodsOfEdition(run: PeriodRun, rounds: EditionContents['rounds']): CellPeriod[] {
  const others = rounds.filter(({ periodKind }) => periodKind !== run.kind).map(({ period }) => period)
  return [...cellPeriodsOf(run), ...[...new Set(others)].sort()]
}

/** What to work the figures of an edition out by: the network, its centres, its units, and the divisions that are asked for. */
export function frameOfEdition(
  contents: Pick<EditionContents, 'rounds' | 'returns' | 'indicators' | 'network' | 'geography'>,
  { run, lenses }: { readonly run: PeriodRun; readonly lenses: readonly CellLens[] }
): ConsolidationFrame {
  return {
    indicators: contents.indicators.map(consolidatedIndicator),
    lenses: [...new Set<CellLens>(['network', 'centre', ...lenses, 'unit'])],
    areasOf: areasAsTheyWere(contents),
    centreOf: centreOfReturns(contents),
    periods: periodsOfEdition(run, contents.rounds),
    breakdowns: 'margins'
  }
}

/** An indicator of an edition, as sums are made of it. */
export function consolidatedIndicator({ id, code, unit, decimals, aggregation, sourceClass, weightIndicatorId, versions }: IndicatorRow): ConsolidatedIndicator {
  return { id, code, unit, decimals, aggregation, sourceClass, weightIndicatorId, derivations: versions.flatMap(derivationOf) }
}

function derivationOf({ numerator, denominator, factor, validFrom, validTo }: DefinitionRow): ConsolidatedIndicator['derivations'] {
  if (numerator === null) return []
  const top = parseExpression(numerator)
  const bottom = denominator === null ? null : parseExpression(denominator)
  if ('problem' in top || (bottom && 'problem' in bottom)) return []
  return [{ numerator: top.expression, denominator: bottom?.expression ?? null, factor, validFrom, validTo }]
}

/** To which centre each return went; what went to the head office itself belongs to none. */
export function centreOfReturns({ returns, network }: Pick<EditionContents, 'returns' | 'network'>): (returnId: string) => string | null {
  const headOffices = new Set(network.flatMap((row) => (row.kind === 'unit' && row.type === 'headquarters' ? [row.id] : [])))
  const centres = new Map(returns.map(({ id, centreId }) => [id, centreId]))
  return (returnId) => {
    const centre = centres.get(returnId) ?? null
    return centre !== null && headOffices.has(centre) ? null : centre
  }
}

/** Every unit of a day is asked once. */
function areasAsTheyWere({ network, geography }: Pick<EditionContents, 'network' | 'geography'>): ConsolidationFrame['areasOf'] {
  const reader = lensReader(lensFactsOf(network, geography))
  const known = new Map<string, readonly Portion[]>()
  return (unitId, lens, day) => {
    const key = `${unitId}|${lens}|${day}`
    const portions = known.get(key) ?? reader.assign({ unitId }, lens, { day, asOf: day })
    known.set(key, portions)
    return portions
  }
}

function lensFactsOf(network: readonly NetworkRow[], geography: readonly GeographyRow[]): LensFacts {
  const noReasons = { reason: null, endReason: null }
  return {
    units: network.flatMap((row) =>
      row.kind === 'unit' ? [{ ...row, ...noReasons, kind: row.unitKind as UnitKind, consortiumId: '', lon: null, lat: null }] : []
    ),
    links: network.flatMap((row) => (row.kind === 'link' ? [{ ...row, reason: null }] : [])),
    territories: network.flatMap((row) => (row.kind === 'territory' ? [{ ...row, reason: null }] : [])),
    services: network.flatMap((row) => (row.kind === 'service' ? [{ ...row, share: Number(row.share) }] : [])),
    successions: network.flatMap((row) =>
      row.kind === 'succession' ? [{ ...row, kind: row.successionKind as SuccessionKind, share: Number(row.share), reason: null }] : []
    ),
    // Whether it is of the mainland is nothing that a lens asks.
    municipalities: geography.flatMap((row) => (row.kind === 'municipality' ? [{ ...row, isMainland: true }] : [])),
    memberships: geography.flatMap((row) => (row.kind === 'membership' ? [{ ...row, division: row.division as Division }] : []))
  }
}
