/** The consolidation: what the figures that the viewer reads add up to, and why. */
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { SelectField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { periodText } from '../../results/unit-return/period-text.js'
import { ConsolidationExportMenu } from '../exports/consolidation-export-menu.js'
import { ConsolidationChoices } from './consolidation-choices.js'
import type { ConsolidationAnswer, ConsolidationChoice, ConsolidationInput } from './consolidation.operations.js'
import { consolidationSearchSchema, type ConsolidationSearch, placeOfWhy, runOf } from './consolidation.search.js'
import { ConsolidationTable } from './consolidation-table.js'
import { DerivationDrawer } from './derivation-drawer.js'
import { MissingSection } from './missing-section.js'
import { SeriesSection } from './series-section.js'
import { chosenIds, inputOf, useFigures, useIndicators } from './use-consolidation.js'
import styles from './consolidation.module.css'

interface PartProps {
  readonly search: ConsolidationSearch
  readonly change: (part: Partial<ConsolidationSearch>) => void
}

/** Which period the table shows. */
function ColumnChoice({ answer, search, change }: PartProps & { readonly answer: ConsolidationAnswer }) {
  const t = useText()
  const lang = useLanguage()
  if (answer.columns.length === 1) return null
  const options = answer.columns.map(({ period }) => ({ value: period ?? '', label: period === null ? t('consolidation.run') : periodText(period, lang) }))
  return (
    <div className={styles.column} data-print="never">
      <SelectField
        label={t('consolidation.shown')}
        options={options.reverse()}
        value={search.period ?? ''}
        onChange={({ target }) => change({ period: target.value === '' ? undefined : target.value, why: undefined })}
      />
    </div>
  )
}

function Figures({ answer, isRefreshing, search, change, input }: PartProps & { readonly answer: ConsolidationAnswer; readonly isRefreshing: boolean; readonly input: ConsolidationInput }) {
  const t = useText()
  const found = answer.columns.findIndex(({ period }) => period !== null && period === search.period)
  const column = found === -1 ? answer.columns.length - 1 : found
  const onWhy = (why: string) => change({ why: search.why === why ? undefined : why })
  return (
    <>
      <Section title={t('consolidation.figures')} aside={<ConsolidationExportMenu input={input} figureCount={answer.rows.length * answer.columns.length} />}>
        <ColumnChoice {...{ answer, search, change }} />
        <ConsolidationTable {...{ answer, column, isRefreshing, onWhy }} lens={answer.lens} why={search.why} />
      </Section>
      <SeriesSection {...{ answer, search, change }} lens={answer.lens} />
      <MissingSection answer={answer} />
    </>
  )
}

/** Why a figure is what it is, beside the page. */
function Derivation({ search, change, input }: PartProps & { readonly input: ConsolidationInput }) {
  const place = placeOfWhy(search.why)
  if (!place) return null
  const shown = search.period ? { from: search.period, to: search.period } : runOf(search)
  return (
    <DerivationDrawer
      key={`${search.why} ${shown.from} ${shown.to}`}
      frame={{ indicatorId: place.indicatorId, restateTo: input.restateTo, stage: input.stage, from: shown.from, to: shown.to }}
      place={{ lens: search.lens ?? 'centre', area: place.area, isWhole: place.isWhole }}
      against={search.against}
      onClose={() => change({ why: undefined })}
    />
  )
}

function Answer({ search, change, input }: PartProps & { readonly input: ConsolidationInput }) {
  const { answer, error, isRefreshing, retry } = useFigures(input)
  if (answer) return <Figures {...{ answer, isRefreshing, search, change, input }} />
  return error ? <ErrorNotice error={error} onRetry={retry} /> : <Skeleton lines={10} />
}

function Chosen({ choices, search, change }: PartProps & { readonly choices: readonly ConsolidationChoice[] }) {
  const t = useText()
  const chosen = chosenIds(search, choices)
  const input = inputOf(search, chosen)
  const isEmpty = chosen.length === 0
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <ConsolidationChoices {...{ search, change, choices, chosen }} />
        {isEmpty ? <EmptyState title={t('consolidation.empty')} text={t('consolidation.emptyText')} /> : <Answer {...{ search, change, input }} />}
      </div>
      {!isEmpty && <Derivation {...{ search, change, input }} />}
    </div>
  )
}

/** A figure has been kept, and waits for the one it is to be compared with. */
function Kept({ onDrop }: { readonly onDrop: () => void }) {
  const t = useText()
  return (
    <div className={styles.kept} role="status" data-print="never">
      <p>{t('consolidation.kept')}</p>
      <Button onClick={onDrop}>{t('consolidation.kept.drop')}</Button>
    </div>
  )
}

export function ConsolidationPage() {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const [search, change] = useListSearch(consolidationSearchSchema)
  const { choices, error, retry } = useIndicators()
  const { from, to } = runOf(search)
  const run = from === to ? periodText(from, lang) : `${periodText(from, lang)} – ${periodText(to, lang)}`
  const meta = search.at ? t('consolidation.metaRestated', { run, day: format.day(search.at) }) : t('consolidation.meta', { run })
  return (
    <>
      <PageHeader title={t('consolidation.title')} meta={meta} />
      {search.against !== undefined && <Kept onDrop={() => change({ against: undefined })} />}
      {choices ? <Chosen {...{ choices, search, change }} /> : error ? <ErrorNotice error={error} onRetry={retry} /> : <Skeleton lines={10} />}
    </>
  )
}
