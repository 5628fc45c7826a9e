import type { DisclosureProblem } from '@solmu/domain/reports/disclosure.js'
import { limitsOf } from '@solmu/domain/reports/disclosure-limits.js'
import { protect } from '@solmu/domain/reports/disclosure-protect.js'
import { type Solver, SolverFailure } from '@solmu/domain/reports/disclosure-solver.js'
import { HighsSolver } from '../../core/solver/highs.js'
import { sized } from '../../testing/size.js'
import { randomTables } from './testing/random-tables.js'
import { publish, sum, TableAttacker } from './testing/table-attacker.js'

let solver: HighsSolver
let attacker: TableAttacker

beforeAll(async () => {
  solver = await HighsSolver.start()
  attacker = await TableAttacker.start()
})

const small = { units: 5, centres: 2, areas: 3, crossing: 1, periods: 2, categories: 2 }
const usual = { units: 9, centres: 3, areas: 4, crossing: 3, periods: 3, categories: 3 }

const valueOf = ({ atoms }: DisclosureProblem, of: readonly number[]): number => sum(of.map((atom) => atoms[atom] ?? 0))

/** The small cells that a reader can work out too closely, if some are withheld. */
function leaks(problem: DisclosureProblem, withheld: ReadonlySet<string>, inWhole = false): string[] {
  const table = publish(problem, withheld)
  return problem.cells.flatMap(({ id, atoms, threshold }) => {
    const value = valueOf(problem, atoms)
    const isSmall = threshold !== null && value < threshold && (value > 0 || !problem.showsZero)
    if (!isSmall) return []
    if (!withheld.has(id)) return [`${id} is told`]
    const [least, most] = attacker.interval(table, atoms, { most: value + threshold, inWhole })
    return most - least < threshold - 1e-6 ? [`${id} is between ${least} and ${most}`] : []
  })
}

describe('the attacker', () => {
  test('finds no leak in everything that is published together', () => {
    const [count, seen] = [sized({ usual: 50, nightly: 4000 }), { cells: 0, primary: 0, secondary: 0, isOptimal: 0 }]
    for (let seed = 1; seed <= count; seed += 1) {
      const problem = randomTables(seed, seed % sized({ usual: 25, nightly: 10 }) === 0 ? usual : small)
      // The large ones are searched as the figures of an edition are.
      const { primary, secondary, isOptimal } = protect(problem, solver, { ...limitsOf(20), exactSums: 30 })
      const withheld = new Set([...primary, ...secondary])
      expect([seed, ...leaks(problem, withheld), ...(isOptimal && seed % 5 === 0 ? leaks(problem, withheld, true) : [])]).toEqual([seed])
      seen.cells += problem.cells.length
      seen.primary += primary.length
      seen.secondary += secondary.length
      seen.isOptimal += Number(isOptimal)
    }
    expect(solver.isBroken).toBe(false)
    const share = (part: number): string => `${((100 * part) / seen.cells).toFixed(1)} %`
    console.info(
      `${count} networks, ${seen.cells} figures: ${share(seen.primary)} small themselves, ${share(seen.secondary)} withheld beyond them; ` +
        `the cheapest choice in ${seen.isOptimal} of them, no leak`
    )
    // Protection that withholds everything would find no leak either.
    expect(seen.primary + seen.secondary).toBeLessThan(0.9 * seen.cells)
  })

  test('finds leaks where only the small figures are withheld', () => {
    const seeds = Array.from({ length: 15 }, (_each, place) => place + 1)
    const leaking = seeds.filter((seed) => {
      const problem = randomTables(seed, small)
      return leaks(problem, new Set(protect(problem, solver).primary)).length > 0
    })
    expect(leaking.length).toBeGreaterThan(7)
  })

  test('finds a leak in every cheapest choice from which one figure is told again', () => {
    let [told, leaking] = [0, 0]
    for (let seed = 1; seed <= sized({ usual: 8, nightly: 60 }); seed += 1) {
      const problem = randomTables(seed, small)
      const { primary, secondary, isOptimal } = protect(problem, solver)
      if (!isOptimal) continue
      for (const id of secondary) {
        told += 1
        const others = new Set([...primary, ...secondary].filter((each) => each !== id))
        // What could be told would have been cheaper to tell.
        if (leaks(problem, others).length > 0 || leaks(problem, others, true).length > 0) leaking += 1
      }
    }
    expect(told).toBeGreaterThan(10)
    expect(leaking).toBe(told)
  })
})

