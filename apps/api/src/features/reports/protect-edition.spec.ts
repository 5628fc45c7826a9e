import { join } from 'node:path'
import { limitsOf } from '@solmu/domain/reports/disclosure-limits.js'
import { protect, type Protector } from '@solmu/domain/reports/disclosure-protect.js'
import { cellText } from '@solmu/domain/reports/edition.js'
import { type EditionCare, protectEdition, type WithheldCell, withheldShare } from '@solmu/domain/reports/protect-edition.js'
import { HighsSolver } from '../../core/solver/highs.js'
import type { SolverThread } from '../../core/solver/solver-thread.js'
import { sized } from '../../testing/size.js'
import { sizedEdition, usualKinds } from './testing/demo-sized-edition.js'
import { sum, TableAttacker } from './testing/table-attacker.js'

/** The thread runs a file of the build. */
const BUILT = join(import.meta.dirname, '../../../../../dist/apps/api/src/core/solver/solver-thread.js')

let here: Protector
let thread: SolverThread

beforeAll(async () => {
  const solver = await HighsSolver.start()
  here = { protect: (problem) => Promise.resolve(protect(problem, solver)) }
  const built = (await import(BUILT)) as { SolverThread: new () => SolverThread }
  thread = new built.SolverThread()
})

afterAll(() => thread.onModuleDestroy())

const thresholds = { persons: 5, survey: 10 }
const kindOf = (withheld: readonly WithheldCell[]) => new Map(withheld.map(({ address, kind }) => [cellText(address), kind]))

describe('an edition', () => {
  const edition = sizedEdition(['total', 'total', 'answers', 'score', 'ratio', 'euro'], 14)
  const { cells, facts, indicators } = edition
  const care = (more: Partial<EditionCare> = {}) => ({ ...{ indicators, thresholds, showsZero: true, earlier: [] }, ...more, solver: here })
  const of = (id: string) => cells.filter(({ indicatorId, value }) => indicatorId === id && value !== null)
  let first: WithheldCell[]
  beforeAll(async () => {
    first = await protectEdition(cells, facts, care())
  })

  /** How many figures of the first indicator are small, and how many told, once the attacker has found nothing out. */
  async function attack(withheld: ReturnType<typeof kindOf>): Promise<{ small: number; told: number }> {
    const attacker = await TableAttacker.start()
    const own = of('I0')
    const places = [...new Set(own.flatMap(({ atoms }) => atoms))]
    const columns = ({ atoms }: (typeof own)[number]): number[] => atoms.map((place) => places.indexOf(place))
    const told = own.filter((cell) => !withheld.has(cellText(cell))).map((cell) => ({ atoms: columns(cell), value: Number(cell.value) }))
    const small = own.filter(({ value }) => value !== null && value > 0n && value < 5n)
    for (const cell of small) {
      expect(withheld.get(cellText(cell))).toBe('primary')
      const [least, most] = attacker.interval({ atomCount: places.length, told }, columns(cell), { most: Number(cell.value) + 5, inWhole: false })
      expect(most - least).toBeGreaterThanOrEqual(5 - 1e-6)
    }
    return { small: small.length, told: told.length }
  }

  test('tells nobody more of a small figure than it may', async () => {
    const { small, told } = await attack(kindOf(first))
    expect(small).toBeGreaterThan(5)
    expect(told).toBeGreaterThan(20)
  })

  test('tells less, and gives nothing away, when there is no time to look for the fewest; and says so', async () => {
    const solver = await HighsSolver.start()
    const haste: boolean[] = []
    const late: Protector = {
      protect: (problem) => {
        const protection = protect(problem, solver, limitsOf(0))
        haste.push(protection.isHasty)
        return Promise.resolve(protection)
      }
    }
    const withheld = kindOf(await protectEdition(cells, facts, { ...care(), solver: late }))
    await attack(withheld)
    expect(haste).toContain(true)
    expect(withheld.size).toBeGreaterThan(first.length)
    // The dearest figure of all is still told: it is large, and safe by plain arithmetic.
    expect(withheld.size).toBeLessThan(cells.filter(({ value }) => value !== null).length)
  })

  test('tells a mean where enough people stand behind it, and never where their number is withheld', () => {
    const withheld = kindOf(first)
    const peopleAt = new Map(of('I2').map((cell) => [cellText({ ...cell, indicatorId: 'I3' }), cell]))
    for (const mean of of('I3')) {
      const people = peopleAt.get(cellText(mean))
      const isTold = !withheld.has(cellText(mean))
      if (isTold) expect(Number(people?.value)).toBeGreaterThanOrEqual(thresholds.survey)
      if (people && withheld.has(cellText(people))) expect(isTold).toBe(false)
    }
    expect(of('I3').some((mean) => !withheld.has(cellText(mean)))).toBe(true)
  })

  test('tells a ratio where both of its parts are told, and money always', () => {
    const withheld = kindOf(first)
    const isTold = (indicatorId: string, cell: (typeof cells)[number]) => !withheld.has(cellText({ ...cell, indicatorId }))
    for (const ratio of of('I4')) expect(isTold('I4', ratio)).toBe(isTold('I0', ratio) && isTold('I1', ratio))
    expect(of('I5').every((cell) => isTold('I5', cell))).toBe(true)
  })

  test('keeps what was withheld before, and withholds more at a more careful level', async () => {
    const earlier = first.map(({ address }) => address)
    const kept = of('I1').filter(({ lens }) => lens === 'network').slice(0, 1)
    const again = kindOf(await protectEdition(cells, facts, care({ thresholds: { persons: 8, survey: 10 }, earlier: [...earlier, ...kept] })))
    expect([...earlier, ...kept].filter((address) => !again.has(cellText(address)))).toEqual([])
    expect(again.size).toBeGreaterThan(first.length)
  })

  test('leaves no small figure to be worked out by the rule that one indicator is the sum of others', async () => {
    // I2 becomes what I0 and I1 are together, in every return.
    const inReturn = new Map(facts.map(({ returnId, indicatorId }, place) => [`${returnId}|${indicatorId}`, place]))
    const partsOf = ({ returnId }: (typeof facts)[number]): number[] => ['I0', 'I1'].flatMap((id) => inReturn.get(`${returnId}|${id}`) ?? [])
    const summed = facts.map((fact) => (fact.indicatorId === 'I2' ? { ...fact, value: sum(partsOf(fact).map((place) => facts[place]?.value ?? 0)) } : fact))
    const only = cells
      .filter(({ indicatorId, lens }) => ['I0', 'I1', 'I2'].includes(indicatorId) && lens !== 'wellbeing_county')
      .map((cell) => ({ ...cell, value: BigInt(sum(cell.atoms.map((place) => summed[place]?.value ?? 0))) }))
    // What the attacker knows of the whole is what it says of its parts.
    const partsIn = ({ atoms, indicatorId }: (typeof cells)[number]) => (indicatorId === 'I2' ? atoms.flatMap((place) => partsOf(summed[place]!)) : atoms)
    const attacker = await TableAttacker.start()
    const leaks = async (relations: EditionCare['relations'] & object) => {
      const withheld = kindOf(await protectEdition(only, summed, care({ relations })))
      const told = only.filter((cell) => !withheld.has(cellText(cell))).map((cell) => ({ atoms: partsIn(cell), value: Number(cell.value) }))
      expect(told.length).toBeGreaterThan(50)
      const small = only.filter(({ indicatorId, value }) => indicatorId !== 'I2' && value > 0n && value < 5n)
      return small.filter((cell) => {
        const [least, most] = attacker.interval({ atomCount: facts.length, told }, cell.atoms, { most: Number(cell.value) + 5, inWhole: false })
        return most - least < 5 - 1e-6
      }).length
    }
    expect(await leaks([])).toBeGreaterThan(0)
    expect(await leaks([{ wholeId: 'I2', partIds: ['I0', 'I1'] }])).toBe(0)
  })
})

