/** Who gets which unit and which municipality of a divided centre: a row each, with its part chosen from a list. */
import { useMemo, type ReactNode } from 'react'
import { ErrorGlyph } from '../../../../ui/glyphs.js'
import { useFormat } from '../../../../ui/format.js'
import { Section } from '../../../../ui/section.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import { belongingsOf } from '../day-network.js'
import { usePartNames } from './part-names.js'
import type { WhichProps } from './which-fields.js'
import styles from '../change.module.css'

interface GiftRow {
  /** `unit:id` or `municipality:code`. */
  readonly gift: string
  readonly label: string
}

interface GiftGroup {
  readonly key: string
  /** Empty for rows that are in no group. */
  readonly label: string
  readonly rows: readonly GiftRow[]
}

export function GiftTables(props: Omit<WhichProps, 'before'>) {
  const { form, network } = props
  const t = useText()
  const pick = useLocalized()
  const { compare } = useFormat()
  const { units, codes } = useMemo(() => belongingsOf(network, form.unitId), [network, form.unitId])
  const byLabel = (a: GiftRow, b: GiftRow) => compare(a.label, b.label)
  const unitRows = units.map((unit) => ({ gift: `unit:${unit.id}`, label: pick(unit.name) })).sort(byLabel)
  const rowOf = (code: string) => {
    const municipality = network.municipalityByCode.get(code)
    return { gift: `municipality:${code}`, label: municipality === undefined ? code : pick(municipality.name) }
  }
  const regions = network.regions
    .map(({ code, name, municipalityCodes }) => ({
      key: code,
      label: pick(name),
      rows: municipalityCodes.filter((each) => codes.includes(each)).map(rowOf).sort(byLabel)
    }))
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => compare(a.label, b.label))
  return (
    <>
      <GiftTable {...props} kind="unit" title={t('change.split.units')} groups={[{ key: 'all', label: '', rows: unitRows }]} />
      <GiftTable {...props} kind="municipality" title={t('change.split.municipalities')} groups={regions} />
    </>
  )
}

interface GiftTableProps extends Omit<WhichProps, 'before'> {
  readonly kind: 'unit' | 'municipality'
  readonly title: string
  readonly groups: readonly GiftGroup[]
}

const several = 'several'

/** The part that has all these rows, `several` when they are in different hands, nothing when in none. */
function commonPart(gifts: Readonly<Record<string, string>>, rows: readonly GiftRow[]): string {
  const parts = new Set(rows.map(({ gift }) => gifts[gift] ?? ''))
  const [only = ''] = parts
  return parts.size > 1 ? several : only
}

function GiftTable({ form, change, network, errorOf, kind, title, groups }: GiftTableProps) {
  const t = useText()
  const names = usePartNames(form, network)
  const self = form.parts.find((part) => part.mode === 'self')
  const error = errorOf(`change-gifts-${kind}`)
  const all = groups.flatMap(({ rows }) => rows)
  const give = (rows: readonly GiftRow[], part: string) =>
    change({ gifts: { ...form.gifts, ...Object.fromEntries(rows.map(({ gift }) => [gift, part])) } })
  const empty = self === undefined ? t('change.split.choosePart') : t('change.split.stays', { unit: names.get(self.key) ?? '' })
  const options = form.parts.filter((part) => part !== self).map(({ key }) => ({ key, name: names.get(key) ?? '' }))
  const select = (id: string | undefined, label: string, rows: readonly GiftRow[]): ReactNode => (
    <select
      id={id}
      aria-label={label}
      className={styles.select}
      value={commonPart(form.gifts, rows)}
      onChange={(event) => give(rows, event.target.value)}
    >
      {commonPart(form.gifts, rows) === several && (
        <option value={several} disabled>
          {t('change.split.several')}
        </option>
      )}
      <option value="">{empty}</option>
      {options.map(({ key, name }) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  )
  if (all.length === 0) return null
  return (
    <Section title={title} level={3} className={styles.section}>
      {error !== undefined && (
        <p className={styles.error}>
          <ErrorGlyph size={16} />
          {error}
        </p>
      )}
      <table className={styles.table}>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`change.split.column.${kind}`)}</th>
            <th scope="col">{t('change.split.column.part')}</th>
          </tr>
        </thead>
        <tbody>
          <tr className={styles.groupRow}>
            <th scope="row">{t('change.split.all', { count: all.length })}</th>
            <td>{select(`change-gifts-${kind}`, t('change.split.allPart'), all)}</td>
          </tr>
        </tbody>
        {groups.map(({ key, label, rows }) => (
          <tbody key={key}>
            {label !== '' && (
              <tr className={styles.groupRow}>
                <th scope="row">{t('change.split.group', { region: label, count: rows.length })}</th>
                <td>{select(undefined, t('change.split.partOf', { name: label }), rows)}</td>
              </tr>
            )}
            {rows.map((row) => (
              <tr key={row.gift} data-indented={label !== '' || undefined}>
                <th scope="row">{row.label}</th>
                <td>{select(undefined, t('change.split.partOf', { name: row.label }), [row])}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Section>
  )
}