describe('the cheapest choice', () => {
  /** Every choice of a small problem, the cheapest that has no leak. */
  function cheapestOf(problem: DisclosureProblem, primary: readonly string[]): number {
    const others = problem.cells.filter(({ id }) => !primary.includes(id))
    const choices = Array.from({ length: 2 ** others.length }, (_each, bits) => others.filter((_cell, place) => (bits >> place) & 1))
    const costOf = (choice: typeof others): number => sum(choice.map(({ weight }) => weight))
    const found = choices
      .sort((one, other) => costOf(one) - costOf(other))
      .find((choice) => {
        const withheld = new Set([...primary, ...choice.map(({ id }) => id)])
        return leaks(problem, withheld).length === 0 && leaks(problem, withheld, true).length === 0
      })
    return costOf(found ?? others)
  }

  test('is what trying every choice finds', () => {
    let compared = 0
    for (let seed = 1; compared < sized({ usual: 8, nightly: 150 }); seed += 1) {
      const problem = randomTables(seed, { units: 3, centres: 2, areas: 2, crossing: 1, periods: 1, categories: 1 })
      const { primary, secondary, isOptimal } = protect(problem, solver)
      if (primary.length === 0 || problem.cells.length - primary.length > 7) continue
      const cost = sum(problem.cells.filter(({ id }) => secondary.includes(id)).map(({ weight }) => weight))
      expect({ seed, isOptimal, cost }).toEqual({ seed, isOptimal: true, cost: cheapestOf(problem, primary) })
      compared += 1
    }
  })
})

describe('a problem', () => {
  const cell = (id: string, atoms: readonly number[], more: object = {}) => ({ id, atoms, weight: 1, threshold: 5, ...more })
  const all = (problem: DisclosureProblem, by: Solver = solver) => {
    const { primary, secondary } = protect(problem, by)
    return [...primary, ...secondary].sort()
  }

  test('has a zero withheld where zeros are not told, and told where they are', () => {
    const cells = [cell('a', [0]), cell('b', [1]), cell('c', [2]), cell('all', [0, 1, 2], { weight: 10 })]
    expect(all({ atoms: [0, 40, 50], cells, showsZero: true })).toEqual([])
    expect(all({ atoms: [0, 40, 50], cells, showsZero: false })).toHaveLength(2)
  })

  test('knows what equals what: a figure that is the sum of two others gives away either', () => {
    const cells = [cell('whole', [0], { weight: 10 }), cell('part', [1]), cell('rest', [2], { weight: 2 })]
    const atoms = [43, 3, 40]
    expect(all({ atoms, cells, showsZero: true })).toEqual(['part'])
    expect(all({ atoms, cells, equalities: [{ atoms: [0], equals: [1, 2] }], showsZero: true })).toEqual(['part', 'rest'])
  })

  test('counts a part of an atom where only a part counts', () => {
    const cells = [cell('unit', [0]), cell('north', [0], { parts: [2] }), cell('south', [0, 1], { parts: [4, 40] }), cell('other', [1])]
    // Whoever reads the unit and its northern part knows how it is divided: all that holds a part of it is withheld.
    expect(all({ atoms: [6, 40], cells, showsZero: true })).toEqual(expect.arrayContaining(['north', 'unit']))
  })

  test('withholds twins together, and what was withheld before', () => {
    const cells = [cell('a', [0]), cell('twin', [0], { threshold: null }), cell('b', [1], { isWithheld: true }), cell('c', [2])]
    expect(protect({ atoms: [3, 40, 50], cells, showsZero: true }, solver)).toEqual({ primary: ['a'], secondary: ['twin', 'b'], isOptimal: true, isHasty: false })
  })

  test('has more withheld, and no leak, when the solver breaks, lies or has no time', () => {
    const problem: DisclosureProblem = { atoms: [3, 40, 50], cells: [cell('a', [0]), cell('b', [1]), cell('c', [2]), cell('all', [0, 1, 2])], showsZero: true }
    const broken: Solver = { open: () => { throw new SolverFailure('gone') } }
    for (let seed = 1; seed <= 10; seed += 1) {
      const tables = randomTables(seed, small)
      expect(leaks(tables, new Set(all(tables, broken)))).toEqual([])
      const late = protect(tables, solver, { ...limitsOf(0), isTimeUp: () => true })
      expect(leaks(tables, new Set([...late.primary, ...late.secondary]))).toEqual([])
      expect([late.isOptimal, late.isHasty]).toEqual([late.primary.length === 0, late.primary.length > 0])
    }
    const lying: Solver = {
      open: (model, seconds) => {
        const opened = solver.open(model, seconds)
        return { ...bound(opened), solve: () => ({ ...opened.solve(), columns: new Float64Array(model.costs.length) }) }
      }
    }
    const told = protect(problem, lying)
    expect(leaks(problem, new Set([...told.primary, ...told.secondary]))).toEqual([])
  })

  test('with an atom below nothing is none', () => {
    expect(() => protect({ atoms: [-1], cells: [cell('a', [0])], showsZero: true }, solver)).toThrow(RangeError)
  })
})

function bound(model: ReturnType<Solver['open']>): ReturnType<Solver['open']> {
  return {
    setCosts: (costs) => model.setCosts(costs),
    setCost: (column, cost) => model.setCost(column, cost),
    setColumn: (column, lower, upper) => model.setColumn(column, lower, upper),
    setRow: (row, lower, upper) => model.setRow(row, lower, upper),
    addRow: (row) => model.addRow(row),
    solve: () => model.solve(),
    close: () => model.close()
  }
}
