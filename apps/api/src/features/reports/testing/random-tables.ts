import type { AtomLabel, DisclosureProblem, ProtectedCell } from '@solmu/domain/reports/disclosure.js'

/** Numbers that look random and are the same for a seed (mulberry32). */
export function randomOf(seed: number): (below: number) => number {
  let state = seed | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below)
  }
}

interface Size {
  readonly units: number
  readonly centres: number
  readonly areas: number
  readonly crossing: number
  readonly periods: number
  readonly categories: number
}

/**
 * The published tables of a network: units in centres, one to three divisions that cross them, periods with their run, and the
 * whole with categories. Many figures are small, and many are nothing.
 */
export function randomTables(seed: number, most: Size): DisclosureProblem {
  const random = randomOf(seed)
  const upTo = (count: number, from = 1): number => from + random(Math.max(1, count - from + 1))
  const [units, centres, periods, categories] = [upTo(most.units, 2), upTo(most.centres), upTo(most.periods), upTo(most.categories)]
  const crossing = Array.from({ length: upTo(most.crossing) }, () => upTo(most.areas))
  const homes = Array.from({ length: units }, () => [random(centres), ...crossing.map((areas) => random(areas))])
  const threshold = upTo(10, 3)
  const spread = 1 + random(40)
  const atoms: number[] = []
  const labels: AtomLabel[] = []
  const areaIds: string[] = []
  const cells = new Map<string, { atoms: number[]; weight: number; area: number }>()
  const hasMargins = random(2) === 0
  const whens = (period: number): string[] => (periods > 1 ? [`p${period}`, 'run'] : ['p0'])
  const breakdowns = (category: number): string[] => (categories > 1 ? ['', `c${category}`] : [''])
  for (const [unit, areas] of homes.entries()) {
    for (const [period, category] of pairs(periods, categories)) {
      const atom = atoms.push(random(3) === 0 ? 0 : random(1 + random(spread))) - 1
      labels.push({ place: unit, slot: [period, category] })
      for (const when of whens(period)) {
        for (const breakdown of breakdowns(category)) {
          for (const [name, weight] of [...(breakdown === '' || hasMargins ? [[`unit ${unit}`, 1] as const] : []), ...places(areas)]) {
            const id = `${name} ${when} ${breakdown}`
            const cell = cells.get(id) ?? { atoms: [], weight, area: numberOf(name, areaIds) }
            cell.atoms.push(atom)
            cells.set(id, cell)
          }
        }
      }
    }
  }
  const all = [...cells].map(([id, cell]): ProtectedCell => ({ id, ...cell, threshold }))
  return { atoms, labels, cells: all, showsZero: random(2) === 0 }
}

const pairs = (periods: number, categories: number): (readonly [number, number])[] =>
  Array.from({ length: periods * categories }, (_each, place) => [Math.floor(place / categories), place % categories] as const)

/** The place of a name in a list, to which it is added when it is new. */
function numberOf(name: string, names: string[]): number {
  const known = names.indexOf(name)
  return known === -1 ? names.push(name) - 1 : known
}

/** Where a unit's figures count beside itself, with what it costs not to be told them. */
const places = (areas: readonly number[]): (readonly [name: string, weight: number])[] => [
  ...areas.map((area, lens) => [`lens ${lens} ${area}`, lens === 0 ? 4 : 2] as const),
  ['network', 8]
]
