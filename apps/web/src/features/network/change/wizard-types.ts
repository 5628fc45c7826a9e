/** The steps of the change wizard, in their order. */
export const wizardSteps = ['what', 'which', 'when', 'preview', 'done'] as const

export type WizardStep = (typeof wizardSteps)[number]

/** The step after another. */
export function stepAfter(step: WizardStep): WizardStep {
  return wizardSteps[wizardSteps.indexOf(step) + 1] ?? step
}

/** The step before another; the first step has none. */
export function stepBefore(step: WizardStep): WizardStep | null {
  return wizardSteps[wizardSteps.indexOf(step) - 1] ?? null
}
