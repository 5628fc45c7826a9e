import loadHighs, { type Highs, type Model, type ModelData } from 'highs'
import {
  type LinearAnswer,
  type LinearModel,
  type LinearOutcome,
  type LinearRow,
  type OpenModel,
  type Solver,
  SolverFailure
} from '@solmu/domain/reports/disclosure-solver.js'

/** The gap is closed wholly, and nothing is written anywhere. */
const OPTIONS = { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-6, random_seed: 1 } as const

/** Small models that are solved again and again: making them smaller first would cost more than it saves. */
const LINEAR = { presolve: 'off', solver: 'simplex' } as const

/**
 * HiGHS, compiled to WebAssembly. After an error of the solver its memory is not to be trusted: nothing more is solved with
 * this instance (`isBroken`), and another one has to be started.
 */
export class HighsSolver implements Solver {
  private constructor(private readonly highs: Highs) {}

  private hasFailed = false

  /** Loads the solver; takes some tens of milliseconds. */
  static async start(): Promise<HighsSolver> {
    return new HighsSolver(await loadHighs())
  }

  get isBroken(): boolean {
    return this.hasFailed
  }

  open(model: LinearModel, seconds: number): OpenModel {
    return this.guard(() => {
      const opened = this.highs.createModel(dataOf(model))
      opened.options.set({ ...OPTIONS, ...(model.isWhole ? {} : LINEAR), time_limit: seconds })
      return new HighsModel(opened, { highs: this.highs, isWhole: model.isWhole, guard: (work) => this.guard(work) })
    })
  }

  private guard<Result>(work: () => Result): Result {
    if (this.hasFailed) throw new SolverFailure('the solver broke before')
    try {
      return work()
    } catch (error) {
      this.hasFailed = true
      throw new SolverFailure('the solver broke', { cause: error })
    }
  }
}

interface Of {
  readonly highs: Highs
  readonly isWhole: boolean
  readonly guard: <Result>(work: () => Result) => Result
}

class HighsModel implements OpenModel {
  constructor(
    private readonly model: Model,
    private readonly of: Of
  ) {}

  setCosts(costs: readonly number[]): void {
    this.of.guard(() => this.model.changeColsCost({ kind: 'range', from: 0, to: costs.length - 1 }, costs))
  }

  setCost(column: number, cost: number): void {
    this.of.guard(() => this.model.changeColCost(column, cost))
  }

  setColumn(column: number, lower: number, upper: number): void {
    this.of.guard(() => this.model.changeColBounds(column, lower, upper))
  }

  setRow(row: number, lower: number, upper: number): void {
    this.of.guard(() => this.model.changeRowBounds(row, lower, upper))
  }

  addRow({ lower, upper, columns, factors }: LinearRow): void {
    this.of.guard(() => this.model.addRow(lower, upper, { indices: columns, values: factors }))
  }

  solve(): LinearAnswer {
    return this.of.guard(() => {
      // The limit counts from the last reset of the clocks, not from this run.
      this.model.zeroAllClocks()
      const { modelStatus } = this.model.run()
      const outcome = this.outcomeOf(modelStatus)
      const { colValue: columns, rowDual: duals } = this.model.getSolution()
      const hasColumns = outcome === 'optimal' || (this.of.isWhole && this.model.info.get('primal_solution_status') === 2)
      return { outcome, hasColumns, objective: this.model.getObjectiveValue(), columns, duals }
    })
  }

  close(): void {
    this.model.dispose()
  }

  /** @throws Error for an answer that no sound model has */
  private outcomeOf(status: number): LinearOutcome {
    const { optimal, infeasible, unbounded, unboundedOrInfeasible, timeLimit, iterationLimit, empty } = this.of.highs.constants.modelStatus
    const known = new Map<number, LinearOutcome>([
      [optimal, 'optimal'],
      [empty, 'optimal'],
      [infeasible, 'infeasible'],
      [unbounded, 'unbounded'],
      [unboundedOrInfeasible, 'unbounded'],
      [timeLimit, 'stopped'],
      [iterationLimit, 'stopped']
    ])
    const outcome = known.get(status)
    if (!outcome) throw new Error(`HiGHS ended with status ${status}`)
    return outcome
  }
}

function dataOf({ costs, lower, upper, rows, isWhole }: LinearModel): ModelData {
  const starts = [0]
  for (const { columns } of rows) starts.push((starts.at(-1) ?? 0) + columns.length)
  const matrix = {
    ...{ format: 'csr', numRows: rows.length, numCols: costs.length, starts } as const,
    indices: rows.flatMap(({ columns }) => columns),
    values: rows.flatMap(({ factors }) => factors)
  }
  return {
    ...{ numCols: costs.length, numRows: rows.length, colCost: costs, colLower: lower, colUpper: upper, matrix },
    rowLower: rows.map((row) => row.lower),
    rowUpper: rows.map((row) => row.upper),
    ...(isWhole ? { integrality: costs.map(() => 1 as const) } : {})
  }
}
