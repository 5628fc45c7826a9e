/** What it takes to protect the people behind figures, by the number of units: one indicator over units, centres and two divisions. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dist } from '../places.mjs'

const load = (path) => import(pathToFileURL(join(dist, path)).href)
const everySize = [60, 600, 6000]
/** As long as the product lets a problem take. */
const seconds = 40

/**
 * @returns {Promise<Record<number, { figures: number, seconds: number, primary: number, secondary: number, isHasty: boolean }>>} by size;
 *   `isHasty` when time was up, and far more was withheld than it takes
 */
export async function measureProtection(say, sizes = everySize) {
  const { sizedEdition } = await load('apps/api/src/features/reports/testing/demo-sized-edition.js')
  const { HighsSolver } = await load('apps/api/src/core/solver/highs.js')
  const { limitsOf } = await load('libs/domain/src/reports/disclosure-limits.js')
  const { protect } = await load('libs/domain/src/reports/disclosure-protect.js')
  const { protectEdition } = await load('libs/domain/src/reports/protect-edition.js')
  const solver = await HighsSolver.start()
  const figures = {}
  for (const size of sizes) {
    say(`${size} units`)
    const { cells, facts, indicators } = sizedEdition(['total'], size)
    const since = performance.now()
    const met = { figures: 0, primary: 0, secondary: 0, isHasty: false }
    const here = {
      protect: async (problem) => {
        const { primary, secondary, isHasty } = protect(problem, solver, limitsOf(seconds))
        Object.assign(met, { figures: problem.cells.length, primary: primary.length, secondary: secondary.length, isHasty })
        return { primary, secondary }
      }
    }
    await protectEdition(cells, facts, { indicators, thresholds: { persons: 5, survey: 10 }, showsZero: true, earlier: [], solver: here })
    figures[size] = { ...met, seconds: (performance.now() - since) / 1000 }
  }
  return figures
}
