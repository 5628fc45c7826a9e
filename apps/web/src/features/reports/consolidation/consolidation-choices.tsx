/** What is shown: which indicators, divided how, of which periods. Each choice goes into the address. */
import { useQuery } from '@apollo/client/react'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { todayIn } from '@solmu/shared/dates.js'
import { type PeriodKind, periodContaining, shiftPeriod } from '@solmu/shared/periods.js'
import { IconButton } from '../../../ui/button.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { SearchList } from '../../../ui/search-list.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { periodShort, periodText } from '../../results/unit-return/period-text.js'
import { type ConsolidationChoice, consolidationDimensionsQuery } from './consolidation.operations.js'
import {
  comparisons,
  consolidationLenses,
  type ConsolidationSearch,
  periodKinds,
  periodsOf,
  runOf,
  stageNames
} from './consolidation.search.js'
import styles from './consolidation.module.css'

export interface ChoicesProps {
  readonly search: ConsolidationSearch
  readonly change: (part: Partial<ConsolidationSearch>) => void
  readonly choices: readonly ConsolidationChoice[]
  readonly chosen: readonly string[]
}

const mostShown = 60
const mostChosen = 20

function IndicatorChoice({ change, choices, chosen }: ChoicesProps) {
  const t = useText()
  const pick = useLocalized()
  const [typed, setTyped] = useState('')
  const nameOf = ({ nearest, code }: ConsolidationChoice) => (nearest ? pick(nearest.name) : code)
  const wanted = typed.trim().toLowerCase()
  const free = choices.filter(({ id }) => !chosen.includes(id))
  const fitting = free.filter((each) => `${nameOf(each)} ${each.code}`.toLowerCase().includes(wanted)).slice(0, mostShown)
  const groups = [...new Set(fitting.map(({ group }) => group.id))].map((id) => {
    const items = fitting.filter(({ group }) => group.id === id)
    return { group: items[0] ? pick(items[0].group.name) : '', items: items.map((each) => ({ value: each.id, label: nameOf(each) })) }
  })
  const codes = new Map(choices.map(({ id, code }) => [id, code]))
  const set = (ids: readonly string[]) => change({ indicators: ids.length === 0 ? 'none' : ids.join(','), series: undefined, why: undefined })
  return (
    <>
      <div className={styles.wide}>
        <SearchList
          id="consolidation-indicators"
          label={t('consolidation.indicators')}
          help={chosen.length >= mostChosen ? t('consolidation.indicatorsFull', { max: mostChosen }) : undefined}
          options={chosen.length >= mostChosen ? [] : groups}
          value={null}
          typed={typed}
          onType={setTyped}
          placeholder={t('consolidation.indicatorsAdd')}
          nothingFound={t('consolidation.indicatorsNone')}
          detailOf={(id) => codes.get(id)}
          onChange={(id) => {
            if (id !== null) set([...chosen, id])
            setTyped('')
          }}
        />
      </div>
      <ul className={styles.chosen} aria-label={t('consolidation.chosen')}>
        {chosen.flatMap((id) => {
          const choice = choices.find((each) => each.id === id)
          if (!choice) return []
          const name = nameOf(choice)
          const remove = t('consolidation.remove', { name })
          return [
            <li key={id}>
              {name}
              <IconButton label={remove} icon={IconX} onClick={() => set(chosen.filter((each) => each !== id))} />
            </li>
          ]
        })}
      </ul>
    </>
  )
}

function PeriodChoice({ search, change }: Pick<ChoicesProps, 'search' | 'change'>) {
  const t = useText()
  const lang = useLanguage()
  const { from, to, kind } = runOf(search)
  const all = [...new Set([...periodsOf(kind, kind === 'month' ? 60 : 24), from, to])].sort().reverse()
  // The short form first: it is what a narrow field still shows.
  const word = (value: string) => (kind === 'year' ? value : `${periodShort(value)} · ${periodText(value, lang)}`)
  const options = all.map((value) => ({ value, label: word(value) }))
  const ofKind = (next: string) => {
    const wanted: PeriodKind = periodKinds.find((each) => each === next) ?? 'quarter'
    const last = shiftPeriod(periodContaining(wanted, todayIn()), -1)
    change({ from: shiftPeriod(last, wanted === 'year' ? -2 : -3), to: last, period: undefined })
  }
  return (
    <>
      <SelectField
        label={t('consolidation.kind')}
        options={periodKinds.map((value) => ({ value, label: t(`consolidation.kind.${value}`) }))}
        value={kind}
        onChange={({ target }) => ofKind(target.value)}
      />
      <SelectField
        label={t('consolidation.from')}
        options={options}
        value={from}
        onChange={({ target }) => change({ from: target.value, to: target.value > to ? target.value : to, period: undefined })}
      />
      <SelectField
        label={t('consolidation.to')}
        options={options}
        value={to}
        onChange={({ target }) => change({ to: target.value, from: target.value < from ? target.value : from, period: undefined })}
      />
    </>
  )
}

function DivisionChoice({ search, change }: Pick<ChoicesProps, 'search' | 'change'>) {
  const t = useText()
  const lens = search.lens ?? 'centre'
  const word = (name: string) => t(name === 'network' || name === 'unit' ? `consolidation.lens.${name}` : `division.lens.${name}`)
  return (
    <>
      <SelectField
        label={t('division.label')}
        options={consolidationLenses.map((value) => ({ value, label: word(value) }))}
        value={lens}
        onChange={({ target }) => change({ lens: consolidationLenses.find((each) => each === target.value), why: undefined })}
      />
      {lens !== 'network' && lens !== 'unit' && (
        <TextField
          type="date"
          label={t('consolidation.at')}
          help={t(search.at ? 'consolidation.restated' : 'consolidation.asWas')}
          value={search.at ?? ''}
          onChange={({ target }) => change({ at: target.value === '' ? undefined : target.value, why: undefined })}
        />
      )}
    </>
  )
}

function MoreChoices({ search, change }: Pick<ChoicesProps, 'search' | 'change'>) {
  const t = useText()
  const pick = useLocalized()
  const { data } = useQuery(consolidationDimensionsQuery)
  const dimensions = (data?.dimensions ?? []).map(({ code, name }) => ({ value: code, label: pick(name) }))
  return (
    <>
      <SelectField
        label={t('consolidation.by')}
        options={[{ value: '', label: t('consolidation.by.none') }, ...dimensions]}
        value={search.by ?? ''}
        onChange={({ target }) => change({ by: target.value === '' ? undefined : target.value })}
      />
      <SelectField
        label={t('consolidation.stage')}
        options={stageNames.map((value) => ({ value, label: t(`consolidation.stage.${value}`) }))}
        value={search.stage ?? 'accepted'}
        onChange={({ target }) => change({ stage: stageNames.find((each) => each === target.value) })}
      />
      <SelectField
        label={t('consolidation.compare')}
        options={[{ value: '', label: t('consolidation.compare.none') }, ...comparisons.map((value) => ({ value, label: t(`consolidation.compare.${value}`) }))]}
        value={search.compare ?? ''}
        onChange={({ target }) => change({ compare: comparisons.find((each) => each === target.value) })}
      />
    </>
  )
}

export function ConsolidationChoices(props: ChoicesProps) {
  return (
    <div className={styles.choices} data-print="never">
      <IndicatorChoice {...props} />
      <DivisionChoice {...props} />
      <PeriodChoice {...props} />
      <MoreChoices {...props} />
    </div>
  )
}
