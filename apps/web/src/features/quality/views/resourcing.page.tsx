/** From customers and scores to staff and cost: what is reported fills the fields, anything can be typed over it. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { parametersOn } from '@solmu/domain/quality/quality-parameters.js'
import { type LineKind, resourcingOf, sensitivityOf } from '@solmu/domain/quality/resourcing.js'
import { decimalNumber } from '@solmu/shared/decimal.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { saveRows } from '../../../ui/export-rows.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { periodText } from '../../results/unit-return/period-text.js'
import { placesQuery, type ResultPlace } from '../../results/places.operations.js'
import { ParametersSection } from './parameters-section.js'
import { ResourcingLines, SensitivityTable } from './resourcing-lines.js'
import { type Typed, useTyped, withoutScore } from './resourcing-typed.js'
import { parametersQuery, type ParameterVersion, type ResourcingBasis, resourcingBasisQuery } from './views.operations.js'
import { type ResourcingSearch, resourcingSearchSchema } from './views.search.js'
import { FrameworkNotice, OverviewCrumb } from './views-words.js'
import styles from './views.module.css'

type Change = (part: Partial<ResourcingSearch>) => void

interface FormProps {
  readonly basis: ResourcingBasis
  readonly typed: Typed
  readonly change: Change
}

function Form({ basis, typed, change }: FormProps) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const { texts, wrong, score } = typed
  const [from, to] = basis.periods
  const reported = (value: string | null) => (value !== null && from !== undefined && to !== undefined ? t('quality.resourcing.reported', { from: periodText(from, lang), to: periodText(to, lang) }) : t('quality.resourcing.notReported'))
  return (
    <div className={styles.choices}>
      <TextField label={t('quality.resourcing.customers')} help={reported(basis.customers)} inputMode="decimal" value={texts.customers} error={wrong.customers} onChange={({ target }) => change({ customers: target.value === '' ? ' ' : target.value })} />
      <TextField label={t('quality.resourcing.coaches')} help={reported(basis.coaches)} inputMode="decimal" value={texts.coaches} error={wrong.coaches} onChange={({ target }) => change({ coaches: target.value === '' ? ' ' : target.value })} />
      <SelectField
        label={t('quality.resourcing.framework')}
        help={basis.scores.length === 0 ? t('quality.resourcing.noScores') : undefined}
        options={[...basis.scores.map(({ frameworkId, frameworkName }) => ({ value: frameworkId, label: pick(frameworkName) })), { value: withoutScore, label: t('quality.resourcing.withoutScore') }]}
        value={score?.frameworkId ?? withoutScore}
        onChange={({ target }) => change({ framework: target.value, score: undefined })}
      />
      {score && <TextField label={t('quality.resourcing.score')} help={t('quality.resourcing.scoreHelp')} inputMode="decimal" value={texts.score} error={wrong.score} onChange={({ target }) => change({ score: target.value === '' ? ' ' : target.value })} />}
    </div>
  )
}

/** Where the figure of each line comes from, in words. */
function useSources({ basis, typed, search, now }: Omit<ReckoningProps, 'change'>) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const held = now.id === null ? t('quality.resourcing.fromShipped') : t('quality.resourcing.fromParameters', { day: format.day(now.validFrom), source: now.source })
  const own = (isTyped: boolean, isKnown: boolean) => t(isTyped || !isKnown ? 'quality.resourcing.fromTyped' : 'quality.resourcing.fromReports')
  const sources: Partial<Record<LineKind, string>> = {
    customers: own(search.customers !== undefined, basis.customers !== null),
    has: own(search.coaches !== undefined, basis.coaches !== null),
    customersPerCoach: held,
    costPerCoach: `${t('quality.resourcing.how.costPerCoach')} ${held}`,
    factor: typed.score ? held : t('quality.resourcing.how.noFactor'),
    position: typed.score ? t('quality.resourcing.how.position', { framework: pick(typed.score.frameworkName), lowest: format.number(typed.score.lowest), highest: format.number(typed.score.highest) }) : t('quality.resourcing.how.noFactor')
  }
  return (kind: LineKind): string => sources[kind] ?? t(`quality.resourcing.how.${kind}`)
}

interface ReckoningProps extends FormProps {
  readonly search: ResourcingSearch
  readonly now: ParameterVersion
}

