/** The form of a round while it is written: kept as a draft, offered back, and where in it the writer is. */
import { useEffect, useRef, useState } from 'react'
import { useViewer } from '../../../../app/viewer.js'
import { forgetDraft, keepDraft, readDraft, type DraftName } from '../../../../ui/drafts.js'
import { wizardSteps, type RoundForm, type WizardStep } from './round-form.js'
import type { Problem } from './round-problems.js'

interface Draft {
  readonly form: RoundForm
  /** When it was typed, as an instant. */
  readonly at: string
}

/** Reads what was kept; what does not look like a form of today is dropped. */
function draftOf(name: DraftName): Draft | null {
  const kept = readDraft(name) as Partial<Draft> | null
  const form = kept?.form
  const isForm = typeof form?.period === 'string' && typeof form.days?.dueOn === 'string' && Array.isArray(form.indicators)
  return isForm && typeof kept?.at === 'string' ? { form, at: kept.at } : null
}

/** @param recordId the round that is changed; undefined for a new one */
export function useRoundForm(initial: RoundForm, recordId?: string) {
  const viewer = useViewer()
  const name: DraftName = recordId === undefined ? ['round', viewer.id] : ['round', viewer.id, recordId]
  const [form, setForm] = useState(initial)
  const [offered, setOffered] = useState(() => draftOf(name))
  const [isDirty, setDirty] = useState(false)
  function change(part: Partial<RoundForm>): void {
    const next = { ...form, ...part }
    setForm(next)
    setDirty(true)
    setOffered(null)
    keepDraft(name, { form: next, at: new Date().toISOString() } satisfies Draft)
  }
  function forget(): void {
    forgetDraft(name)
    setDirty(false)
    setOffered(null)
  }
  function takeOffered(): void {
    if (offered === null) return
    setForm(offered.form)
    setDirty(true)
    setOffered(null)
  }
  return { form, change, isDirty, forget, offered, takeOffered }
}

export type RoundFormState = ReturnType<typeof useRoundForm>

/** Where in the wizard the writer is; the focus goes to the heading of the step, or to the field that is to be mended. */
export function useSteps() {
  const [step, setStep] = useState<WizardStep>('period')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [attempt, setAttempt] = useState(0)
  const [focus, setFocus] = useState<{ readonly fieldId: string | null } | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focus === null) return
    const field = focus.fieldId === null ? null : document.getElementById(focus.fieldId)
    ;(field ?? heading.current)?.focus()
  }, [focus])
  function go(to: WizardStep, fieldId: string | null = null): void {
    setStep(to)
    setFocus({ fieldId })
  }
  /** Shows what is wrong; true when nothing is. */
  function pass(found: readonly Problem[]): boolean {
    setAttempt((before) => before + 1)
    setProblems(found)
    return found.length === 0
  }
  const beside = (steps: number) => wizardSteps[wizardSteps.indexOf(step) + steps] ?? step
  return { step, problems, attempt, heading, go, pass, next: () => go(beside(1)), back: () => go(beside(-1)) }
}
