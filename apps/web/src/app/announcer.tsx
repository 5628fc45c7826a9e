/** The page's live region: what is said to those who listen. */
import { useEffect, useState } from 'react'
import { onAnnouncement } from '../ui/announce.js'

export function Announcer() {
  const [said, setSaid] = useState({ text: '', turn: 0 })
  useEffect(() => onAnnouncement((text) => setSaid(({ turn }) => ({ text, turn: turn + 1 }))), [])
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {/* A new element each time, so that the same words are read again. */}
      <span key={said.turn}>{said.text}</span>
    </div>
  )
}
