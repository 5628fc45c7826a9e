/** The risks and issues of a project: the five by five of what is open, and all of them in a table. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { riskKinds, riskLevel, riskStates, type RiskState } from '@solmu/domain/portfolio/risk.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { PlanFrame } from './plan-frame.js'
import { type RiskSearch, riskSearchSchema, type RiskSort } from './plan.search.js'
import { useNameOf } from './plan-words.js'
import { RiskDialog } from './risk-dialog.js'
import { RiskMatrix } from './risk-matrix.js'
import { projectRisksQuery, type Risk, type Risks } from './risk.operations.js'
import governance from '../../governance/governance.module.css'
import styles from './plan.module.css'

export function RiskPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <ProjectRisks id={id} />
}

export function ProjectRisks({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(projectRisksQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const [opened, setOpened] = useState<Risk | 'new' | null>(null)
  const mayAdd = data?.projectRisks.partners.some(({ mayWrite }) => mayWrite) ?? false
  const add = mayAdd && (
    <Button variant="primary" icon={IconPlus} onClick={() => setOpened('new')}>
      {t('projectPlan.risk.add')}
    </Button>
  )
  return (
    <PlanFrame id={id} part="risks" project={data?.project} error={error} onRetry={() => void refetch()} actions={add}>
      {data && <Loaded risks={data.projectRisks} number={data.project.number} onOpen={setOpened} />}
      {data && opened && <RiskDialog risks={data.projectRisks} risk={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}
    </PlanFrame>
  )
}

interface LoadedProps {
  readonly risks: Risks
  readonly number: string
  readonly onOpen: (risk: Risk) => void
}

function Loaded({ risks, number, onOpen }: LoadedProps) {
  const t = useText()
  const [search, change] = useListSearch(riskSearchSchema)
  const { compare } = useFormat()
  const rows = sorted(risks.risks.filter((risk) => fits(risk, search)), search, compare)
  const onExport = useExport(risks, { rows, number })
  const [filters, columns] = [useFilters(search, change), useColumns(risks, onOpen)]
  if (risks.risks.length === 0) return <EmptyState title={t('projectPlan.risk.none')} text={t('projectPlan.risk.noneText')} />
  return (
    <>
      <Section title={t('projectPlan.risk.matrix')}>
        <RiskMatrix risks={risks.risks} onChoose={(place) => change({ ...place, kind: 'risk', states: ['open', 'watched'] })} />
      </Section>
      <Section title={t('projectPlan.risk.table')}>
        <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('projectPlan.risk.search') }} filters={filters} summary={t('projectPlan.risk.count', { count: rows.length })} />
        <div className={styles.toolbar}>
          <Button size="small" onClick={onExport}>
            {t('ui.table.export')}
          </Button>
        </div>
        <DataTable
          caption={t('projectPlan.risk.table')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          sort={{ column: search.sort ?? 'level', descending: search.desc ?? search.sort === undefined }}
          onSort={({ column, descending }) => change({ sort: column as RiskSort, desc: descending || undefined })}
          empty={<EmptyState title={t('projectPlan.risk.noHits')} />}
        />
      </Section>
    </>
  )
}

/** Whether it stands where the matrix was pressed. */
const isAt = (search: RiskSearch, { likelihood, impact }: Pick<Risk, 'likelihood' | 'impact'>): boolean => [likelihood, undefined].includes(search.likelihood) && [impact, undefined].includes(search.impact)

function fits({ title, text, kind, state, likelihood, impact }: Risk, search: RiskSearch): boolean {
  const like = search.q?.trim().toLocaleLowerCase() ?? ''
  return isAt(search, { likelihood, impact }) && (like === '' || `${title}\n${text}`.toLocaleLowerCase().includes(like)) && (!search.kind || search.kind === kind) && (!search.states || search.states.includes(state))
}

/** As the API gives them until somebody sorts: what is open first, and of that the highest. */
function sorted(risks: readonly Risk[], { sort, desc = false }: RiskSearch, compare: (a: string, b: string) => number): readonly Risk[] {
  if (!sort) return risks
  const keys: Readonly<Record<RiskSort, (risk: Risk) => string>> = {
    number: ({ number }) => String(number).padStart(5, '0'),
    title: ({ title }) => title,
    level: ({ likelihood, impact }) => String(likelihood * impact).padStart(2, '0'),
    dueOn: ({ dueOn }) => dueOn ?? '9999',
    state: ({ state }) => String(riskStates.indexOf(state))
  }
  return [...risks].sort((a, b) => compare(keys[sort](a), keys[sort](b)) * (desc ? -1 : 1))
}

