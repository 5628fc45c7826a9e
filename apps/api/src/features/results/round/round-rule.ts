import { DomainError } from '@solmu/domain/errors.js'
import { unitKinds } from '@solmu/domain/network/facts.js'
import type { UnitRule } from '@solmu/domain/results/round.js'
import type { NetworkPicture } from '../../network/network-picture.js'
import type { UnitRuleInput } from './round-input.graphql.js'

const path = (list: string): string[] => ['unitRule', list]

/**
 * The rule that an input stands for; lists that do not belong to its kind are dropped, and what is named twice counts once.
 *
 * @throws DomainError REQUIRED for a rule that names nobody, NOT_FOUND for a unit that is not of the network,
 *   UNKNOWN_REFERENCE for a unit that is no centre, or no local unit
 */
export function ruleOf(input: UnitRuleInput, picture: NetworkPicture): UnitRule {
  if (input.kind === 'all') return { kind: 'all' }
  if (input.kind === 'kinds') {
    const known = new Set<string>(unitKinds)
    return { kind: 'kinds', unitKinds: named(input.unitKinds, 'unitKinds').filter((kind) => known.has(kind)) }
  }
  if (input.kind === 'centres') {
    const centreIds = named(input.centreIds, 'centreIds')
    demand(centreIds, { picture, list: 'centreIds', isFitting: (type) => type !== 'local_unit' })
    return { kind: 'centres', centreIds }
  }
  const unitIds = named(input.unitIds, 'unitIds')
  demand(unitIds, { picture, list: 'unitIds', isFitting: (type) => type === 'local_unit' })
  return { kind: 'list', unitIds }
}

function named(list: readonly string[] | null | undefined, name: string): string[] {
  const once = [...new Set((list ?? []).map((each) => each.toLowerCase()))]
  if (once.length === 0) throw new DomainError('REQUIRED', { path: path(name) })
  return once
}

function demand(
  ids: readonly string[],
  of: { readonly picture: NetworkPicture; readonly list: string; readonly isFitting: (type: string) => boolean }
): void {
  for (const id of ids) {
    const unit = of.picture.unitOn(id, of.picture.today)
    if (!unit) throw new DomainError('NOT_FOUND', { path: path(of.list) })
    if (!of.isFitting(unit.type)) throw new DomainError('UNKNOWN_REFERENCE', { path: path(of.list), params: { value: unit.name.fi } })
  }
}
