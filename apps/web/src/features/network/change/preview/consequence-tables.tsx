/** What a change does, in tables: units, municipalities, centres, and what hangs on the units. */
import type { LocalizedText } from '@solmu/shared/text.js'
import { DataTable, type Column } from '../../../../ui/data-table.js'
import { useFormat } from '../../../../ui/format.js'
import { Section } from '../../../../ui/section.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import type { Preview, UnitConsequence } from '../change.operations.js'
import { useJoin } from '../summary-text.js'
import styles from '../change.module.css'

/** The changes of a unit that have a word; what the API may tell beyond these is told as a change of details. */
const knownChanges = ['opened', 'closed', 'reopened', 'renamed', 'amended', 'moved', 'merged', 'split']

/** "A → B" when they differ, else the one there is. */
function useTurn() {
  const pick = useLocalized()
  return (before: LocalizedText | null, after: LocalizedText | null): string => {
    const [was, is] = [before && pick(before), after && pick(after)]
    if (was !== null && is !== null && was !== is) return `${was} → ${is}`
    return is ?? was ?? ''
  }
}

/** First what begins, then what the change is about, last those that only move with it. */
function rankOf({ changes }: UnitConsequence): number {
  if (changes.includes('opened')) return 0
  return changes.every((change) => change === 'moved') ? 2 : 1
}

/** Who continues a unit; of one that goes on itself, first what stays with it. */
function heirsOf({ nameAfter, successors }: UnitConsequence): UnitConsequence['successors'] {
  const rest = 1 - successors.reduce((sum, { share }) => sum + share, 0)
  const isDivided = nameAfter !== null && successors.length > 0 && rest > 1e-6
  return isDivided ? [{ name: nameAfter, share: rest }, ...successors] : successors
}

export function UnitConsequences({ units }: { readonly units: Preview['units'] }) {
  const t = useText()
  const pick = useLocalized()
  const join = useJoin()
  const format = useFormat()
  const turn = useTurn()
  if (units.length === 0) return null
  const happens = ({ changes }: UnitConsequence) =>
    join(changes.map((change) => t(`change.happens.${knownChanges.includes(change) ? change : 'amended'}`)))
  const ordered = [...units].sort(
    (a, b) => rankOf(a) - rankOf(b) || format.compare(turn(a.nameBefore, a.nameAfter), turn(b.nameBefore, b.nameAfter))
  )
  const successors = (unit: UnitConsequence) =>
    heirsOf(unit).map(({ name, share }) => `${pick(name)} ${format.percent(share, share * 100 === Math.round(share * 100) ? 0 : 2)}`)
  /** On a phone the heads of the columns are gone. */
  const labelled = (head: string, text: string) =>
    text !== '' && (
      <>
        <span className={styles.phoneLabel}>{head}: </span>
        {text}
      </>
    )
  const [parentHead, successorHead] = [t('change.preview.parent'), t('change.preview.successors')]
  const columns: readonly Column<UnitConsequence>[] = [
    { id: 'unit', header: t('change.preview.unit'), cell: (unit) => turn(unit.nameBefore, unit.nameAfter) },
    { id: 'happens', header: t('change.preview.happens'), cell: happens, phone: 'figure' },
    {
      id: 'parent',
      header: parentHead,
      cell: (unit) => labelled(parentHead, turn(unit.parentBefore, unit.parentAfter))
    },
    ...(units.some((unit) => unit.successors.length > 0)
      ? [
          {
            id: 'successors',
            header: successorHead,
            cell: (unit: UnitConsequence) => labelled(successorHead, successors(unit).join(', '))
          }
        ]
      : [])
  ]
  return (
    <Section title={t('change.preview.units')} aside={String(units.length)} className={styles.section}>
      <DataTable caption={t('change.preview.units')} columns={columns} rows={ordered} rowKey={(unit) => unit.unitId} />
    </Section>
  )
}

type Passing = Preview['territories'][number]

export function TerritoryConsequences({ territories }: { readonly territories: Preview['territories'] }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  if (territories.length === 0) return null
  const centre = (name: LocalizedText | null) => (name === null ? t('change.field.noCentre') : pick(name))
  const count = territories.reduce((sum, each) => sum + each.municipalityCodes.length, 0)
  const columns: readonly Column<Passing>[] = [
    { id: 'passing', header: t('change.preview.passing'), cell: ({ from, to }) => `${centre(from)} → ${centre(to)}` },
    {
      id: 'count',
      header: t('network.fact.municipalities'),
      isNumeric: true,
      phone: 'figure',
      cell: ({ municipalityCodes }) => format.number(municipalityCodes.length)
    },
    {
      id: 'names',
      header: t('change.preview.municipalityNames'),
      cell: ({ municipalityNames }) => municipalityNames.map(pick).sort(format.compare).join(', ')
    }
  ]
  return (
    <Section title={t('change.preview.territories')} aside={format.number(count)} className={styles.section}>
      <DataTable
        caption={t('change.preview.territories')}
        columns={columns}
        rows={territories}
        rowKey={({ from, to }) => `${from?.fi} → ${to?.fi}`}
      />
    </Section>
  )
}

type CentreChange = Preview['centres'][number]

export function CentreConsequences({ centres }: { readonly centres: Preview['centres'] }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  if (centres.length === 0) return null
  const turn = (before: number, after: number) =>
    before === after ? (
      <span className={styles.quiet}>{format.number(after)}</span>
    ) : (
      <>
        {format.number(before)} → <strong>{format.number(after)}</strong>
      </>
    )
  const columns: readonly Column<CentreChange>[] = [
    { id: 'centre', header: t('change.preview.centre'), cell: ({ name }) => pick(name) },
    {
      id: 'units',
      header: t('network.fact.units'),
      isNumeric: true,
      cell: ({ localUnitsBefore, localUnitsAfter }) => turn(localUnitsBefore, localUnitsAfter)
    },
    {
      id: 'municipalities',
      header: t('network.fact.municipalities'),
      isNumeric: true,
      cell: ({ municipalitiesBefore, municipalitiesAfter }) => turn(municipalitiesBefore, municipalitiesAfter)
    }
  ]
  return (
    <Section title={t('change.preview.centres')} note={t('change.preview.beforeAfter')} className={styles.section}>
      <DataTable
        caption={t('change.preview.centres')}
        columns={columns}
        rows={centres}
        rowKey={({ name }) => `${name.fi} ${name.sv}`}
        phone="scroll"
      />
    </Section>
  )
}

/** The records that have a word of their own; of others only that there are some. */
const knownRecords = ['role_assignment', 'unit_return']

export function TouchedRecords({ touched }: { readonly touched: Preview['touched'] }) {
  const t = useText()
  const pick = useLocalized()
  const { compare } = useFormat()
  if (touched.length === 0) return null
  const ordered = [...touched].sort((a, b) => compare(pick(a.unit.name), pick(b.unit.name)))
  return (
    <Section title={t('change.preview.touched')} className={styles.section}>
      <p className={styles.note}>{t('change.preview.touchedNote')}</p>
      <ul className={styles.lines}>
        {ordered.map(({ kind, unit, count }) => (
          <li key={`${unit.id} ${kind}`}>
            {pick(unit.name)}: {t(`change.touched.${knownRecords.includes(kind) ? kind : 'other'}`, { count })}
          </li>
        ))}
      </ul>
    </Section>
  )
}
