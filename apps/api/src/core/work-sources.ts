import { Injectable } from '@nestjs/common'
import type { BroughtWork } from '@solmu/domain/inbox/work-items.js'

/** Says what of a feature waits for the viewer, by one statement where it can, as far as row-level security shows it. */
export type WorkSource = () => Promise<readonly BroughtWork[]>

/**
 * What waits for the viewer in the features; each adds its part when the application starts, and its kinds to
 * `broughtKinds`. The inbox needs to know none of them.
 */
@Injectable()
export class WorkSources {
  private readonly sources: WorkSource[] = []

  add(source: WorkSource): void {
    this.sources.push(source)
  }

  async all(): Promise<BroughtWork[]> {
    const found: BroughtWork[] = []
    for (const source of this.sources) found.push(...(await source()))
    return found
  }
}
