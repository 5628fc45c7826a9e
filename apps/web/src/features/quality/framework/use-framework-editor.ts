/** The state of the editor of a draft: what is typed, saved by itself, undone, and what to do when somebody else has saved. */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { useEffect, useRef, useState } from 'react'
import type { DomainError } from '@solmu/domain/errors.js'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { contentIssues } from '@solmu/domain/quality/framework-issues.js'
import { readContent } from '@solmu/domain/quality/framework-reader.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { useViewer } from '../../../app/viewer.js'
import { toApiErrors } from '../../../graphql/api-error.js'
import type { VariablesOf } from '../../../graphql/graphql.js'
import { type DraftName, forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import { type Path, unmarked, withValue } from './content-edit.js'
import { frameworkContentQuery, type FrameworkSaying, saveDraftMutation } from './framework.operations.js'

/** How long nothing is typed before it is saved, in ms. */
const pause = 2500
/** How many steps can be undone. */
const mostSteps = 50

export interface Saying {
  readonly content: FrameworkContent
  readonly news: LocalizedText
}

const isSame = (a: Saying, b: Saying): boolean => JSON.stringify([a.content, a.news]) === JSON.stringify([b.content, b.news])

/** Everything that keeps a draft from being released, the form first. */
function issuesIn(content: FrameworkContent): { readonly unsaved: readonly DomainError[]; readonly all: readonly DomainError[] } {
  const read = readContent(content)
  return 'issues' in read ? { unsaved: read.issues, all: read.issues } : { unsaved: [], all: contentIssues(read.content) }
}

/** What was typed before and never reached the server, when it still differs from what is there. */
function keptSaying(name: DraftName, base: Saying): Saying | null {
  const kept = readDraft(name) as Partial<Saying> | null
  const read = kept?.content ? readContent(kept.content) : { issues: [] }
  if ('issues' in read || !kept) return null
  const saying = { content: read.content, news: kept.news ?? base.news }
  return isSame(saying, base) ? null : saying
}

/** What is sent may change no more than what is read; the API's lists say nothing of that. */
type SaveInput = VariablesOf<typeof saveDraftMutation>['input']

/** Sends what is typed, and reads what stands on the server. */
function useServer(draft: FrameworkSaying) {
  const client = useApolloClient()
  const [save, { loading }] = useMutation(saveDraftMutation)
  return {
    isSaving: loading,
    async send({ content, news }: Saying, expectedVersion: number): Promise<number> {
      const input = { versionId: draft.id, expectedVersion, content: content as SaveInput['content'], news }
      const { data } = await save({ variables: { input } })
      return data?.saveFrameworkDraft.frameworkVersion.version ?? expectedVersion + 1
    },
    async newest(): Promise<FrameworkSaying> {
      const { data } = await client.query({ query: frameworkContentQuery, variables: { id: draft.id }, fetchPolicy: 'network-only' })
      if (!data) throw new Error('The draft was not read')
      return unmarked(data.qualityFrameworkVersion) as FrameworkSaying
    }
  }
}

/** @param draft as it was read from the server just now */
export function useFrameworkEditor(draft: FrameworkSaying) {
  const { id: viewerId } = useViewer()
  const name: DraftName = ['framework', viewerId, draft.id]
  const { send, newest, isSaving } = useServer(draft)
  const [base, setBase] = useState({ saying: { content: draft.content, news: draft.news } as Saying, version: draft.version })
  const [saying, setSaying] = useState<Saying>(base.saying)
  const [past, setPast] = useState<readonly Saying[]>([])
  const [offered, setOffered] = useState(() => keptSaying(name, base.saying))
  const [clash, setClash] = useState<FrameworkSaying | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const isChanged = !isSame(saying, base.saying)
  const issues = issuesIn(saying.content)
  const mayWait = clash !== null || failure !== null || issues.unsaved.length > 0

  function put(next: Saying) {
    setPast((before) => [...before, saying].slice(-mostSteps))
    setSaying(next)
    setFailure(null)
  }

  async function save(): Promise<boolean> {
    if (!isChanged || isSaving) return true
    const sent = saying
    try {
      const version = await send(sent, base.version)
      setBase({ saying: sent, version })
      return true
    } catch (error) {
      if (toApiErrors(error).some(({ code }) => code === 'STALE')) setClash(await newest())
      else setFailure(error)
      return false
    }
  }

  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })
  useEffect(() => {
    const own: DraftName = ['framework', viewerId, draft.id]
    if (isChanged) keepDraft(own, saying)
    else forgetDraft(own)
    if (!isChanged || mayWait) return
    const timer = setTimeout(() => void latest.current(), pause)
    return () => clearTimeout(timer)
  }, [saying, isChanged, mayWait, viewerId, draft.id])

  return {
    ...{ content: saying.content, news: saying.news, version: base.version, isChanged, isSaving, issues, clash, failure, save },
    canUndo: past.length > 0,
    change: (path: Path, value: unknown) => put({ ...saying, content: withValue(saying.content, path, value) }),
    changeNews: (news: LocalizedText) => put({ ...saying, news }),
    undo() {
      const before = past.at(-1)
      if (!before) return
      setPast(past.slice(0, -1))
      setSaying(before)
    },
    /** Goes on with one's own text over what somebody else saved, or with theirs. */
    settle(side: 'mine' | 'theirs') {
      if (!clash) return
      const theirs = { content: clash.content, news: clash.news }
      setBase({ saying: theirs, version: clash.version })
      if (side === 'theirs') put(theirs)
      setClash(null)
    },
    isOffered: offered !== null,
    resume() {
      if (offered) put(offered)
      setOffered(null)
    },
    forget() {
      forgetDraft(name)
      setOffered(null)
    },
    retry: () => setFailure(null)
  }
}

export type FrameworkEditor = ReturnType<typeof useFrameworkEditor>
