/** Where figures count, as a table of a statement: a number for each area, and what to say of each number. */
import { groupBy } from '@solmu/shared/groups.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import type { LensSpan } from '../../network/lens/lens.queries.js'
import { DIVIDED } from './consolidation.sql.js'

/** An area, and whether what counts there does so by a share or succession that nobody has declared. */
export interface Place {
  readonly area: string | null
  readonly isEstimated: boolean
}

/** The four parameters of a lens, and the place that a number of it stands for; null for one that is none. */
export interface PlaceTable {
  readonly values: readonly unknown[][]
  readonly hasDivided: boolean
  readonly placeAt: (number: string | null) => Place | null
}

/** The days on which the figures are from: the first ones of the first and of the last period. */
export interface Run {
  readonly from: IsoDate
  readonly to: IsoDate
}

/**
 * The places in which figures count as a whole; those of units that count under several on a day are marked as divided.
 *
 * @param spans of each unit together, its portions on each day adding up to 1
 */
export function wholePlaces(spans: readonly LensSpan[], run: Run): PlaceTable {
  const cuts = [...groupBy(within(spans, run), ({ subject }) => subject).values()].flatMap((own) => (own.length === 1 ? own : cut(own)))
  return tableOf(cuts.map((span) => ({ span, place: 'share' in span ? span : null })))
}

/** Every area under which anything of a figure counts. */
export function allPlaces(spans: readonly LensSpan[], run: Run): PlaceTable {
  return tableOf(within(spans, run).map((span) => ({ span, place: { ...span, isEstimated: false } })))
}

/** No period is longer than a year, and figures count on the last day of theirs. */
const longestPeriod = 366

const within = (spans: readonly LensSpan[], { from, to }: Run): LensSpan[] => {
  const end = addDays(to, longestPeriod)
  return spans.filter((span) => (span.to === null || span.to > from) && (span.from === null || span.from <= end))
}

type Cut = Omit<LensSpan, 'share'> | LensSpan

/** The spans of a unit, cut where one of them begins or ends: on each day there is one, without a share where there were several. */
function cut(own: readonly [LensSpan, ...LensSpan[]]): Cut[] {
  const days = [...new Set(own.flatMap(({ from, to }) => [from ?? '', to ?? '']))].filter((day) => day !== '').sort()
  return [null, ...days].flatMap((from, place): Cut[] => {
    const here = own.filter((span) => (span.from ?? '') <= (from ?? '') && (span.to === null || span.to > (from ?? '')))
    const [first] = here
    if (!first) return []
    const { share, ...rest } = { ...first, from, to: days[place] ?? null }
    return [here.length === 1 ? { ...rest, share } : rest]
  })
}

function tableOf(cuts: readonly { readonly span: Omit<LensSpan, 'share'>; readonly place: Place | null }[]): PlaceTable {
  const numbers = new Map<string, number>()
  const places: Place[] = []
  const numberOf = (place: Place): number => {
    const key = `${place.isEstimated ? 1 : 0}${place.area ?? ''}`
    const number = numbers.get(key) ?? places.push({ area: place.area, isEstimated: place.isEstimated }) - 1
    numbers.set(key, number)
    return number
  }
  const drawn = cuts.map(({ span, place }) => ({ span, number: place ? numberOf(place) : DIVIDED }))
  return {
    values: [
      drawn.map(({ span }) => span.subject),
      drawn.map(({ number }) => number),
      drawn.map(({ span }) => span.from),
      drawn.map(({ span }) => span.to)
    ],
    hasDivided: drawn.some(({ number }) => number === DIVIDED),
    placeAt: (number) => (number === null ? null : (places[Number(number)] ?? null))
  }
}
