/**
 * What any map of the country draws: areas to choose, marks to choose, what has changed, each with the words it
 * is called by. The network, a division and a comparison are put into this form and drawn by the same stage.
 */
import type { UnitType } from '../network.types.js'
import type { GlyphShape } from '../timeline/event-glyphs.js'
import type { Point } from './planar.js'

/** A second cue beside the tone, for areas that are classes: each has its own pattern in the map and the legend. */
export type Texture = 'plain' | 'lines' | 'dots' | 'grid'

export interface StageArea {
  readonly id: string
  readonly path: string
  /** Deep inside the area, in map units. */
  readonly point: Point
  /** `none` draws land that belongs to nobody. */
  readonly tone: 0 | 1 | 'none'
  readonly texture?: Texture
  /** On the map; null where the legend names it instead. */
  readonly name: string | null
  /** Spoken, and at the head of the tooltip. */
  readonly title: string
  /** What is told of it: "9 yksikköä", "52 kuntaa", "611 201 asukasta". */
  readonly facts: readonly string[]
}

export interface StageMark {
  readonly id: string
  readonly type: UnitType
  readonly parentId: string | null
  /** In map units. */
  readonly point: Point
  readonly title: string
  /** Spoken after the title. */
  readonly spoken: readonly string[]
  /** The line under the title in the tooltip. */
  readonly hint: string
  /** Drawn in plum in this shape instead of as a unit: what has happened to it between two days. */
  readonly change?: GlyphShape
}

export interface StageChange {
  readonly id: string
  readonly path: string
  readonly point: Point
  readonly shapeCodes: readonly string[]
  /** What stands beside it; null leaves it unnamed. */
  readonly lines: readonly string[] | null
}

export interface StageScene {
  /** From north to south. */
  readonly areas: readonly StageArea[]
  /** The area of each municipality shape. */
  readonly owners: ReadonlyMap<string, string>
  readonly borders: string
  /** From north to south. */
  readonly marks: readonly StageMark[]
  readonly changes: readonly StageChange[]
}
