/** How a unit divides its work between municipalities: what it has declared, and over that what was touched. */
import type { Language } from '../../../ui/text.js'
import { percentInField, readPercent, type ChangeForm, type ShareForm } from './change-form.js'
import type { UnitBefore } from './unit-details.js'

/** Percentages are typed with at most four decimals. */
const decimals = 10_000

interface DeclaredShare {
  readonly municipalityCode: string
  /** A fraction of 1. */
  readonly share: number
}

/**
 * What is declared, as it would be typed. What the rounding leaves over goes to the largest share, so that the
 * whole stays a whole.
 *
 * @example declaredShares([{ municipalityCode: '167', share: 2 / 3 }, { municipalityCode: '422', share: 1 / 3 }], 'fi')
 * // [{ code: '167', percent: '66,6667' }, { code: '422', percent: '33,3333' }]
 */
export function declaredShares(shares: readonly DeclaredShare[], language: Language): readonly ShareForm[] {
  const parts = shares.map(({ share }) => Math.round(share * 100 * decimals))
  const largest = parts.indexOf(Math.max(...parts))
  const over = 100 * decimals - parts.reduce((sum, part) => sum + part, 0)
  return shares.map(({ municipalityCode }, index) => {
    const part = (parts[index] ?? 0) + (index === largest ? over : 0)
    return { code: municipalityCode, percent: percentInField(part / decimals, language) }
  })
}

export interface WorkShares {
  /** Null while it is not known what is declared. */
  readonly isShared: boolean | null
  readonly shares: readonly ShareForm[]
}

/** How the unit divides its work from the day of the change on, as the form stands. */
export function workShares({ isShared, shares }: ChangeForm, before: UnitBefore | null): WorkShares {
  return {
    isShared: isShared ?? (before === null ? null : before.shares.length > 0),
    shares: shares ?? before?.shares ?? []
  }
}

/** Whether the form says something else than what is declared. */
export function hasNewShares(form: ChangeForm, before: UnitBefore): boolean {
  const { isShared, shares } = workShares(form, before)
  return contentOf(isShared ? shares : []) !== contentOf(before.shares)
}

function contentOf(shares: readonly ShareForm[]): string {
  return shares
    .map(({ code, percent }) => `${code} ${readPercent(percent) ?? percent.trim()}`)
    .sort()
    .join()
}
