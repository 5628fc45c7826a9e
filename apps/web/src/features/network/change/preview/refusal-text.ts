/** Why a change cannot be made, in words, and which field of which step mends it. */
import type { ChangeKind, RefusalCode } from '@solmu/domain/network/change.js'
import { useFormat } from '../../../../ui/format.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import type { ChangeForm } from '../change-form.js'
import type { ChangeRefusal } from '../change.operations.js'
import type { StepProblem } from '../step-problems.js'

/** Another day would do as well as another unit. */
const mendedByDay: readonly RefusalCode[] = ['unit_not_alive', 'later_changes', 'municipality_not_alive', 'unit_alive']
const aboutTarget: readonly RefusalCode[] = [
  'parent_not_alive',
  'parent_level',
  'parent_same',
  'parent_needed',
  'heir_needed',
  'not_a_centre'
]
const aboutAreas: readonly RefusalCode[] = ['municipality_unknown', 'municipality_not_served', 'share_sum', 'share_positive']
const aboutGifts: Readonly<Partial<Record<RefusalCode, string>>> = {
  children_left: 'gifts-unit',
  not_a_child: 'gifts-unit',
  territory_left: 'gifts-municipality',
  municipality_not_served: 'gifts-municipality'
}

/** Where the units of each kind of change are chosen. */
export const unitFieldOf: Readonly<Record<ChangeKind, string>> = {
  open: 'name-fi',
  amend: 'unit',
  move: 'units',
  merge: 'units',
  split: 'unit',
  close: 'unit',
  reopen: 'unit',
  territory: 'municipalities',
  serve: 'unit'
}

/** The centre of a new centre is not chosen, and some kinds ask for none. */
function hasTarget({ kind, level, toNobody }: ChangeForm): boolean {
  if (kind === 'open') return level === 'local_unit'
  return kind === 'territory' ? !toNobody : kind === 'move' || kind === 'merge' || kind === 'close' || kind === 'reopen'
}

/** Of a unit that is divided: its shares, or who gets what. */
function fieldOfSplit(code: RefusalCode, { parts }: ChangeForm): string {
  const [part] = parts
  return code.startsWith('share_') && part !== undefined ? `part-${part.key}-percent` : (aboutGifts[code] ?? 'unit')
}

/** Why a change cannot be made, in a sentence. */
export function useRefusalText(): (refusal: ChangeRefusal) => string {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return ({ code, unit, otherUnit, municipalityName, day, rule }) =>
    t(`change.refusal.${code}`, {
      unit: unit === null ? t('change.refusal.someUnit') : pick(unit.name),
      other: otherUnit === null ? t('change.refusal.someUnit') : pick(otherUnit.name),
      municipality: municipalityName === null ? t('change.refusal.someMunicipality') : pick(municipalityName),
      day: day === null ? '' : format.day(day),
      rule: (rule ?? '').replace('.', '_')
    })
}

function fieldOf(code: RefusalCode, form: ChangeForm): string {
  const { kind } = form
  if (kind === 'split') return fieldOfSplit(code, form)
  if (aboutTarget.includes(code) && hasTarget(form)) return 'target'
  if (kind === 'serve' && aboutAreas.includes(code)) return 'municipalities'
  return unitFieldOf[kind ?? 'amend']
}

export function useRefusalProblems(form: ChangeForm): (refusals: readonly ChangeRefusal[]) => readonly StepProblem[] {
  const textOf = useRefusalText()
  return (refusals) =>
    refusals.map((refusal) => {
      const isByDay = mendedByDay.includes(refusal.code)
      const field = isByDay ? 'day' : fieldOf(refusal.code, form)
      return { step: isByDay ? 'when' : 'which', fieldId: `change-${field}`, text: textOf(refusal) }
    })
}
