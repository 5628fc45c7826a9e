/**
 * The ways in which Finland is divided, and which municipality belongs to which
 * area of a division on a day. The divisions do not nest: Uusimaa holds four
 * wellbeing services counties and Helsinki, and four employment areas cross the
 * borders of regions. Not every division exists on every day: employment areas
 * began in 2025, and the economic development centres replaced the ELY centres
 * in 2026.
 * Source: municipality key of Statistics Finland 2013-2026; geography-and-law.
 */
import { isValidOn, type IsoDate, type Validity } from '@solmu/shared/dates.js'

export const divisions = [
  'region',
  'subregion',
  'major_region',
  'wellbeing_county',
  'collaborative_area',
  'employment_area',
  'vitality_centre',
  'ely_centre'
] as const

export type Division = (typeof divisions)[number]

/** A municipality belongs to an area of a division. */
export interface MembershipFact extends Validity {
  readonly municipalityCode: string
  readonly division: Division
  readonly areaCode: string
}

/** The region that is Åland: self-governing, and outside the network's task. */
export const alandRegionCode = '21'

/**
 * The area to which a municipality belongs on a day, or null when the division knows no area for it then.
 *
 * @example Kuhmoinen (291) moved from Central Finland to Pirkanmaa:
 * areaOf(memberships, 'region', { municipalityCode: '291', day: '2020-12-31' }) // '13'
 * areaOf(memberships, 'region', { municipalityCode: '291', day: '2021-01-01' }) // '06'
 */
export function areaOf(
  memberships: readonly MembershipFact[],
  division: Division,
  at: { readonly municipalityCode: string; readonly day: IsoDate }
): string | null {
  const membership = memberships.find(
    (each) => each.division === division && each.municipalityCode === at.municipalityCode && isValidOn(each, at.day)
  )
  return membership?.areaCode ?? null
}

/** The municipalities of each area of a division on a day; areas and municipalities in the order of their codes. */
export function membersOn(
  memberships: readonly MembershipFact[],
  division: Division,
  day: IsoDate
): Map<string, string[]> {
  const current = memberships.filter((each) => each.division === division && isValidOn(each, day))
  const codes = [...new Set(current.map((each) => each.areaCode))].sort()
  return new Map(
    codes.map((code) => [
      code,
      current
        .filter((each) => each.areaCode === code)
        .map((each) => each.municipalityCode)
        .sort()
    ])
  )
}
