/**
 * What the rules need of a solver of linear and whole-number programmes, so that they do not depend on any one of them.
 * Models are numbers alone: no names, no text, nothing to escape.
 */

/** A sum of columns between two bounds; either may be infinite. */
export interface LinearRow {
  readonly lower: number
  readonly upper: number
  readonly columns: readonly number[]
  /** By what each of the columns is multiplied. */
  readonly factors: readonly number[]
}

/** The smallest `costs · x` with every column and every row between its bounds. */
export interface LinearModel {
  readonly costs: readonly number[]
  readonly lower: readonly number[]
  readonly upper: readonly number[]
  readonly rows: readonly LinearRow[]
  /** Whether columns have to be whole numbers. */
  readonly isWhole: boolean
}

/**
 * optimal: nothing is smaller · unbounded: everything is smaller, or nothing is possible at all · infeasible: nothing is
 * possible · stopped: time was up before it was known.
 */
export type LinearOutcome = 'optimal' | 'unbounded' | 'infeasible' | 'stopped'

export interface LinearAnswer {
  readonly outcome: LinearOutcome
  /** Whether `columns` is a possible choice: the best one, or the best one found. */
  readonly hasColumns: boolean
  readonly objective: number
  readonly columns: Float64Array
  /** By how much the objective grows with the bound of each row; of an optimal answer without whole numbers alone. */
  readonly duals: Float64Array
}

/** A model that is kept between solutions, each of which starts where the last one ended. */
export interface OpenModel {
  setCosts(costs: readonly number[]): void
  setCost(column: number, cost: number): void
  setColumn(column: number, lower: number, upper: number): void
  setRow(row: number, lower: number, upper: number): void
  addRow(row: LinearRow): void
  /** @throws SolverFailure */
  solve(): LinearAnswer
  close(): void
}

export interface Solver {
  /**
   * @param seconds how long one solution may take
   * @throws SolverFailure
   */
  open(model: LinearModel, seconds: number): OpenModel
}

/** The solver broke, or said something that cannot be. What it said before is not to be relied on. */
export class SolverFailure extends Error {}
