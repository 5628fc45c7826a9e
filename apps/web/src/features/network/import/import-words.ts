/** States, outcomes and fields of an import in words. */
import type { ErrorParams } from '@solmu/domain/errors.js'
import { ApiError } from '../../../graphql/api-error.js'
import type { StatusName } from '../../../ui/status.js'
import type { TextFunction } from '../../../ui/text.js'
import type { ImportOutcome, ImportState, NetworkImport } from './import.operations.js'

export const stateStatus: Readonly<Record<ImportState, StatusName>> = {
  uploaded: 'draft',
  checking: 'submitted',
  checked: 'verified',
  applying: 'submitted',
  applied: 'accepted',
  undoing: 'submitted',
  undone: 'returned',
  failed: 'late'
}

export const outcomeStatus: Readonly<Record<ImportOutcome, StatusName>> = {
  new: 'verified',
  changed: 'submitted',
  unchanged: 'notStarted',
  wrong: 'late'
}

/** The outcomes in the order in which they are counted. */
export const outcomes: readonly ImportOutcome[] = ['new', 'changed', 'unchanged', 'wrong']

/** True while the server works on the file. */
export function isWorking(state: ImportState): boolean {
  return state === 'checking' || state === 'applying' || state === 'undoing'
}

/** How many rows have an outcome. */
export function countOf(of: NetworkImport, outcome: ImportOutcome): number {
  const counts = { new: of.newCount, changed: of.changedCount, unchanged: of.unchangedCount, wrong: of.wrongCount }
  return counts[outcome]
}

/** The error that kept an import from going on; what its message would name is not told. */
export function failureOf({ failure }: Pick<NetworkImport, 'failure'>): ApiError | null {
  return failure === null ? null : new ApiError({ code: failure, params: { code: 'other', reason: 'other' } })
}

interface Fault {
  readonly code: string
  readonly params: ErrorParams
}

/** A fault of a row; what the network refuses is said as it concerns a row of a file. */
export function faultText({ code, params }: Fault, t: TextFunction, describe: (error: unknown) => { readonly text: string }): string {
  if (code === 'NETWORK_REFUSED') return t('import.refused', { code: String(params['code'] ?? 'other') })
  return describe(new ApiError({ code, params })).text
}

/** The name of a field of the file, such as `name.fi`, in the words of the page. */
export function fieldName(field: string, t: TextFunction): string {
  return t(`import.field.${field}`)
}
