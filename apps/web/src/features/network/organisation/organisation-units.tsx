/** The units that an organisation keeps, kept or will keep. */
import { useCan, useViewer } from '../../../app/viewer.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { Status } from '../../../ui/status.js'
import { pickText, useLanguage, useText } from '../../../ui/text.js'
import { UnitLink } from '../unit-link.js'
import { spanText, tenseOn, tenseStatus } from './organisation-periods.js'
import type { KeptUnit, OrganisationRecord } from './organisation.operations.js'

function UnitName({ row }: { readonly row: KeptUnit }) {
  const seesUnits = useCan('network.read')
  const { today } = useViewer()
  const { text, lang } = pickText(row.unit.name, useLanguage())
  if (!seesUnits) return <span lang={lang}>{text}</span>
  // A unit that is no longer kept, or not yet, is shown as it is on the first of these days.
  const asOf = tenseOn(row, today) === 'current' ? undefined : row.validFrom
  return (
    <UnitLink id={row.unit.id} asOf={asOf} lang={lang}>
      {text}
    </UnitLink>
  )
}

export function OrganisationUnits({ units, unitCount }: Pick<OrganisationRecord, 'units' | 'unitCount'>) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const columns: readonly Column<KeptUnit>[] = [
    { id: 'name', header: t('organisation.units.name'), cell: (row) => <UnitName row={row} /> },
    { id: 'type', header: t('organisation.units.type'), cell: ({ unit }) => t(`organisation.unitType.${unit.type}`) },
    { id: 'period', header: t('organisation.units.period'), cell: (row) => spanText(row, { t, day: format.day }) },
    {
      id: 'tense',
      header: t('organisation.units.tense'),
      phone: 'figure',
      cell: (row) => {
        const tense = tenseOn(row, today)
        return <Status status={tenseStatus[tense]} label={t(`organisation.tense.${tense}`)} />
      }
    }
  ]
  return (
    <Section title={t('organisation.units.title')} aside={t('organisation.units.today', { count: unitCount })}>
      <DataTable
        caption={t('organisation.units.title')}
        columns={columns}
        rows={units}
        rowKey={({ unit, validFrom }) => `${unit.id} ${validFrom}`}
        empty={<EmptyState title={t('organisation.units.none')} text={t('organisation.units.noneText')} />}
      />
    </Section>
  )
}
