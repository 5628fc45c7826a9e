/** What the units of the demo aim at in the newest four quarters and the one that follows, and their centres and the network with them. */
import { shiftPeriod, validityOfPeriod, type Period } from '@solmu/shared/periods.js'
import { demoTargets } from './demo-figures.js'
import { demoId } from './demo-id.js'
import { indicatorId } from './demo-indicators.js'
import { type Context, type DemoReturn, verifierOf } from './demo-results-returns.js'

type Aim = Readonly<Record<string, number>>

interface Place {
  readonly scope: 'network' | 'centre' | 'unit'
  readonly unitId: string
  readonly setBy: string | null
}

export function targetRows(all: readonly DemoReturn[], context: Context, headquartersId: string): Record<string, unknown>[] {
  const newest = [...new Set(all.map(({ round }) => round.period))].sort().slice(-4)
  const last = newest.at(-1)
  if (last === undefined) return []
  return [...newest, shiftPeriod(last, 1)].flatMap((period) => {
    const units = all.filter(({ round }) => round.period === (period > last ? last : period))
    const rows = rowsOf(period, context.consortiumId)
    const coordinator = context.people('national_coordinator', headquartersId, context.today)
    return [
      ...rows({ scope: 'network', unitId: headquartersId, setBy: coordinator }, sumOf(units, period)),
      ...[...new Set(units.map(({ centreId }) => centreId))].flatMap((centre) =>
        rows({ scope: 'centre', unitId: centre, setBy: coordinator }, sumOf(units.filter(({ centreId }) => centreId === centre), period))
      ),
      ...units.flatMap((one) =>
        rows({ scope: 'unit', unitId: one.unitId, setBy: verifierOf(one, context) }, demoTargets(one.unitId, period))
      )
    ]
  })
}

/** A centre and the network aim at what their units aim at together. */
function sumOf(units: readonly DemoReturn[], period: Period): Aim {
  const sum: Record<string, number> = {}
  for (const { unitId } of units) {
    for (const [code, value] of Object.entries(demoTargets(unitId, period))) sum[code] = (sum[code] ?? 0) + value
  }
  return sum
}

function rowsOf(period: Period, consortiumId: string) {
  const { validFrom: periodFrom, validTo: periodTo } = validityOfPeriod(period)
  return ({ scope, unitId, setBy }: Place, aim: Aim): Record<string, unknown>[] =>
    Object.entries(aim).map(([code, value]) => ({
      id: demoId(`target:${unitId}:${period}:${code}`),
      consortiumId,
      scope,
      unitId,
      indicatorId: indicatorId(code),
      breakdown: '',
      period,
      periodKind: 'quarter',
      periodFrom,
      periodTo,
      kind: 'target',
      value,
      setBy
    }))
}
