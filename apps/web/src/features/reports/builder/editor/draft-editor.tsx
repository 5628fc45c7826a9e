/** The draft of a template: its blocks, what stands in the way of releasing it, and beside them what it would say. */
import { useState } from 'react'
import { reportFaults } from '@solmu/domain/reports/report-check.js'
import { Button } from '../../../../ui/button.js'
import { ErrorSummary } from '../../../../ui/error-summary.js'
import { DraftNotice } from '../../../../ui/form-notices.js'
import { LeaveGuard } from '../../../../ui/leave-guard.js'
import { Section } from '../../../../ui/section.js'
import { isLanguage, useText } from '../../../../ui/text.js'
import { DiscardDialog, ReleaseDialog } from '../release-dialog.js'
import type { ReportTemplate } from '../template.operations.js'
import type { TemplateSearch } from '../template.search.js'
import type { Library } from '../use-library.js'
import { BlockList } from './block-list.js'
import { useBlockName, useFieldName } from './block-words.js'
import { controlId, placedFaults, type Blocks, type PlacedFault } from './blocks.js'
import { DraftClashNotice } from './clash.js'
import { useFaultText } from './fault-text.js'
import { Preview, showInPreview } from './preview.js'
import { SaveLine } from './save-line.js'
import { useBlockActs } from './use-block-acts.js'
import { useReportDraft, type ReportDraft } from './use-report-draft.js'
import styles from './editor.module.css'

export interface DraftEditorProps {
  readonly template: ReportTemplate
  readonly library: Library
  readonly search: TemplateSearch
  readonly change: (part: Partial<TemplateSearch>) => void
  /** The draft is no longer there: it was released or dropped. */
  readonly onEnded: () => void
}

/** What is wrong, each leading to its field, with the block that it is in. */
function useSummary(blocks: Blocks, library: Library) {
  const t = useText()
  const nameOf = useBlockName(library)
  const faultText = useFaultText()
  const fieldName = useFieldName()
  return (faults: readonly PlacedFault[]) =>
    faults.map((fault) => {
      const place = blocks.findIndex(({ id }) => id === fault.blockId)
      const block = blocks[place]
      if (!block) return { text: faultText(fault) }
      // A text is called by its field here; what has a label is called by it in the summary.
      const isText = isLanguage(fault.path.at(-1))
      const name = isText ? `${nameOf(block)}, ${fieldName(fault.path.slice(0, -1))}` : nameOf(block)
      const text = t('reports.builder.faultIn', { number: place + 1, name, fault: faultText(fault) })
      return { fieldId: controlId(block.id, fault.path), text }
    })
}

type Ending = 'release' | 'discard'

interface BarProps {
  readonly draft: ReportDraft
  /** There is something in use to go back to. */
  readonly hasReleased: boolean
  readonly onEnd: (ending: Ending) => void
}

/** Where what was written is, and how a draft is brought to an end. */
function Bar({ draft, hasReleased, onEnd }: BarProps) {
  const t = useText()
  return (
    <div className={styles.bar}>
      <SaveLine draft={draft} />
      {draft.lock !== null && (
        <>
          {hasReleased && (
            <Button variant="quiet" onClick={() => onEnd('discard')}>
              {t('reports.builder.discard')}
            </Button>
          )}
          <Button variant="primary" disabled={draft.phase !== 'saved'} onClick={() => onEnd('release')}>
            {t('reports.builder.release')}
          </Button>
        </>
      )}
    </div>
  )
}

/** What a form that is being filled in is not blamed for before it is sent. */
const isUnfinished = ({ code }: PlacedFault): boolean => code === 'empty' || code === 'language_missing'

/** What the notices above a draft need. */
function Notices({ draft }: { readonly draft: ReportDraft }) {
  const t = useText()
  return (
    <>
      <LeaveGuard title={t('reports.builder.leave.title')} text={t('reports.builder.leave.text')} hasChanges={() => draft.isAtRisk} onDiscard={draft.dropKept} />
      <DraftNotice draftOf={draft.keptAt} text={(when) => t('reports.builder.kept', { when })} onResume={draft.resumeKept} onDiscard={draft.dropKept} />
      <DraftClashNotice draft={draft} />
    </>
  )
}

const versionOf = ({ draft, released }: ReportTemplate): string | null => draft?.id ?? released?.id ?? null

export function DraftEditor({ template, library, search, change, onEnded }: DraftEditorProps) {
  const t = useText()
  const draft = useReportDraft(template)
  const { blocks, lock } = draft
  const list = useBlockActs(blocks, { change: draft.change, onOpen: showInPreview })
  const summaryOf = useSummary(blocks, library)
  const [attempt, setAttempt] = useState(0)
  const [ending, setEnding] = useState<Ending | null>(null)
  const { parameter } = template
  const faults = placedFaults(blocks, reportFaults({ blocks, parameter }, library.known))
  function end(wanted: Ending) {
    const isHeld = wanted === 'release' && faults.length > 0
    if (wanted === 'release') setAttempt((before) => before + 1)
    if (isHeld) list.show(faults.flatMap(({ blockId }) => blockId ?? []))
    else setEnding(wanted)
  }
  const EndDialog = ending === 'release' ? ReleaseDialog : DiscardDialog
  return (
    <>
      <Notices draft={draft} />
      <div className={styles.workspace}>
        <Section
          title={t(lock === null ? 'reports.builder.draft.none' : 'reports.builder.draft.title')}
          note={t('reports.builder.blockCount', { count: blocks.length })}
          className={styles.editor}
        >
          {attempt > 0 && <ErrorSummary errors={summaryOf(faults)} attempt={attempt} />}
          <BlockList {...{ blocks, list, library, parameter }} faults={attempt > 0 ? faults : faults.filter((each) => !isUnfinished(each))} />
          <Bar draft={draft} hasReleased={template.released !== null} onEnd={end} />
          <p className={styles.quiet}>{t(faults.length === 0 ? 'reports.builder.faults.none' : 'reports.builder.faults.count', { count: faults.length })}</p>
        </Section>
        <Preview versionId={versionOf(template)} {...{ parameter, blocks, search, change }} />
      </div>
      {ending !== null && lock !== null && <EndDialog template={template} lock={lock} onDone={onEnded} onClose={() => setEnding(null)} />}
    </>
  )
}
