/**
 * Results of projects: a unit reports a figure once, and each project to which it belongs counts the share that it has declared.
 * Gross is what the projects tell together, net is what was reported: where the shares of a figure add up to more than one,
 * the difference was told more than once.
 * Source: issue "Portfolio", item 4.
 */
import { shareOut } from './amounts.js'

/** The whole of a figure, in ten-thousandths. */
export const wholeShare = 10_000

/** A figure of a unit as projects count it. */
export interface SharedFigure {
  readonly figure: bigint
  readonly shares: readonly { readonly projectId: string; readonly share: number }[]
}

/** What each project counts, what they tell together, and what of it was reported. */
export interface ProjectCount {
  readonly byProject: ReadonlyMap<string, bigint>
  readonly gross: bigint
  readonly net: bigint
}

/**
 * Counts figures by project. Each project counts its share of the figure, shared by largest remainder with what no project
 * claims, so that shares which make a whole add up to the figure.
 *
 * @example countShares([{ figure: 10n, shares: [{ projectId: 'a', share: 10000 }, { projectId: 'b', share: 5000 }] }]) // gross 15n, net 10n
 */
export function countShares(figures: readonly SharedFigure[]): ProjectCount {
  const byProject = new Map<string, bigint>()
  let [gross, net] = [0n, 0n]
  for (const { figure, shares } of figures) {
    const counted = sharesOf(figure, shares.map(({ share }) => share))
    const sum = counted.reduce((all, part) => all + part, 0n)
    shares.forEach(({ projectId }, at) => byProject.set(projectId, (byProject.get(projectId) ?? 0n) + (counted[at] ?? 0n)))
    gross += sum
    net += sum > figure ? figure : sum
  }
  return { byProject, gross, net }
}

/** What each share of a figure comes to. */
export function sharesOf(figure: bigint, shares: readonly number[]): bigint[] {
  const sum = shares.reduce((all, share) => all + share, 0)
  if (sum <= wholeShare) return shareOut(figure, [...shares, wholeShare - sum].map(BigInt)).slice(0, shares.length)
  return shares.map((share) => shareOut(figure, [BigInt(share), BigInt(wholeShare - share)])[0] ?? 0n)
}
