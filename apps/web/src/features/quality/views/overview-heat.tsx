/** The heat map: units by centre, criteria by section, a value in every cell; and the same as a file. */
import { IconDownload } from '@tabler/icons-react'
import { Button } from '../../../ui/button.js'
import { HeatTable } from '../../../ui/charts/heat-table.js'
import { saveRows } from '../../../ui/export-rows.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { exportFigure, marksAmong, ValueLegend } from '../../../ui/value.js'
import type { CentreRows } from './overview-rows.js'
import type { Overview, OverviewUnit } from './views.operations.js'
import { figureOf, ProfileLink, useBandName, useChangeText, useLevelName, useNumberedCriteria, useScoreText, useShownCount } from './views-words.js'
import styles from './views.module.css'

interface HeatProps {
  readonly overview: Overview
  readonly centres: readonly CentreRows[]
}

export function OverviewHeat({ overview, centres }: HeatProps) {
  const t = useText()
  const pick = useLocalized()
  const { content } = overview.version
  const [bandName, scoreText, changeText, levelName] = [useBandName(content), useScoreText(content), useChangeText(content), useLevelName(content)]
  const groups = useNumberedCriteria(content)
  const columns = groups.flatMap((group) => group.columns)
  const rowOf = ({ unit, result, cells, change }: OverviewUnit) => ({
    key: unit.id,
    head: <ProfileLink unit={unit} framework={overview.version.frameworkId} />,
    // On a phone the score stands beside the name, and the rest after the cells.
    facts: [result ? scoreText(result.score) : ''],
    after: result ? [bandName(result.band), changeText(change)] : ['', ''],
    none: t('quality.heat.none'),
    cells: cells.map((cell, place) => {
      const column = columns[place]
      return { value: figureOf(cell), position: cell.position, hint: column && [column.name, levelName(column.scale, cell.value)].filter(Boolean).join(': ') }
    })
  })
  const marks = marksAmong(overview.units.flatMap(({ cells }) => cells.map(figureOf)))
  return (
    <>
      <HeatTable
        caption={t('quality.heat.caption', { framework: pick(content.name) })}
        corner={t('quality.heat.unit')}
        facts={[t('quality.heat.score')]}
        after={[t('quality.heat.band'), t('quality.heat.change')]}
        columnGroups={groups}
        rowGroups={centres.map(({ key, name, units }) => ({ key, name, rows: units.map(rowOf) }))}
      />
      <p className={styles.note}>{t('quality.heat.shade')}</p>
      {marks.length > 0 && <ValueLegend marks={marks} />}
      <details className={styles.legend}>
        <summary>{t('quality.heat.criteria')}</summary>
        {groups.map(({ key, name, columns: inside }) => (
          <div key={key}>
            <h3>{name}</h3>
            <ul>
              {inside.map((column) => (
                <li key={column.key}>{column.name}</li>
              ))}
            </ul>
          </div>
        ))}
      </details>
    </>
  )
}

/** What is shown, and nothing else, as a file; with how many there are beside. */
export function OverviewExport({ overview, centres }: HeatProps) {
  const t = useText()
  const language = useLanguage()
  const pick = useLocalized()
  const bandName = useBandName(overview.version.content)
  const shown = useShownCount()
  const groups = useNumberedCriteria(overview.version.content)
  function save() {
    const heads = [t('quality.heat.centre'), t('quality.heat.unit'), t('quality.heat.day'), t('quality.heat.score'), t('quality.heat.band'), t('quality.heat.change'), t('quality.heat.level')]
    const rows = centres.flatMap(({ name, units }) =>
      units.map(({ unit, result, change, cells }) => [
        ...[name, pick(unit.name), result?.assessedOn ?? '', result?.score ?? '', bandName(result?.band ?? null), change ?? '', result ? t(`quality.level.${result.level}`) : t('quality.heat.none')],
        ...cells.map((cell) => exportFigure(figureOf(cell), t))
      ])
    )
    const count = shown({ subjects: overview.subjectCount, shown: overview.shownCount, unpublished: overview.unpublishedCount })
    const about = [[], [pick(overview.version.content.name)], [pick(overview.version.content.notice)], [count], [overview.asOf]]
    const criteria = groups.flatMap(({ columns }) => columns.map((column) => column.name))
    saveRows({ name: t('quality.heat.file', { date: overview.asOf }), language, rows: [[...heads, ...criteria], ...rows, ...about] })
  }
  return (
    <Button icon={IconDownload} disabled={centres.length === 0} onClick={save}>
      {t('ui.table.export')}
    </Button>
  )
}
