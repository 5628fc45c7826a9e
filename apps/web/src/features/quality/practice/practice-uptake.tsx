/** How far the units have come with a practice, by centre: n of m, and each with its own words. */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { groupBy } from '@solmu/shared/groups.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { FilterBar } from '../../../ui/filter-bar.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { AddFileDialog, FileList } from './evidence-files.js'
import { FollowUpDialog, UptakeDialog, UptakeWords } from './uptake-dialogs.js'
import { UptakeMark } from './practice-words.js'
import { practiceQuery, type PracticeRecord, type PracticeUptake, removePracticeUseFileMutation } from './practice.operations.js'
import { type PracticeSearch, uptakeChoices } from './practice.search.js'
import styles from './practice.module.css'

export interface UptakeProps {
  readonly practice: PracticeRecord
  readonly search: PracticeSearch
  readonly onChange: (part: Partial<PracticeSearch>) => void
}

interface CentreCount {
  readonly id: string
  readonly name: string
  readonly inUse: number
  readonly count: number
}

/** How many units of each centre have it in use. */
function useCentres(uptake: readonly PracticeUptake[]): readonly CentreCount[] {
  const pick = useLocalized()
  return [...groupBy(uptake, ({ centre }) => centre?.id ?? '')].flatMap(([id, own]) => {
    const [{ centre }] = own
    return centre ? [{ id, name: pick(centre.name), inUse: own.filter(({ standing }) => standing === 'in_use').length, count: own.length }] : []
  })
}

/** The units that the search finds. */
function useFound(uptake: readonly PracticeUptake[], { q = '', centre: wanted, uptake: states }: PracticeSearch): readonly PracticeUptake[] {
  const pick = useLocalized()
  const text = q.trim().toLocaleLowerCase('fi')
  return uptake.filter(
    ({ unit, centre, standing }) => (wanted === undefined || centre?.id === wanted) && (states?.includes(standing ?? 'not_looked') ?? true) && pick(unit.name).toLocaleLowerCase('fi').includes(text)
  )
}

function Depth({ uptake: { depth, funding, since } }: { readonly uptake: PracticeUptake }) {
  const t = useText()
  const format = useFormat()
  const told = [depth && t(`practice.depth.${depth}`), funding && t(`practice.fundingTold.${funding}`)].filter(Boolean).join(' · ')
  return (
    <>
      {since === null ? '–' : format.day(since)}
      {told !== '' && <div className={styles.quiet}>{told}</div>}
    </>
  )
}

/** What a unit says, and the files that show it. */
function Told({ uptake }: { readonly uptake: PracticeUptake }) {
  const pick = useLocalized()
  const [remove] = useMutation(removePracticeUseFileMutation)
  const { files, unit, mayChange } = uptake
  return (
    <>
      <UptakeWords uptake={uptake} />
      <FileList of={pick(unit.name)} files={files} path="/api/quality/practice-files" remove={mayChange ? (fileId) => remove({ variables: { input: { fileId } } }) : undefined} />
    </>
  )
}

function Acts({ row, acts }: { readonly row: PracticeUptake; readonly acts: UptakeActs }) {
  const t = useText()
  const pick = useLocalized()
  const unit = pick(row.unit.name)
  if (!row.mayChange) return null
  return (
    <>
      {row.followUp && (
        <Button size="small" aria-label={t('practice.followUp.openOf', { unit })} onClick={() => acts.answer(row)}>
          {t('practice.followUp.open')}
        </Button>
      )}
      {(row.state === 'in_use' || row.state === 'stopped') && (
        <Button size="small" variant="quiet" aria-label={t('practice.files.addTo', { name: unit })} onClick={() => acts.addFile(row)}>
          {t('practice.files.open')}
        </Button>
      )}
      {acts.change && (
        <Button size="small" variant="quiet" aria-label={t('practice.uptake.changeOf', { unit })} onClick={() => acts.change?.(row)}>
          {t('practice.uptake.change')}
        </Button>
      )}
    </>
  )
}

interface UptakeActs {
  readonly change: ((uptake: PracticeUptake) => void) | undefined
  readonly answer: (uptake: PracticeUptake) => void
  readonly addFile: (uptake: PracticeUptake) => void
}

function useColumns(acts: UptakeActs): readonly Column<PracticeUptake>[] {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  return [
    {
      ...{ id: 'unit', header: t('practice.uptake.unit') },
      cell: ({ unit }) => (
        <TextLink to="/$lang/units/$id" params={{ lang, id: unit.id }}>
          {pick(unit.name)}
        </TextLink>
      )
    },
    { id: 'centre', header: t('practice.uptake.centre'), cell: ({ centre }) => (centre ? pick(centre.name) : '–') },
    { id: 'since', header: t('practice.uptake.sinceColumn'), cell: (uptake) => <Depth uptake={uptake} /> },
    { id: 'reason', header: t('practice.uptake.words'), cell: (uptake) => <Told uptake={uptake} /> },
    { id: 'state', header: t('practice.uptake.state'), phone: 'figure', cell: ({ standing }) => <UptakeMark standing={standing} /> },
    { id: 'acts', header: '', spokenHeader: t('practice.uptake.acts'), cell: (row) => <Acts {...{ row, acts }} /> }
  ]
}

