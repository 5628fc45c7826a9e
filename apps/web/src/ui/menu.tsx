/** A button that opens a short list of acts or choices. Arrows move, a letter jumps, Esc closes. */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { classNames } from './class-names.js'
import type { IconComponent } from './button.js'
import styles from './menu.module.css'

export interface MenuItem {
  readonly key: string
  readonly label: ReactNode
  readonly icon?: IconComponent
  /** At the right end: a shortcut. */
  readonly aside?: ReactNode
  /** Makes the item a choice, chosen or not. */
  readonly isChosen?: boolean
  /** Makes the item a link, such as to a file. */
  readonly href?: string
  readonly onPick?: () => void
}

/** What the button has to carry. */
export interface MenuButtonProps {
  readonly id: string
  readonly type: 'button'
  readonly ref: RefObject<HTMLButtonElement | null>
  readonly 'aria-haspopup': 'menu'
  readonly 'aria-expanded': boolean
  readonly 'aria-controls': string | undefined
  readonly onClick: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

export interface MenuProps {
  /** Draws the button with the props that tie it to its list. */
  readonly button: (props: MenuButtonProps) => ReactNode
  readonly items: readonly MenuItem[]
  /** A line above the items. */
  readonly heading?: ReactNode
  /** At which end of the button the list stands. */
  readonly align?: 'start' | 'end'
  /** Several may be chosen: the list stays open. */
  readonly isMultiple?: boolean
  readonly className?: string
}

/** Which item a key leads to, or null when the key is not for us. */
function target(key: string, at: number, items: readonly HTMLElement[]): number | null {
  const last = items.length - 1
  const moves: Record<string, number> = {
    ArrowDown: at >= last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    Home: 0,
    End: last
  }
  if (key in moves) return moves[key] ?? null
  if (key.length !== 1 || key === ' ') return null
  const order = [...items.slice(at + 1), ...items.slice(0, at + 1)]
  const found = order.find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(key.toLocaleLowerCase()))
  return found ? items.indexOf(found) : null
}

function useMenu(isMultiple: boolean) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const wrap = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]

  useEffect(() => {
    if (!isOpen) return
    items()[0]?.focus()
    const onPress = (event: PointerEvent) => {
      if (!wrap.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', onPress)
    return () => document.removeEventListener('pointerdown', onPress)
  }, [isOpen])

  function close() {
    setOpen(false)
    button.current?.focus()
  }

  function onListKey(event: KeyboardEvent) {
    if (event.key === 'Tab') setOpen(false)
    if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    }
    const all = items()
    const to = target(event.key, all.indexOf(document.activeElement as HTMLElement), all)
    if (to === null) return
    event.preventDefault()
    all[to]?.focus()
  }

  function pick(item: MenuItem) {
    if (!isMultiple) close()
    item.onPick?.()
  }

  const buttonProps: MenuButtonProps = {
    id: `${id}-button`,
    type: 'button',
    ref: button,
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
    'aria-controls': isOpen ? id : undefined,
    onClick: () => setOpen((was) => !was),
    onKeyDown: (event) => {
      if (event.key !== 'ArrowDown') return
      event.preventDefault()
      setOpen(true)
    }
  }
  return { id, isOpen, wrap, list, buttonProps, onListKey, pick }
}

function role(item: MenuItem, isMultiple: boolean): 'menuitem' | 'menuitemcheckbox' | 'menuitemradio' {
  if (item.isChosen === undefined) return 'menuitem'
  return isMultiple ? 'menuitemcheckbox' : 'menuitemradio'
}

export function Menu({ button, items, heading, align = 'start', isMultiple = false, className }: MenuProps) {
  const { id, isOpen, wrap, list, buttonProps, onListKey, pick } = useMenu(isMultiple)
  return (
    <div ref={wrap} className={classNames(styles.menu, className)}>
      {button(buttonProps)}
      {isOpen && (
        <div className={styles.popup} data-align={align}>
          {heading && <p className={styles.heading}>{heading}</p>}
          <div ref={list} id={id} role="menu" tabIndex={-1} aria-labelledby={buttonProps.id} onKeyDown={onListKey}>
            {items.map((item) => (
              <Item key={item.key} item={item} role={role(item, isMultiple)} onPick={() => pick(item)} />
            ))}
          </div>
        </div>
      )}
    </div>
  )
}

interface ItemProps {
  readonly item: MenuItem
  readonly role: string
  readonly onPick: () => void
}

function Item({ item, role: itemRole, onPick }: ItemProps) {
  const look = { role: itemRole, 'aria-checked': item.isChosen, tabIndex: -1, className: styles.item, onClick: onPick }
  const content = (
    <>
      {item.icon && <item.icon size={18} stroke={1.6} aria-hidden="true" />}
      <span className={styles.label}>{item.label}</span>
      {item.aside}
      {item.isChosen && <Tick />}
    </>
  )
  if (item.href === undefined) {
    return (
      <button type="button" {...look}>
        {content}
      </button>
    )
  }
  return (
    <a href={item.href} {...look} onKeyDown={pressBySpace}>
      {content}
    </a>
  )
}

/** Space presses an item of a menu; on a link the browser would scroll. */
function pressBySpace(event: KeyboardEvent<HTMLAnchorElement>): void {
  if (event.key !== ' ') return
  event.preventDefault()
  event.currentTarget.click()
}

function Tick() {
  return (
    <svg viewBox="0 0 16 16" width={16} height={16} fill="none" stroke="currentColor" strokeWidth={1.75} aria-hidden="true">
      <path d="m3 8.5 3.2 3.2L13 4.6" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
