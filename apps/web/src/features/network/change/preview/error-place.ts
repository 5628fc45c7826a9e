/** The field of the wizard that an error of the API is about, by the path that the API gives. */
import { useIntl } from 'react-intl'
import { toApiErrors, type ApiErrorDetail } from '../../../../graphql/api-error.js'
import { describeError } from '../../../../ui/error-message.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import type { ChangeForm } from '../change-form.js'
import type { DayNetwork } from '../day-network.js'
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

/** What the reach of a writer ends at, as the API tells it. */
const limits = ['territory', 'centre', 'region'] as const

/** Where the units are chosen that lie outside of what the writer may change. */
function placeOfDenial({ kind, level, targetId }: ChangeForm, { unitId }: ApiErrorDetail['params']): Pick<StepProblem, 'step' | 'fieldId'> {
  if (kind === null) return { step: 'what', fieldId: 'change-kind' }
  if (kind === 'open' && level === 'regional_centre') return { step: 'which', fieldId: 'change-level' }
  const isTarget = kind === 'open' || (targetId !== null && targetId === unitId)
  return { step: 'which', fieldId: `change-${isTarget ? 'target' : unitFieldOf[kind]}` }
}

/** What of the change lies beyond the writer's reach, by name where the API told. */
function useDenialText(network: DayNetwork | null): (params: ApiErrorDetail['params']) => string {
  const t = useText()
  const pick = useLocalized()
  return ({ limit, unitId }) => {
    const unit = network?.byId.get(String(unitId))
    const known = limits.find((each) => each === limit)
    return t(`change.refusal.not_allowed${known === undefined ? '' : `.${known}`}`, {
      unit: unit === undefined ? t('change.refusal.someUnit') : pick(unit.name)
    })
  }
}

/** Those errors that a field mends; the others have to be told as they are. */
export function useErrorProblems(form: ChangeForm, network: DayNetwork | null): (error: unknown) => readonly StepProblem[] {
  const intl = useIntl()
  const textOfDenial = useDenialText(network)
  return (error) =>
    toApiErrors(error).flatMap((one) => {
      const place = placeOfError(one.path, form)
      if (one.code === 'NOT_ALLOWED') {
        return [{ ...(place ?? placeOfDenial(form, one.params)), text: textOfDenial(one.params) }]
      }
      return place === null || one.code === 'NETWORK_REFUSED' ? [] : [{ ...place, text: describeError(intl, one).text }]
    })
}
