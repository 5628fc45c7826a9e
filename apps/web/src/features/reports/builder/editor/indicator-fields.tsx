/** Choosing indicators for a block: one, or several in an order. */
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { IconButton } from '../../../../ui/button.js'
import { SearchList } from '../../../../ui/search-list.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import type { Library } from '../use-library.js'
import styles from './editor.module.css'

/** How many the list shows at once; typing narrows it. */
const mostShown = 50

interface FieldLook {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly error?: string | undefined
  readonly library: Library
}

function useNames({ indicators }: Library) {
  const say = useLocalized()
  const known = new Map(indicators.map(({ code, nearest }) => [code, say(nearest.name)]))
  return (code: string): string => known.get(code) ?? code
}

/** A search over the library, by code and by name. */
function useSearch(library: Library, isOffered: (code: string) => boolean) {
  const [typed, setTyped] = useState('')
  const nameOf = useNames(library)
  const wanted = typed.trim().toLocaleLowerCase('fi')
  const options = library.indicators
    .filter(({ code }) => isOffered(code) && `${code} ${nameOf(code)}`.toLocaleLowerCase('fi').includes(wanted))
    .slice(0, mostShown)
    .map(({ code }) => ({ value: code, label: nameOf(code) }))
  return { typed, onType: setTyped, options, nameOf }
}

interface IndicatorFieldProps extends FieldLook {
  readonly value: string
  readonly onChange: (code: string) => void
}

export function IndicatorField({ library, value, onChange, ...look }: IndicatorFieldProps) {
  const t = useText()
  const { typed, onType, options, nameOf } = useSearch(library, () => true)
  // What is chosen stands in the field; the list is narrowed by what is typed beside it.
  const isChosen = value !== '' && typed === nameOf(value)
  const all = isChosen ? library.indicators.map(({ code }) => ({ value: code, label: nameOf(code) })).slice(0, mostShown) : options
  const shown = value === '' || all.some((each) => each.value === value) ? all : [{ value, label: nameOf(value) }, ...all]
  return (
    <SearchList
      {...look}
      options={shown}
      value={value === '' ? null : value}
      typed={typed}
      onType={onType}
      placeholder={t('reports.builder.indicator.placeholder')}
      nothingFound={t('reports.builder.indicator.nothing')}
      detailOf={(code) => code}
      onChange={(code) => code !== null && onChange(code)}
    />
  )
}

interface ChosenProps {
  readonly code: string
  readonly name: string
  readonly onMove: ((steps: number) => void) | null
  readonly onRemove: () => void
}

function Chosen({ code, name, onMove, onRemove }: ChosenProps) {
  const t = useText()
  return (
    <li>
      <span>
        {name} <span className={styles.quiet}>{code}</span>
      </span>
      {onMove && (
        <>
          <IconButton icon={IconArrowUp} label={t('reports.builder.indicator.up', { name })} onClick={() => onMove(-1)} />
          <IconButton icon={IconArrowDown} label={t('reports.builder.indicator.down', { name })} onClick={() => onMove(1)} />
        </>
      )}
      <IconButton icon={IconX} label={t('reports.builder.indicator.remove', { name })} onClick={onRemove} />
    </li>
  )
}

/** The list with the item at a place moved so many places, no further than to an end. */
function movedCode(codes: readonly string[], place: number, steps: number): string[] {
  const rest = codes.filter((_, index) => index !== place)
  const to = Math.max(0, Math.min(rest.length, place + steps))
  return [...rest.slice(0, to), ...codes.slice(place, place + 1), ...rest.slice(to)]
}

interface IndicatorsFieldProps extends FieldLook {
  readonly values: readonly string[]
  readonly most: number
  readonly onChange: (codes: readonly string[]) => void
}

export function IndicatorsField({ library, values, most, onChange, ...look }: IndicatorsFieldProps) {
  const t = useText()
  const { typed, onType, options, nameOf } = useSearch(library, (code) => !values.includes(code))
  return (
    <div className={styles.several}>
      {values.length > 0 && (
        <ol className={styles.chosen} aria-label={look.label}>
          {values.map((code, place) => (
            <Chosen
              key={code}
              code={code}
              name={nameOf(code)}
              onMove={values.length > 1 ? (steps) => onChange(movedCode(values, place, steps)) : null}
              onRemove={() => onChange(values.filter((_, index) => index !== place))}
            />
          ))}
        </ol>
      )}
      {values.length < most && (
        <SearchList
          {...look}
          options={options}
          value={null}
          typed={typed}
          onType={onType}
          placeholder={t(values.length === 0 ? 'reports.builder.indicator.placeholder' : 'reports.builder.indicator.another')}
          nothingFound={t('reports.builder.indicator.nothing')}
          detailOf={(code) => code}
          onChange={(code) => {
            if (code !== null) onChange([...values, code])
            onType('')
          }}
        />
      )}
    </div>
  )
}
