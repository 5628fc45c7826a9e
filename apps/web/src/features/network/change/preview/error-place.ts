/** The field of the wizard that an error of the API is about, by the path that the API gives. */
import { useIntl } from 'react-intl'
import { toApiErrors } from '../../../../graphql/api-error.js'
import { describeError } from '../../../../ui/error-message.js'
import { useText } from '../../../../ui/text.js'
import type { ChangeForm } from '../change-form.js'
import type { StepProblem } from '../step-problems.js'
import { unitFieldOf } from './refusal-text.js'

type ErrorPath = readonly (string | number)[]

const fieldOfInput: Readonly<Record<string, string>> = {
  unitId: 'unit',
  unitIds: 'units',
  parentId: 'target',
  heirId: 'target',
  intoId: 'successor',
  municipalityCodes: 'municipalities',
  organisationId: 'organisation',
  unitKind: 'kind',
  municipalityCode: 'municipality',
  name: 'name-fi',
  streetAddress: 'streetAddress',
  email: 'email',
  phone: 'phone'
}

const whenFields: Readonly<Record<string, string>> = { reason: 'reason', decidedBy: 'decidedBy', effectiveOn: 'day' }

/** Of a part of a divided unit, what stands before the names of its fields. */
function partPrefix(path: ErrorPath, form: ChangeForm): string {
  const place = path[path.indexOf('parts') + 1]
  const part = path.includes('parts') && typeof place === 'number' ? form.parts[place] : undefined
  return part === undefined ? '' : `part-${part.key}-`
}

/**
 * @example placeOfError(['input', 'operation', 'open', 'details', 'email'], form) // { step: 'which', fieldId: 'change-email' }
 */
export function placeOfError(path: ErrorPath, form: ChangeForm): Pick<StepProblem, 'step' | 'fieldId'> | null {
  const names = path.filter((part): part is string => typeof part === 'string').reverse()
  const when = names.map((name) => whenFields[name]).find((field) => field !== undefined)
  if (when !== undefined) return { step: 'when', fieldId: `change-${when}` }
  const field = names.map((name) => fieldOfInput[name]).find((each) => each !== undefined)
  if (field === undefined) return null
  const isTerritory = form.kind === 'territory' && field === 'unit'
  return { step: 'which', fieldId: `change-${partPrefix(path, form)}${isTerritory ? 'target' : field}` }
}

/** Where the units are chosen that lie outside of what the writer may change. */
function placeOfDenial({ kind, level }: ChangeForm): Pick<StepProblem, 'step' | 'fieldId'> {
  const field = kind === 'open' ? (level === 'local_unit' ? 'target' : 'level') : unitFieldOf[kind ?? 'amend']
  return { step: 'which', fieldId: `change-${field}` }
}

/** Those errors that a field mends; the others have to be told as they are. */
export function useErrorProblems(form: ChangeForm): (error: unknown) => readonly StepProblem[] {
  const intl = useIntl()
  const t = useText()
  return (error) =>
    toApiErrors(error).flatMap((one) => {
      const place = placeOfError(one.path, form)
      if (one.code === 'NOT_ALLOWED') return [{ ...(place ?? placeOfDenial(form)), text: t('change.refusal.not_allowed') }]
      return place === null || one.code === 'NETWORK_REFUSED' ? [] : [{ ...place, text: describeError(intl, one).text }]
    })
}
