import type { CheckKind, Severity } from '@solmu/domain/results/check-rule.js'
import type { GivenSpec } from '@solmu/domain/results/check-spec.js'
import type { LocalizedText } from '@solmu/shared/text.js'

/** A check rule as the product ships it. */
export interface LibraryRule {
  readonly code: string
  readonly kind: CheckKind
  readonly severity: Severity
  readonly spec: GivenSpec
  readonly message: LocalizedText
}

type Said = Omit<LibraryRule, 'spec' | 'severity' | 'message'> & { readonly spec: GivenSpec }

const rule =
  (severity: Severity) =>
  (code: string, { kind, ...spec }: GivenSpec & { readonly kind: CheckKind }, message: readonly [string, string, string]): LibraryRule => ({
    ...({ code, kind, spec } satisfies Said),
    severity,
    message: { fi: message[0], sv: message[1], en: message[2] }
  })

/** Blocks sending. */
export const error = rule('error')
/** Needs a written explanation. */
export const warning = rule('warning')
/** Is worth a look. */
export const remark = rule('info')

/** Each of some indicators is at most the sum of others, in every breakdown that all share. */
export const atMost = (wholes: readonly string[], parts: readonly string[], more: GivenSpec = {}) =>
  ({ kind: 'parts', wholes, relation: 'at_most', parts, level: 'cell', ...more }) as const

/** Each of some indicators is the sum of others, in every breakdown that all share. */
export const equalTo = (wholes: readonly string[], parts: readonly string[]) =>
  ({ kind: 'parts', wholes, relation: 'equals', parts, level: 'cell' }) as const

export const expression = (text: string, at: string) => ({ kind: 'expression', expression: text, at }) as const
