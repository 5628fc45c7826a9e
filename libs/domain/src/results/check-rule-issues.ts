/** Whether a check rule can be kept: its code, what it says, what it names, and its messages. */
import type { LocalizedText } from '@solmu/shared/text.js'
import { DomainError } from '../errors.js'
import { messageIssues } from './check-message.js'
import { codesInExpression, variablesIn } from './check-relations.js'
import { type CheckKind, type CheckRule, type CheckSpec, codesNamedBy, type Severity } from './check-rule.js'
import { readSpec } from './check-spec.js'
import { parseExpression } from './expression.js'

/** A rule as somebody has written it. */
export interface RuleDraft {
  readonly code: string
  readonly kind: CheckKind
  readonly severity: Severity
  /** The fields of the spec, as they come. */
  readonly spec: unknown
  readonly message: LocalizedText
}

/** What there is to check: the indicators and the groups of the consortium. */
export interface KnownCodes {
  readonly indicators: ReadonlySet<string>
  readonly groups: ReadonlySet<string>
}

export type ReadRule = { readonly rule: CheckRule } | { readonly issues: readonly DomainError[] }

const ruleCode = /^[a-z][a-z0-9_]{0,29}$/

const under = (field: string) => (issue: DomainError) =>
  new DomainError(issue.code, { path: [field, ...issue.path], params: issue.params })

/**
 * Reads a rule and says everything that is wrong with it.
 *
 * @returns the rule, or issues with paths such as `['spec', 'max']` and `['message', 'sv']`
 */
export function readRule(draft: RuleDraft, known: KnownCodes): ReadRule {
  const read = readSpec(draft.kind, draft.spec)
  const spec = 'spec' in read ? read.spec : null
  const variables = spec?.kind === 'expression' ? variablesIn(spec.expression) : []
  const issues = [
    ...codeIssues(draft.code),
    ...('issues' in read ? read.issues : referenceIssues(read.spec, known)).map(under('spec')),
    ...messageIssues(draft.kind, draft.message, variables)
  ]
  if (issues.length > 0 || !spec) return { issues }
  return { rule: { code: draft.code, severity: draft.severity, spec, message: draft.message } }
}

function codeIssues(code: string): readonly DomainError[] {
  if (code === '') return [new DomainError('REQUIRED', { path: ['code'] })]
  return ruleCode.test(code) ? [] : [new DomainError('INVALID_INPUT', { path: ['code'] })]
}

/** What a rule names must exist; an expression must be one that is true or false. */
function referenceIssues(spec: CheckSpec, { indicators, groups }: KnownCodes): readonly DomainError[] {
  const missing = (field: string, codes: readonly string[], among: ReadonlySet<string>) => {
    const value = codes.find((code) => !among.has(code))
    return value === undefined ? [] : [new DomainError('UNKNOWN_REFERENCE', { path: [field], params: { value } })]
  }
  if (spec.kind === 'parts') return [...missing('wholes', spec.wholes, indicators), ...missing('parts', spec.parts, indicators)]
  if (spec.kind === 'expression') {
    const parsed = parseExpression(spec.expression, 'truth')
    if ('problem' in parsed) {
      const { kind, from, to, name } = parsed.problem
      return [new DomainError('EXPRESSION_INVALID', { path: ['expression'], params: { problem: kind, from, to, name: name.slice(0, 60) } })]
    }
    return [...missing('expression', codesInExpression(spec.expression), indicators), ...missing('at', codesNamedBy(spec), indicators)]
  }
  return missing('codes', spec.of.codes, spec.of.kind === 'groups' ? groups : indicators)
}
