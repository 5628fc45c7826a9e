import { availableParallelism } from 'node:os'
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common'
import type { DisclosureProblem, Protection } from '@solmu/domain/reports/disclosure.js'
import { allWithheld, type Protector } from '@solmu/domain/reports/disclosure-protect.js'
import { AskedThread } from '../thread/asked-thread.js'
import type { SolverAnswer, SolverQuestion } from './solver-program.js'

/** How long the search for what to withhold may take, for one problem; then more is withheld than it takes. */
const SECONDS = 40

/** Problems know nothing of each other, so some are solved side by side; more threads would only take memory. */
const MOST_THREADS = 4

/** A solver that does not come back is ended after this, and every figure of the problem is withheld. */
const PATIENCE_MS = (SECONDS + 30) * 1000

interface Thread {
  readonly asked: AskedThread<SolverQuestion, SolverAnswer>
  /** How many figures wait for it. */
  load: number
}

/**
 * Protects figures in threads of their own. Whatever happens to a thread, no figure of the problem is told.
 */
@Injectable()
export class SolverThread implements Protector, OnModuleDestroy {
  private readonly logger = new Logger(SolverThread.name)
  private readonly threads = Array.from({ length: Math.min(MOST_THREADS, availableParallelism()) }, (): Thread => ({
    asked: new AskedThread(new URL('./solver-program.js', import.meta.url)),
    load: 0
  }))

  async protect(problem: DisclosureProblem): Promise<Protection> {
    const thread = this.threads.reduce((idlest, each) => (each.load < idlest.load ? each : idlest))
    thread.load += problem.cells.length
    try {
      const answer = await thread.asked.ask({ problem, seconds: SECONDS }, PATIENCE_MS)
      if ('protection' in answer) return answer.protection
      throw new Error(answer.failure)
    } catch (error) {
      this.logger.error(`Figures could not be protected, so all ${problem.cells.length} of them are withheld: ${String(error)}`)
      return allWithheld(problem)
    } finally {
      thread.load -= problem.cells.length
    }
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.threads.map(({ asked }) => asked.end()))
  }
}