describe('an edition of the size of the demonstration', () => {
  test('is protected beside the thread that answers people', async () => {
    const kinds = usualKinds.slice(0, sized({ usual: 1, nightly: usualKinds.length }))
    const { cells, facts, indicators } = sizedEdition(kinds)
    const beats: number[] = []
    let last = performance.now()
    const heart = setInterval(() => {
      beats.push(performance.now() - last)
      last = performance.now()
    }, 20)
    const began = performance.now()
    const withheld = await protectEdition(cells, facts, { indicators, thresholds, showsZero: true, earlier: [], solver: thread })
    const seconds = (performance.now() - began) / 1000
    clearInterval(heart)
    const { all, primary, secondary, derived, share } = withheldShare(cells, withheld)
    console.info(
      `${indicators.length} indicators, ${all} figures in ${seconds.toFixed(1)} s, the longest pause ${Math.max(...beats).toFixed(0)} ms: ${primary} small, ` +
        `${secondary} beyond them, ${derived} worked out of them, ${(100 * share).toFixed(1)} % withheld`
    )
    expect(primary).toBeGreaterThan(0)
    expect(Math.max(...beats)).toBeLessThan(1000)
    // Had the thread failed, everything would be withheld.
    expect(share).toBeLessThan(0.9)
  }, 1_800_000)

  test('is not told at all when the thread cannot be used', async () => {
    const nobody: Protector = { protect: (problem) => Promise.resolve({ primary: [], secondary: problem.cells.map(({ id }) => id), isOptimal: false, isHasty: true }) }
    const { cells, facts, indicators } = sizedEdition(['total'], 5)
    const withheld = await protectEdition(cells, facts, { indicators, thresholds, showsZero: true, earlier: [], solver: nobody })
    expect(withheld).toHaveLength(cells.filter(({ value }) => value !== null).length)
  })
})
