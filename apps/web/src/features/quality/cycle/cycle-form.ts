/** What the form of a round holds while it is written, what is wrong with it, and what it says to the API. */
import { useState } from 'react'
import { cycleIssues } from '@solmu/domain/quality/assessment-cycle.js'
import type { ReviewKind } from '@solmu/domain/quality/assessment-workflow.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { useViewer } from '../../../app/viewer.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { type DraftName, forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import type { Language, TextFunction } from '../../../ui/text.js'
import type { CycleRow } from './cycle.operations.js'

export const dayNames = ['opensOn', 'selfDueOn', 'reviewDueOn', 'closesOn'] as const
export type DayName = (typeof dayNames)[number]

export const formNames = ['versionId', 'name', 'review', 'note', ...dayNames, 'scopeUnitId', 'unitIds'] as const
export type FormName = (typeof formNames)[number]

export type CycleForm = Readonly<Record<DayName, string>> & {
  readonly versionId: string
  readonly name: LocalizedText
  readonly review: ReviewKind
  readonly note: string
  readonly scopeUnitId: string
  readonly unitIds: readonly string[] | null
  readonly reminderDays: readonly number[]
}

/** A round that begins in two weeks. */
export function newForm(today: IsoDate, language: Language): CycleForm {
  const day = (from: number): string => dayInField(addDays(today, from), language)
  return {
    ...{ versionId: '', name: { fi: '', sv: '', en: '' }, review: 'none', note: '', scopeUnitId: '', unitIds: null, reminderDays: [-7, -1, 1, 7] },
    ...{ opensOn: day(14), selfDueOn: day(56), reviewDueOn: day(84), closesOn: day(105) }
  }
}

export function formOf(cycle: CycleRow, language: Language): CycleForm {
  const day = (of: IsoDate): string => dayInField(of, language)
  const { versionId, name, review, note, scopeUnitId, unitIds, reminderDays, opensOn, selfDueOn, reviewDueOn, closesOn } = cycle
  return {
    ...{ versionId, name, review, note, scopeUnitId, unitIds, reminderDays },
    ...{ opensOn: day(opensOn), selfDueOn: day(selfDueOn), reviewDueOn: day(reviewDueOn ?? selfDueOn), closesOn: day(closesOn) }
  }
}

function wordFor(code: string): string {
  if (code === 'DAYS_REVERSED') return 'assessment.round.form.reversed'
  return code === 'REQUIRED' ? 'assessment.round.form.needsUnits' : 'assessment.round.form.tooLong'
}

/** What is wrong before anything is sent, by field. */
export function problemsOf(form: CycleForm, { today, t }: { readonly today: IsoDate; readonly t: TextFunction }): Partial<Record<FormName, string>> {
  const problems: Partial<Record<FormName, string>> = {}
  if (form.versionId === '') problems.versionId = t('assessment.round.form.needsFramework')
  if (form.name.fi.trim() === '') problems.name = t('assessment.round.form.needsName')
  const asked = dayNames.filter((name) => name !== 'reviewDueOn' || form.review !== 'none')
  for (const name of asked) if (readDayText(form[name], today) === null) problems[name] = t('errors.INVALID_DATE')
  if (asked.every((name) => problems[name] === undefined)) {
    for (const { code, path } of cycleIssues(inputOf(form, today))) {
      const name = formNames.find((each) => path.includes(each))
      if (name) problems[name] ??= t(wordFor(code))
    }
  }
  return problems
}

export function inputOf(form: CycleForm, today: IsoDate) {
  const day = (name: DayName): IsoDate => readDayText(form[name], today) ?? today
  const { versionId, name, review, note, scopeUnitId, unitIds, reminderDays } = form
  return {
    ...{ versionId, name, review, note, scopeUnitId, unitIds: unitIds && [...unitIds], reminderDays: [...reminderDays] },
    ...{ opensOn: day('opensOn'), selfDueOn: day('selfDueOn'), reviewDueOn: review === 'none' ? null : day('reviewDueOn'), closesOn: day('closesOn') }
  }
}

interface Draft {
  readonly form: CycleForm
  /** When it was typed, as an instant. */
  readonly at: string
}

function draftOf(name: DraftName): Draft | null {
  const kept = readDraft(name) as Partial<Draft> | null
  return typeof kept?.form?.versionId === 'string' && typeof kept.form.opensOn === 'string' && typeof kept.at === 'string' ? { form: kept.form, at: kept.at } : null
}

/** The form with its draft, which survives a reload. @param recordId the round that is changed; undefined for a new one */
export function useKeptForm(initial: CycleForm, recordId?: string) {
  const viewer = useViewer()
  const name: DraftName = recordId === undefined ? ['assessment-cycle', viewer.id] : ['assessment-cycle', viewer.id, recordId]
  const [form, setForm] = useState(initial)
  const [offered, setOffered] = useState(() => draftOf(name))
  const [isDirty, setDirty] = useState(false)
  return {
    ...{ form, isDirty, offered },
    change: (part: Partial<CycleForm>) => {
      const next = { ...form, ...part }
      setForm(next)
      setDirty(true)
      setOffered(null)
      keepDraft(name, { form: next, at: new Date().toISOString() } satisfies Draft)
    },
    forget: () => {
      forgetDraft(name)
      setDirty(false)
      setOffered(null)
    },
    takeOffered: () => {
      if (offered) setForm(offered.form)
      setDirty(offered !== null)
      setOffered(null)
    }
  }
}
