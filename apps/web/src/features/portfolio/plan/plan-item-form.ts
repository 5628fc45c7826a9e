/** What is written into the dialog of a part of the plan, and what it comes to. */
import { addDays, isIsoDate } from '@solmu/shared/dates.js'
import { isPoint, lengthOf, type PlanDays, type PlanItem, type PlanKind, type PlanState } from '@solmu/domain/portfolio/plan.js'
import { type PlanLink, type PlanMove, whatMoves } from '@solmu/domain/portfolio/plan-schedule.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import type { Language } from '../../../ui/text.js'
import type { Plan, PlanRow } from './plan.operations.js'

export interface Wait {
  readonly itemId: string
  readonly lagDays: string
}

export interface ItemForm {
  readonly kind: PlanKind
  readonly packageId: string
  readonly partnerId: string
  readonly name: string
  readonly owner: string
  readonly note: string
  readonly link: string
  readonly startsOn: string
  readonly endsOn: string
  readonly progress: string
  readonly state: PlanState
  readonly waitsFor: readonly Wait[]
}

export const itemFields = ['kind', 'packageId', 'name', 'partnerId', 'owner', 'startsOn', 'endsOn', 'state', 'progress', 'link', 'waitsFor', 'note'] as const
export type ItemField = (typeof itemFields)[number]

export function firstItem(plan: Plan, row: PlanRow | null, language: Language): ItemForm {
  const own = plan.partners.find(({ mayWrite }) => mayWrite)
  const group = plan.items.find(({ kind }) => kind === 'package')
  if (!row) {
    return { kind: group ? 'task' : 'package', packageId: group?.id ?? '', partnerId: own?.id ?? '', name: '', owner: '', note: '', link: '', startsOn: '', endsOn: '', progress: '0', state: 'planned', waitsFor: [] }
  }
  const { kind, packageId, partnerId, name, owner, note, link, startsOn, endsOn, progress, state } = row
  const waitsFor = plan.links.filter(({ toId }) => toId === row.id).map(({ fromId, lagDays }) => ({ itemId: fromId, lagDays: String(lagDays) }))
  return { kind, packageId: packageId ?? '', partnerId, name, owner, note, link, startsOn: dayInField(startsOn, language), endsOn: dayInField(endsOn, language), progress: String(progress ?? 0), state, waitsFor }
}

/** The days as they are read; a milestone or a deliverable ends on its day. */
export function daysIn({ kind, startsOn, endsOn }: Pick<ItemForm, 'kind' | 'startsOn' | 'endsOn'>, today: string): { readonly startsOn: string | null; readonly endsOn: string | null } {
  const from = readDayText(startsOn, today)
  return { startsOn: from, endsOn: isPoint(kind) ? from : readDayText(endsOn, today) }
}

/** Both days moved on or back, as they stand in their fields. */
export function shiftedForm(form: ItemForm, days: number, { today, language }: { readonly today: string; readonly language: Language }): Partial<ItemForm> {
  const read = daysIn(form, today)
  if (!read.startsOn || !read.endsOn) return {}
  return { startsOn: dayInField(addDays(read.startsOn, days), language), endsOn: dayInField(addDays(read.endsOn, days), language) }
}

const whole = (text: string): number => (/^\d+$/u.test(text.trim()) ? Number(text) : Number.NaN)

export const waitsOf = ({ waitsFor, kind }: ItemForm) => (kind === 'package' ? [] : waitsFor.filter(({ itemId }) => itemId !== '').map(({ itemId, lagDays }) => ({ itemId, lagDays: whole(lagDays) })))

export function itemProblems(form: ItemForm, today: string): Partial<Record<ItemField, string>> {
  const progress = whole(form.progress)
  return {
    ...(form.name.trim() === '' && { name: 'projectPlan.needs.name' }),
    ...(form.kind !== 'package' && form.packageId === '' && { packageId: 'projectPlan.needs.package' }),
    ...dayProblems(form, today),
    ...(form.kind === 'task' && form.state === 'underway' && !(progress >= 0 && progress <= 99) && { progress: 'projectPlan.needs.percent' }),
    ...(waitsOf(form).some(({ lagDays }) => !(lagDays >= 0 && lagDays <= 365)) && { waitsFor: 'projectPlan.needs.lag' })
  }
}

function dayProblems(form: ItemForm, today: string): Partial<Record<ItemField, string>> {
  const { startsOn, endsOn } = daysIn(form, today)
  return {
    ...(startsOn === null && { startsOn: 'projectPlan.needs.day' }),
    ...(endsOn === null && !isPoint(form.kind) && { endsOn: 'projectPlan.needs.day' }),
    ...(startsOn !== null && endsOn !== null && endsOn < startsOn && { endsOn: 'errors.DAYS_REVERSED' })
  }
}

/** What else moves when the form is saved as it is, by the same rule by which the API moves it. */
export function movesOf(plan: Plan, row: PlanRow | null, { form, today }: { readonly form: ItemForm; readonly today: string }): readonly PlanMove[] {
  const { startsOn, endsOn } = daysIn(form, today)
  if (!startsOn || !endsOn || endsOn < startsOn || !isIsoDate(endsOn)) return []
  const id = row?.id ?? 'new'
  const days: PlanDays = { startsOn, endsOn }
  const item: PlanItem = { id, kind: form.kind, packageId: form.kind === 'package' ? null : form.packageId, partnerId: form.partnerId, progress: 0, state: form.state, ...days }
  const items = [...plan.items.filter((each) => each.id !== id).map((each) => ({ ...each, progress: each.progress ?? 0 })), item]
  const waits: readonly PlanLink[] = waitsOf(form).map(({ itemId, lagDays }) => ({ fromId: itemId, toId: id, lagDays: Number.isNaN(lagDays) ? 0 : lagDays }))
  return whatMoves(items, { links: [...plan.links.filter(({ toId }) => toId !== id), ...waits], id, to: days })
}

/** How long something is, for those who move its days. */
export function lengthIn(form: ItemForm, today: string): number | null {
  const { startsOn, endsOn } = daysIn(form, today)
  return startsOn && endsOn && endsOn >= startsOn ? lengthOf({ startsOn, endsOn }) : null
}
