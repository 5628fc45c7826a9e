/** Chooses all, or some of many: a list of boxes under headings, narrowed by typing. What is chosen stays chosen when it is out of sight. */
import { useState, type ReactNode } from 'react'
import { groupBy } from '@solmu/shared/groups.js'
import { useText } from './text.js'
import styles from './pick-list.module.css'

export interface PickItem {
  readonly id: string
  readonly label: string
  /** Beside the label: a code. Searched too. */
  readonly detail?: string
  /** The heading under which it stands. */
  readonly group?: string
}

export interface PickListProps {
  /** Begins the ids of its controls; the error summary links to the first. */
  readonly id: string
  readonly legend: string
  readonly help?: ReactNode
  readonly error?: string | undefined
  /** How choosing all of them is called, and choosing some. */
  readonly allLabel: string
  readonly someLabel: string
  readonly searchLabel: string
  /** Undefined while they are on their way. */
  readonly items: readonly PickItem[] | undefined
  /** Null is all of them, whatever is added later. */
  readonly value: readonly string[] | null
  readonly onChange: (value: readonly string[] | null) => void
}

/** From so many on it is quicker to type. */
const manyItems = 12

function Boxes({ id, items = [], value, searchLabel, legend, onChange }: PickListProps & { readonly value: readonly string[] }) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLocaleLowerCase('fi')
  const fitting = items.filter(({ label, detail = '', group = '' }) => `${label} ${detail} ${group}`.toLocaleLowerCase('fi').includes(wanted))
  const toggle = (each: string, isIn: boolean) => onChange(isIn ? [...value, each] : value.filter((other) => other !== each))
  return (
    <div className={styles.boxes}>
      {items.length > manyItems && (
        <input type="search" className={styles.search} aria-label={searchLabel} placeholder={searchLabel} value={typed} onChange={({ target }) => setTyped(target.value)} />
      )}
      <p className={styles.count} role="status">
        {t('ui.pick.count', { count: value.length, of: items.length })}
      </p>
      <div className={styles.list} role="group" aria-label={legend}>
        {[...groupBy(fitting, ({ group = '' }) => group)].map(([group, some]) => (
          <div key={group}>
            {group !== '' && <p className={styles.group}>{group}</p>}
            {some.map((item) => (
              <label key={item.id} className={styles.item}>
                <input id={`${id}-${item.id}`} type="checkbox" checked={value.includes(item.id)} onChange={({ target }) => toggle(item.id, target.checked)} />
                <span>
                  {item.label} {item.detail && <span className={styles.detail}>{item.detail}</span>}
                </span>
              </label>
            ))}
          </div>
        ))}
        {fitting.length === 0 && <p className={styles.detail}>{t('ui.pick.nothing')}</p>}
      </div>
    </div>
  )
}

/** @example <PickList id="audience-indicatorIds" legend="Mittarit" value={null} … /> // all of them */
export function PickList(props: PickListProps) {
  const { id, legend, help, error, allLabel, someLabel, value, onChange } = props
  const way = (isAll: boolean, label: string) => (
    <label className={styles.item}>
      <input
        id={isAll ? id : `${id}-some`}
        type="radio"
        name={id}
        checked={isAll === (value === null)}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={() => onChange(isAll ? null : [])}
      />
      {label}
    </label>
  )
  return (
    <fieldset className={styles.field} data-invalid={error ? true : undefined}>
      <legend>{legend}</legend>
      {help && <p className={styles.help}>{help}</p>}
      {way(true, allLabel)}
      {way(false, someLabel)}
      {value !== null && <Boxes {...props} value={value} />}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
