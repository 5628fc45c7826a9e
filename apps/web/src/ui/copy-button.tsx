/** Copies a text to the clipboard and says that it did. */
import { useEffect, useState } from 'react'
import { announce } from './announce.js'
import { useText } from './text.js'
import styles from './copy-button.module.css'

export interface CopyButtonProps {
  readonly value: string
  /** What is copied: "Kopioi virhekoodi". "Kopioi" unless told. */
  readonly label?: string
}

export function CopyButton({ value, label }: CopyButtonProps) {
  const t = useText()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [isCopied])

  async function copy() {
    await navigator.clipboard.writeText(value)
    setCopied(true)
    announce(t('ui.copied'))
  }

  return (
    <button type="button" className={styles.copy} onClick={() => void copy()} data-print="never">
      {isCopied ? t('ui.copied') : (label ?? t('ui.copy'))}
    </button>
  )
}
