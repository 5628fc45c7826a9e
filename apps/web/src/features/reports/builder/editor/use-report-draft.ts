/**
 * The draft of a report while it is written: every change is sent a moment later, one after another. When somebody else has
 * saved meanwhile, nothing is sent until the writer has seen what; what could not be sent stays in this browser.
 */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { parseBlocks } from '@solmu/domain/reports/report-shape.js'
import { reportDifference } from '@solmu/domain/reports/report-versions.js'
import { useViewer } from '../../../../app/viewer.js'
import { toApiErrors } from '../../../../graphql/api-error.js'
import { forgetDraft, keepDraft, readDraft, type DraftName } from '../../../../ui/drafts.js'
import { reportTemplateQuery, saveReportDraftMutation, type ReportTemplate, type VersionContents } from '../template.operations.js'
import { isSame, taken, type Blocks } from './blocks.js'

/** How long the writer may pause before what is written is sent, in ms. */
const pause = 700

const keptSchema = z.object({ keptAt: z.iso.datetime(), blocks: z.array(z.unknown()) })

/** What was kept in this browser because it could not be sent. */
function keptOf(name: DraftName): { readonly keptAt: string; readonly blocks: Blocks } | null {
  const kept = keptSchema.safeParse(readDraft(name)).data
  const parsed = kept && parseBlocks(kept.blocks)
  return parsed && 'blocks' in parsed ? { keptAt: kept.keptAt, blocks: parsed.blocks } : null
}

interface Base {
  readonly blocks: Blocks
  /** The lock of the draft; null while there is none. */
  readonly lock: number | null
  readonly savedAt: string | null
}

/** What a draft is begun from: itself, or the version in use. */
export const baseOf = ({ draft, released }: Pick<ReportTemplate, 'draft' | 'released'>): Base => ({
  blocks: draft?.blocks ?? released?.blocks ?? [],
  lock: draft?.version ?? null,
  savedAt: draft?.savedAt ?? null
})

export interface DraftClash {
  readonly theirs: Blocks
  /** The blocks that read otherwise, or stand elsewhere, when it was found. */
  readonly ids: readonly string[]
}

export type SavePhase = 'saved' | 'waiting' | 'saving' | 'failed' | 'clash'

interface Progress {
  readonly base: Base
  readonly isSaving: boolean
  readonly failure: unknown
  readonly clash: DraftClash | null
}

/** Sends blocks as the draft; answers with what stands now. */
function useSend(template: Pick<ReportTemplate, 'id'>) {
  const client = useApolloClient()
  const [mutate] = useMutation(saveReportDraftMutation)
  const { id: templateId } = template
  async function send(blocks: Blocks, lock: number | null): Promise<VersionContents | undefined> {
    // A draft that begins is a new version of the template.
    const refetchQueries = lock === null ? [reportTemplateQuery] : []
    const { data } = await mutate({ variables: { input: { templateId, blocks, expectedVersion: lock } }, refetchQueries })
    return data?.saveReportDraft.version
  }
  async function readNewest(): Promise<Base | null> {
    const { data } = await client.query({ query: reportTemplateQuery, variables: { id: templateId }, fetchPolicy: 'network-only' })
    return data ? baseOf(data.reportTemplate) : null
  }
  return { send, readNewest }
}

const isStale = (error: unknown): boolean => toApiErrors(error).some(({ code }) => code === 'STALE')

/** Saves what differs from what is saved, and knows how that goes. */
function useSaving(template: Pick<ReportTemplate, 'id' | 'draft' | 'released'>, blocks: Blocks) {
  const { send, readNewest } = useSend(template)
  const [progress, setProgress] = useState<Progress>(() => ({ base: baseOf(template), isSaving: false, failure: null, clash: null }))
  const { base, isSaving, failure, clash } = progress
  const isChanged = !isSame(blocks, base.blocks)
  const put = (part: Partial<Progress>) => setProgress((before) => ({ ...before, ...part }))

  async function meet(error: unknown, mine: Blocks): Promise<void> {
    const newest = isStale(error) ? await readNewest().catch(() => null) : null
    if (!newest) return put({ isSaving: false, failure: error })
    const ids = reportDifference(newest.blocks, mine).map(({ blockId }) => blockId)
    put({ isSaving: false, base: newest, clash: ids.length > 0 ? { theirs: newest.blocks, ids } : null })
  }
  async function save(): Promise<void> {
    put({ isSaving: true, failure: null })
    try {
      const version = await send(blocks, base.lock)
      if (version) put({ isSaving: false, base: { blocks, lock: version.version, savedAt: version.savedAt } })
    } catch (error) {
      await meet(error, blocks)
    }
  }
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })
  useEffect(() => {
    if (!isChanged || isSaving || failure !== null || clash !== null) return
    const timer = setTimeout(() => void latest.current(), pause)
    return () => clearTimeout(timer)
  }, [blocks, isChanged, isSaving, failure, clash])
  useLeaving(isChanged && !isSaving && failure === null && clash === null, latest)
  const phase: SavePhase = clash ? 'clash' : failure !== null ? 'failed' : isSaving ? 'saving' : isChanged ? 'waiting' : 'saved'
  return { base, failure, clash, phase, isChanged, put }
}

/** What waits to be sent is sent when the page is left; and a connection that is back is tried at once. */
function useLeaving(isWaiting: boolean, save: { readonly current: () => Promise<void> }): void {
  const waits = useRef(isWaiting)
  useEffect(() => {
    waits.current = isWaiting
  }, [isWaiting])
  useEffect(
    () => () => {
      if (waits.current) void save.current()
    },
    [save]
  )
}

/**
 * @param template what is written, as it was read
 */
export function useReportDraft(template: Pick<ReportTemplate, 'id' | 'draft' | 'released'>) {
  const { id: viewerId } = useViewer()
  const name: DraftName = ['report-draft', viewerId, template.id]
  const [blocks, setBlocks] = useState<Blocks>(() => baseOf(template).blocks)
  const [kept, setKept] = useState(() => keptOf(name))
  const { base, failure, clash, phase, isChanged, put } = useSaving(template, blocks)
  const wasChanged = useRef(false)
  useEffect(() => {
    const own: DraftName = ['report-draft', viewerId, template.id]
    if (isChanged) keepDraft(own, { blocks, keptAt: new Date().toISOString() })
    else if (wasChanged.current) forgetDraft(own)
    wasChanged.current = isChanged
  }, [viewerId, template.id, blocks, isChanged])

  return {
    ...{ blocks, phase, failure, clash },
    savedAt: base.savedAt,
    lock: base.lock,
    /** Something would be lost if the page were left now. */
    isAtRisk: isChanged && (phase === 'failed' || phase === 'clash'),
    change(next: (before: Blocks) => Blocks) {
      setBlocks(next)
      if (failure !== null) put({ failure: null })
    },
    retry: () => put({ failure: null }),
    /** The block as somebody else has saved it. */
    take: (id: string) => setBlocks((mine) => (clash ? taken(mine, clash.theirs, id) : mine)),
    closeClash: () => put({ clash: null }),
    keptAt: kept?.keptAt ?? null,
    resumeKept() {
      if (kept) setBlocks(kept.blocks)
      setKept(null)
    },
    dropKept() {
      forgetDraft(name)
      setKept(null)
    }
  }
}

export type ReportDraft = ReturnType<typeof useReportDraft>
