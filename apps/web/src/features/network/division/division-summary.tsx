/** What the side panel shows of a division when none of its areas is chosen. */
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { Facts, type Fact } from '../panel/facts.js'
import panelStyles from '../panel/panel.module.css'
import type { NetworkDivision } from './division.operations.js'
import { decimalsFor, hasAreas, totalsOf, type AreaRow } from './division-rows.js'
import { classesOfLens } from './lens-names.js'
import parts from '../table/table-parts.module.css'

export interface DivisionSummaryProps {
  readonly division: NetworkDivision
  readonly rows: readonly AreaRow[]
}

export function DivisionSummary({ division, rows }: DivisionSummaryProps) {
  const t = useText()
  const format = useFormat()
  const totals = totalsOf(rows)
  const fact = (id: string, name: string, value: number): Fact => ({
    id,
    name,
    value: <strong>{format.number(value, decimalsFor([value]))}</strong>
  })
  const isOfClasses = classesOfLens(division.lens) !== null
  return (
    <Section title={t(`division.lens.${division.lens}`)} className={panelStyles.panel}>
      <Facts
        facts={[
          fact('areas', t(isOfClasses ? 'division.fact.classes' : 'division.fact.areas'), rows.filter((row) => !row.isNone).length),
          fact('municipalities', t('network.fact.municipalities'), totals.municipalities),
          {
            id: 'population',
            name: t('network.fact.population'),
            value: (
              <>
                <strong>{format.number(totals.population)}</strong>
                {division.populationDate !== null && ` (${format.day(division.populationDate)})`}
              </>
            )
          },
          fact('units', t('network.fact.units'), totals.unitCount),
          noneFact(rows, { t, number: format.number })
        ]}
      />
      {hasAreas(rows) && <p className={parts.note}>{t(isOfClasses ? 'division.summary.classes' : 'division.summary.choose')}</p>}
      <p className={panelStyles.source} lang="fi">
        {division.attribution}
      </p>
    </Section>
  )
}

interface NoneTexts {
  readonly t: ReturnType<typeof useText>
  readonly number: (value: number, decimals?: number) => string
}

function noneFact(rows: readonly AreaRow[], { t, number }: NoneTexts): Fact | null {
  const none = rows.find((row) => row.isNone)
  if (none === undefined) return null
  const shown = number(none.unitCount, decimalsFor([none.unitCount]))
  const value = [
    t('network.count.municipalities', { count: none.municipalities }),
    t('division.count.units', { count: none.unitCount, shown })
  ].join(', ')
  return { id: 'none', name: t('division.none'), value }
}
