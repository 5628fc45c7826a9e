/** What is wrong with the form: first by the rules that hold everywhere, then by what the API refused. */
import { useIntl } from 'react-intl'
import { checkDetails, type GivenDetails } from '@solmu/domain/network/organisation-details.js'
import { roleIssues } from '@solmu/domain/network/organisation-roles.js'
import type { OrganisationRole } from '@solmu/domain/network/organisation.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { useViewer } from '../../../../app/viewer.js'
import { ApiError, toApiErrors } from '../../../../graphql/api-error.js'
import type { VariablesOf } from '../../../../graphql/graphql.js'
import { readDayText } from '../../../../ui/day-text.js'
import { describeError } from '../../../../ui/error-message.js'
import type { SummaryError } from '../../../../ui/error-summary.js'
import { useText } from '../../../../ui/text.js'
import type { registerOrganisationMutation } from '../organisation.operations.js'
import { fieldNames, type OrganisationValues, type RoleValues } from './organisation-values.js'

export type OrganisationInput = VariablesOf<typeof registerOrganisationMutation>['input']

type Path = readonly (string | number)[]

/** Texts at the fields, by the end of the field's id (`nameFi`, `roles-0-from`), and for the form as a whole. */
export interface Problems {
  readonly fields: Readonly<Record<string, string>>
  readonly whole: readonly string[]
}

export const noProblems: Problems = { fields: {}, whole: [] }

const roleParts = ['role', 'from', 'last'] as const
const partOfPath: Readonly<Record<string, string>> = { role: 'role', validFrom: 'from', validTo: 'last' }

/** Refusals that have a better sentence at their field than everywhere. */
const better: readonly { readonly code: string; readonly field: RegExp; readonly text: string }[] = [
  { code: 'REQUIRED', field: /^nameFi$/, text: 'nameRequired' },
  { code: 'ALREADY_EXISTS', field: /^businessId$/, text: 'businessIdTaken' },
  { code: 'ALREADY_EXISTS', field: /^code$/, text: 'codeTaken' },
  { code: 'RANGE_OVERLAPS', field: /^roles-/, text: 'roleOverlaps' },
  { code: 'INVALID_DATE', field: /^roles-.*-last$/, text: 'endsBeforeStart' }
]

/** The id of a field's control. */
export const fieldId = (field: string) => `organisation-${field}`

/**
 * The field that a path of the API leads to; null when it leads to none of the form.
 *
 * @example fieldOfPath(['input', 'roles', 1, 'validTo']) // 'roles-1-last'
 */
export function fieldOfPath(path: Path): string | null {
  const [first, second, third] = path.filter((part) => part !== 'input' && part !== 'details')
  if (first === 'name') return `name${second === 'sv' ? 'Sv' : second === 'en' ? 'En' : 'Fi'}`
  if (first === 'roles') return typeof second === 'number' ? `roles-${second}-${partOfPath[String(third)] ?? 'role'}` : null
  return fieldNames.find((name) => name === first) ?? null
}

/** All of the problems in the order of the form. */
export function summaryOf({ fields, whole }: Problems, roleCount: number): readonly SummaryError[] {
  const rows = Array.from({ length: roleCount }, (_, row) => roleParts.map((part) => `roles-${row}-${part}`)).flat()
  const order = fieldNames.flatMap((name) => (name === 'roles' ? rows : [name]))
  const atFields = order.flatMap((name) => (fields[name] ? [{ fieldId: fieldId(name), text: fields[name] }] : []))
  return [...whole.map((text) => ({ text })), ...atFields]
}

interface ReadRole {
  readonly role: OrganisationRole
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
}

/** Collects texts by field; the first one of a field stays. */
class Found {
  readonly fields: Record<string, string> = {}
  readonly whole: string[] = []

  add(field: string | null, text: string): void {
    if (field === null) this.whole.push(text)
    else this.fields[field] ??= text
  }
}

/** The details as they are typed; a form that is not chosen yet is asked for apart. */
function givenOf(values: OrganisationValues): GivenDetails {
  const { nameFi, nameSv, nameEn, legalForm, sizeClass } = values
  return {
    ...values,
    name: { fi: nameFi, sv: nameSv, en: nameEn },
    legalForm: legalForm === '' ? 'other' : legalForm,
    sizeClass: sizeClass === '' ? null : sizeClass
  }
}

function readRole({ role, from, last }: RoleValues, today: IsoDate) {
  const validFrom = readDayText(from, today)
  const lastDay = last.trim() === '' ? undefined : readDayText(last, today)
  return { role, validFrom, lastDay }
}

/**
 * Reads the form.
 *
 * @returns the input for the API, or null and what is wrong
 */
export function useOrganisationCheck() {
  const t = useText()
  const intl = useIntl()
  const { today } = useViewer()
  const problemText = (code: string, field: string | null): string => {
    const known = better.find((one) => one.code === code && one.field.test(field ?? ''))
    return known ? t(`organisation.problem.${known.text}`) : describeError(intl, new ApiError({ code })).text
  }

  function readRoles(values: OrganisationValues, found: Found): readonly ReadRole[] {
    const roles = values.roles.flatMap((row, place): ReadRole[] => {
      const { role, validFrom, lastDay } = readRole(row, today)
      if (role === '') found.add(`roles-${place}-role`, t('organisation.problem.roleRequired'))
      if (validFrom === null) found.add(`roles-${place}-from`, t('errors.INVALID_DATE'))
      if (lastDay === null) found.add(`roles-${place}-last`, t('errors.INVALID_DATE'))
      if (role === '' || validFrom === null || lastDay === null) return []
      return [{ role, validFrom, validTo: lastDay === undefined ? null : addDays(lastDay, 1) }]
    })
    // The rules count the rows; they can be asked once every row can be read.
    if (roles.length === values.roles.length) tell(roleIssues(roles), found)
    return roles
  }

  function tell(issues: readonly { readonly code: string; readonly path: Path }[], found: Found): void {
    for (const { code, path } of issues) {
      const field = fieldOfPath(path)
      found.add(field, problemText(code, field))
    }
  }

  function check(values: OrganisationValues): { readonly input: OrganisationInput | null; readonly problems: Problems } {
    const found = new Found()
    const { details, issues } = checkDetails(givenOf(values))
    tell(issues, found)
    if (values.legalForm === '') found.add('legalForm', t('organisation.problem.legalFormRequired'))
    const roles = readRoles(values, found)
    const isSound = found.whole.length === 0 && Object.keys(found.fields).length === 0
    const input = { details: { ...details, languages: [...details.languages] }, roles: [...roles] }
    return { input: isSound ? input : null, problems: found }
  }

  /** What the API refused. */
  function describe(error: unknown): Problems {
    const found = new Found()
    for (const refusal of toApiErrors(error)) {
      const field = fieldOfPath(refusal.path)
      const hasBetter = better.some((one) => one.code === refusal.code && one.field.test(field ?? ''))
      found.add(field, hasBetter ? problemText(refusal.code, field) : describeError(intl, refusal).text)
    }
    return found
  }

  return { check, describe }
}
