/**
 * What a project brought about: each result is a practice card that others can adopt, or has a reason why there is none.
 * Source: issue "Portfolio", item 6.
 */
import { DomainError } from '../errors.js'
import { TextFields, throwIssues } from '../text-fields.js'
import type { ProjectStage } from './project.workflow.js'

export interface GivenOutput {
  /** Its id, where it was named before. */
  readonly id: string | null
  readonly name: string
  readonly practiceId: string | null
  readonly noneReason: string
}

export const outputLimits = { outputs: 50, name: 300, reason: 2000 } as const

/**
 * Takes the results of a project in, in their order.
 *
 * @throws DomainError REQUIRED for a name, TOO_LONG, DUPLICATE_KEY for a card that stands twice, INVALID_INPUT for a reason why
 *   there is no card where there is one
 */
export function readOutputs(given: readonly GivenOutput[]): readonly GivenOutput[] {
  const fields = new TextFields()
  if (given.length > outputLimits.outputs) fields.refuse('TOO_LONG', ['outputs'], { max: outputLimits.outputs })
  const cards = given.map(({ practiceId }) => practiceId)
  const ids = given.map(({ id }) => id)
  const read = given.map(({ id, name, practiceId, noneReason }, place) => {
    const at = (field: string) => ['outputs', place, field]
    const output = { id, name: fields.text(at('name'), name, { most: outputLimits.name }), practiceId, noneReason: fields.text(at('noneReason'), noneReason, { most: outputLimits.reason, isLong: true }) }
    if (output.name === '') fields.refuse('REQUIRED', at('name'))
    if (id !== null && ids.indexOf(id) !== place) fields.refuse('DUPLICATE_KEY', at('id'))
    if (practiceId !== null && cards.indexOf(practiceId) !== place) fields.refuse('DUPLICATE_KEY', at('practiceId'))
    if (practiceId !== null && output.noneReason !== '') fields.refuse('INVALID_INPUT', at('noneReason'))
    return output
  })
  throwIssues(fields.issues)
  return read
}

/** Where a result stands: open until it has a card that is released, or a reason why none. */
export const outputStates = ['card', 'draft', 'none', 'open'] as const
export type OutputState = (typeof outputStates)[number]

export function outputState({ practiceId, isReleased, noneReason }: { readonly practiceId: string | null; readonly isReleased: boolean; readonly noneReason: string }): OutputState {
  if (practiceId !== null) return isReleased ? 'card' : 'draft'
  return noneReason === '' ? 'open' : 'none'
}

/**
 * What was passed by a gate stays: a project that has ended has something that it brought about, and of one that is embedded each
 * has a card or a reason.
 *
 * @throws DomainError REQUIRED, at what is missing
 */
export function demandKept(stage: ProjectStage, outputs: readonly GivenOutput[]): void {
  if (stage !== 'ended' && stage !== 'embedded') return
  if (outputs.length === 0) throw new DomainError('REQUIRED', { path: ['outputs'] })
  const open = outputs.findIndex(({ practiceId, noneReason }) => practiceId === null && noneReason === '')
  if (stage === 'embedded' && open >= 0) throw new DomainError('REQUIRED', { path: ['outputs', open, 'noneReason'] })
}
