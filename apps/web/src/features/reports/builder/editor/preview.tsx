/** What the draft would say of a publication, as it is written. */
import { skipToken, useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import type { ReportParameter } from '@solmu/domain/reports/report-template.js'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { SelectField } from '../../../../ui/form-field.js'
import { Section } from '../../../../ui/section.js'
import { Skeleton } from '../../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../../ui/text.js'
import { LanguageChoice, PlaceChoice } from '../report-choices.js'
import { reportPlacesQuery, reportPreviewQuery, type ReportPlace } from '../report.operations.js'
import type { TemplateSearch } from '../template.search.js'
import { keyOf, usePublications } from '../use-publications.js'
import { ReportView } from '../view/report-view.js'
import { scrollFrame } from '../view/scroll-frame.js'
import type { Blocks } from './blocks.js'
import styles from './editor.module.css'

/** How long the writer may pause before the preview follows, in ms. */
const pause = 600

/** Where the preview is read. */
const paperId = 'esikatselu'

/** Brings a block into view in the preview, and leaves the page where it is. */
export function showInPreview(blockId: string): void {
  const paper = document.getElementById(paperId)
  const block = paper?.querySelector<HTMLElement>(`[data-block='${CSS.escape(blockId)}']`)
  if (paper && block) paper.scrollTo({ top: block.offsetTop })
}

interface PreviewProps {
  /** Whose name and place it has; nothing while no version is saved. */
  readonly versionId: string | null
  readonly parameter: ReportParameter
  readonly blocks: Blocks
  readonly search: TemplateSearch
  readonly change: (part: Partial<TemplateSearch>) => void
}

type On = { readonly editionId: string; readonly audienceId: string }

interface Placed {
  readonly places: readonly ReportPlace[]
  /** For which of them; null for a report that is made of the whole. */
  readonly place: string | null
  readonly hasNoPlaces: boolean
  /** There is a place, or none is needed. */
  readonly isPlaced: boolean
}

/** Of a report that is not made for a place. */
const ofTheWhole: Placed = { places: [], place: null, hasNoPlaces: false, isPlaced: true }

/** The places for which a version can be made of a publication. */
function usePlaces({ versionId, parameter, search }: PreviewProps, on: On | undefined): Placed {
  const isForPlace = parameter !== 'none'
  const input = versionId !== null && on ? { versionId, ...on } : undefined
  const { data } = useQuery(reportPlacesQuery, isForPlace && input ? { variables: { input } } : skipToken)
  return isForPlace ? placedAmong(data?.reportPlaces, search.place) : ofTheWhole
}

/** The wanted place, or the first one where it is not among them. */
function placedAmong(places: readonly ReportPlace[] | undefined, wanted: string | undefined): Placed {
  const found = places?.find(({ area }) => area === wanted) ?? places?.[0]
  return { places: places ?? [], place: found?.area ?? null, hasNoPlaces: places?.length === 0, isPlaced: found !== undefined }
}

/** On which publication, and for which place. */
function useChosen(props: PreviewProps) {
  const { publications, options, error } = usePublications()
  const chosen = publications?.find((each) => keyOf(each) === props.search.on) ?? publications?.[0]
  const on = chosen && { editionId: chosen.edition.id, audienceId: chosen.audienceId }
  return { publications, options, error, chosen, on, ...usePlaces(props, on) }
}

function usePreview(props: PreviewProps, { on, place, isPlaced }: ReturnType<typeof useChosen>) {
  const [blocks] = useDebouncedValue(props.blocks, pause)
  const pageLanguage = useLanguage()
  const { versionId, search } = props
  const input = versionId !== null && on && isPlaced ? { versionId, blocks, ...on, language: search.language ?? pageLanguage, place } : undefined
  const { data, previousData, error, loading } = useQuery(reportPreviewQuery, input ? { variables: { input }, fetchPolicy: 'no-cache' } : skipToken)
  return { report: (data ?? previousData)?.reportPreview, error, isRefreshing: loading || blocks !== props.blocks }
}

function Shown({ report, error, isRefreshing }: ReturnType<typeof usePreview>) {
  const t = useText()
  if (!report) return error ? <ErrorNotice error={error} /> : <Skeleton lines={12} />
  const unresolved = [...new Set(report.unresolved.map(({ reference }) => reference))].filter((each) => each !== '')
  return (
    <>
      {error && <ErrorNotice error={error} />}
      {unresolved.length > 0 && (
        <p className={styles.unresolved} role="status">
          {t('reports.builder.preview.unresolved', { names: unresolved.join(', ') })}
        </p>
      )}
      <div className={styles.paper} {...scrollFrame({ label: t('reports.builder.preview.title') })} aria-busy={isRefreshing} id={paperId}>
        <h3 className={styles.paperTitle} lang={report.language}>
          {report.title}
        </h3>
        <p className={styles.quiet} lang={report.language}>
          {report.subtitle}
        </p>
        <ReportView report={report} headingFrom={4} />
      </div>
    </>
  )
}

/** Why there is nothing to show, where that can be told. */
function Nothing({ chosen, versionId }: { readonly chosen: ReturnType<typeof useChosen> } & Pick<PreviewProps, 'versionId'>) {
  const t = useText()
  return (
    <>
      {chosen.error && <ErrorNotice error={chosen.error} />}
      {chosen.publications?.length === 0 && <p>{t('reports.builder.preview.noPublications')}</p>}
      {versionId === null && <p>{t('reports.builder.preview.nothingYet')}</p>}
      {chosen.hasNoPlaces && <p>{t('reports.builder.preview.noPlaces')}</p>}
    </>
  )
}

export function Preview(props: PreviewProps) {
  const { search, change, versionId } = props
  const t = useText()
  const language = useLanguage()
  const chosen = useChosen(props)
  const preview = usePreview(props, chosen)
  return (
    <Section title={t('reports.builder.preview.title')} className={styles.preview}>
      <div className={styles.choices}>
        {chosen.chosen && (
          <div className={styles.publication}>
            <SelectField id="preview-on" label={t('reports.builder.preview.on')} value={keyOf(chosen.chosen)} options={chosen.options} onChange={({ target }) => change({ on: target.value, place: undefined })} />
          </div>
        )}
        <LanguageChoice id="preview-language" value={search.language ?? language} onChange={(next) => change({ language: next === language ? undefined : next })} />
        <PlaceChoice id="preview-place" places={chosen.places} value={chosen.place ?? undefined} onChange={(place) => change({ place })} />
      </div>
      <Nothing chosen={chosen} versionId={versionId} />
      {versionId !== null && chosen.on && chosen.isPlaced && <Shown {...preview} />}
    </Section>
  )
}
