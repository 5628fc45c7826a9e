/** What is wrong with the form: first what can be seen here, then what the API refused. */
import { useIntl } from 'react-intl'
import { isAllowedIssuer } from '@solmu/domain/identity/provider.js'
import { toApiErrors } from '../../../graphql/api-error.js'
import type { VariablesOf } from '../../../graphql/graphql.js'
import { describeError } from '../../../ui/error-message.js'
import type { SummaryError } from '../../../ui/error-summary.js'
import { useText } from '../../../ui/text.js'
import type { saveIdentityProviderMutation } from './provider.operations.js'
import { fieldNames, wordsOf, type FieldName, type ProviderValues } from './provider-values.js'

export type ProviderInput = VariablesOf<typeof saveIdentityProviderMutation>['input']

export interface Problems {
  readonly fields: Readonly<Partial<Record<FieldName, string>>>
  readonly whole: readonly string[]
}

export const noProblems: Problems = { fields: {}, whole: [] }

const required = ['nameFi', 'nameSv', 'nameEn', 'issuer', 'clientId', 'emailClaim', 'nameClaim'] as const

/** The id of a field's control. */
export const fieldId = (field: string) => `provider-${field}`

/**
 * The field that a path of the API leads to; null when it leads to none of the form.
 *
 * @example fieldOfPath(['input', 'name', 'sv']) // 'nameSv'
 */
export function fieldOfPath(path: readonly (string | number)[]): FieldName | null {
  const [first, second] = path.filter((part) => part !== 'input')
  if (first === 'name') return second === 'sv' ? 'nameSv' : second === 'en' ? 'nameEn' : 'nameFi'
  return fieldNames.find((name) => name === first) ?? null
}

/** All of the problems in the order of the form; what is wrong with the groups leads to the button that adds one. */
export function summaryOf({ fields, whole }: Problems): readonly SummaryError[] {
  const atFields = fieldNames.flatMap((name) => {
    const text = fields[name]
    return text ? [{ fieldId: fieldId(name), text }] : []
  })
  return [...whole.map((text) => ({ text })), ...atFields]
}

/** The input for the API; `expectedVersion` and `providerId` are those of the provider that changes. */
export function inputOf(values: ProviderValues, secret: string): ProviderInput {
  const { nameFi, nameSv, nameEn, groups, createsAccounts, isActive } = values
  return {
    name: { fi: nameFi.trim(), sv: nameSv.trim(), en: nameEn.trim() },
    ...{ issuer: values.issuer.trim(), clientId: values.clientId.trim(), clientSecret: secret.trim() || null },
    ...{ scopes: wordsOf(values.scopes).join(' '), emailClaim: values.emailClaim.trim(), nameClaim: values.nameClaim.trim() },
    ...{ groupsClaim: values.groupsClaim.trim() || null, secondFactorValues: wordsOf(values.secondFactorValues) },
    ...{ createsAccounts, isActive },
    groups: groups.map(({ groupValue, role, unit, organisationId }) => ({ groupValue, role, unitId: unit.id, organisationId }))
  }
}

/** Finds what is wrong, and puts what the API refused into words. */
export function useProviderCheck() {
  const t = useText()
  const intl = useIntl()

  function check(values: ProviderValues): Problems {
    const fields: Partial<Record<FieldName, string>> = {}
    for (const name of required) if (values[name].trim() === '') fields[name] = t('provider.problem.required', { field: t(`provider.field.${name}`) })
    const issuer = values.issuer.trim()
    // An issuer that is allowed by itself is one by its form; whether it may be asked, the API knows.
    if (!isAllowedIssuer(issuer, [issuer])) fields.issuer ??= t('provider.problem.issuer')
    const hasGroupsClaim = values.groupsClaim.trim() !== ''
    if (values.groups.length > 0 && !hasGroupsClaim) fields.groupsClaim = t('provider.problem.groupsClaim')
    return { fields, whole: [] }
  }

  function describe(error: unknown): Problems {
    const fields: Partial<Record<FieldName, string>> = {}
    const whole: string[] = []
    for (const one of toApiErrors(error)) {
      const { text } = describeError(intl, one)
      const field = one.code === 'ALREADY_EXISTS' ? 'clientId' : fieldOfPath(one.path)
      const words = one.code === 'ALREADY_EXISTS' ? t('provider.problem.taken') : text
      if (field === null) whole.push(words)
      else fields[field] ??= words
    }
    return { fields, whole }
  }

  return { check, describe }
}

export const isFaultless = ({ fields, whole }: Problems) => Object.keys(fields).length + whole.length === 0
