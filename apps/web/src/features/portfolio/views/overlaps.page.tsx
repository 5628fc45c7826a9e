/** Projects that look alike: what makes them so, and what somebody has said of it. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { type OverlapVerdict, overlapVerdicts } from '@solmu/domain/portfolio/overlap.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { FormField, SelectField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Status } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import { ViewsFrame } from './views-frame.js'
import { judgeOverlapMutation, type ProjectOverlaps, type ProjectPair, projectOverlapsQuery } from './views.operations.js'
import { type ProjectOverlapSearch, overlapSearchSchema } from './views.search.js'
import fields from '../../../ui/form-field.module.css'
import styles from './views.module.css'

type Side = ProjectPair['project']
const statuses = { open: 'submitted', linked: 'verified', set_aside: 'locked' } as const
const names = ['verdict', 'reason'] as const
type Field = (typeof names)[number]

function JudgeDialog({ pair, onClose }: { readonly pair: ProjectPair; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const others = overlapVerdicts.filter((verdict) => verdict !== pair.verdict)
  const { form, change, forget } = useKeptForm<{ verdict: OverlapVerdict; reason: string }>(['project-overlap', pair.id], { verdict: others[0] ?? 'linked', reason: '' })
  const state = useAct<Field>({ names }, onClose)
  const [judge] = useMutation(judgeOverlapMutation, { refetchQueries: [projectOverlapsQuery] })
  function send() {
    const input = { projectId: pair.project.id, otherId: pair.other.id, isOthers: pair.isOthers, verdict: form.verdict, reason: form.reason }
    void state.run(
      async () => {
        await judge({ variables: { input } })
        forget()
        showToast({ kind: 'done', text: t(`views.judge.done.${form.verdict}`) })
      },
      { ...(form.reason.trim() === '' && { reason: t('views.judge.reasonMissing') }) }
    )
  }
  return (
    <ActDialog title={t('views.judge.title')} submit={t('views.judge.save')} prefix="judge" names={names} state={state} onSubmit={send} onClose={onClose}>
      <p>{t('views.judge.text', { one: pick(pair.project.title), other: pick(pair.other.title) })}</p>
      <SelectField
        id="judge-verdict"
        label={t('views.judge.verdict')}
        error={state.refusal.fields.verdict}
        options={others.map((value) => ({ value, label: t(`views.verdict.${value}`) }))}
        value={form.verdict}
        onChange={({ target }) => change({ verdict: target.value as OverlapVerdict })}
      />
      <FormField id="judge-reason" label={t('views.judge.reason')} help={t('views.judge.reasonHelp')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={1000} value={form.reason} onChange={({ target }) => change({ reason: target.value })} />}
      </FormField>
    </ActDialog>
  )
}

function SideCell({ side, isOthers }: { readonly side: Side; readonly isOthers: boolean }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const days = [side.startsOn, side.endsOn].map((day) => (day ? format.day(day) : t('portfolio.unknown'))).join(' – ')
  const title = pick(side.title)
  return (
    <>
      {isOthers ? (
        <TextLink to="/$lang/portfolio/public" params={{ lang }} search={{ q: side.number ?? title.slice(0, 100) }}>
          {title}
        </TextLink>
      ) : (
        <TextLink to="/$lang/portfolio/projects/$id" params={{ lang, id: side.id }}>
          {title}
        </TextLink>
      )}
      <span className={styles.below}>{[isOthers && t('views.overlaps.others'), side.carrier && pick(side.carrier), days, side.taskAreas.join(', ')].filter(Boolean).join(' · ')}</span>
    </>
  )
}

function useColumns(onJudge: (pair: ProjectPair) => void): readonly Column<ProjectPair>[] {
  const t = useText()
  const format = useFormat()
  const pick = useLocalized()
  return [
    { id: 'project', header: t('views.overlaps.project'), cell: ({ project }) => <SideCell side={project} isOthers={false} /> },
    { id: 'other', header: t('views.overlaps.other'), cell: ({ other, isOthers }) => <SideCell side={other} isOthers={isOthers} /> },
    { id: 'score', header: t('views.overlaps.score'), isNumeric: true, phone: 'figure', cell: ({ score }) => format.number(score) },
    { id: 'reasons', header: t('views.overlaps.reasons'), cell: ({ reasons }) => reasons.map((reason) => t(`views.reason.${reason}`)).join(', ') },
    {
      ...{ id: 'verdict', header: t('views.overlaps.verdict') },
      cell: (pair) => (
        <>
          <Status status={statuses[pair.verdict]} label={t(`views.verdict.${pair.verdict}`)} />
          {pair.reason && <span className={styles.below}>{pair.reason}</span>}
          {pair.mayJudge && (
            <Button variant="quiet" aria-label={t('views.judge.openOne', { one: pick(pair.project.title), other: pick(pair.other.title) })} onClick={() => onJudge(pair)}>
              {t('views.judge.open')}
            </Button>
          )}
        </>
      )
    }
  ]
}

function useFilters({ verdict, others }: ProjectOverlapSearch, change: (part: Partial<ProjectOverlapSearch>) => void): readonly Filter[] {
  const t = useText()
  return [
    {
      ...{ id: 'verdict', label: t('views.overlaps.verdict'), values: [verdict ?? 'open'] },
      options: [...overlapVerdicts, 'all' as const].map((value) => ({ value, label: t(`views.verdict.${value}`) })),
      onChange: ([value]) => change({ verdict: value === 'open' ? undefined : (value as ProjectOverlapSearch['verdict']) })
    },
    {
      ...{ id: 'others', label: t('views.overlaps.kind'), values: others === undefined ? [] : [String(others)] },
      options: [{ value: 'false', label: t('views.overlaps.own') }, { value: 'true', label: t('views.overlaps.withOthers') }],
      onChange: ([value]) => change({ others: value === undefined ? undefined : value === 'true' })
    }
  ]
}

function usePairs({ verdict = 'open', others = null, q = null }: { readonly [Name in keyof ProjectOverlapSearch]: ProjectOverlapSearch[Name] | null }) {
  const variables = { verdict: verdict === 'all' ? null : verdict, withOthers: others, search: q }
  const { data, previousData, error, refetch, loading } = useQuery(projectOverlapsQuery, { variables, fetchPolicy: 'cache-and-network' })
  const found = (data ?? previousData)?.projectOverlaps
  return { found, isRefreshing: loading, error: found ? undefined : error, onRetry: () => void refetch() }
}

/** The pairs that are shown as a file. */
function useSave(columns: readonly Column<ProjectPair>[], pairs: readonly ProjectPair[]): () => void {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const { today } = useViewer()
  const rowOf = ({ project, other, score, reasons, verdict: said, reason }: ProjectPair) => [pick(project.title), pick(other.title), String(score), reasons.map((each) => t(`views.reason.${each}`)).join(', '), t(`views.verdict.${said}`), reason ?? '']
  return () => saveRows({ name: t('views.overlaps.file', { date: today }), language: lang, rows: [[...columns.map(({ header }) => header), t('views.judge.reason')], ...pairs.map(rowOf)] })
}

