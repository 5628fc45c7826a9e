/** What was typed, as the operation that the API is asked for. */
import type { ChangeKind } from '@solmu/domain/network/change.js'
import type { UnitType } from '../network.types.js'
import { readPercent, type ChangeForm, type PartForm } from './change-form.js'
import type { OperationInput } from './change.operations.js'
import type { DayNetwork } from './day-network.js'
import { changedInput, newUnitInput, partDetails, type UnitBefore } from './unit-details.js'
import { workShares } from './work-shares.js'

/** What the form was filled in against. */
export interface FormSurroundings {
  readonly network: DayNetwork | null
  /** The unit that the change is about, when its own facts matter. */
  readonly before: UnitBefore | null
}

/** The share of a part, as a fraction of 1. */
function shareOf(percent: string): number {
  return (readPercent(percent) ?? 0) / 100
}

/** The level of the units that merge. */
export function levelOfMerge(form: ChangeForm, network: DayNetwork | null): UnitType {
  return network?.byId.get(form.unitIds[0] ?? '')?.type ?? 'local_unit'
}

/** The keys of what was given to a part: `unit` or `municipality`. */
function giftsOf(gifts: ChangeForm['gifts'], key: string, prefix: 'unit' | 'municipality'): string[] {
  return Object.entries(gifts).flatMap(([gift, part]) =>
    part === key && gift.startsWith(`${prefix}:`) ? [gift.slice(prefix.length + 1)] : []
  )
}

function partInput(part: PartForm, form: ChangeForm, before: UnitBefore | null) {
  const type = before?.type ?? 'local_unit'
  const isCentre = type === 'regional_centre'
  const unitId = part.mode === 'self' ? form.unitId : part.mode === 'existing' ? part.unitId : null
  return {
    unitId,
    details: part.mode === 'new' ? newUnitInput(partDetails(part.details, before), type) : null,
    share: shareOf(part.percent),
    childIds: isCentre ? giftsOf(form.gifts, part.key, 'unit') : [],
    municipalityCodes: isCentre ? giftsOf(form.gifts, part.key, 'municipality') : []
  }
}

type Builder = (form: ChangeForm, around: FormSurroundings) => OperationInput

const builders: Readonly<Record<ChangeKind, Builder>> = {
  open: (form, { network }) => ({
    open: {
      type: form.level,
      parentId: (form.level === 'regional_centre' ? network?.headquarters?.id : form.targetId) ?? '',
      details: newUnitInput(form.details, form.level)
    }
  }),
  amend: ({ unitId, changed }) => ({ amend: { unitId: unitId ?? '', details: changedInput(changed) } }),
  move: ({ unitIds, targetId }) => ({ move: { unitIds, parentId: targetId ?? '' } }),
  merge: (form, { network }) =>
    form.successor === 'new'
      ? {
          merge: {
            unitIds: form.unitIds,
            intoId: null,
            details: newUnitInput(form.details, levelOfMerge(form, network)),
            parentId: form.targetId
          }
        }
      : {
          merge: {
            unitIds: form.unitIds.filter((id) => id !== form.successor),
            ...{ intoId: form.successor, details: null, parentId: null }
          }
        },
  split: (form, { before }) => ({
    split: { unitId: form.unitId ?? '', parts: form.parts.map((part) => partInput(part, form, before)) }
  }),
  close: ({ unitId, targetId }, { network }) => ({
    close: {
      unitId: unitId ?? '',
      heirId: network?.byId.get(unitId ?? '')?.type === 'regional_centre' ? targetId : null
    }
  }),
  reopen: ({ unitId, targetId, changed }, { network, before }) => ({
    reopen: {
      unitId: unitId ?? '',
      parentId: (before?.type === 'regional_centre' ? network?.headquarters?.id : targetId) ?? '',
      details: changedInput(changed)
    }
  }),
  territory: ({ targetId, toNobody, codes }) => ({
    territory: { unitId: toNobody ? null : targetId, municipalityCodes: codes }
  }),
  serve: (form, { before }) => {
    const { isShared, shares } = workShares(form, before)
    return {
      serve: {
        unitId: form.unitId ?? '',
        shares: isShared ? shares.map(({ code, percent }) => ({ municipalityCode: code, share: shareOf(percent) })) : []
      }
    }
  }
}

/**
 * The operation that a form without problems asks for.
 *
 * @example operationOf({ ...form, kind: 'move', unitIds: ['a'], targetId: 'north' }, around)
 * // { move: { unitIds: ['a'], parentId: 'north' } }
 */
export function operationOf(form: ChangeForm, around: FormSurroundings): OperationInput {
  if (form.kind === null) throw new RangeError('a form without a kind has problems')
  return builders[form.kind](form, around)
}
