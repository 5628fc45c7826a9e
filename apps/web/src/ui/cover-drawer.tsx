/** A drawer that covers the page from one side; Esc closes, and the focus goes back where it was. */
import { Drawer } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { IconButton } from './button.js'
import { useText } from './text.js'
import styles from './cover-drawer.module.css'

export interface CoverDrawerProps {
  readonly title: ReactNode
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly side: 'left' | 'right'
  /** A CSS width. */
  readonly width: string
  /** On a phone it takes the whole width. */
  readonly isFullOnPhone?: boolean
  readonly children: ReactNode
}

export function CoverDrawer({ title, isOpen, onClose, side, width, isFullOnPhone, children }: CoverDrawerProps) {
  const t = useText()
  return (
    <Drawer.Root
      opened={isOpen}
      onClose={onClose}
      position={side}
      size={width}
      transitionProps={{ duration: 180 }}
      classNames={{
        overlay: styles.veil,
        content: isFullOnPhone ? styles.full : styles.content,
        title: styles.title,
        body: styles.body
      }}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        <div className={styles.head}>
          <Drawer.Title>{title}</Drawer.Title>
          <IconButton label={t('ui.close')} icon={IconX} onClick={onClose} />
        </div>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
