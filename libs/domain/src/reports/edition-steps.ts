/**
 * What can become of an edition: prepared anew, certified or dropped, until it is certified; then nothing any more.
 * Source: issue "Reports", item 2.
 */
import { DomainError } from '../errors.js'
import type { EditionState } from './edition.js'

export const editionSteps = ['renew', 'certify', 'drop'] as const
export type EditionStep = (typeof editionSteps)[number]

const from: Readonly<Record<EditionStep, readonly EditionState[]>> = {
  renew: ['prepared', 'failed'],
  certify: ['prepared'],
  drop: ['preparing', 'prepared', 'failed']
}

/**
 * @throws DomainError EDITION_STATE with the state and the step in its params
 * @example demandStep('certified', 'drop') // throws: what is certified stays
 */
export function demandStep(state: EditionState, step: EditionStep): void {
  if (!from[step].includes(state)) throw new DomainError('EDITION_STATE', { params: { state, step } })
}

/** An edition of some periods that was certified. */
export interface CertifiedEdition {
  readonly id: string
  readonly year: number
  readonly number: number
  /** True when a later edition has been certified in its place. */
  readonly isReplaced: boolean
}

/**
 * Looks whether an edition of some periods may be certified: the first one as it is, any other in the place of the one that
 * stands, with a reason.
 *
 * @param standing the certified editions of the same periods
 * @throws DomainError EDITION_EXISTS with year and number of the one that stands, at `replacesId`; REQUIRED at `reason`
 */
export function demandPlace(standing: readonly CertifiedEdition[], { replacesId, reason }: { readonly replacesId: string | null; readonly reason: string }): void {
  const current = standing.find(({ isReplaced }) => !isReplaced)
  if (current && current.id !== replacesId) {
    throw new DomainError('EDITION_EXISTS', { path: ['replacesId'], params: { year: current.year, number: current.number } })
  }
  if (!current && replacesId !== null) throw new DomainError('NOT_FOUND', { path: ['replacesId'] })
  if (replacesId !== null && reason === '') throw new DomainError('REQUIRED', { path: ['reason'] })
}
