/**
 * The rules of breakdowns. Every dimension tells "asked, and not known" from
 * "not asked", and a category that has been asked is ended, never removed: old
 * figures would lose their name.
 * Source: domain facts 7; issue "Results", items 1 and 3.
 */
import { isEmpty, type IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { DomainError } from '../errors.js'
import type { CategoryKind } from './indicator.js'
import { TextFields, type GivenText } from '../text-fields.js'

export interface GivenCategory {
  readonly code: string
  readonly kind: CategoryKind
  readonly name: GivenText
  readonly validFrom?: IsoDate | null | undefined
  readonly validTo?: IsoDate | null | undefined
}

export interface KeptCategory {
  readonly code: string
  readonly kind: CategoryKind
  readonly name: LocalizedText
  readonly validFrom: IsoDate | null
  readonly validTo: IsoDate | null
}

export interface GivenDimension {
  readonly name: GivenText
  readonly categories: readonly GivenCategory[]
}

export interface KeptDimension {
  readonly name: LocalizedText
  readonly categories: readonly KeptCategory[]
}

/** From which to which day a category has been asked; both days count. */
export interface AskedDays {
  readonly firstDay: IsoDate
  readonly lastDay: IsoDate
}

/** What the dimension was, and which of its categories have been asked. */
export interface DimensionBefore {
  readonly categories: readonly Pick<KeptCategory, 'code' | 'kind'>[]
  readonly asked: ReadonlyMap<string, AskedDays>
}

const mostCategories = 60

/**
 * A dimension as the library keeps it, and what is wrong with it.
 *
 * @param before null for a new dimension
 */
export function checkDimension(
  given: GivenDimension,
  before: DimensionBefore | null
): { readonly dimension: KeptDimension; readonly issues: readonly DomainError[] } {
  const fields = new TextFields()
  const name = fields.localized(['name'], given.name, { most: 120, isNeeded: true })
  const categories = given.categories.map((category, at) => readCategory(category, { at, fields }))
  checkWhole(categories, fields)
  if (before) {
    checkKept(categories, { before, fields })
    checkAdded(categories, { before, fields })
  }
  return { dimension: { name, categories }, issues: fields.issues }
}

function readCategory(given: GivenCategory, { at, fields }: { readonly at: number; readonly fields: TextFields }): KeptCategory {
  const path = ['categories', at]
  const validFrom = given.validFrom ?? null
  const validTo = given.validTo ?? null
  if (validFrom !== null && isEmpty({ validFrom, validTo })) fields.refuse('DAYS_REVERSED', [...path, 'validTo'])
  if (given.kind === 'unknown' && (validFrom ?? validTo) !== null) fields.refuse('INVALID_INPUT', [...path, 'validTo'])
  return {
    code: fields.key([...path, 'code'], given.code),
    kind: given.kind,
    name: fields.localized([...path, 'name'], given.name, { most: 120, isNeeded: true }),
    validFrom,
    validTo
  }
}

function checkWhole(categories: readonly KeptCategory[], fields: TextFields): void {
  const count = (kind: CategoryKind): number => categories.filter((each) => each.kind === kind).length
  if (count('unknown') !== 1) fields.refuse('REQUIRED', ['categories'], { kind: 'unknown' })
  if (count('category') === 0) fields.refuse('REQUIRED', ['categories'], { kind: 'category' })
  if (categories.length > mostCategories) fields.refuse('OUT_OF_RANGE', ['categories'], { min: 2, max: mostCategories })
  refuseRepeats(categories, fields)
}

/** No two of the same code, and no two for people who were not asked. */
function refuseRepeats(categories: readonly KeptCategory[], fields: TextFields): void {
  categories.forEach(({ code, kind }, at) => {
    const sameCode = categories.findIndex((each) => each.code === code)
    const sameKind = categories.findIndex((each) => each.kind === 'not_asked')
    if (sameCode < at) fields.refuse('DUPLICATE_KEY', ['categories', at, 'code'], { line: sameCode + 1 })
    if (kind === 'not_asked' && sameKind < at) fields.refuse('DUPLICATE_KEY', ['categories', at, 'kind'], { line: sameKind + 1 })
  })
}

type Checking = { readonly before: DimensionBefore; readonly fields: TextFields }

/** What has been asked stays as it was asked. */
function checkKept(categories: readonly KeptCategory[], checking: Checking): void {
  const { before, fields } = checking
  for (const { code, kind } of before.categories) {
    const at = categories.findIndex((each) => each.code === code)
    const category = categories[at]
    const days = before.asked.get(code)
    if (category && category.kind !== kind) fields.refuse('INVALID_INPUT', ['categories', at, 'kind'])
    if (category && days) checkDays(category, { at, days, fields })
    if (!category && days) fields.refuse('INDICATOR_IN_USE', ['categories'], { code, day: days.lastDay })
  }
}

type Dated = { readonly at: number; readonly days: AskedDays; readonly fields: TextFields }

function checkDays({ code, validFrom, validTo }: KeptCategory, { at, days: { firstDay, lastDay }, fields }: Dated): void {
  if (validFrom !== null && validFrom > firstDay) {
    fields.refuse('INDICATOR_IN_USE', ['categories', at, 'validFrom'], { code, day: firstDay })
  }
  if (validTo !== null && validTo <= lastDay) {
    fields.refuse('INDICATOR_IN_USE', ['categories', at, 'validTo'], { code, day: lastDay })
  }
}

/** A new category is not asked of days about which has been asked without it. */
function checkAdded(categories: readonly KeptCategory[], { before, fields }: Checking): void {
  const lastDays = [...before.asked.values()].map(({ lastDay }) => lastDay)
  const lastDay = lastDays.sort().at(-1)
  if (lastDay === undefined) return
  categories.forEach(({ code, validFrom }, at) => {
    if (before.categories.some((each) => each.code === code)) return
    if (validFrom === null || validFrom <= lastDay) {
      fields.refuse('INDICATOR_IN_USE', ['categories', at, 'validFrom'], { code, day: lastDay })
    }
  })
}
