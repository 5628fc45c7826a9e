/** A device on which people answer one after the other: large targets, nothing kept between them, and no way out of the page. */
import { useEffect, useState } from 'react'
import { useLocation } from '@tanstack/react-router'
import { type SurveyLanguage, surveyWords } from '@solmu/domain/quality/survey.js'
import { Button } from '../../../ui/button.js'
import { useLanguage } from '../../../ui/text.js'
import { AnswerForm } from './answer-form.js'
import { AnswerFrame, AnswerNotice, isOpenDoor, type OpenDoor, useDoor } from './answer.page.js'
import { answerWords } from './answer-words.js'

/** After how long without a touch it is asked whether somebody is still there, and how long they have, in seconds. */
export const kioskIdle = { ask: 60, wait: 20, thanks: 8 } as const

/** Going back stays here. */
function useNoWayBack() {
  useEffect(() => {
    const stay = () => window.history.pushState(window.history.state, '', window.location.href)
    stay()
    window.addEventListener('popstate', stay)
    return () => window.removeEventListener('popstate', stay)
  }, [])
}

/** Seconds left once nobody has touched the device for long; null before. */
function useIdle(isWatched: boolean, onOver: () => void): { readonly left: number | null; readonly stay: () => void } {
  const [still, setStill] = useState(0)
  const stay = () => setStill(0)
  useEffect(() => {
    if (!isWatched) return
    const timer = setInterval(() => setStill((before) => before + 1), 1000)
    const touched = () => setStill((before) => (before < kioskIdle.ask ? 0 : before))
    const events = ['pointerdown', 'keydown', 'input'] as const
    for (const event of events) document.addEventListener(event, touched)
    return () => {
      clearInterval(timer)
      for (const event of events) document.removeEventListener(event, touched)
    }
  }, [isWatched])
  const isOver = still >= kioskIdle.ask + kioskIdle.wait
  useEffect(() => {
    if (!isOver) return
    setStill(0)
    onOver()
  }, [isOver, onOver])
  return { left: still < kioskIdle.ask ? null : Math.max(0, kioskIdle.ask + kioskIdle.wait - still), stay }
}

export function KioskPage() {
  const token = useLocation({ select: ({ hash }) => hash })
  return <Kiosk key={token} token={token} />
}

export function Kiosk({ token }: { readonly token: string }) {
  useNoWayBack()
  const first = useLanguage()
  const [turn, setTurn] = useState(0)
  const [over, setOver] = useState<'closed' | 'unknown' | null>(null)
  const { door, retry } = useDoor('kiosk', token)
  const words = answerWords[first]
  if (door === null) return <AnswerFrame {...{ language: first, title: words.loading }}>{<p role="status">{words.loading}</p>}</AnswerFrame>
  if (door !== 'failed' && over === null && isOpenDoor(door)) {
    return <KioskTurn key={turn} {...{ token, door, first }} onNext={() => setTurn((before) => before + 1)} onOver={setOver} />
  }
  const state = door === 'failed' ? 'failed' : (over ?? (door.state === 'early' || door.state === 'closed' ? door.state : 'unknown'))
  const [title, text] = words[state]
  return (
    <AnswerFrame {...{ language: first, title, isKiosk: true }}>
      <AnswerNotice {...{ title, text }}>{state === 'failed' && <Button onClick={retry}>{words.retry}</Button>}</AnswerNotice>
    </AnswerFrame>
  )
}

interface KioskTurnProps {
  readonly token: string
  readonly door: OpenDoor
  readonly first: SurveyLanguage
  readonly onNext: () => void
  readonly onOver: (state: 'closed' | 'unknown') => void
}

/** One person's turn: everything of it goes with it. */
function KioskTurn({ token, door, first, onNext, onOver }: KioskTurnProps) {
  const [language, setLanguage] = useState<SurveyLanguage>(first)
  const [isDone, setDone] = useState(false)
  const [isBegun, setBegun] = useState(false)
  const words = answerWords[language]
  const { left, stay } = useIdle(!isDone && (isBegun || language !== first), onNext)
  useEffect(() => {
    if (!isDone) return
    const timer = setTimeout(onNext, kioskIdle.thanks * 1000)
    return () => clearTimeout(timer)
  }, [isDone, onNext])
  if (isDone) {
    return (
      <AnswerFrame {...{ language, title: words.doneTitle, isKiosk: true }}>
        <AnswerNotice title={words.doneTitle} text={surveyWords(door.content.thanks, language)}>
          <Button variant="primary" onClick={onNext}>
            {words.again}
          </Button>
        </AnswerNotice>
      </AnswerFrame>
    )
  }
  return (
    <AnswerFrame {...{ language, title: surveyWords(door.content.name, language), isKiosk: true }}>
      {left !== null && (
        <AnswerNotice title={words.idleTitle} text={words.idleText(left)}>
          <Button variant="primary" onClick={stay}>
            {words.idleStay}
          </Button>
        </AnswerNotice>
      )}
      <div hidden={left !== null}>
        <AnswerForm
          {...{ kind: 'kiosk', token, door, language }}
          onLanguage={setLanguage}
          onAnswer={() => setBegun(true)}
          onEnd={(state) => (state === 'done' ? setDone(true) : onOver(state === 'unknown' ? 'unknown' : 'closed'))}
        />
      </div>
    </AnswerFrame>
  )
}
