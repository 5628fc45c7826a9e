/**
 * What is still wrong with a change before the API is asked: each problem at its field, in the order of the
 * page. What only the whole network can tell, the preview tells.
 */
import { isEmail } from '@solmu/domain/identity/email.js'
import type { ChangeKind } from '@solmu/domain/network/change.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { TextValues } from '../../../ui/text.js'
import { dayOf, noDetails, percentSum, readPercent, type ChangeForm, type DetailsForm } from './change-form.js'
import type { FormSurroundings } from './change-operation.js'
import { belongingsOf } from './day-network.js'
import { changedDetails, partDetails } from './unit-details.js'
import { hasNewShares, workShares, type WorkShares } from './work-shares.js'

export type ProblemStep = 'what' | 'which' | 'when'

export interface Problem {
  readonly step: ProblemStep
  /** The id of its control is `change-` and this. */
  readonly field: string
  /** Message id. */
  readonly text: string
  readonly values?: TextValues
  /** Which of several alike it is about: told where the field cannot be seen. */
  readonly about?: ProblemAbout
}

/** The number of a part of a divided unit, or the name of a municipality. */
export type ProblemAbout = { readonly part: number } | { readonly municipality: LocalizedText }

export const longestReason = 500
export const longestDecider = 200

type Found = readonly (Omit<Problem, 'step'> | null | false)[]
type Finder = (form: ChangeForm, around: FormSurroundings) => Found

const wrong = (field: string, text: string, values?: TextValues) => ({ field, text: `change.problem.${text}`, values })

/** One unit that exists on the day. */
function unitFound({ unitId }: ChangeForm, { network }: FormSurroundings): Found {
  if (unitId === null) return [wrong('unit', 'unit')]
  return [network !== null && !network.byId.has(unitId) && wrong('unit', 'notOnDay')]
}

function unitsFound({ unitIds }: ChangeForm, { network }: FormSurroundings, least: number): Found {
  if (unitIds.length < least) return [wrong('units', least > 1 ? 'twoUnits' : 'units')]
  const absent = network === null ? [] : unitIds.filter((id) => !network.byId.has(id))
  return [absent.length > 0 && wrong('units', 'someNotOnDay', { count: absent.length })]
}

function targetFound({ targetId }: ChangeForm, { network }: FormSurroundings): Found {
  if (targetId === null) return [wrong('target', 'target')]
  return [network !== null && !network.byId.has(targetId) && wrong('target', 'notOnDay')]
}

interface DetailsCheck {
  readonly details: Partial<DetailsForm>
  /** Before the names of the fields: `part-2-`. */
  readonly prefix?: string
  readonly isLocal: boolean
}

/** What a new unit needs. */
function newDetailsFound({ details, prefix = '', isLocal }: DetailsCheck): Found {
  const { name, kind, organisation, municipalityCode } = { ...noDetails, ...details }
  return [
    name.fi.trim() === '' && wrong(`${prefix}name-fi`, 'name'),
    isLocal && kind === '' && wrong(`${prefix}kind`, 'kind'),
    organisation === null && wrong(`${prefix}organisation`, 'organisation'),
    municipalityCode === null && wrong(`${prefix}municipality`, 'municipality'),
    ...contactsFound(details, prefix)
  ]
}

function contactsFound({ email }: Partial<DetailsForm>, prefix = ''): Found {
  const address = email?.trim() ?? ''
  return [address !== '' && !isEmail(address) && wrong(`${prefix}email`, 'email')]
}

function changedDetailsFound({ changed }: ChangeForm): Found {
  return [
    changed.name !== undefined && changed.name.fi.trim() === '' && wrong('name-fi', 'name'),
    changed.kind === '' && wrong('kind', 'kind'),
    ...contactsFound(changed)
  ]
}

function mergeFound(form: ChangeForm, around: FormSurroundings): Found {
  const { network } = around
  const units = form.unitIds.flatMap((id) => network?.byId.get(id) ?? [])
  const levels = new Set(units.map((unit) => unit.type))
  const parents = new Set(units.map((unit) => unit.parentId))
  const isNew = form.successor === 'new'
  const isChosen = isNew || form.unitIds.includes(form.successor)
  return [
    ...unitsFound(form, around, 2),
    levels.size > 1 && wrong('units', 'sameLevel'),
    !isChosen && wrong('successor', 'successor'),
    ...(isNew && parents.size > 1 ? targetFound(form, around) : []),
    ...(isNew ? newDetailsFound({ details: form.details, isLocal: !levels.has('regional_centre') }) : [])
  ]
}

interface TypedPercent {
  readonly field: string
  readonly percent: string
  readonly about?: ProblemAbout
}

/** Shares above 0 that make a whole. */
function percentsFound(percents: readonly TypedPercent[], sumField: string): Found {
  const unread = percents.filter(({ percent }) => !((readPercent(percent) ?? 0) > 0))
  const sum = percentSum(percents.map(({ percent }) => percent))
  return [
    ...unread.map(({ field, about }) => ({ ...wrong(field, 'percent'), about })),
    unread.length === 0 && sum !== 100 && wrong(sumField, 'percentSum', { sum })
  ]
}

