/** The rows of the heat map: which units, in which order, and as a file. */
import type { OverviewSearch } from './views.search.js'
import type { BandNode, Overview, OverviewUnit } from './views.operations.js'

export interface CentreRows {
  readonly key: string
  readonly name: string
  readonly units: readonly OverviewUnit[]
}

interface RowsOf {
  readonly search: OverviewSearch
  readonly pick: (name: { readonly fi: string; readonly sv: string; readonly en: string }) => string
  readonly compare: (a: string, b: string) => number
}

const orders = {
  name: () => 0,
  // The highest first; those without one last.
  score: (a: OverviewUnit, b: OverviewUnit) => (b.result?.score ?? -Infinity) - (a.result?.score ?? -Infinity),
  change: (a: OverviewUnit, b: OverviewUnit) => (b.change ?? -Infinity) - (a.change ?? -Infinity)
} as const

/** The units that the address asks for, by centre in the order of the tree. */
export function rowsByCentre({ units, nodes }: Pick<Overview, 'units' | 'nodes'>, { search, pick, compare }: RowsOf): CentreRows[] {
  const wanted = (search.q ?? '').trim().toLocaleLowerCase('fi')
  const found = units.filter(
    ({ unit, result }) => (search.has === undefined || (search.has === 'result') === (result !== null)) && (wanted === '' || [unit.name.fi, unit.name.sv, unit.name.en].join(' ').toLocaleLowerCase('fi').includes(wanted))
  )
  const order = orders[search.sort ?? 'name']
  const sorted = [...found].sort((a, b) => order(a, b) || compare(pick(a.unit.name), pick(b.unit.name)))
  const centres = nodes.filter(({ type }) => type === 'regional_centre')
  const groups = centres.map(({ id, name }) => ({ key: id, name: pick(name), units: sorted.filter(({ centreId }) => centreId === id) }))
  const others = sorted.filter(({ centreId }) => !centres.some(({ id }) => id === centreId))
  return [...groups, { key: 'none', name: '', units: others }].filter(({ units: inside }) => inside.length > 0)
}

/** The counts of a node by the code of the band. */
export const countsOf = ({ bands, outside, none, total }: BandNode) => ({ bands: Object.fromEntries(bands.map(({ band, count }) => [band, count])), outside, none, total })
