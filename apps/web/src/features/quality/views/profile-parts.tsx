/** The parts of a profile: sections as radar and table, and where the unit stands. */
import { RadarChart, RadarLegend } from '../../../ui/charts/radar-chart.js'
import type { View } from '../../../ui/charts/view.js'
import { ViewSwitch } from '../../../ui/charts/view-switch.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { ProfileFramework, ProfileRound } from './views.operations.js'
import { scoreDecimals, useBandName, useChangeText, useNumberedCriteria, useScoreText } from './views-words.js'
import styles from './views.module.css'

export interface FrameworkProps {
  readonly framework: ProfileFramework
  readonly unit: string
}

/** How many rounds stand side by side. */
export const mostRounds = 5

interface SectionRow {
  readonly code: string
  readonly name: string
  readonly rounds: readonly (ProfileRound['sections'][number] | undefined)[]
}

/** The rounds that measure the same as the newest: only they can be laid over each other. */
const alike = ({ rounds }: ProfileFramework): readonly ProfileRound[] => rounds.filter(({ isComparable }) => isComparable).slice(0, mostRounds)

function useSectionRows(framework: ProfileFramework): readonly SectionRow[] {
  const pick = useLocalized()
  return framework.version.content.sections.map(({ code, title }) => ({
    ...{ code, name: pick(title) || code },
    rounds: alike(framework).map(({ sections }) => sections.find((section) => section.code === code))
  }))
}

/** Two sides make no figure. */
const fewestAxes = 3

/** The sections as the sides of the radar; the criteria where there are too few sections to draw. */
function useAxes(framework: ProfileFramework, rows: readonly SectionRow[]) {
  const criteria = useNumberedCriteria(framework.version.content).flatMap(({ columns }) => columns)
  if (rows.length >= fewestAxes) return rows.map(({ code, name, rounds }) => ({ key: code, name, positions: rounds.map((section) => section?.position ?? null) }))
  return criteria.map(({ key, name }, place) => ({ key, name, positions: alike(framework).map(({ cells }) => cells[place]?.position ?? null) }))
}

interface ProfileSectionsProps extends FrameworkProps {
  readonly view: View
  readonly onView: (view: View) => void
}

export function ProfileSections({ framework, unit, view, onView }: ProfileSectionsProps) {
  const t = useText()
  const format = useFormat()
  const rows = useSectionRows(framework)
  const rounds = alike(framework)
  const percent = (position: number | null | undefined) => (position == null ? t('quality.score.none') : t('quality.profile.percent', { percent: format.number(position * 100) }))
  const axes = useAxes(framework, rows)
  const said = axes.map(({ name, positions: [now] }) => `${name} ${percent(now)}`).join(', ')
  const shapes = rounds.slice(0, 2).map(({ result }, place) => ({ key: result.assessmentId, name: format.day(result.assessedOn), positions: axes.map(({ positions }) => positions[place] ?? null) }))
  const canDraw = axes.length >= fewestAxes
  const columns: readonly Column<SectionRow>[] = [
    { id: 'section', header: t('quality.profile.section'), cell: ({ name }) => name },
    ...rounds.map(({ result }, place): Column<SectionRow> => ({
      ...{ id: result.assessmentId, header: format.day(result.assessedOn), isNumeric: true },
      cell: ({ rounds: of }) => {
        const section = of[place]
        if (!section || section.value === null) return t('quality.score.none')
        const [value, highest] = [section.value, section.highest ?? section.value]
        return t('quality.profile.ofMost', { value: format.number(value, scoreDecimals(value)), most: format.number(highest, scoreDecimals(highest)), percent: format.number((section.position ?? 0) * 100) })
      }
    }))
  ]
  return (
    <Section
      title={t('quality.profile.sections')}
      note={t('quality.profile.sectionsNote')}
      aside={canDraw && <ViewSwitch of={t('quality.profile.sections')} view={view} chart={t('quality.profile.radar')} onChange={onView} />}
    >
      {canDraw && view === 'chart' && (
        <>
          <RadarChart label={t('quality.profile.radarLabel', { unit, said })} axes={axes} shapes={shapes} />
          <RadarLegend shapes={shapes} axes={axes} />
        </>
      )}
      <DataTable caption={t('quality.profile.sectionsByRound')} columns={columns} rows={rows} rowKey={({ code }) => code} phone="scroll" />
    </Section>
  )
}

interface BenchmarkProps {
  readonly benchmark: ProfileFramework['benchmark']
  readonly scoreText: (score: number | null) => string
}

function Benchmark({ benchmark, scoreText }: BenchmarkProps) {
  const t = useText()
  const format = useFormat()
  if (!benchmark) return <p>{t('quality.benchmark.noScore')}</p>
  const { n, minimum, percentile, quartiles } = benchmark
  if (percentile === null) return <p>{t('quality.benchmark.tooFew', { n, minimum })}</p>
  const [low = null, median = null, high = null] = quartiles ?? []
  return (
    <>
      <p>{t('quality.benchmark.percentile', { percentile: format.number(percentile), n })}</p>
      {quartiles && <p>{t('quality.benchmark.quartiles', { low: scoreText(low), median: scoreText(median), high: scoreText(high) })}</p>}
    </>
  )
}

/** The newest score with its band, and where it lies among all that were assessed by the same measure. */
export function ProfileStanding({ framework }: { readonly framework: ProfileFramework }) {
  const t = useText()
  const format = useFormat()
  const [bandName, scoreText, changeText] = [useBandName(framework.version.content), useScoreText(framework.version.content), useChangeText(framework.version.content)]
  const [newest] = framework.rounds
  if (!newest) return null
  const { result, change } = newest
  const facts = [
    [t('quality.heat.band'), bandName(result.band)],
    [t('quality.heat.day'), format.day(result.assessedOn)],
    [t('quality.profile.restsOn'), t(`quality.finalKind.${result.finalKind}`)],
    [t('quality.heat.level'), t(`quality.level.${result.level}`)],
    [t('quality.heat.change'), change === null ? t('quality.profile.noChange') : changeText(change)]
  ] as const
  return (
    <Section title={t('quality.profile.standing')}>
      <p className={styles.figure}>{scoreText(result.score)}</p>
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <h3 className={styles.subheading}>{t('quality.benchmark.title')}</h3>
      <Benchmark benchmark={framework.benchmark} scoreText={scoreText} />
      <p className={styles.note}>{t('quality.benchmark.definition')}</p>
    </Section>
  )
}