/** What is not in the list: pairs beyond those shown, and what was left out before they were sought. */
function LeftOut({ found: { nodes, totalCount, projectCount, comparedCount, isCut } }: { readonly found: ProjectOverlaps }) {
  const t = useText()
  const notes = [
    totalCount > nodes.length && t('views.overlaps.more', { shown: nodes.length, count: totalCount }),
    projectCount > comparedCount && t('views.overlaps.compared', { compared: comparedCount, count: projectCount }),
    isCut && t('views.overlaps.cut')
  ].filter((note) => note !== false)
  return notes.map((note) => (
    <p key={note} className={styles.notes}>
      {note}
    </p>
  ))
}

export function ProjectOverlapsPage() {
  const t = useText()
  const [search, change] = useListSearch(overlapSearchSchema)
  const [judged, setJudged] = useState<ProjectPair | null>(null)
  const { found, ...state } = usePairs(search)
  const columns = useColumns(setJudged)
  const save = useSave(columns, found?.nodes ?? [])
  return (
    <ViewsFrame page="overlaps" actions={<Button onClick={save}>{t('ui.table.export')}</Button>}>
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('views.overlaps.search') }} filters={useFilters(search, change)} summary={found && t('views.overlaps.count', { count: found.totalCount })} />
      <DataTable
        caption={t('views.title.overlaps')}
        columns={columns}
        rows={found?.nodes}
        rowKey={({ id }) => id}
        {...state}
        empty={<EmptyState title={t('views.overlaps.none')} text={t('views.overlaps.noneText')} />}
      />
      {found && <LeftOut found={found} />}
      {judged && <JudgeDialog pair={judged} onClose={() => setJudged(null)} />}
    </ViewsFrame>
  )
}
