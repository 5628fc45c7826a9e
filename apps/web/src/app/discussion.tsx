/**
 * What people say about a record and what was done to it, at the foot of its
 * page: for everyone who may read the record. It is loaded when it comes into
 * view, or at once for whoever follows a link to it.
 *
 * @example <Discussion subjectType="unit_return" subjectId={record.id} />
 */
import type { RecordKind } from '@solmu/domain/inbox/records.js'
import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Section } from '../ui/section.js'
import { SkeletonBar } from '../ui/skeleton.js'
import { useLanguage, useText, type Language } from '../ui/text.js'
import { loadMessages } from './i18n.js'
import { useCan } from './viewer.js'
import styles from './record-history.module.css'

/** What the address of the discussion ends in. */
const anchor = 'discussion'

const parts = new Map<Language, ReturnType<typeof partIn>>()

/** The discussion with its texts, loaded once for each language. */
function partIn(language: Language) {
  return lazy(async () => {
    const [part] = await Promise.all([import('../features/inbox/discussion/discussion-body.js'), loadMessages(language, 'admin', 'audit', 'discussion')])
    return { default: part.DiscussionBody }
  })
}

function loadedPart(language: Language) {
  const known = parts.get(language) ?? partIn(language)
  parts.set(language, known)
  return known
}

export interface DiscussionProps {
  readonly subjectType: RecordKind
  readonly subjectId: string
}

/** Whether the foot of the page has come into view, or was asked for by the address. */
function useIsNear() {
  const isAsked = useLocation({ select: ({ hash }) => hash === anchor })
  const box = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(isAsked)
  useEffect(() => {
    if (isAsked) box.current?.scrollIntoView()
  }, [isAsked])
  useEffect(() => {
    if (isNear || box.current === null || !('IntersectionObserver' in globalThis)) return
    const watch = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && setNear(true), { rootMargin: '200px' })
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [isNear])
  return { box, isNear: isNear || isAsked }
}

export function Discussion(props: DiscussionProps) {
  return useCan('comment.write') ? <Foot {...props} /> : null
}

function Foot({ subjectType, subjectId }: DiscussionProps) {
  const t = useText()
  const language = useLanguage()
  const { box, isNear } = useIsNear()
  const Part = loadedPart(language)
  return (
    <div ref={box} id={anchor} className={styles.discussion} data-print="never">
      <Section title={t('ui.discussion.title')}>
        {isNear && (
          <Suspense fallback={<SkeletonBar width="60%" />}>
            <Part key={subjectId} subjectType={subjectType} subjectId={subjectId} />
          </Suspense>
        )}
      </Section>
    </div>
  )
}
