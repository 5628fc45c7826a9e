/** What becomes different about the unit itself: each detail, or each share of its work, before and after. */
import { DataTable, type Column } from '../../../../ui/data-table.js'
import { useFormat } from '../../../../ui/format.js'
import { Section } from '../../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../../ui/text.js'
import { percentInField, readPercent, type ChangeForm, type DetailsForm, type ShareForm } from '../change-form.js'
import type { FormSurroundings } from '../change-operation.js'
import { changedDetails, type UnitBefore } from '../unit-details.js'
import { workShares } from '../work-shares.js'
import styles from '../change.module.css'

interface Difference {
  readonly key: string
  readonly label: string
  /** Empty when there was nothing. */
  readonly before: string
  readonly after: string
}

export interface DetailChangesProps extends FormSurroundings {
  readonly form: ChangeForm
}

/** Of the kinds that change something about a unit that exists; the others are told by the consequences. */
export function DetailChanges({ form, network, before }: DetailChangesProps) {
  const t = useText()
  const details = useDetailDifferences({ form, network, before })
  const shares = useShareDifferences({ form, network, before })
  if (before === null) return null
  if (form.kind === 'serve') return <Differences title={t('network.fact.serviceShares')} head={t('network.fact.municipality')} rows={shares} />
  const isAbout = form.kind === 'amend' || form.kind === 'reopen'
  return isAbout && <Differences title={t('change.preview.details')} head={t('change.preview.detail')} rows={details} />
}

interface DifferencesProps {
  readonly title: string
  /** The heading of what differs. */
  readonly head: string
  readonly rows: readonly Difference[]
}

function Differences({ title, head, rows }: DifferencesProps) {
  const t = useText()
  if (rows.length === 0) return null
  const shown = (text: string) => (text === '' ? t('change.preview.nothing') : text)
  const columns: readonly Column<Difference>[] = [
    { id: 'label', header: head, cell: ({ label }) => label, width: '40%' },
    {
      id: 'turn',
      header: t('change.preview.beforeAfter'),
      cell: ({ before, after }) =>
        before === after ? (
          <span className={styles.quiet}>{shown(after)}</span>
        ) : (
          <>
            {shown(before)} → <strong>{shown(after)}</strong>
          </>
        )
    }
  ]
  return (
    <Section title={title} className={styles.section}>
      <DataTable caption={title} columns={columns} rows={rows} rowKey={({ key }) => key} />
    </Section>
  )
}

const names = ['fi', 'sv', 'en'] as const

/** A name that is not given in a language is the Finnish one. */
function nameIn({ name }: DetailsForm, language: (typeof names)[number]): string {
  return name[language].trim() || name.fi.trim()
}

function useDetailDifferences({ form, network, before }: DetailChangesProps): readonly Difference[] {
  const t = useText()
  const pick = useLocalized()
  if (before === null) return []
  const was = before.details
  const will: DetailsForm = { ...was, ...form.changed }
  const place = (code: string | null) => {
    const municipality = network?.municipalityByCode.get(code ?? '')
    return municipality === undefined ? (code ?? '') : pick(municipality.name)
  }
  const textOf = (details: DetailsForm, field: Exclude<keyof DetailsForm, 'name'>): string => {
    if (field === 'kind') return details.kind === '' ? '' : t(`network.kind.${details.kind}`)
    if (field === 'organisation') return details.organisation === null ? '' : pick(details.organisation.name)
    return field === 'municipalityCode' ? place(details.municipalityCode) : details[field].trim()
  }
  const labelOf = (field: string) =>
    t(field === 'kind' ? 'network.fact.kind' : `change.field.${field === 'municipalityCode' ? 'municipality' : field}`)
  return changedDetails(form.changed, before).flatMap((field) =>
    field === 'name'
      ? names
          .map((language) => ({
            key: `name-${language}`,
            label: t(`change.field.name.${language}`),
            ...{ before: nameIn(was, language), after: nameIn(will, language) }
          }))
          .filter((row) => row.before !== row.after)
      : [{ key: field, label: labelOf(field), before: textOf(was, field), after: textOf(will, field) }]
  )
}

/** A unit that has not declared a division works for the municipality where it stands. */
function asWork(shares: readonly ShareForm[], { details }: UnitBefore): ReadonlyMap<string, number> {
  if (shares.length === 0) return new Map([[details.municipalityCode ?? '', 100]])
  return new Map(shares.map(({ code, percent }) => [code, readPercent(percent) ?? 0]))
}

function useShareDifferences({ form, network, before }: DetailChangesProps): readonly Difference[] {
  const pick = useLocalized()
  const language = useLanguage()
  const { compare } = useFormat()
  if (before === null) return []
  const { isShared, shares } = workShares(form, before)
  const was = asWork(before.shares, before)
  const will = asWork(isShared ? shares : [], before)
  const textOf = (percent = 0) => `${percentInField(percent, language)}${language === 'en' ? '%' : '\u00a0%'}`
  return [...new Set([...was.keys(), ...will.keys()])]
    .map((code) => {
      const municipality = network?.municipalityByCode.get(code)
      const label = municipality === undefined ? code : pick(municipality.name)
      return { key: code, label, before: textOf(was.get(code)), after: textOf(will.get(code)) }
    })
    .sort((a, b) => compare(a.label, b.label))
}
