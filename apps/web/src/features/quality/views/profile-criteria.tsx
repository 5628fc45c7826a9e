/** Every criterion of a profile: round by round, what was said on the way to the newest level, its evidence, and all units beside. */
import { IconDownload } from '@tabler/icons-react'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type HeatCell, HeatTable } from '../../../ui/charts/heat-table.js'
import { saveRows } from '../../../ui/export-rows.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { exportFigure, marksAmong, ValueLegend } from '../../../ui/value.js'
import { NetworkPlace, useNetworkText } from './network-place.js'
import { type FrameworkProps, mostRounds } from './profile-parts.js'
import type { ProfileComparison, ProfileFramework, ViewedCell } from './views.operations.js'
import { figureOf, useChangeText, useLevelName, useNumberedCriteria } from './views-words.js'
import styles from './views.module.css'

interface CriteriaProps extends FrameworkProps {
  readonly day: string
}

/** A column of levels: of a former round, or of one of those who spoke in the newest. */
interface LevelColumn {
  readonly key: string
  readonly short: string
  readonly name: string
  readonly cellAt: (place: number) => ViewedCell | undefined
}

interface LevelGroup {
  readonly key: string
  readonly name: string
  readonly columns: readonly LevelColumn[]
}

/** The rounds from the oldest; the newest in the words of all who spoke in it, where it was reviewed and the viewer may see them. */
function useLevelGroups({ rounds, comparison }: ProfileFramework): readonly LevelGroup[] {
  const t = useText()
  const format = useFormat()
  const columns = rounds.slice(0, mostRounds).map(({ result, cells }): LevelColumn => {
    const day = format.day(result.assessedOn)
    return { key: result.assessmentId, short: day, name: day, cellAt: (place) => cells[place] }
  })
  const [last, ...before] = columns
  const reviews = Math.max(0, ...comparison.map((each) => each.reviews.length))
  const hasSelf = comparison.some(({ self }) => self !== null)
  const byDay = (group: readonly LevelColumn[]): LevelGroup => ({ key: 'rounds', name: t('quality.profile.rounds'), columns: [...group].reverse() })
  if (!last || (!hasSelf && reviews === 0)) return [byDay(columns)]
  const said = (of: Pick<LevelColumn, 'key' | 'short' | 'cellAt'>): LevelColumn => ({ ...of, name: `${of.short} ${last.name}` })
  const spoken = [
    ...(hasSelf ? [said({ key: 'own', short: t('quality.profile.own'), cellAt: (place) => comparison[place]?.self ?? undefined })] : []),
    ...Array.from({ length: reviews }, (_none, at) => said({ key: `review-${at}`, short: t('quality.profile.review', { number: reviews > 1 ? at + 1 : '' }).trim(), cellAt: (place) => comparison[place]?.reviews[at] })),
    said({ key: last.key, short: t('quality.profile.agreed'), cellAt: last.cellAt })
  ]
  return [...(before.length > 0 ? [byDay(before)] : []), { key: 'newest', name: last.name, columns: spoken }]
}

interface CriterionLine {
  readonly key: string
  readonly head: string
  readonly section: string
  readonly cells: readonly HeatCell[]
  readonly change: number | null
  readonly beside: ProfileComparison | undefined
}

function useLines(framework: ProfileFramework, columns: readonly LevelColumn[]): readonly { readonly key: string; readonly name: string; readonly lines: readonly CriterionLine[] }[] {
  const levelName = useLevelName(framework.version.content)
  const groups = useNumberedCriteria(framework.version.content)
  const places = new Map(groups.flatMap((group) => group.columns).map(({ key }, place) => [key, place]))
  const [now, before] = framework.rounds
  return groups.map(({ key, name, columns: criteria }) => ({
    ...{ key, name },
    lines: criteria.map((criterion): CriterionLine => {
      const place = places.get(criterion.key) ?? -1
      const cells = columns.map(({ cellAt }): HeatCell => {
        const cell = cellAt(place)
        return cell ? { value: figureOf(cell), position: cell.position, hint: levelName(criterion.scale, cell.value) } : { value: 'missing', position: null }
      })
      const [newer, older] = [now?.cells[place]?.value ?? null, before?.cells[place]?.value ?? null]
      return { key: criterion.key, head: criterion.name, section: name, cells, change: newer === null || older === null ? null : newer - older, beside: framework.comparison[place] }
    })
  }))
}

export function ProfileCriteria({ framework, unit, day }: CriteriaProps) {
  const t = useText()
  const language = useLanguage()
  const pick = useLocalized()
  const { content } = framework.version
  const changeText = useChangeText()
  const networkText = useNetworkText()
  const levelGroups = useLevelGroups(framework)
  const columns = levelGroups.flatMap((group) => group.columns)
  const groups = useLines(framework, columns)
  const lines = groups.flatMap((group) => group.lines)
  const result = framework.rounds[0]?.result
  const withNetwork = lines.some(({ beside }) => beside?.quartiles)
  const withEvidence = lines.some(({ beside }) => beside?.evidenceCount != null)
  const after = [t('quality.heat.change'), ...(withNetwork ? [t('quality.profile.network')] : []), ...(withEvidence ? [t('quality.profile.evidence')] : [])]
  const marks = marksAmong(lines.flatMap(({ cells }) => cells.map(({ value }) => value)))
  const rowOf = ({ key, head, cells, change, beside }: CriterionLine) => ({
    ...{ key, head, cells, facts: [] },
    after: [changeText(change), ...(withNetwork ? [<NetworkPlace key="network" beside={beside} own={cells.at(-1)?.position ?? null} />] : []), ...(withEvidence ? [beside?.evidenceCount] : [])]
  })
  function save() {
    const heads = [t('quality.profile.section'), t('quality.improved.criterion'), ...columns.map(({ name }) => name), ...after]
    const rows = lines.map(({ section, head, cells, change, beside }) => [
      ...[section, head, ...cells.map(({ value }) => exportFigure(value, t)), change ?? ''],
      ...(withNetwork ? [networkText(beside)] : []),
      ...(withEvidence ? [beside?.evidenceCount ?? ''] : [])
    ])
    const scores = framework.rounds.map((round) => [t('quality.heat.score'), round.result.assessedOn, round.result.score ?? ''])
    saveRows({ name: t('quality.profile.file', { unit, date: day }), language, rows: [heads, ...rows, [], ...scores, [], [pick(content.name)], [pick(content.notice)]] })
  }
  return (
    <Section
      title={t('quality.profile.criteria')}
      note={t('quality.profile.criteriaNote')}
      aside={
        <div className={styles.aside}>
          {withEvidence && result && (
            <ButtonLink to="/$lang/quality/assessments/$id" params={{ lang: language, id: result.assessmentId }}>
              {t('quality.profile.open')}
            </ButtonLink>
          )}
          <Button icon={IconDownload} onClick={save}>
            {t('ui.table.export')}
          </Button>
        </div>
      }
    >
      <HeatTable
        caption={t('quality.profile.criteriaOf', { unit })}
        corner={t('quality.improved.criterion')}
        facts={[]}
        columnGroups={levelGroups}
        after={after}
        rowGroups={groups.map(({ key, name, lines: inside }) => ({ key, name, rows: inside.map(rowOf) }))}
      />
      {withNetwork && <p className={styles.note}>{t('quality.profile.networkNote')}</p>}
      {marks.length > 0 && <ValueLegend marks={marks} />}
    </Section>
  )
}
