/** People whom two units both counted: what has been declared, and what it does to the sums. */
import { useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { usePlacesOf } from '../../../app/viewer-places.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { SelectField } from '../../../ui/form-field.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { placesQuery, type ResultPlace } from '../places.operations.js'
import { periodText } from '../unit-return/period-text.js'
import { OverlapDialog } from './overlap-dialog.js'
import { OverlapList, waitsFor } from './overlap-list.js'
import { personOverlapsQuery } from './overlap.operations.js'
import { overlapSearchSchema, type OverlapSearch } from './overlap.search.js'
import styles from './overlap.module.css'

/** Until the network has come. */
const noPlaces: readonly ResultPlace[] = []

/** The local units by name, those that the viewer reads, and those for which the viewer speaks. */
function useUnits() {
  const pick = useLocalized()
  const format = useFormat()
  const { data, error, refetch } = useQuery(placesQuery)
  const places = data?.networkTree.nodes ?? noPlaces
  const readable = new Set(usePlacesOf('return.read', places).map(({ id }) => id))
  const spoken = new Set(usePlacesOf('return.submit', places).map(({ id }) => id))
  const all = places.filter(({ type }) => type === 'local_unit').sort((a, b) => format.compare(pick(a.name), pick(b.name)))
  return { all, readable: all.filter(({ id }) => readable.has(id)), speaksFor: (id: string) => spoken.has(id), isHere: data !== undefined, error, refetch }
}

function Help() {
  const t = useText()
  return (
    <Section title={t('facts.overlap.help.title')}>
      <div className={styles.help}>
        {['why', 'how', 'own', 'privacy'].map((part) => (
          <p key={part}>{t(`facts.overlap.help.${part}`)}</p>
        ))}
      </div>
    </Section>
  )
}

interface DeclarationsProps {
  readonly unit: ResultPlace
  readonly units: readonly ResultPlace[]
  readonly speaksFor: (unitId: string) => boolean
  readonly search: OverlapSearch
  readonly change: (part: Partial<OverlapSearch>) => void
}

/** All of them, those of the chosen period, and the periods that can be chosen. */
function useOverlaps(unitId: string, chosen: string | undefined) {
  const { data, previousData, error, refetch, loading } = useQuery(personOverlapsQuery, {
    ...{ variables: { unitId }, fetchPolicy: 'cache-and-network' }
  })
  const all = (data ?? previousData)?.personOverlaps
  const periods = [...new Set(all?.map((overlap) => overlap.period))]
  const period = periods.find((each) => each === chosen)
  const shown = period === undefined ? all : all?.filter((overlap) => overlap.period === period)
  return { all, shown, periods, period, error: all ? undefined : error, refetch, loading }
}

interface ChoiceProps extends Pick<DeclarationsProps, 'unit' | 'units' | 'change'> {
  readonly periods: readonly string[]
  readonly period: string | undefined
}

function Choice({ unit, units, change, periods, period }: ChoiceProps) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const every = { value: '', label: t('facts.overlap.allPeriods') }
  return (
    <div className={styles.choice}>
      {units.length > 1 && (
        <SelectField
          label={t('facts.overlap.unit')}
          options={units.map(({ id, name }) => ({ value: id, label: pick(name) }))}
          value={unit.id}
          onChange={({ target }) => change({ unit: target.value, period: undefined })}
        />
      )}
      {periods.length > 1 && (
        <SelectField
          label={t('facts.overlap.period')}
          options={[every, ...periods.map((value) => ({ value, label: periodText(value, lang) }))]}
          value={period ?? ''}
          onChange={({ target }) => change({ period: target.value })}
        />
      )}
    </div>
  )
}

function Declarations({ unit, units, speaksFor, search, change }: DeclarationsProps) {
  const t = useText()
  const { all, shown, periods, period, error, refetch, loading } = useOverlaps(unit.id, search.period)
  const count = all?.filter((overlap) => waitsFor(overlap, speaksFor)).length ?? 0
  return (
    <>
      {count > 0 && <FormNotice title={t('facts.overlap.waiting', { count })}>{null}</FormNotice>}
      <Choice {...{ unit, units, change, periods, period }} />
      <OverlapList
        {...{ unitId: unit.id, overlaps: shown, speaksFor, error }}
        isRefreshing={loading}
        onRetry={() => void refetch()}
      />
    </>
  )
}

/** The unit that the address names, or else one for which the viewer speaks, or the first that the viewer reads. */
function unitOf(readable: readonly ResultPlace[], speaksFor: (unitId: string) => boolean, wanted: string | undefined): ResultPlace | undefined {
  return readable.find(({ id }) => id === wanted) ?? readable.find(({ id }) => speaksFor(id)) ?? readable[0]
}

/** Until the network has come, and for whoever reads the figures of no unit. */
function NoUnit({ isHere, error, onRetry }: { readonly isHere: boolean; readonly error: unknown; readonly onRetry: () => void }) {
  const t = useText()
  if (isHere) return <EmptyState title={t('facts.overlap.noUnits')} />
  return error ? <ErrorNotice error={error} onRetry={onRetry} /> : <Skeleton lines={8} />
}

export function OverlapPage() {
  const t = useText()
  const [search, change] = useListSearch(overlapSearchSchema)
  const [isAdding, setAdding] = useState(false)
  const { all, readable, speaksFor, isHere, error, refetch } = useUnits()
  const unit = unitOf(readable, speaksFor, search.unit)
  const add = (
    <Button variant="primary" icon={IconPlus} onClick={() => setAdding(true)}>
      {t('facts.overlap.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('facts.overlap.title')} meta={t('facts.overlap.meta')} actions={unit && speaksFor(unit.id) && add} />
      {unit ? (
        <Declarations {...{ unit, units: readable, speaksFor, search, change }} />
      ) : (
        <NoUnit {...{ isHere, error }} onRetry={() => void refetch()} />
      )}
      <Help />
      {isAdding && unit && <OverlapDialog unit={unit} others={all.filter(({ id }) => id !== unit.id)} onClose={() => setAdding(false)} />}
    </>
  )
}