/** The parts are asked for when it is known what is divided. */
function splitFound(form: ChangeForm, around: FormSurroundings): Found {
  const { before } = around
  if (form.unitId === null || before === null) return unitFound(form, around)
  const isLocal = before.type !== 'regional_centre'
  const ofParts = form.parts.flatMap((part, index): Found => {
    const prefix = `part-${part.key}-`
    const found =
      part.mode === 'existing'
        ? [part.unitId === null && wrong(`${prefix}unit`, 'unit')]
        : part.mode === 'new'
          ? newDetailsFound({ details: partDetails(part.details, before), prefix, isLocal })
          : []
    return found.map((each) => each && { ...each, about: { part: index + 1 } })
  })
  const percents = form.parts.map(({ key, percent }, index) => ({
    field: `part-${key}-percent`,
    percent,
    about: { part: index + 1 }
  }))
  const first = percents[0]?.field ?? 'unit'
  return [...unitFound(form, around), ...ofParts, ...percentsFound(percents, first), ...giftsFound(form, around)]
}

/** A centre that does not go on itself gives away everything. */
function giftsFound({ unitId, parts, gifts }: ChangeForm, { network }: FormSurroundings): Found {
  if (network === null || parts.some((part) => part.mode === 'self')) return []
  const { units, codes } = belongingsOf(network, unitId)
  const isLeft = (gift: string) => !parts.some((part) => part.key === gifts[gift])
  const unitsLeft = units.filter((unit) => isLeft(`unit:${unit.id}`)).length
  const codesLeft = codes.filter((code) => isLeft(`municipality:${code}`)).length
  return [
    unitsLeft > 0 && wrong('gifts-unit', 'unitsLeft', { count: unitsLeft }),
    codesLeft > 0 && wrong('gifts-municipality', 'municipalitiesLeft', { count: codesLeft })
  ]
}

function closeFound(form: ChangeForm, around: FormSurroundings): Found {
  const { network } = around
  if (network === null || form.unitId === null) return unitFound(form, around)
  const { units, codes } = belongingsOf(network, form.unitId)
  const needsHeir = network.byId.get(form.unitId)?.type === 'regional_centre' && units.length + codes.length > 0
  return [
    ...unitFound(form, around),
    ...(needsHeir ? targetFound(form, around) : []),
    needsHeir && form.targetId === form.unitId && wrong('target', 'heirItself')
  ]
}

function reopenFound(form: ChangeForm, around: FormSurroundings): Found {
  if (form.unitId === null) return [wrong('unit', 'unit')]
  const isAlive = around.network?.byId.has(form.unitId) ?? false
  const needsParent = around.before?.type === 'local_unit'
  return [
    isAlive && wrong('unit', 'alive'),
    ...(needsParent ? targetFound(form, around) : []),
    ...changedDetailsFound(form)
  ]
}

/** Nothing can be said about the shares as long as those that are declared are on their way. */
function serveFound(form: ChangeForm, around: FormSurroundings): Found {
  const { before } = around
  if (form.unitId === null || before === null) return unitFound(form, around)
  return [
    ...unitFound(form, around),
    !hasNewShares(form, before) && wrong('shared', 'nothingChanged'),
    ...sharesFound(workShares(form, before), around)
  ]
}

function sharesFound({ isShared, shares }: WorkShares, { network }: FormSurroundings): Found {
  if (!isShared) return []
  const percents = shares.map(({ code, percent }) => {
    const municipality = network?.municipalityByCode.get(code)
    return { field: `share-${code}`, percent, about: municipality && { municipality: municipality.name } }
  })
  const first = percents[0]?.field
  return first === undefined ? [wrong('municipalities', 'municipalities')] : percentsFound(percents, first)
}

const finders: Readonly<Record<ChangeKind, Finder>> = {
  open: (form, around) => [
    ...(form.level === 'local_unit' ? targetFound(form, around) : []),
    ...newDetailsFound({ details: form.details, isLocal: form.level === 'local_unit' })
  ],
  amend: (form, around) => [
    ...unitFound(form, around),
    form.unitId !== null && changedDetails(form.changed, around.before).length === 0 && wrong('name-fi', 'nothingChanged'),
    ...changedDetailsFound(form)
  ],
  move: (form, around) => [...unitsFound(form, around, 1), ...targetFound(form, around)],
  merge: mergeFound,
  split: splitFound,
  close: closeFound,
  reopen: reopenFound,
  territory: (form, around) => [
    form.codes.length === 0 && wrong('municipalities', 'municipalities'),
    ...(form.toNobody ? [] : targetFound(form, around))
  ],
  serve: serveFound
}

function whenFound(form: ChangeForm, today: IsoDate): Found {
  return [
    dayOf(form, today) === null && wrong('day', 'day'),
    form.reason.trim() === '' && wrong('reason', 'reason'),
    form.reason.trim().length > longestReason && wrong('reason', 'tooLong', { max: longestReason }),
    form.decidedBy.trim().length > longestDecider && wrong('decidedBy', 'tooLong', { max: longestDecider })
  ]
}

const atStep = (step: ProblemStep, found: Found): Problem[] =>
  found.flatMap((each) => (each === null || each === false ? [] : [{ step, ...each }]))

/** What is wrong in the second step. */
export function whichProblems(form: ChangeForm, around: FormSurroundings): readonly Problem[] {
  if (form.kind === null) return [{ step: 'what', ...wrong('kind', 'kindOfChange') }]
  return atStep('which', finders[form.kind](form, around))
}

/** What is wrong in the second and the third step: another day may have made the choices of the second wrong. */
export function allProblems(form: ChangeForm, around: FormSurroundings, today: IsoDate): readonly Problem[] {
  return [...whichProblems(form, around), ...atStep('when', whenFound(form, today))]
}
