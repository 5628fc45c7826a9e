/** What the views of quality say: bands, levels, how many of how many are shown, and who may see what. */
import { scaleOf, type FrameworkContent } from '@solmu/domain/quality/framework.js'
import { levelOf } from '@solmu/domain/quality/framework-score.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { Figure } from '../../../ui/value.js'
import type { ViewedCell, ViewedContent } from './views.operations.js'
import styles from './views.module.css'

/** How many decimals a score is told with. */
export const scoreDecimals = (score: number): number => Math.min(2, String(score).split('.')[1]?.length ?? 0)

/** Means are told with two decimals, all of them, so that they stand under each other. */
const decimalsFor = (content: Pick<ViewedContent, 'scoring'> | undefined, score: number): number => (content?.scoring.method === 'mean' ? 2 : scoreDecimals(score))

/** A score as it is told; a word where there is none. */
export function useScoreText(content?: Pick<ViewedContent, 'scoring'>) {
  const t = useText()
  const format = useFormat()
  return (score: number | null): string => (score === null ? t('quality.score.none') : format.number(score, decimalsFor(content, score)))
}

/** A change with its sign; a dot where two rounds cannot be compared. */
export function useChangeText(content?: Pick<ViewedContent, 'scoring'>) {
  const format = useFormat()
  return (change: number | null): string => (change === null ? '·' : `${change > 0 ? '+' : ''}${format.number(change, decimalsFor(content, change))}`)
}

/** The name of a band by its code. */
export function useBandName(content: Pick<ViewedContent, 'bands'>) {
  const pick = useLocalized()
  return (code: string | null): string => {
    const band = content.bands.find((each) => each.code === code)
    return band ? pick(band.name) || band.code : (code ?? '')
  }
}

/** The criteria in their order, numbered as people speak of them: 2.3 is the third of the second section. */
export function useNumberedCriteria(content: Pick<ViewedContent, 'sections'>) {
  const pick = useLocalized()
  return content.sections.map((section, at) => ({
    key: section.code,
    name: pick(section.title) || section.code,
    columns: section.criteria.map((criterion, place) => {
      const short = `${at + 1}.${place + 1}`
      return { key: criterion.code, short, name: `${short} ${pick(criterion.title) || criterion.code}`, scale: criterion.scale }
    })
  }))
}

/** What stands in a cell: its value, or the mark of what is not there. */
export function figureOf({ mark, value }: Pick<ViewedCell, 'mark' | 'value'>): Figure {
  if (mark === 'value' && value !== null) return value
  return mark === 'skipped' ? 'notApplicable' : mark === 'not_asked' ? 'notAsked' : 'missing'
}

/** The name of the level that a value is. */
export function useLevelName(content: ViewedContent) {
  const pick = useLocalized()
  return (scale: string, value: number | null): string => {
    const found = scaleOf(content as unknown as FrameworkContent, { scale })
    const level = found && value !== null ? levelOf(found, value) : undefined
    return level ? pick(level.name) : ''
  }
}

interface ShownCountProps {
  readonly subjects: number
  readonly shown: number
  readonly unpublished: number
}

/** "Näkyvissä 32 / 51. 4 ei ole julkaistu sinulle, 15:llä ei ole tulosta." */
export function useShownCount() {
  const t = useText()
  return ({ subjects, shown, unpublished }: ShownCountProps): string =>
    [
      t('quality.shown.count', { shown, subjects }),
      unpublished > 0 ? t('quality.shown.unpublished', { count: unpublished }) : '',
      subjects - shown - unpublished > 0 ? t('quality.shown.none', { count: subjects - shown - unpublished }) : ''
    ]
      .filter((part) => part !== '')
      .join(' ')
}

/** What the framework says must stand beside every score of it. */
export function FrameworkNotice({ notice }: { readonly notice: ViewedContent['notice'] }) {
  const pick = useLocalized()
  const text = pick(notice)
  return text === '' ? null : <p className={styles.notice}>{text}</p>
}

interface ProfileLinkProps {
  readonly unit: { readonly id: string; readonly name: { readonly fi: string; readonly sv: string; readonly en: string } }
  readonly framework?: string
}

/** To the profile of a unit. */
export function ProfileLink({ unit, framework }: ProfileLinkProps) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/units/$id/quality" params={{ lang, id: unit.id }} search={{ framework } as never}>
      {pick(unit.name)}
    </TextLink>
  )
}

/** The way back from a view to the overview. */
export function OverviewCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/quality" params={{ lang }}>
      {t('quality.overview.title')}
    </TextLink>
  )
}
