/** Answering a survey by a link, without an account. It leads nowhere else, and keeps nothing on the device. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useLocation } from '@tanstack/react-router'
import { type SurveyLanguage, surveyWords } from '@solmu/domain/quality/survey.js'
import { Button } from '../../../ui/button.js'
import { useLanguage } from '../../../ui/text.js'
import { answerWords, surveyLanguageTag } from './answer-words.js'
import { type DoorKind, openDoor, type Sent, type SurveyDoor } from './answer-door.js'
import { AnswerForm } from './answer-form.js'
import styles from './answer.module.css'

export type OpenDoor = SurveyDoor & { readonly content: NonNullable<SurveyDoor['content']> }

/** What stands behind the address; `failed` when nobody answered. */
export function useDoor(kind: DoorKind, token: string) {
  const [door, setDoor] = useState<SurveyDoor | 'failed' | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let isWanted = true
    setDoor(null)
    void openDoor(kind, token).then((found) => {
      if (isWanted) setDoor(found ?? 'failed')
    })
    return () => {
      isWanted = false
    }
  }, [kind, token, turn])
  return { door, retry: () => setTurn((before) => before + 1) }
}

export const isOpenDoor = (door: SurveyDoor): door is OpenDoor => door.state === 'open' && door.content !== null

interface FrameProps {
  readonly language: SurveyLanguage
  readonly title: string
  readonly isKiosk?: boolean
  readonly children: ReactNode
}

/** A frame without a way out: whoever answers has no account here. */
export function AnswerFrame({ language, title, isKiosk, children }: FrameProps) {
  useEffect(() => {
    document.title = title
    const before = document.documentElement.lang
    document.documentElement.lang = surveyLanguageTag[language]
    return () => {
      document.documentElement.lang = before
    }
  }, [language, title])
  return (
    <main id="content" className={styles.frame} lang={surveyLanguageTag[language]} data-kiosk={isKiosk || undefined}>
      {children}
    </main>
  )
}

/** A page with one thing to say; its heading takes the focus. */
export function AnswerNotice({ title, text, children }: { readonly title: string; readonly text: string; readonly children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={styles.notice}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{text}</p>
      {children}
    </div>
  )
}

export function AnswerPage() {
  const token = useLocation({ select: ({ hash }) => hash })
  return <AnswerByLink key={token} token={token} />
}

export function AnswerByLink({ token }: { readonly token: string }) {
  const first = useLanguage()
  const [language, setLanguage] = useState<SurveyLanguage>(first)
  const [ended, setEnded] = useState<Exclude<Sent['state'], 'failed' | 'busy'> | null>(null)
  const { door, retry } = useDoor('link', token)
  const words = answerWords[language]
  if (door === null) return <AnswerFrame {...{ language, title: words.loading }}>{<p role="status">{words.loading}</p>}</AnswerFrame>
  if (door === 'failed') {
    return (
      <AnswerFrame {...{ language, title: words.failed[0] }}>
        <AnswerNotice title={words.failed[0]} text={words.failed[1]}>
          <Button onClick={retry}>{words.retry}</Button>
        </AnswerNotice>
      </AnswerFrame>
    )
  }
  if (ended === 'done' && isOpenDoor(door)) {
    return (
      <AnswerFrame {...{ language, title: words.doneTitle }}>
        <AnswerNotice title={words.doneTitle} text={`${surveyWords(door.content.thanks, language)} ${words.close}`} />
      </AnswerFrame>
    )
  }
  const state = ended ?? door.state
  if (state === 'open' && isOpenDoor(door)) {
    return (
      <AnswerFrame {...{ language, title: surveyWords(door.content.name, language) }}>
        <AnswerForm {...{ kind: 'link', token, door, language }} onLanguage={setLanguage} onEnd={setEnded} />
      </AnswerFrame>
    )
  }
  const [title, text] = words[state === 'open' || state === 'done' ? 'unknown' : state]
  return (
    <AnswerFrame {...{ language, title }}>
      <AnswerNotice {...{ title, text }} />
    </AnswerFrame>
  )
}
