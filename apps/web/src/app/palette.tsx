/** The command palette (Ctrl/⌘ K): type, choose with the arrows, Enter. */
import { Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { announce } from '../ui/announce.js'
import { useErrorMessage } from '../ui/error-message.js'
import { useText } from '../ui/text.js'
import { usePaletteGroups, type PaletteEntry, type PaletteGroup } from './palette-entries.js'
import styles from './palette.module.css'

export interface PaletteProps {
  readonly onClose: () => void
  readonly onKeys: () => void
}

interface OptionsProps {
  readonly groups: readonly PaletteGroup[]
  readonly listId: string
  readonly active: string | undefined
  readonly onPoint: (entry: PaletteEntry) => void
  readonly onPick: (entry: PaletteEntry) => void
}

function Options({ groups, listId, active, onPoint, onPick }: OptionsProps) {
  const t = useText()
  return groups.map((group) => (
    <div key={group.id} role="group" aria-labelledby={`${listId}-${group.id}`}>
      <p id={`${listId}-${group.id}`} className={styles.group}>
        {t(`palette.${group.id}`)}
      </p>
      {group.entries.map((entry) => (
        // The keyboard moves through the list from the text field, which keeps the focus.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={entry.key}
          id={`${listId}-${entry.key}`}
          role="option"
          tabIndex={-1}
          aria-selected={entry.key === active}
          className={styles.option}
          onMouseMove={() => onPoint(entry)}
          onClick={() => onPick(entry)}
        >
          <entry.icon size={18} stroke={1.6} aria-hidden="true" />
          <span lang={entry.lang} className={styles.text}>
            {entry.text}
          </span>
          {entry.detail && <span className={styles.detail}>{entry.detail}</span>}
        </div>
      ))}
    </div>
  ))
}

/** Which entry Enter would open, and how the arrows move it. */
function useActive(groups: readonly PaletteGroup[], listId: string) {
  const [chosen, setChosen] = useState<string | null>(null)
  const entries = groups.flatMap((group) => group.entries)
  const active = entries.find((entry) => entry.key === chosen) ?? entries[0]
  useEffect(() => {
    if (active) document.getElementById(`${listId}-${active.key}`)?.scrollIntoView({ block: 'nearest' })
  }, [active?.key, listId]) // eslint-disable-line react-hooks/exhaustive-deps -- the entry is new at each drawing
  function move(key: string): boolean {
    const at = entries.findIndex((entry) => entry.key === active?.key)
    const last = entries.length - 1
    const to = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[key]
    if (to === undefined) return false
    setChosen(entries[to]?.key ?? null)
    return true
  }
  return { entries, active, setChosen, move }
}

function useAnnouncedCount(count: number, isSearching: boolean, typed: string): void {
  const t = useText()
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    if (isSearching) return
    const timer = setTimeout(() => announce(t('palette.count', { count })), 400)
    return () => clearTimeout(timer)
  }, [count, isSearching, typed, t])
}

export function Palette({ onClose, onKeys }: PaletteProps) {
  const t = useText()
  const listId = useId()
  const describe = useErrorMessage()
  const [typed, setTyped] = useState('')
  const { groups, isSearching, error } = usePaletteGroups(typed, onKeys)
  const { entries, active, setChosen, move } = useActive(groups, listId)
  useAnnouncedCount(entries.length, isSearching, typed)

  function pick(entry: PaletteEntry | undefined) {
    if (!entry) return
    onClose()
    entry.run()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') pick(active)
    if (event.key === 'Enter' || move(event.key)) event.preventDefault()
  }

  return (
    <Modal.Root
      opened
      onClose={onClose}
      size="38rem"
      yOffset="10dvh"
      transitionProps={{ duration: 120 }}
      classNames={{ overlay: styles.veil, content: styles.content }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <div className={styles.field}>
          <IconSearch size={20} stroke={1.6} aria-hidden="true" />
          <input
            type="text"
            role="combobox"
            aria-label={t('palette.title')}
            aria-expanded="true"
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={active && `${listId}-${active.key}`}
            placeholder={t('palette.placeholder')}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              setChosen(null)
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div id={listId} role="listbox" aria-label={t('palette.title')} className={styles.list}>
          <Options groups={groups} listId={listId} active={active?.key} onPoint={(one) => setChosen(one.key)} onPick={pick} />
        </div>
        {error && <p className={styles.nothing}>{describe(error).text}</p>}
        {entries.length === 0 && !error && (
          <p className={styles.nothing}>
            {isSearching ? t('palette.searching') : t('palette.nothing', { text: typed.trim() })}
          </p>
        )}
        <p className={styles.keys} aria-hidden="true">
          {t('palette.keys')}
        </p>
      </Modal.Content>
    </Modal.Root>
  )
}
