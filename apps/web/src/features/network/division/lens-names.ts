/** The divisions that the network can be looked at through, in the order in which they are offered. */
import type { Lens } from '@solmu/domain/network/lens.js'

/** The page as it is without a division in its address. */
export const ownLens = 'centre'

/** The divisions that are named in the address. */
export const otherLenses = [
  'region',
  'subregion',
  'major_region',
  'wellbeing_county',
  'collaborative_area',
  'employment_area',
  'vitality_centre',
  'ely_centre',
  'language_status',
  'urban_rural'
] as const satisfies readonly Lens[]

export const lensNames = [ownLens, ...otherLenses] as const satisfies readonly Lens[]

export type LensName = (typeof lensNames)[number]

/** What stands for "in no area" in the address and as the key of a row; no area has this code. */
export const noArea = 'none'

/** Traits of municipalities: their classes have no code and lie scattered over the country. */
const classesOf: Partial<Record<LensName, readonly string[]>> = {
  language_status: ['finnish', 'bilingual_finnish_majority', 'bilingual_swedish_majority', 'swedish'],
  urban_rural: ['urban', 'semi_urban', 'rural']
}

/** The classes of a division by a trait, in the order of their legend; null for a division into areas. */
export function classesOfLens(lens: LensName): readonly string[] | null {
  return classesOf[lens] ?? null
}
