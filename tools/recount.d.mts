/** What a log leads to, as `BallotResult` has it, without what only explains it. */
export interface Recount {
  outcome: string
  ballots: number
  blank: number
  quorum: { needed: number; there: number; isMet: boolean }
  tallies: Record<string, number>
  elected: string[]
  tied: string[]
  byLot: string[]
}
export function recount(log: unknown): Recount
/** What is wrong with a log; empty when nothing is. */
export function faults(log: unknown): string[]
export function lotOf(log: unknown): string[]
