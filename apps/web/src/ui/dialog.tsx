/** A dialog over the page, for an act that needs the whole attention. Esc closes; focus goes back where it was. */
import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from './text.js'

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
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={width}
      yOffset="12dvh"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {children}
    </Modal>
  )
}
