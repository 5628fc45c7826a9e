import { derivationOf } from '@solmu/domain/results/aggregate-derived.js'
import type { Breakdown } from '@solmu/domain/results/cell.js'
import { type ConsolidatedCell, type ConsolidatedIndicator, consolidate } from '@solmu/domain/reports/consolidate.js'
import type { EditionFact } from '@solmu/domain/reports/edition.js'
import { randomOf } from './random-tables.js'

type Kind = 'total' | 'gender' | 'group' | 'group and gender' | 'euro' | 'answers' | 'score' | 'ratio'

/** Forty indicators such as those of the library: most are counts, some by categories. */
export const usualKinds: readonly Kind[] = [
  ...Array.from({ length: 16 }, (): Kind => 'total'),
  ...Array.from({ length: 6 }, (): Kind => 'group'),
  ...Array.from({ length: 4 }, (): Kind => 'gender'),
  ...Array.from({ length: 2 }, (): Kind => 'group and gender'),
  ...Array.from({ length: 4 }, (): Kind => 'euro'),
  ...(['answers', 'score', 'answers', 'score', 'ratio', 'ratio', 'ratio', 'ratio'] as const)
]

const groups = ['group:i', 'group:ii', 'group:iii']
const genders = ['gender:f', 'gender:m']
const breakdowns: Readonly<Partial<Record<Kind, readonly Breakdown[]>>> = {
  gender: genders,
  group: groups,
  'group and gender': genders.flatMap((gender) => groups.map((group) => `${gender},${group}`))
}

const units: Readonly<Partial<Record<Kind, ConsolidatedIndicator['unit']>>> = { euro: 'euro', score: 'score', ratio: 'percent', total: 'persons' }

function indicatorOf(kind: Kind, place: number): ConsolidatedIndicator {
  const code = `I${place}`
  const derivation = kind === 'ratio' ? derivationOf({ numerator: 'I0', denominator: 'I1', factor: 100 }) : null
  return {
    ...{ id: code, code, unit: units[kind] ?? 'count', decimals: 0 },
    aggregation: kind === 'score' ? 'weighted_mean' : 'sum',
    weightIndicatorId: kind === 'score' ? `I${place - 1}` : null,
    sourceClass: derivation ? 'derived' : 'manual',
    derivations: derivation ? [{ ...derivation, validFrom: '2000-01-01', validTo: null }] : []
  }
}

const periods = [['2026-Q1', '2026-01-01'], ['2026-Q2', '2026-04-01'], ['2026-Q3', '2026-07-01']] as const

export interface SizedEdition {
  readonly indicators: readonly ConsolidatedIndicator[]
  readonly facts: readonly EditionFact[]
  readonly cells: readonly ConsolidatedCell[]
}

/** An edition of 52 units in 7 centres, 21 areas of one division and 19 of another, three quarters and their run. */
export function sizedEdition(kinds: readonly Kind[], unitCount = 52): SizedEdition {
  const random = randomOf(unitCount)
  const indicators = kinds.map(indicatorOf)
  const homes = Array.from({ length: unitCount }, (_each, unit) => ({ centre: `c${unit % 7}`, region: `r${random(21)}`, county: `w${random(19)}`, size: 2 + random(40) }))
  const facts = homes.flatMap(({ size }, unit) =>
    periods.flatMap(([period, periodFrom]) =>
      kinds.flatMap((kind, place) => {
        if (kind === 'ratio') return []
        const all = breakdowns[kind] ?? ['']
        return all.map((breakdown): EditionFact => ({
          ...{ returnId: `${unit} ${period}`, unitId: `u${unit}`, indicatorId: `I${place}`, breakdown, period, periodFrom },
          ...{ periodKind: 'quarter', status: 'value', value: kind === 'score' ? 1 + random(5) : random(1 + Math.ceil((2 * size) / all.length)) }
        }))
      })
    )
  )
  const areaOf = (unitId: string, lens: string): string => {
    const { centre, region, county } = homes[Number(unitId.slice(1))] ?? { centre: '', region: '', county: '' }
    return lens === 'centre' ? centre : lens === 'region' ? region : county
  }
  const cells = consolidate(facts, {
    ...{ indicators, lenses: ['network', 'centre', 'region', 'wellbeing_county', 'unit'], breakdowns: 'margins' },
    areasOf: (unitId, lens) => [{ area: areaOf(unitId, lens), share: 1, isEstimated: false }],
    periods: [...periods.map(([period]) => period), '2026-Q1/2026-Q3']
  })
  return { indicators, facts, cells }
}
