/** A dialog over the page, for an act that needs the whole attention. Esc closes; focus goes back where it was. */
import { Modal } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { IconButton } from './button.js'
import { useText } from './text.js'
import { putOnTop } from './top-layer.js'
import styles from './dialog.module.css'

export interface DialogProps {
  readonly title: ReactNode
  readonly isOpen: boolean
  readonly onClose: () => void
  /** A CSS width; 32rem unless told. */
  readonly width?: string
  /** It belongs to no page and may open over a dialog of one; see top-layer.ts. */
  readonly isOnTop?: boolean
  readonly children: ReactNode
}

/** Above the dialogs of pages, which stand at Mantine's 200. */
const topLayer = 300

function useTopLayer(isUsed: boolean, onClose: () => void): void {
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  }, [onClose])
  useEffect(() => (isUsed ? putOnTop(() => close.current()) : undefined), [isUsed])
}

export function Dialog({ title, isOpen, onClose, width = '32rem', isOnTop = false, children }: DialogProps) {
  const t = useText()
  useTopLayer(isOnTop && isOpen, onClose)
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={width}
      yOffset="12dvh"
      zIndex={isOnTop ? topLayer : undefined}
      closeOnEscape={!isOnTop}
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
