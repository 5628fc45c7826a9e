/** Moves an item of the agenda up and down, by its buttons and by the arrow keys on them, and removes it. The focus goes along. */
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { announce } from '../../../ui/announce.js'
import { IconButton } from '../../../ui/button.js'
import { useText } from '../../../ui/text.js'
import styles from './meeting.module.css'

/** @example moved(['a', 'b', 'c'], 0, 2) // ['b', 'c', 'a'] */
export function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const rest = items.filter((_item, at) => at !== from)
  return [...rest.slice(0, to), ...items.slice(from, from + 1), ...rest.slice(to)]
}

export interface ItemOrderProps<Item> {
  readonly items: readonly Item[]
  readonly place: number
  /** What the item is called: read out. */
  readonly name: string
  readonly onChange: (items: readonly Item[]) => void
}

const idOf = (place: number, way: 'up' | 'down'): string => `agenda-${place}-${way}`

export function ItemOrder<Item>({ items, place, name, onChange }: ItemOrderProps<Item>) {
  const t = useText()
  const count = items.length
  const move = (to: number, way: 'up' | 'down') => {
    if (to < 0 || to >= count) return
    onChange(moved(items, place, to))
    announce(t('meeting.agenda.moved', { name, place: to + 1, count }))
    requestAnimationFrame(() => document.getElementById(idOf(to, way))?.focus())
  }
  const onKey = (way: 'up' | 'down') => (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    move(event.key === 'ArrowUp' ? place - 1 : place + 1, way)
  }
  const remove = () => {
    onChange(items.filter((_item, at) => at !== place))
    announce(t('meeting.agenda.removed', { name }))
  }
  return (
    <div className={styles.tools}>
      <IconButton id={idOf(place, 'up')} icon={IconArrowUp} label={t('meeting.agenda.up', { name })} aria-disabled={place === 0 || undefined} onClick={() => move(place - 1, 'up')} onKeyDown={onKey('up')} />
      <IconButton id={idOf(place, 'down')} icon={IconArrowDown} label={t('meeting.agenda.down', { name })} aria-disabled={place === count - 1 || undefined} onClick={() => move(place + 1, 'down')} onKeyDown={onKey('down')} />
      <IconButton icon={IconTrash} label={t('meeting.agenda.remove', { name })} onClick={remove} />
    </div>
  )
}
