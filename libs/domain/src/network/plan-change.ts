/**
 * Works out what a change of the network comes down to, or why it cannot be
 * made. Nothing is done here: the plan is shown to a person first, and whoever
 * applies it applies exactly what was shown.
 * Source: requirements 3, 5, 7 and 18; architecture, "Time is in the model from day one".
 */
import type { MunicipalityFact } from '../geography/succession.js'
import type { ChangePlan, NetworkChange, NetworkDelta, NetworkOperation, Refusal } from './change.js'
import { serve, territory } from './change-areas.js'
import { ChangeCheck, type Municipalities } from './change-checks.js'
import { amend, close, move, open, reopen, type Planning } from './change-operations.js'
import { merge, split } from './change-succession.js'
import type { NetworkRecords } from './facts.js'
import { NetworkDraft } from './network-draft.js'
import { validateNetwork } from './rules.js'

/** Several changes worked out together. */
export interface ChangesPlan {
  /** What all that can be made come down to. */
  readonly delta: NetworkDelta
  /** Why the others cannot be made; `index` is the place of the change in the list. */
  readonly refusals: readonly { readonly index: number; readonly refusal: Refusal }[]
}

/**
 * What one change comes down to. With refusals the delta is empty.
 *
 * @param municipalities all that ever lived, for the areas that the change names.
 * @example planChange(records, municipalities, {
 *   effectiveOn: '2027-01-01',
 *   reason: 'Alueen uudelleenjärjestely',
 *   operation: { kind: 'move', unitIds: [workshop], parentId: northernCentre }
 * }) // { delta: { removed: { links: [...] }, added: { links: [...] } }, refusals: [] }
 */
export function planChange(
  records: NetworkRecords,
  municipalities: readonly MunicipalityFact[],
  change: NetworkChange
): ChangePlan {
  const { delta, refusals } = planChanges(records, municipalities, [change])
  return { delta, refusals: refusals.map(({ refusal }) => refusal) }
}

/**
 * What several changes come down to, each made after the one before it. One that cannot be made changes nothing, and
 * those after it are worked out without it.
 *
 * @example planChanges(records, municipalities, [openCentre, moveWorkshopThere, openCentre])
 * // the third is refused: unit_exists
 */
export function planChanges(
  records: NetworkRecords,
  municipalities: readonly MunicipalityFact[],
  changes: readonly NetworkChange[]
): ChangesPlan {
  const draft = new NetworkDraft(records)
  const known = new Map(municipalities.map((each) => [each.code, each]))
  const refusals = changes.flatMap((change, index) =>
    makeChange(draft, known, change).map((refusal) => ({ index, refusal }))
  )
  return { delta: draft.delta(), refusals }
}

/** Makes a change in a draft; where something stands in its way the draft stays as it was. */
export function makeChange(
  draft: NetworkDraft,
  municipalities: Municipalities,
  { effectiveOn: day, reason, operation }: NetworkChange
): readonly Refusal[] {
  const mark = draft.mark()
  const check = new ChangeCheck(draft, municipalities, day)
  make({ draft, check, municipalities, day, reason }, operation)
  if (check.isClear) findBreaches(draft, check, { mark, municipalities })
  if (!check.isClear) draft.takeBackTo(mark)
  return check.refusals
}

function make(planning: Planning, operation: NetworkOperation): void {
  switch (operation.kind) {
    case 'open':
      return open(planning, operation)
    case 'amend':
      return amend(planning, operation)
    case 'move':
      return move(planning, operation)
    case 'merge':
      return merge(planning, operation)
    case 'split':
      return split(planning, operation)
    case 'close':
      return close(planning, operation)
    case 'reopen':
      return reopen(planning, operation)
    case 'territory':
      return territory(planning, operation)
    case 'serve':
      return serve(planning, operation)
  }
}

/** The rules of the network have the last word about whatever was touched. */
function findBreaches(
  draft: NetworkDraft,
  check: ChangeCheck,
  { mark, municipalities }: { readonly mark: number; readonly municipalities: Municipalities }
): void {
  const { facts, unitIds } = draft.surroundings(mark)
  const codes = new Set([...facts.territories, ...facts.services].map((fact) => fact.municipalityCode))
  const known = [...codes].flatMap((code) => municipalities.get(code) ?? [])
  for (const { rule, unitId, day } of validateNetwork(facts, known, unitIds)) {
    check.refuse('breaks_rule', { unitId, otherId: rule, day })
  }
}
