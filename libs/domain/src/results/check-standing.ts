/**
 * The rules that stand over a submission: those that the head office keeps, and one that nobody can take away. Whatever it
 * keeps, changes or lets rest, no submission goes out while a figure that is required has no answer.
 */
import type { PeriodKind } from '@solmu/shared/periods.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { CheckKind, CheckRule, Severity } from './check-rule.js'
import { readSpec } from './check-spec.js'

/** A rule as it is stored or as it travels; its spec is read here. */
export interface StoredRule {
  readonly code: string
  readonly kind: CheckKind
  readonly severity: Severity
  readonly spec: unknown
  readonly message: LocalizedText
}

/** No rule that somebody writes can bear this code: codes of rules have no hyphen. */
export const builtInCode = 'required-figures'

const everyKind: readonly PeriodKind[] = ['month', 'quarter', 'third', 'year']

const message: LocalizedText = {
  fi: 'Pakollisia lukuja puuttuu: {count}. Anna luku, tai merkitse ”ei tietoa” ja kerro syy.',
  sv: 'Obligatoriska tal saknas: {count}. Ange talet, eller markera ”uppgift saknas” och berätta varför.',
  en: 'Required figures missing: {count}. Give the figure, or mark it as not known and say why.'
}

/**
 * The rules by which a submission is checked: those of a list that are sound, and, for every length of period in which none
 * of them blocks on each figure that is required, the rule that does.
 *
 * @param stored the rules that are active; one whose spec cannot be read finds nothing
 * @example standingRules([]).map(({ code }) => code) // ['required-figures']
 */
export function standingRules(stored: readonly StoredRule[]): readonly CheckRule[] {
  const rules = stored.flatMap(({ code, kind, severity, spec, message: text }): CheckRule[] => {
    const read = readSpec(kind, spec)
    return 'spec' in read ? [{ code, severity, spec: read.spec, message: text }] : []
  })
  const covered = new Set(rules.flatMap(kindsCovered))
  const periodKinds = everyKind.filter((kind) => !covered.has(kind))
  return periodKinds.length === 0 ? rules : [...rules, builtIn(periodKinds)]
}

/** The lengths of period in which a rule blocks on every figure that is required. */
function kindsCovered({ severity, spec }: CheckRule): readonly PeriodKind[] {
  if (spec.kind !== 'required' || severity !== 'error' || spec.of.kind !== 'all') return []
  return spec.periodKinds.length === 0 ? everyKind : spec.periodKinds
}

const builtIn = (periodKinds: readonly PeriodKind[]): CheckRule => ({
  ...{ code: builtInCode, severity: 'error', message },
  spec: { kind: 'required', of: { kind: 'all', codes: [] }, onlyRequired: true, periodKinds }
})
