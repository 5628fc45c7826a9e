/** The program of the thread in which figures are protected: solving takes seconds in which nothing else would be answered. */
import { parentPort } from 'node:worker_threads'
import type { DisclosureProblem, Protection } from '@solmu/domain/reports/disclosure.js'
import { limitsOf } from '@solmu/domain/reports/disclosure-limits.js'
import { protect } from '@solmu/domain/reports/disclosure-protect.js'
import { HighsSolver } from './highs.js'

export interface SolverQuestion {
  readonly problem: DisclosureProblem
  readonly seconds: number
}

export type SolverAnswer = { readonly protection: Protection } | { readonly failure: string }

let solver: HighsSolver | null = null

async function answer({ problem, seconds }: SolverQuestion): Promise<SolverAnswer> {
  try {
    // One that broke is left behind with its memory.
    if (!solver || solver.isBroken) solver = await HighsSolver.start()
    return { protection: protect(problem, solver, limitsOf(seconds)) }
  } catch (error) {
    return { failure: String(error) }
  }
}

parentPort?.on('message', (question: SolverQuestion) => {
  void answer(question).then((answered) => parentPort?.postMessage(answered))
})
