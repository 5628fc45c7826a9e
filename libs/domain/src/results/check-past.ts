/** Which figures of the past the checks need in full; of all others the totals are enough. */
import type { CheckRule, CheckSpec, Selector } from './check-rule.js'
import type { CheckedIndicator } from './check-sheet.js'

/** Whether a rule compares figures with breakdowns of the past. */
function looksAtPastCells(spec: CheckSpec): boolean {
  if (spec.kind === 'parts') return spec.level === 'cell' && spec.periodsAgo > 0
  return (spec.kind === 'change' || spec.kind === 'outlier') && spec.level === 'cell'
}

/** The ids of the indicators whose past is needed figure by figure. */
export function pastNeededInFull(
  rules: readonly CheckRule[],
  asked: readonly CheckedIndicator[],
  groups: ReadonlyMap<string, string>
): readonly string[] {
  const specs = rules.map(({ spec }) => spec).filter(looksAtPastCells)
  const isNeeded = ({ indicator: { id, code } }: CheckedIndicator) =>
    specs.some((spec) => ('of' in spec ? covers(spec.of, code, groups.get(id)) : spec.kind === 'parts' && spec.parts.includes(code)))
  return specs.length === 0 ? [] : asked.filter(isNeeded).map(({ indicator }) => indicator.id)
}

const covers = ({ kind, codes }: Selector, code: string, group: string | undefined): boolean =>
  kind === 'all' || codes.includes(kind === 'groups' ? (group ?? '') : code)
