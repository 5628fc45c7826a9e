import { Injectable } from '@nestjs/common'

/** What a feature does for a new consortium, in the transaction that makes it. */
export type FirstRunStep = (consortiumId: string) => Promise<void>

/** What is done when a consortium is set up; features add their part when the application starts. */
@Injectable()
export class FirstRunSteps {
  private readonly steps: FirstRunStep[] = []

  add(step: FirstRunStep): void {
    this.steps.push(step)
  }

  async run(consortiumId: string): Promise<void> {
    for (const step of this.steps) await step(consortiumId)
  }
}