function useFilters(search: RiskSearch, change: (part: Partial<RiskSearch>) => void): readonly Filter[] {
  const t = useText()
  const grade = (name: 'likelihood' | 'impact'): Filter => ({
    ...{ id: name, label: t(`projectPlan.risk.field.${name}`), options: ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value })), values: search[name] ? [String(search[name])] : [] },
    onChange: ([value]) => change({ [name]: value ? Number(value) : undefined })
  })
  return [
    { id: 'kind', label: t('projectPlan.risk.field.kind'), options: riskKinds.map((value) => ({ value, label: t(`projectPlan.risk.kind.${value}`) })), values: search.kind ? [search.kind] : [], onChange: ([value]) => change({ kind: riskKinds.find((kind) => kind === value) }) },
    { id: 'states', label: t('projectPlan.risk.field.state'), isMultiple: true, options: riskStates.map((value) => ({ value, label: t(`projectPlan.risk.state.${value}`) })), values: search.states ?? [], onChange: (values) => change({ states: values.length === 0 ? undefined : riskStates.filter((state) => values.includes(state)) }) },
    grade('likelihood'),
    grade('impact')
  ]
}

const marks: Readonly<Record<RiskState, StatusName>> = { open: 'returned', watched: 'submitted', came_true: 'late', closed: 'locked' }

function useColumns({ partners }: Risks, onOpen: (risk: Risk) => void): readonly Column<Risk>[] {
  const t = useText()
  const format = useFormat()
  const nameOf = useNameOf(partners)
  return [
    { id: 'number', header: t('projectPlan.risk.field.number'), isSortable: true, phone: 'fact', cell: ({ number }) => number },
    { id: 'title', header: t('projectPlan.risk.field.title'), isSortable: true, phone: 'title', cell: (risk) => <Titled risk={risk} onOpen={onOpen} /> },
    { id: 'level', header: t('projectPlan.risk.field.level'), isSortable: true, phone: 'figure', cell: ({ likelihood, impact, kind }) => (kind === 'issue' ? t(`projectPlan.risk.kind.${kind}`) : t('projectPlan.risk.score', { level: t(`projectPlan.risk.level.${riskLevel({ likelihood, impact })}`), score: likelihood * impact })) },
    { id: 'partner', header: t('projectPlan.risk.field.partnerId'), cell: ({ partnerId, owner }) => <>{nameOf(partnerId)}{owner !== '' && <span className={governance.below}>{owner}</span>}</> },
    { id: 'measures', header: t('projectPlan.risk.field.measures'), cell: ({ measures }) => measures },
    { id: 'dueOn', header: t('projectPlan.risk.field.dueOn'), isSortable: true, cell: ({ dueOn }) => (dueOn ? format.day(dueOn) : '') },
    { id: 'state', header: t('projectPlan.risk.field.state'), isSortable: true, cell: ({ state }) => <Status status={marks[state]} label={t(`projectPlan.risk.state.${state}`)} /> },
    { id: 'history', header: t('projectPlan.risk.history'), cell: ({ history }) => <ul className={styles.reasons}>{history.map(({ id, state, likelihood, impact, at }) => <li key={id}>{t('projectPlan.risk.was', { day: format.day(dayOfInstant(at)), state: t(`projectPlan.risk.state.${state}`), likelihood, impact })}</li>)}</ul> }
  ]
}

function Titled({ risk, onOpen }: { readonly risk: Risk; readonly onOpen: (risk: Risk) => void }) {
  const t = useText()
  const { title, text, kind, mayWrite, fromNumber, issueNumber } = risk
  const about = [t(`projectPlan.risk.kind.${kind}`), ...(fromNumber ? [t('projectPlan.risk.fromRisk', { number: fromNumber })] : []), ...(issueNumber ? [t('projectPlan.risk.becameIssue', { number: issueNumber })] : [])]
  return (
    <>
      {mayWrite ? (
        <Button size="small" variant="quiet" onClick={() => onOpen(risk)}>
          {title}
        </Button>
      ) : (
        title
      )}
      <span className={governance.below}>{about.join(', ')}</span>
      {text !== '' && <span className={governance.below}>{text}</span>}
    </>
  )
}

const fileColumns = ['number', 'kind', 'title', 'text', 'likelihood', 'impact', 'partnerId', 'owner', 'measures', 'dueOn', 'state'] as const

function useExport({ partners }: Risks, { rows, number }: { readonly rows: readonly Risk[]; readonly number: string }): () => void {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const nameOf = useNameOf(partners)
  return () => {
    const told = rows.map(({ kind, partnerId, state, dueOn, ...risk }) => [risk.number, t(`projectPlan.risk.kind.${kind}`), risk.title, risk.text, risk.likelihood, risk.impact, nameOf(partnerId), risk.owner, risk.measures, dueOn ?? '', t(`projectPlan.risk.state.${state}`)])
    saveRows({ name: t('projectPlan.risk.file', { number: number.replace('/', '-'), date: today }), language, rows: [fileColumns.map((id) => t(`projectPlan.risk.field.${id}`)), ...told] })
  }
}
