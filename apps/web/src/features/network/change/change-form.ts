/**
 * What is typed into the change wizard: plain values that can be kept as a draft. Days and percentages stay
 * as they were typed until they are read.
 */
import { z } from 'zod'
import { changeKinds, type ChangeKind } from '@solmu/domain/network/change.js'
import { unitKinds } from '@solmu/domain/network/facts.js'
import { isIsoDate, type IsoDate } from '@solmu/shared/dates.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import type { Language } from '../../../ui/text.js'
import { firstKnownDay } from '../timeline/as-of-date.js'

const name = z.object({ fi: z.string(), sv: z.string(), en: z.string() })

const details = z.object({
  name,
  kind: z.union([z.enum(unitKinds), z.literal('')]),
  organisation: z.object({ id: z.string(), name }).nullable(),
  municipalityCode: z.string().nullable(),
  streetAddress: z.string(),
  email: z.string(),
  phone: z.string()
})

/** What a unit is, as it is typed. */
export type DetailsForm = z.infer<typeof details>

const part = z.object({
  key: z.string(),
  /** The divided unit itself, a new unit, or one that exists. */
  mode: z.enum(['self', 'new', 'existing']),
  unitId: z.string().nullable(),
  details: details.partial(),
  percent: z.string()
})

export type PartForm = z.infer<typeof part>

const share = z.object({ code: z.string(), percent: z.string() })

/** The part of its work that a unit does for a municipality, as it is typed. */
export type ShareForm = z.infer<typeof share>

const changeFormSchema = z.object({
  kind: z.enum(changeKinds).nullable(),
  day: z.string(),
  reason: z.string(),
  decidedBy: z.string(),
  /** The level of a unit that opens. */
  level: z.enum(['regional_centre', 'local_unit']),
  /** The unit that the change is about. */
  unitId: z.string().nullable(),
  /** The units that move or merge. */
  unitIds: z.array(z.string()),
  /** The centre above it, the centre that inherits, or the centre that the municipalities pass to. */
  targetId: z.string().nullable(),
  /** Which of the merging units continues them, or `new`. */
  successor: z.string(),
  /** What a new unit is. */
  details: details.partial(),
  /** What changes about a unit that exists, or that opens again: only what was touched. */
  changed: details.partial(),
  parts: z.array(part),
  /** Of a centre that is divided: `unit:id` or `municipality:code` → key of the part that gets it. */
  gifts: z.record(z.string(), z.string()),
  codes: z.array(z.string()),
  /** The municipalities pass to no centre. */
  toNobody: z.boolean(),
  /** Whether the unit divides its work; null = as it is declared. */
  isShared: z.boolean().nullable(),
  /** How it divides its work; null = as it is declared. */
  shares: z.array(share).nullable()
})

export type ChangeForm = z.infer<typeof changeFormSchema>

export const noDetails: DetailsForm = {
  name: { fi: '', sv: '', en: '' },
  kind: '',
  organisation: null,
  municipalityCode: null,
  streetAddress: '',
  email: '',
  phone: ''
}

export function newPart(key: string, mode: PartForm['mode']): PartForm {
  return { key, mode, unitId: null, details: {}, percent: '' }
}

/** Where a form begins: what the address told, and today. */
export interface FormStart {
  readonly kind?: ChangeKind
  readonly unit?: string
  readonly units?: readonly string[]
  readonly on?: IsoDate
  readonly today: IsoDate
  readonly language: Language
}

/** The kinds that are about several units at once. */
const severalUnits: readonly ChangeKind[] = ['move', 'merge']

export function startForm({ kind, unit, units, on, today, language }: FormStart): ChangeForm {
  const named = [...new Set([...(units ?? []), ...(unit === undefined ? [] : [unit])])]
  return {
    kind: kind ?? null,
    day: dayInField(on ?? today, language),
    ...{ reason: '', decidedBy: '' },
    level: 'local_unit',
    unitId: named[0] ?? null,
    unitIds: named,
    ...{ targetId: kind === 'territory' ? (unit ?? null) : null, successor: '', toNobody: false },
    ...{ details: {}, changed: {}, codes: [], gifts: {} },
    parts: [newPart('1', 'self'), newPart('2', 'new')],
    ...{ isShared: null, shares: null }
  }
}

/** Reads a kept draft; null when it is not one. */
export function readForm(kept: unknown): ChangeForm | null {
  const read = changeFormSchema.safeParse(kept)
  return read.success ? read.data : null
}

/** The form for another kind: what was chosen stays chosen, but no unit takes a role that it was not given. */
export function withKind(form: ChangeForm, kind: ChangeKind): ChangeForm {
  if (form.kind === kind) return form
  const [first] = form.unitIds
  return {
    ...form,
    kind,
    targetId: null,
    unitId: form.unitId ?? first ?? null,
    unitIds: form.unitIds.length === 0 && form.unitId !== null ? [form.unitId] : form.unitIds
  }
}

/** Whether the form asks for several units. */
export function takesSeveral(kind: ChangeKind | null): boolean {
  return kind !== null && severalUnits.includes(kind)
}

/**
 * The day that was typed; null when it cannot be read, or lies before the first day of which anything is known.
 *
 * @example dayOf({ ...form, day: '1.1.2027' }, '2026-11-05') // '2027-01-01'
 */
export function dayOf({ day }: Pick<ChangeForm, 'day'>, today: IsoDate): IsoDate | null {
  const read = readDayText(day, today)
  return read !== null && isIsoDate(read) && read >= firstKnownDay ? read : null
}

/** A percentage as it is typed, `33,3` or `33.3 %`; null when it is none. */
export function readPercent(text: string): number | null {
  const plain = text.replace(/[\s\u00a0%]/g, '').replace(',', '.')
  return /^\d{1,3}(\.\d{1,4})?$/.test(plain) ? Number(plain) : null
}

/** The sum of what can be read, free of the dust of binary fractions. */
export function percentSum(texts: readonly string[]): number {
  return Math.round(texts.reduce((sum, text) => sum + (readPercent(text) ?? 0), 0) * 10_000) / 10_000
}

/**
 * A hundred per cent in so many equal parts, in whole hundredths; the last ones take what is over.
 *
 * @example equalPercents(3) // [33.33, 33.33, 33.34]
 */
export function equalPercents(count: number): number[] {
  const each = Math.floor(10_000 / count)
  const over = 10_000 - each * count
  return Array.from({ length: count }, (_, index) => (each + (index >= count - over ? 1 : 0)) / 100)
}

/** A percentage as it stands in a field. */
export function percentInField(percent: number, language: Language): string {
  return language === 'en' ? String(percent) : String(percent).replace('.', ',')
}
