/**
 * Who reads which certified figures. An audience is a circle of readers with a rule: of which places, which indicators, how
 * far down, and how carefully figures are protected before. A publication is an edition as one audience reads it, by the rule
 * of the day on which it was published.
 * Source: requirements 42, 53, 77; issue "Reports", items 3, 4 and 7.
 */
import type { CellLens } from './edition.js'

/** funder: the people of one organisation · members: everybody in the network · public: everybody. */
export const audienceKinds = ['funder', 'members', 'public'] as const
export type AudienceKind = (typeof audienceKinds)[number]

/** How far down an audience reads: the whole and the divisions, the regional centres, or every unit. */
export const audienceDetails = ['network', 'centre', 'unit'] as const
export type AudienceDetail = (typeof audienceDetails)[number]

/** The smallest number of people that is told, by class of data, and whether a zero is told. */
export interface CareRule {
  readonly personsThreshold: number
  readonly surveyThreshold: number
  readonly showsZero: boolean
}

/**
 * How careful a rule is, as a text: two audiences with the same text read figures that are withheld in the same places.
 *
 * @example levelText({ personsThreshold: 5, surveyThreshold: 10, showsZero: true }) // 'persons:5;survey:10;zero:show'
 */
export function levelText({ personsThreshold, surveyThreshold, showsZero }: CareRule): string {
  return `persons:${personsThreshold};survey:${surveyThreshold};zero:${showsZero ? 'show' : 'hide'}`
}

/** The rule that a text stands for; null for a text that is none. */
export function careOf(level: string): CareRule | null {
  const match = /^persons:(\d{1,3});survey:(\d{1,3});zero:(show|hide)$/.exec(level)
  return match ? { personsThreshold: Number(match[1]), surveyThreshold: Number(match[2]), showsZero: match[3] === 'show' } : null
}

/** Says whether one rule withholds at least what the other does. */
export function isAsCareful(one: CareRule, other: CareRule): boolean {
  return (
    one.personsThreshold >= other.personsThreshold && one.surveyThreshold >= other.surveyThreshold && (!one.showsZero || other.showsZero)
  )
}

/**
 * The level at which an edition is served to an audience: its own where the edition was protected at it, otherwise the least
 * careful of those that are at least as careful. Null when there is none: then nothing may be published to it.
 *
 * @param levels at which the edition was protected
 * @example levelFor({ personsThreshold: 3, surveyThreshold: 10, showsZero: true }, ['persons:5;survey:10;zero:show'])
 *   // 'persons:5;survey:10;zero:show'
 */
export function levelFor(rule: CareRule, levels: readonly string[]): string | null {
  const own = levelText(rule)
  if (levels.includes(own)) return own
  const fitting = levels.flatMap((level) => {
    const care = careOf(level)
    return care && isAsCareful(care, rule) ? [{ level, care }] : []
  })
  const [least] = fitting.sort((a, b) => severity(a.care) - severity(b.care) || (a.level < b.level ? -1 : 1))
  return least?.level ?? null
}

const severity = ({ personsThreshold, surveyThreshold, showsZero }: CareRule): number =>
  personsThreshold + surveyThreshold + (showsZero ? 0 : 1)

/** Whether an audience that reads this far down reads through a lens. The database holds the same rule (`app.published_cells`). */
export function readsLens(detail: AudienceDetail, lens: CellLens): boolean {
  if (lens === 'unit') return detail === 'unit'
  return lens !== 'centre' || detail !== 'network'
}

/** A place with the one above it. */
export interface PlaceInTree {
  readonly area: string
  readonly parent: string | null
}

/**
 * The places of which an audience reads when its rule names some: these, and with every unit in reach, the units under the
 * centres among them. Null is the whole network.
 */
export function placesRead(unitIds: readonly string[] | null, detail: AudienceDetail, places: readonly PlaceInTree[]): string[] | null {
  if (unitIds === null) return null
  const named = new Set(unitIds)
  const under = detail === 'unit' ? places.filter(({ parent }) => parent !== null && named.has(parent)).map(({ area }) => area) : []
  return [...new Set([...unitIds, ...under])].sort()
}
