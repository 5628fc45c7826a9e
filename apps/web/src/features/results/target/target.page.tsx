/** Targets and baselines of a unit, a centre or the network, and how a year goes towards them. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { usePlacesOf } from '../../../app/viewer-places.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { SelectField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { placesQuery, type ResultPlace } from '../places.operations.js'
import { ProgressSection } from './progress-section.js'
import { TargetDialog } from './target-dialog.js'
import { TargetList } from './target-list.js'
import { targetSearchSchema, type TargetSearch } from './target.search.js'
import styles from './target.module.css'

/** How many years back may be chosen. */
const yearsOffered = 5

/** Until the network has come. */
const noPlaces: readonly ResultPlace[] = []

const order = { headquarters: 0, regional_centre: 1, local_unit: 2 } as const

/** The places whose figures the viewer may read today. */
function usePlaces(): readonly ResultPlace[] {
  const say = useLocalized()
  const format = useFormat()
  const { data } = useQuery(placesQuery)
  const readable = usePlacesOf('return.read', data?.networkTree.nodes ?? noPlaces)
  return [...readable].sort((a, b) => order[a.type] - order[b.type] || format.compare(say(a.name), say(b.name)))
}

interface ChoiceProps {
  readonly places: readonly ResultPlace[]
  readonly place: ResultPlace
  readonly year: number
  readonly change: (part: Partial<TargetSearch>) => void
}

function Choice({ places, place, year, change }: ChoiceProps) {
  const t = useText()
  const say = useLocalized()
  const thisYear = Number(useViewer().today.slice(0, 4))
  const years = Array.from({ length: yearsOffered + 1 }, (_, index) => String(thisYear + 1 - index))
  return (
    <div className={styles.choice}>
      {places.length > 1 && (
        <SelectField
          label={t('target.place')}
          options={places.map(({ id, name }) => ({ value: id, label: say(name) }))}
          value={place.id}
          onChange={({ target }) => change({ unit: target.value })}
        />
      )}
      <SelectField
        label={t('target.year')}
        options={years.map((value) => ({ value, label: value }))}
        value={String(year)}
        onChange={({ target }) => change({ year: Number(target.value) })}
      />
    </div>
  )
}

export function TargetPage() {
  const t = useText()
  const mayManage = useCan('target.manage')
  const [search, change] = useListSearch(targetSearchSchema)
  const [isAdding, setAdding] = useState(false)
  const places = usePlaces()
  const place = places.find(({ id }) => id === search.unit) ?? places[0]
  const { today } = useViewer()
  const year = search.year ?? Number(today.slice(0, 4))
  return (
    <>
      <PageHeader
        title={t('target.title')}
        meta={t('target.meta')}
        actions={mayManage && place && <Button variant="primary" onClick={() => setAdding(true)}>{t('target.add')}</Button>}
      />
      {place && (
        <div className={styles.sections}>
          <Choice places={places} place={place} year={year} change={change} />
          <ProgressSection nodeId={place.id} year={year} />
          <TargetList search={{ ...search, unit: place.id, year }} change={change} />
        </div>
      )}
      {isAdding && place && <TargetDialog place={place} year={year} onClose={() => setAdding(false)} />}
    </>
  )
}
