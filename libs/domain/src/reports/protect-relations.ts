/**
 * What everybody knows of how indicators hang together: the rules by which returns are checked say that some are the sum of
 * others. Whoever reads the others can work such a one out, so they are protected together.
 * Source: issue "Reports", item 3; Reg. (EU) 2021/1057, Annex I (participants are unemployed, inactive or employed).
 */
import type { CheckSpec } from '../results/check-rule.js'
import type { ConsolidatedIndicator } from './consolidate.js'
import type { KnownParts } from './protect-problem.js'

/**
 * The sums that check rules tell of. Rules over earlier periods and those that say "at most" tell no figure, and tie nothing;
 * nor does what is worked out of others: it is told only where all of these are.
 *
 * @param specs rules that are in force, of any kind
 * @example relationsOf([{ kind: 'parts', wholes: ['EECO01'], relation: 'equals', parts: ['EECO02', 'EECO04', 'EECO05'], … }], indicators)
 *   // [{ wholeId: '…', partIds: ['…', '…', '…'] }]
 */
export function relationsOf(specs: readonly CheckSpec[], indicators: readonly Pick<ConsolidatedIndicator, 'id' | 'code'>[]): KnownParts[] {
  const idOf = new Map(indicators.map(({ id, code }) => [code, id]))
  return specs.flatMap((spec) => {
    if (spec.kind !== 'parts' || spec.relation !== 'equals' || spec.periodsAgo !== 0) return []
    const partIds = spec.parts.flatMap((code) => idOf.get(code) ?? [])
    if (partIds.length < spec.parts.length) return []
    return spec.wholes.flatMap((code) => {
      const wholeId = idOf.get(code)
      return wholeId === undefined ? [] : [{ wholeId, partIds }]
    })
  })
}
