/** The page's live region: what is said to those who listen. */
import { useEffect, useRef, useState } from 'react'
import { announce, onAnnouncement } from '../ui/announce.js'
import { useText } from '../ui/text.js'

export interface AnnouncerProps {
  /** The language of the page; a change of it is said. */
  readonly spoken: string
}

export function Announcer({ spoken }: AnnouncerProps) {
  const t = useText()
  const before = useRef(spoken)
  const [said, setSaid] = useState({ text: '', turn: 0 })
  useEffect(() => onAnnouncement((text) => setSaid(({ turn }) => ({ text, turn: turn + 1 }))), [])
  useEffect(() => {
    if (before.current !== spoken) announce(t('shell.languageChanged'))
    before.current = spoken
  }, [spoken, t])
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {/* A new element each time, so that the same words are read again. */}
      <span key={said.turn}>{said.text}</span>
    </div>
  )
}
