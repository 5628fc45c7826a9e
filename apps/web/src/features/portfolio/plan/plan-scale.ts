/** Where days lie on the timeline: everything is told as a share of its width, so that the same bars fit a phone, a desk and paper. */
import { addDays, addMonths, daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import { hullOf, type PlanDays } from '@solmu/domain/portfolio/plan.js'
import { type PlanZoom, planZooms } from './plan.search.js'

export interface Scale extends PlanDays {
  readonly days: number
  /** The width on a desk, in pixels. */
  readonly width: number
}

/** The days of the project, where it has both. */
export const projectDays = ({ startsOn, endsOn }: { readonly startsOn: IsoDate | null; readonly endsOn: IsoDate | null }): PlanDays[] => (startsOn && endsOn ? [{ startsOn, endsOn }] : [])

const pixelsADay: Readonly<Record<PlanZoom, number>> = { month: 3.6, quarter: 1.6, year: 0.7 }
const monthsIn: Readonly<Record<PlanZoom, number>> = { month: 1, quarter: 3, year: 12 }

const monthStart = (day: IsoDate): IsoDate => `${day.slice(0, 7)}-01`

/** From the first month of what is shown to the end of its last. */
export function scaleOf(shown: readonly PlanDays[], zoom: PlanZoom, today: IsoDate): Scale {
  const hull = hullOf(shown) ?? { startsOn: today, endsOn: today }
  const startsOn = monthStart(hull.startsOn)
  const endsOn = addDays(addMonths(monthStart(hull.endsOn), 1), -1)
  const days = daysBetween(startsOn, endsOn) + 1
  return { startsOn, endsOn, days, width: Math.max(560, Math.round(days * pixelsADay[zoom])) }
}

/** What a desk has room for beside the names, in pixels. */
const roomOnDesk = 860

/**
 * The closest zoom at which all of it is seen at once; the widest where none is wide enough.
 *
 * @example fittingZoom([{ startsOn: '2024-01-01', endsOn: '2026-12-31' }], '2026-11-05') // 'year'
 */
export const fittingZoom = (shown: readonly PlanDays[], today: IsoDate): PlanZoom => planZooms.find((zoom) => scaleOf(shown, zoom, today).width <= roomOnDesk) ?? 'year'

/** Where a day begins, in per cent of the width. */
export const placeOf = ({ startsOn, days }: Scale, day: IsoDate): number => (daysBetween(startsOn, day) / days) * 100

/** From where to where something lies, its last day with it. */
export function spanOf(scale: Scale, { startsOn, endsOn }: PlanDays): { readonly left: number; readonly width: number } {
  const left = placeOf(scale, startsOn)
  return { left, width: placeOf(scale, addDays(endsOn, 1)) - left }
}

/** The headings: months, quarters or years, each with the day on which it begins. */
export function headingsOf({ startsOn, endsOn }: Scale, zoom: PlanZoom): readonly IsoDate[] {
  const step = monthsIn[zoom]
  const first = Math.floor((Number(startsOn.slice(5, 7)) - 1) / step) * step + 1
  const days: IsoDate[] = []
  for (let day = `${startsOn.slice(0, 4)}-${String(first).padStart(2, '0')}-01`; day <= endsOn; day = addMonths(day, step)) days.push(day < startsOn ? startsOn : day)
  return days
}
