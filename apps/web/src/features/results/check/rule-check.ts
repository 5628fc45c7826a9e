/** What is wrong with the form: by the rules that the API uses, then by what the API refused. */
import { useIntl } from 'react-intl'
import { DomainError } from '@solmu/domain/errors.js'
import { readRule, type KnownCodes } from '@solmu/domain/results/check-rule-issues.js'
import { ApiError, toApiErrors } from '../../../graphql/api-error.js'
import { describeError } from '../../../ui/error-message.js'
import type { SummaryError } from '../../../ui/error-summary.js'
import { useText } from '../../../ui/text.js'
import { fieldsOfKind, specOf, type RuleValues } from './rule-values.js'

/** Texts at the fields by their name, and for the form as a whole. */
export interface Problems {
  readonly fields: Readonly<Record<string, string>>
  readonly whole: readonly string[]
}

export const noProblems: Problems = { fields: {}, whole: [] }

/** The id of a field's control. */
export const fieldId = (field: string): string => `rule-${field}`

/** Refusals that have a better sentence at their field than everywhere. */
const better: readonly { readonly code: string; readonly field: RegExp; readonly text: string }[] = [
  { code: 'EXPRESSION_INVALID', field: /./, text: 'expression' },
  { code: 'DUPLICATE_KEY', field: /./, text: 'duplicate' },
  { code: 'ALREADY_EXISTS', field: /^code$/, text: 'codeTaken' },
  { code: 'INVALID_INPUT', field: /^code$/, text: 'code' },
  { code: 'INVALID_INPUT', field: /^message/, text: 'braces' },
  { code: 'UNKNOWN_WORD', field: /^message/, text: 'place' },
  { code: 'UNKNOWN_REFERENCE', field: /./, text: 'unknown' },
  { code: 'REQUIRED', field: /^min$/, text: 'min' },
  { code: 'REQUIRED', field: /^relative$/, text: 'relative' }
]

/** Whether a code exists is for the API to say: the library may be larger than what a page has read. */
const anything: ReadonlySet<string> = new (class extends Set<string> {
  override has(): boolean {
    return true
  }
})()
const known: KnownCodes = { indicators: anything, groups: anything }

interface Issue {
  readonly code: string
  readonly path: readonly (string | number)[]
  readonly params: Readonly<Record<string, unknown>>
}

/**
 * The field that a path leads to; null when it leads to none of the form.
 *
 * @example fieldOfPath(['input', 'spec', 'max']) // 'max'
 */
export function fieldOfPath(path: Issue['path']): string | null {
  const [first, second] = path.filter((part) => part !== 'input')
  if (first === 'message') return `message${second === 'sv' ? 'Sv' : second === 'en' ? 'En' : 'Fi'}`
  if (first === 'spec') return typeof second === 'string' ? second : null
  return first === 'code' ? 'code' : null
}

/** All of the problems in the order of the form. */
export function summaryOf({ fields, whole }: Problems, { kind }: Pick<RuleValues, 'kind'>): readonly SummaryError[] {
  const order = ['code', ...fieldsOfKind[kind], 'periodKinds', 'messageFi', 'messageSv', 'messageEn']
  const named = order.flatMap((field) => (fields[field] ? [{ fieldId: fieldId(field), text: fields[field] }] : []))
  return [...whole.map((text) => ({ text })), ...named]
}

export function useRuleCheck() {
  const t = useText()
  const intl = useIntl()

  function textOf({ code, params, path }: Issue): string {
    const field = fieldOfPath(path) ?? ''
    const known = better.find((one) => one.code === code && one.field.test(field))
    const name = String(params['value'] ?? params['name'] ?? '')
    return known ? t(`check.problem.${known.text}`, { name, code: name }) : describeError(intl, new ApiError({ code, params })).text
  }

  function problemsOf(issues: readonly Issue[]): Problems {
    const fields: Record<string, string> = {}
    const whole: string[] = []
    for (const issue of issues) {
      const field = fieldOfPath(issue.path)
      if (field === null) whole.push(textOf(issue))
      else fields[field] ??= textOf(issue)
    }
    return { fields, whole }
  }

  return {
    /** What can be told without asking the API. */
    check(values: RuleValues): Problems {
      const { code, kind, severity, messageFi: fi, messageSv: sv, messageEn: en } = values
      const read = readRule({ code: code.trim(), kind, severity, spec: specOf(values), message: { fi, sv, en } }, known)
      return problemsOf('issues' in read ? read.issues : ([] as DomainError[]))
    },
    /** What the API refused. */
    describe: (error: unknown): Problems => problemsOf(toApiErrors(error))
  }
}

export const isSound = ({ fields, whole }: Problems): boolean => whole.length === 0 && Object.keys(fields).length === 0
