/** The change that is being written, in a line, and what the button that makes it says. */
import { useIntl } from 'react-intl'
import type { IsoDate } from '@solmu/shared/dates.js'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { ChangeForm } from './change-form.js'
import type { DayNetwork } from './day-network.js'
import type { UnitBefore } from './unit-details.js'
import { workShares } from './work-shares.js'

/** Beyond these many, the count is told instead of the names. */
const namedUnits = 4
const namedMunicipalities = 5

interface Written {
  readonly form: ChangeForm
  readonly network: DayNetwork | undefined
  readonly before: UnitBefore | null
}

/** Joins names as the language does: "A, B ja C". */
export function useJoin(): (names: readonly string[]) => string {
  const { locale } = useIntl()
  return (names) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)
}

/** Names while they are few, a count when they are many. */
export function useNamesOrCount() {
  const t = useText()
  const join = useJoin()
  return {
    units: (names: readonly string[], count = names.length) =>
      count > namedUnits || count > names.length ? t('network.count.units', { count }) : join(names),
    municipalities: (names: readonly string[], count = names.length) =>
      count > namedMunicipalities || count > names.length ? t('network.count.municipalities', { count }) : join(names)
  }
}

/** The line that says what the change is: "Siirto: Kuopion Käsi ja Oulun Sampo → Pohjois-Pohjanmaa". */
export function useChangeSummary({ form, network, before }: Written): string {
  const t = useText()
  const pick = useLocalized()
  const names = useNamesOrCount()
  if (form.kind === null) return ''
  const unitName = (id: string | null): string => {
    const node = network?.byId.get(id ?? '')
    if (node !== undefined) return pick(node.name)
    return before !== null && before.id === id ? pick(before.details.name) : ''
  }
  const municipalityName = (code: string): string => {
    const municipality = network?.municipalityByCode.get(code)
    return municipality === undefined ? code : pick(municipality.name)
  }
  const work = workShares(form, before)
  const newName = form.details.name === undefined ? '' : pick(form.details.name)
  return t(`change.summary.${form.kind}`, {
    unit: form.kind === 'open' ? newName : unitName(form.unitId),
    units: names.units(form.unitIds.map(unitName)),
    target: form.toNobody && form.kind === 'territory' ? t('change.field.noCentre') : unitName(form.targetId),
    hasTarget: String(form.targetId !== null),
    successor: form.successor === 'new' ? newName : unitName(form.successor),
    municipalities: names.municipalities((form.kind === 'serve' ? work.shares.map(({ code }) => code) : form.codes).map(municipalityName)),
    parts: form.parts.length,
    isShared: String(work.isShared === true)
  })
}

/** What the button that makes the change says: "Siirrä 2 yksikköä 1.1.2027 alkaen". */
export function useSubmitLabel(form: ChangeForm, day: IsoDate): string {
  const t = useText()
  const format = useFormat()
  if (form.kind === null) return ''
  const counts: Readonly<Record<string, number>> = {
    move: form.unitIds.length,
    merge: form.unitIds.length,
    split: form.parts.length,
    territory: form.codes.length
  }
  return t(`change.submit.${form.kind}`, { count: counts[form.kind] ?? 1, day: format.day(day) })
}
