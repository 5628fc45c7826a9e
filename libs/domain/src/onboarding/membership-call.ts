/**
 * Open calls for membership: whoever looks for members says what is looked for, and from when to when anybody may begin an
 * application. Where a call stands follows from its days and is never stored.
 * Source: issue "Onboarding and agreements", item 1.
 */
import { DomainError } from '../errors.js'
import { type GivenText, TextFields } from '../text-fields.js'
import { daysBetween, type IsoDate, isIsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'

/** draft: nobody else sees it · coming, open, closed: by its days · withdrawn: it was taken back. */
export const callStates = ['draft', 'coming', 'open', 'closed', 'withdrawn'] as const
export type CallState = (typeof callStates)[number]

export interface CallDays {
  readonly opensOn: IsoDate
  readonly closesOn: IsoDate
  readonly isPublished: boolean
  readonly isWithdrawn: boolean
}

/** The longest time for which a call is open. */
export const longestCallDays = 366

/**
 * Where a call stands on a day; it is open on its last day too.
 *
 * @example callState({ opensOn: '2026-01-01', closesOn: '2026-01-31', isPublished: true, isWithdrawn: false }, '2026-01-31') // 'open'
 */
export function callState({ opensOn, closesOn, isPublished, isWithdrawn }: CallDays, today: IsoDate): CallState {
  if (isWithdrawn) return 'withdrawn'
  if (!isPublished) return 'draft'
  if (today < opensOn) return 'coming'
  return today <= closesOn ? 'open' : 'closed'
}

export interface CallContent {
  readonly title: LocalizedText
  readonly body: LocalizedText
  readonly opensOn: IsoDate
  readonly closesOn: IsoDate
}

/** A call as somebody writes it, and what is wrong with it. */
export function readCall(given: { readonly title: GivenText; readonly body: GivenText; readonly opensOn: string; readonly closesOn: string }): {
  readonly call: CallContent
  readonly issues: readonly DomainError[]
} {
  const fields = new TextFields()
  const title = fields.localized(['title'], given.title, { most: 200, isNeeded: true })
  const body = fields.localized(['body'], given.body, { most: 8000, isLong: true, isNeeded: true })
  const { opensOn, closesOn } = given
  if (!isIsoDate(opensOn)) fields.refuse('REQUIRED', ['opensOn'])
  if (!isIsoDate(closesOn)) fields.refuse('REQUIRED', ['closesOn'])
  else if (isIsoDate(opensOn) && closesOn < opensOn) fields.refuse('DAYS_REVERSED', ['closesOn'])
  else if (isIsoDate(opensOn) && daysBetween(opensOn, closesOn) > longestCallDays) fields.refuse('OUT_OF_RANGE', ['closesOn'], { min: 1, max: longestCallDays })
  return { call: { title, body, opensOn, closesOn }, issues: fields.issues }
}
