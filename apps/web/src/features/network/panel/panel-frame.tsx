/**
 * The side panel: beside the network from 1200 px up; below that a drawer over the page, and on a phone a
 * whole page. × closes it, and Esc anywhere in the network does. It takes the focus only when the reader asked to go there.
 */
import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { IconButton } from '../../../ui/button.js'
import { useText } from '../../../ui/text.js'
import styles from './panel.module.css'

export interface PanelFrameProps {
  readonly title: string
  readonly titleLang?: string
  readonly meta?: ReactNode
  /** Changes each time the reader asks to go to the panel; 0 when they did not. */
  readonly focusRequest: number
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Three columns fit from here on. */
export const wideQuery = '(min-width: 75em)'

export function useIsWide(): boolean {
  return useMediaQuery(wideQuery, true, { getInitialValueInEffect: false }) ?? true
}

export function PanelFrame(props: PanelFrameProps) {
  const isWide = useIsWide()
  return isWide ? <WidePanel {...props} /> : <CoveringPanel {...props} />
}

/** Put together from parts, because the ready-made head of a drawer would be a second banner of the page. */
function CoveringPanel({ title, titleLang, meta, onClose, children }: PanelFrameProps) {
  const t = useText()
  return (
    <Drawer.Root opened onClose={onClose} position="right" size="23.5rem" transitionProps={{ duration: 180 }}>
      <Drawer.Overlay />
      <Drawer.Content className={styles.cover}>
        <Drawer.Body className={styles.coverBody}>
          <div className={styles.head}>
            <Drawer.Title className={styles.coverTitle} lang={titleLang}>
              {title}
            </Drawer.Title>
            <IconButton label={t('ui.close')} icon={IconX} onClick={onClose} />
          </div>
          {meta && <p className={styles.meta}>{meta}</p>}
          {children}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

function WidePanel({ title, titleLang, meta, focusRequest, onClose, children }: PanelFrameProps) {
  const t = useText()
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focusRequest > 0) heading.current?.focus({ preventScroll: true })
  }, [focusRequest])

  return (
    <aside className={styles.panel} aria-labelledby={id}>
      <div className={styles.head}>
        <div>
          <h2 id={id} ref={heading} tabIndex={-1} className={styles.title} lang={titleLang}>
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
