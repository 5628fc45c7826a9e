/** Where in the wizard the writer is, what stands in the way of the next step, and where the focus goes. */
import { useEffect, useRef, useState } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { ChangeForm } from './change-form.js'
import type { FormSurroundings } from './change-operation.js'
import { allProblems, whichProblems, type Problem } from './change-problems.js'
import { stepAfter, stepBefore, type WizardStep } from './wizard-types.js'

interface Focus {
  /** Null leads to the heading of the step. */
  readonly fieldId: string | null
}

/** Moves the focus to a field, or to the heading of the step when there is no such field. */
function useStepFocus() {
  const heading = useRef<HTMLHeadingElement>(null)
  const [focus, setFocus] = useState<Focus | null>(null)
  useEffect(() => {
    if (focus === null) return
    const field = focus.fieldId === null ? null : document.getElementById(focus.fieldId)
    const target = field ?? heading.current
    target?.focus()
    target?.scrollIntoView({ block: field === null ? 'nearest' : 'center' })
  }, [focus])
  return { heading, moveFocus: (fieldId: string | null) => setFocus({ fieldId }) }
}

export function useWizard(form: ChangeForm, around: FormSurroundings, today: IsoDate) {
  const [step, setStep] = useState<WizardStep>(form.kind === null ? 'what' : 'which')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [attempt, setAttempt] = useState(0)
  const { heading, moveFocus } = useStepFocus()

  function go(to: WizardStep, fieldId: string | null = null): void {
    setStep(to)
    if (to !== step) setProblems([])
    moveFocus(fieldId)
  }
  /** What is wrong is told before the next step is opened. */
  function next(): void {
    const found = problemsAt(step, { form, around, today })
    setAttempt((before) => before + 1)
    setProblems(found)
    if (found.length === 0) go(stepAfter(step))
  }
  function back(): void {
    const before = stepBefore(step)
    if (before !== null) go(before)
  }
  return { step, problems, attempt, heading, go, next, back, clear: () => setProblems([]) }
}

interface Written {
  readonly form: ChangeForm
  readonly around: FormSurroundings
  readonly today: IsoDate
}

function problemsAt(step: WizardStep, { form, around, today }: Written): readonly Problem[] {
  if (step === 'what') return form.kind === null ? whichProblems(form, around) : []
  return step === 'which' ? whichProblems(form, around) : allProblems(form, around, today)
}
