/** A search box and filter chips above a list. The page keeps their state in its address. */
import { IconChevronDown, IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { Menu } from './menu.js'
import { useText } from './text.js'
import styles from './filter-bar.module.css'

export interface FilterOption {
  readonly value: string
  readonly label: string
}

export interface Filter {
  readonly id: string
  /** "Rooli", "Tila". */
  readonly label: string
  readonly options: readonly FilterOption[]
  /** The chosen values; none = not filtered by this. */
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  /** Several values may be chosen at once. */
  readonly isMultiple?: boolean
}

export interface FilterBarProps {
  readonly search?: {
    readonly value: string
    readonly onChange: (value: string) => void
    /** What is searched: read out, and the placeholder unless one is given. */
    readonly label: string
    readonly placeholder?: string
  }
  readonly filters?: readonly Filter[]
  /** Other controls in the bar: a switch, a date. */
  readonly children?: ReactNode
  /** At the right end: totals of the filtered set. */
  readonly summary?: ReactNode
}

/** How long the reader may pause before the list follows what was typed, in ms. */
const typingPause = 250

function SearchBox({ value, onChange, label, placeholder }: NonNullable<FilterBarProps['search']>) {
  const t = useText()
  const id = useId()
  const [typed, setTyped] = useState(value)
  const given = useRef(value)
  useEffect(() => {
    if (value === given.current) return
    given.current = value
    setTyped(value)
  }, [value])
  useEffect(() => {
    if (typed === given.current) return
    const timer = setTimeout(() => {
      given.current = typed
      onChange(typed)
    }, typingPause)
    return () => clearTimeout(timer)
  }, [typed, onChange])
  return (
    <div className={styles.search} role="search">
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <IconSearch size={18} stroke={1.6} aria-hidden="true" />
      <input
        id={id}
        type="search"
        value={typed}
        placeholder={placeholder ?? label}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      {typed && (
        <button type="button" aria-label={t('ui.filter.clearSearch')} onClick={() => setTyped('')}>
          <IconX size={16} aria-hidden="true" />
        </button>
      )}
    </div>
  )
}

function nextValues(filter: Filter, value: string): readonly string[] {
  const has = filter.values.includes(value)
  if (!filter.isMultiple) return has ? [] : [value]
  return has ? filter.values.filter((one) => one !== value) : [...filter.values, value]
}

function FilterChip({ filter }: { readonly filter: Filter }) {
  const t = useText()
  const chosen = filter.options.filter((option) => filter.values.includes(option.value))
  const text = chosen.map((option) => option.label).join(', ')
  return (
    <span className={styles.chip} data-active={chosen.length > 0 || undefined}>
      <Menu
        isMultiple={filter.isMultiple}
        button={(props) => (
          <button {...props} className={styles.chipButton}>
            <span className={styles.chipLabel}>{chosen.length > 0 ? `${filter.label}:` : filter.label}</span>
            {chosen.length > 0 ? (
              <span className={styles.chipValue}>{text}</span>
            ) : (
              <IconChevronDown size={16} aria-hidden="true" />
            )}
          </button>
        )}
        items={filter.options.map((option) => ({
          key: option.value,
          label: option.label,
          isChosen: filter.values.includes(option.value),
          onPick: () => filter.onChange(nextValues(filter, option.value))
        }))}
      />
      {chosen.length > 0 && (
        <button
          type="button"
          className={styles.chipRemove}
          aria-label={t('ui.filter.remove', { filter: `${filter.label}: ${text}` })}
          onClick={() => filter.onChange([])}
        >
          <IconX size={16} aria-hidden="true" />
        </button>
      )}
    </span>
  )
}

export function FilterBar({ search, filters = [], children, summary }: FilterBarProps) {
  return (
    <div className={styles.bar} data-print="never">
      {search && <SearchBox {...search} />}
      {filters.map((filter) => (
        <FilterChip key={filter.id} filter={filter} />
      ))}
      {children}
      {summary && (
        <p className={styles.summary} role="status">
          {summary}
        </p>
      )}
    </div>
  )
}
