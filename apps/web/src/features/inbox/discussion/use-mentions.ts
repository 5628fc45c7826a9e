/** Writing with mentions: an @ and the beginning of a name bring up the colleagues who may read the record. */
import { useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import type { Mentioned } from '@solmu/domain/inbox/comment.js'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { announce } from '../../../ui/announce.js'
import { useText } from '../../../ui/text.js'
import type { CommentSubject } from './comment-form.js'
import { recordReadersQuery, type Reader } from './discussion.operations.js'

/** What stands between the last @ and the place of writing: at most two names. */
const started = /(?:^|[\s(])@([\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]*)?)$/u

/** The beginning of a name at the place of writing, or null where nobody is being mentioned. */
export const startedMention = (text: string, caret: number): string | null => started.exec(text.slice(0, caret))?.[1] ?? null

interface Writing {
  readonly text: string
  readonly people: readonly Mentioned[]
}

export interface MentionField {
  readonly writing: Writing
  readonly onWrite: (writing: Writing) => void
  readonly subject: CommentSubject
}

/** The list of colleagues under the field: what it holds, which one is marked, and what the keys do. */
export function useMentions({ writing, onWrite, subject }: MentionField) {
  const t = useText()
  const field = useRef<HTMLTextAreaElement>(null)
  const [search, setSearch] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const [asked] = useDebouncedValue(search, 200)
  const { data } = useQuery(recordReadersQuery, { variables: { ...subject, search: asked }, skip: asked === null })
  const readers = search !== null && asked !== null ? (data?.recordReaders ?? []) : []
  const count = readers.length
  useEffect(() => {
    if (search !== null && data) announce(t('discussion.mention.found', { count }))
  }, [search, data, count, t])

  function look() {
    const { current } = field
    setSearch(current && startedMention(current.value, current.selectionStart))
    setAt(0)
  }

  function pick({ userId, displayName }: Reader) {
    const { current } = field
    if (!current || search === null) return
    const end = current.selectionStart
    const start = end - search.length
    const text = `${current.value.slice(0, start)}${displayName} ${current.value.slice(end)}`
    onWrite({ text, people: [...writing.people.filter((each) => each.userId !== userId), { userId, displayName }] })
    setSearch(null)
    const caret = start + displayName.length + 1
    requestAnimationFrame(() => {
      current.focus()
      current.setSelectionRange(caret, caret)
    })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (count === 0) return
    const moves: Record<string, () => void> = {
      ArrowDown: () => setAt((at + 1) % count),
      ArrowUp: () => setAt((at + count - 1) % count),
      Enter: () => readers[at] && pick(readers[at]),
      Tab: () => readers[at] && pick(readers[at]),
      Escape: () => setSearch(null)
    }
    const move = event.ctrlKey || event.metaKey ? undefined : moves[event.key]
    if (!move) return
    event.preventDefault()
    event.stopPropagation()
    move()
  }

  return { field, readers, at, look, pick, onKeyDown, close: () => setSearch(null) }
}