function Reckoning({ basis, typed, search, now, change }: ReckoningProps) {
  const t = useText()
  const language = useLanguage()
  const pick = useLocalized()
  const { today } = useViewer()
  const sourceOf = useSources({ basis, typed, search, now })
  const percent = search.percent ?? 10
  const { input } = typed
  if (input === null) return <EmptyState title={t('quality.resourcing.empty')} text={t('quality.resourcing.emptyWhy')} />
  const { lines } = resourcingOf(input, now)
  function save() {
    const rows = lines.map(({ kind, unit, value, decimals }) => [t(`quality.resourcing.line.${kind}`), value === null ? '' : decimalNumber(value, unit === 'cents' ? 2 : decimals), sourceOf(kind)])
    saveRows({ name: t('quality.resourcing.file', { unit: pick(basis.unit.name), date: today }), language, rows: [[t('quality.resourcing.line'), t('quality.resourcing.value'), t('quality.resourcing.how')], ...rows] })
  }
  return (
    <>
      <Section
        title={t('quality.resourcing.lines')}
        aside={
          <Button icon={IconDownload} onClick={save}>
            {t('ui.table.export')}
          </Button>
        }
      >
        {typed.score && <FrameworkNotice notice={typed.score.notice} />}
        <ResourcingLines lines={lines} sourceOf={sourceOf} />
        <p className={styles.note}>{t('quality.resourcing.note')}</p>
      </Section>
      <Section title={t('quality.resourcing.sensitivity')} note={t('quality.resourcing.sensitivityNote')}>
        <div className={styles.narrow}>
          <SelectField
            label={t('quality.resourcing.percent')}
            options={[5, 10, 20, 30].map((value) => ({ value: String(value), label: `± ${value} %` }))}
            value={String(percent)}
            onChange={({ target }) => change({ percent: Number(target.value) })}
          />
        </div>
        <SensitivityTable rows={sensitivityOf(input, now, percent)} percent={percent} />
      </Section>
    </>
  )
}

function OfUnit({ unitId, search, change, now }: { readonly unitId: string; readonly search: ResourcingSearch; readonly change: Change; readonly now: ParameterVersion }) {
  const { data, error, refetch } = useQuery(resourcingBasisQuery, { variables: { unitId } })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={8} />
  return <Loaded key={unitId} basis={data.resourcingBasis} {...{ search, change, now }} />
}

/** What is typed stands here at once; the address follows, so that it can be sent on. */
function Loaded({ basis, search: inAddress, change: changeAddress, now }: Omit<ReckoningProps, 'typed'>) {
  const [edited, setEdited] = useState<Partial<ResourcingSearch>>({})
  const search = { ...inAddress, ...edited }
  const change: Change = (part) => {
    setEdited((before) => ({ ...before, ...part }))
    changeAddress(part)
  }
  const typed = useTyped(basis, search)
  return (
    <>
      <Form {...{ basis, typed, change }} />
      <Reckoning {...{ basis, typed, search, now, change }} />
    </>
  )
}

/** Whom the page begins with: the viewer's own unit, else the first one under theirs, else the first of all. */
function firstUnit(units: readonly ResultPlace[], nodes: readonly ResultPlace[], held: readonly string[]): string | undefined {
  const above = new Map(nodes.map(({ id, parentId }) => [id, parentId]))
  const isUnder = (id: string | null): boolean => id !== null && (held.includes(id) || isUnder(above.get(id) ?? null))
  return (units.find(({ id }) => held.includes(id)) ?? units.find(({ id }) => isUnder(id)) ?? units[0])?.id
}

interface ContentProps {
  readonly nodes: readonly ResultPlace[]
  readonly versions: readonly ParameterVersion[]
}

function Content({ nodes, versions }: ContentProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { today, assignments } = useViewer()
  const [search, change] = useListSearch(resourcingSearchSchema)
  const now = parametersOn(versions, today) as ParameterVersion
  const units = nodes.filter(({ type }) => type === 'local_unit').sort((a, b) => format.compare(pick(a.name), pick(b.name)))
  const unitId = search.unit ?? firstUnit(units, nodes, assignments.map(({ unit }) => unit.id))
  return (
    <div className={styles.sections}>
      <div className={styles.narrow}>
        <SelectField
          label={t('quality.resourcing.unit')}
          options={units.map(({ id, name }) => ({ value: id, label: pick(name) }))}
          value={unitId}
          onChange={({ target }) => change({ unit: target.value, customers: undefined, coaches: undefined, score: undefined, framework: undefined })}
        />
      </div>
      {unitId === undefined ? <EmptyState title={t('quality.resourcing.noUnit')} text={t('quality.resourcing.noUnitWhy')} /> : <OfUnit unitId={unitId} {...{ search, change, now }} />}
      <ParametersSection versions={versions} now={now} />
    </div>
  )
}

export function ResourcingPage() {
  const t = useText()
  const places = useQuery(placesQuery)
  const parameters = useQuery(parametersQuery, { fetchPolicy: 'cache-and-network' })
  const error = places.error ?? parameters.error
  const failed = error ? <ErrorNotice error={error} onRetry={() => void Promise.all([places.refetch(), parameters.refetch()])} /> : <Skeleton lines={8} />
  return (
    <>
      <PageHeader title={t('quality.resourcing.title')} breadcrumb={[<OverviewCrumb key="overview" />]} meta={t('quality.resourcing.meta')} />
      {places.data && parameters.data ? <Content nodes={places.data.networkTree.nodes} versions={parameters.data.qualityParameters} /> : failed}
    </>
  )
}
