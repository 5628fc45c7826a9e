/**
 * A panel at the right that goes with the page: from 1200 px it stands beside
 * the content and pushes it; below, it covers; on a phone it is a full page.
 */
import { useMediaQuery } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { IconButton } from './button.js'
import { CoverDrawer } from './cover-drawer.js'
import { useText } from './text.js'
import styles from './side-drawer.module.css'

export interface SideDrawerProps {
  readonly title: ReactNode
  /** One line under the title. */
  readonly meta?: ReactNode
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

function Panel({ title, meta, onClose, children }: Omit<SideDrawerProps, 'isOpen'>) {
  const t = useText()
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    const element = panel.current
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose()
    }
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [onClose])
  return (
    <aside ref={panel} className={styles.panel} aria-labelledby={id}>
      <div className={styles.head}>
        <div>
          <h2 id={id} ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h2>
          {meta && <p className={styles.meta}>{meta}</p>}
        </div>
        <IconButton label={t('ui.close')} icon={IconX} onClick={onClose} />
      </div>
      {children}
    </aside>
  )
}

export function SideDrawer({ isOpen, ...panel }: SideDrawerProps) {
  const isWide = useMediaQuery('(min-width: 75em)', true, { getInitialValueInEffect: false })
  if (isWide) return isOpen ? <Panel {...panel} /> : null
  return (
    <CoverDrawer {...panel} isOpen={isOpen} side="right" width="23.5rem" isFullOnPhone>
      <div className={styles.cover}>
        {panel.meta && <p className={styles.meta}>{panel.meta}</p>}
        {panel.children}
      </div>
    </CoverDrawer>
  )
}