/** The listed units as a file. */
function useExport(rows: readonly PracticeUptake[]) {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const { today } = useViewer()
  return () =>
    saveRows({
      name: t('practice.uptake.file', { date: today }),
      language,
      rows: [
        ['unit', 'centre', 'state', 'sinceColumn', 'depth', 'funding', 'contact', 'words'].map((id) => t(`practice.uptake.${id}`)),
        ...rows.map(({ unit, centre, standing, since, reason, depth, funding, contact }) => [
          ...[pick(unit.name), centre ? pick(centre.name) : '', t(`practice.uptake.${standing ?? 'not_looked'}`), since ?? ''],
          ...[depth ? t(`practice.depth.${depth}`) : '', funding ? t(`practice.funding.${funding}`) : '', contact, reason]
        ])
      ]
    })
}

function Centres({ centres }: { readonly centres: readonly CentreCount[] }) {
  const t = useText()
  return (
    <ul className={styles.centres}>
      {centres.map(({ id, name, inUse, count }) => (
        <li key={id}>
          <span>{name}</span>
          <meter aria-label={t('practice.uptake.meter', { centre: name, n: inUse, m: count })} min={0} max={count} value={inUse} />
          <span>{t('practice.list.nOfM', { n: inUse, m: count })}</span>
        </li>
      ))}
    </ul>
  )
}

interface FiltersProps extends Omit<UptakeProps, 'practice'> {
  readonly centres: readonly CentreCount[]
  readonly count: number
}

function Filters({ search, onChange, centres, count }: FiltersProps) {
  const t = useText()
  return (
    <FilterBar
      search={{ value: search.q ?? '', onChange: (q) => onChange({ q }), label: t('practice.uptake.search') }}
      filters={[
        {
          ...{ id: 'uptake', label: t('practice.uptake.state'), isMultiple: true, values: search.uptake ?? [], options: uptakeChoices.map((value) => ({ value, label: t(`practice.uptake.${value}`) })) },
          onChange: (values) => onChange({ uptake: values.length === 0 ? undefined : ([...values] as PracticeSearch['uptake']) })
        },
        {
          ...{ id: 'centre', label: t('practice.uptake.centre'), values: search.centre === undefined ? [] : [search.centre], options: centres.map(({ id, name }) => ({ value: id, label: name })) },
          onChange: ([value]) => onChange({ centre: value })
        }
      ]}
      summary={t('practice.uptake.count', { count })}
    />
  )
}

export function Uptake({ practice, search, onChange }: UptakeProps) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const [changed, setChanged] = useState<PracticeUptake | null>(null)
  const centres = useCentres(practice.uptake)
  const rows = useFound(practice.uptake, search)
  const answered = practice.uptake.find(({ unit, followUp, mayChange }) => unit.id === search.answer && followUp !== null && mayChange)
  const [shown, setShown] = useState<PracticeUptake | null>(null)
  const columns = useColumns({ change: practice.retiredAt === null ? setChanged : undefined, answer: ({ unit }) => onChange({ answer: unit.id }), addFile: setShown })
  const save = useExport(rows)
  return (
    <Section title={t('practice.uptake.heading')} note={t('practice.uptake.nOfM', { n: practice.inUseCount, m: practice.unitCount, day: format.day(today) })}>
      <Centres centres={centres} />
      <Filters {...{ search, onChange, centres }} count={rows.length} />
      <DataTable
        {...{ caption: t('practice.uptake.heading'), columns, rows, rowKey: ({ unit }: PracticeUptake) => unit.id }}
        empty={<EmptyState title={t('practice.uptake.noHits')} />}
        footer={
          <Button size="small" variant="quiet" icon={IconDownload} disabled={rows.length === 0} onClick={save}>
            {t('ui.table.export')}
          </Button>
        }
      />
      {answered && <FollowUpDialog practice={practice} uptake={answered} onClose={() => onChange({ answer: undefined })} />}
      {shown && <UseFileDialog practice={practice} uptake={shown} onClose={() => setShown(null)} />}
      {changed && <UptakeDialog practice={practice} uptake={changed} onClose={() => setChanged(null)} />}
    </Section>
  )
}

function UseFileDialog({ practice, uptake: { unit }, onClose }: { readonly practice: PracticeRecord; readonly uptake: PracticeUptake; readonly onClose: () => void }) {
  const pick = useLocalized()
  const client = useApolloClient()
  const reread = () => client.query({ query: practiceQuery, variables: { id: practice.id }, fetchPolicy: 'network-only' })
  return <AddFileDialog of={pick(unit.name)} path={`/api/quality/practices/${practice.id}/units/${unit.id}/files`} reread={reread} onClose={onClose} />
}
