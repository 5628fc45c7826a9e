import { DomainError } from '@solmu/domain/errors.js'
import { columnsOf } from '../../results/facts/result-totals.service.js'
import type { FigureStatementInput } from './difference.graphql.js'

/** Which of the two figures. */
export type Side = 'one' | 'other'

/** The period of a statement, or its run of periods as first/last. */
export const periodOf = ({ from, to }: Pick<FigureStatementInput, 'from' | 'to'>): string => (from === to ? from : `${from}/${to}`)

/**
 * Looks whether a statement can be one at all.
 *
 * @throws DomainError INVALID_INPUT, REQUIRED, DAYS_REVERSED, OUT_OF_RANGE at the clause that cannot be
 */
export function demandStatement(side: Side, input: FigureStatementInput): void {
  atSide(side, () => columnsOf(input))
  const at = (field: string) => ({ path: ['input', side, field] })
  if (input.source !== 'live' && !input.editionId) throw new DomainError('REQUIRED', at('editionId'))
  if (input.source === 'publication' && !input.audienceId) throw new DomainError('REQUIRED', at('audienceId'))
  if (input.source === 'live') return
  // What was certified is what was accepted, as it was.
  if (input.restateTo) throw new DomainError('INVALID_INPUT', at('restateTo'))
  if (input.stage && input.stage !== 'accepted') throw new DomainError('INVALID_INPUT', at('stage'))
}

function atSide(side: Side, work: () => unknown): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    throw new DomainError(error.code, { path: ['input', side, ...error.path.slice(1)], params: error.params })
  }
}
