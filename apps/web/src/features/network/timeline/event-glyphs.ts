/**
 * The marks of the events over the time line. Events of one day and one shape
 * share a mark; marks that would touch stand in lanes one over the other, and
 * when the lanes are full they become one mark with a number.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { NetworkEvent, NetworkEventKind } from '../network.types.js'

/**
 * opened: circle · moved: diamond · joined: fork · ended: cross · amended: two lines · municipality: square ·
 * several: number in a ring.
 */
export type GlyphShape = 'opened' | 'moved' | 'joined' | 'ended' | 'amended' | 'municipality' | 'several'

/** The shapes in the order of the legend. */
export const glyphShapes: readonly GlyphShape[] = ['opened', 'moved', 'joined', 'ended', 'amended', 'municipality']

const shapeOfKind: Record<NetworkEventKind, GlyphShape> = {
  opened: 'opened',
  reopened: 'opened',
  renamed: 'amended',
  amended: 'amended',
  moved: 'moved',
  territory_changed: 'moved',
  merged: 'joined',
  split: 'joined',
  closed: 'ended',
  municipality_merged: 'municipality'
}

/** A mark: where it stands, what it looks like and which events it stands for. */
export interface Glyph {
  readonly x: number
  /** 0 is the lane next to the line. */
  readonly lane: number
  readonly shape: GlyphShape
  readonly isFuture: boolean
  readonly events: readonly NetworkEvent[]
}

export interface GlyphSpace {
  readonly xOf: (day: IsoDate) => number
  /** Pixels from the middle of a mark to the middle of the next in the same lane. */
  readonly gap: number
  readonly lanes: number
}

/** The shape of the mark of an event. */
export function shapeOf(kind: NetworkEventKind): GlyphShape {
  return shapeOfKind[kind]
}

/**
 * The marks of the events, none touching another in its lane. Every event belongs to exactly one mark.
 */
export function placeGlyphs(events: readonly NetworkEvent[], space: GlyphSpace): Glyph[] {
  const placed: Glyph[] = []
  for (const mark of marksOfDays(events, space)) {
    const lane = freeLane(placed, mark.x, space)
    if (lane === null) joinNearest(placed, mark)
    else placed.push({ ...mark, lane })
  }
  return placed
}

function marksOfDays(events: readonly NetworkEvent[], space: GlyphSpace): Glyph[] {
  const marks = new Map<string, NetworkEvent[]>()
  for (const event of [...events].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    const key = `${event.date} ${shapeOf(event.kind)}`
    marks.set(key, [...(marks.get(key) ?? []), event])
  }
  return [...marks.values()].map((group) => markOf(group, space))
}

function markOf(group: readonly NetworkEvent[], space: GlyphSpace): Glyph {
  const first = group[0] as NetworkEvent
  return { x: space.xOf(first.date), lane: 0, shape: shapeOf(first.kind), isFuture: first.isFuture, events: group }
}

function freeLane(placed: readonly Glyph[], x: number, space: GlyphSpace): number | null {
  for (let lane = 0; lane < space.lanes; lane += 1) {
    if (placed.every((glyph) => glyph.lane !== lane || x - glyph.x >= space.gap)) return lane
  }
  return null
}

/** Puts the events of a mark that found no lane into the last mark before it. */
function joinNearest(placed: Glyph[], mark: Glyph): void {
  const index = placed.reduce((best, glyph, at) => (glyph.x >= (placed[best] as Glyph).x ? at : best), 0)
  const near = placed[index] as Glyph
  placed[index] = {
    ...near,
    shape: near.shape === mark.shape ? near.shape : 'several',
    isFuture: near.isFuture && mark.isFuture,
    events: [...near.events, ...mark.events]
  }
}

export interface NeighbourDays {
  readonly previous: IsoDate | null
  readonly next: IsoDate | null
}

/**
 * The nearest days before and after the viewed one on which something happened.
 *
 * @example neighbourDays(events, '2023-11-05') // { previous: '2023-05-12', next: '2024-02-08' }
 */
export function neighbourDays(events: readonly { readonly date: IsoDate }[], asOf: IsoDate): NeighbourDays {
  let previous: IsoDate | null = null
  let next: IsoDate | null = null
  for (const { date } of events) {
    if (date < asOf && (previous === null || date > previous)) previous = date
    if (date > asOf && (next === null || date < next)) next = date
  }
  return { previous, next }
}
