/** A dialog over the page, for an act that needs the whole attention. Esc closes; focus goes back where it was. */
import { Modal } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { IconButton } from './button.js'
import { useText } from './text.js'
import styles from './dialog.module.css'

export interface DialogProps {
  readonly title: ReactNode
  readonly isOpen: boolean
  readonly onClose: () => void
  /** A CSS width; 32rem unless told. */
  readonly width?: string
  readonly children: ReactNode
}

export function Dialog({ title, isOpen, onClose, width = '32rem', children }: DialogProps) {
  const t = useText()
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={width}
      yOffset="12dvh"
      transitionProps={{ duration: 180 }}
      classNames={{ overlay: styles.veil, content: styles.content, body: styles.body }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles.head}>
          <Modal.Title>{title}</Modal.Title>
          <IconButton label={t('ui.close')} icon={IconX} onClick={onClose} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
