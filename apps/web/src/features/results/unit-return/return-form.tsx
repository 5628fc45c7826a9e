/** The form of one return: who has it, its figures, what the checks say, and the next step. */
import { useMediaQuery } from '@mantine/hooks'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Placement } from '@solmu/domain/results/paste.js'
import { useCan } from '../../../app/viewer.js'
import { announce } from '../../../ui/announce.js'
import { LeaveGuard } from '../../../ui/leave-guard.js'
import { useText } from '../../../ui/text.js'
import type { AcceptedCell } from '../exchange/exchange-menu.js'
import { ActionBar } from './action-bar.js'
import { FormBody } from './form-body.js'
import { FormNotices } from './form-notices.js'
import { fileFigure } from './file-figure.js'
import { standingOf, type Standing } from './form-standing.js'
import { ReturnHead } from './return-head.js'
import { ClashDialog } from './saving/clash-dialog.js'
import { KeysDialog } from './sheet/keys-dialog.js'
import { SheetContext } from './sheet/sheet-context.js'
import { focusField, type GridActs } from './sheet/use-grid-events.js'
import { usePresence } from './sheet/use-presence.js'
import { ReturnSubmit } from './submit/return-submit.js'
import type { UnitReturn } from './unit-return.types.js'
import { useLiveFindings } from './use-live-findings.js'
import { useProgress } from './use-progress.js'
import { useReturnForm, useSessionOver, type ReturnForm as Form } from './use-return-form.js'
import { useTalk } from './use-talk.js'

/** Where a phone ends. */
const phone = '(max-width: 37.49em)'

/** What is open over the form. */
type Opened = 'keys' | 'submit' | null

/** Nobody but who writes here may write, whatever the state of the return lets its unit do. */
function asStanding(unitReturn: UnitReturn, standing: Standing): UnitReturn {
  if (standing.kind !== 'reads') return unitReturn
  const locked = (row: UnitReturn['sheet'][number]) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, isWritable: false })) })
  return { ...unitReturn, sheet: unitReturn.sheet.map(locked) }
}

/** The browser asks before the page is closed with something that the server does not have; it is kept here anyway. */
function useCloseGuard({ queue }: Form, isSessionOver: () => boolean): void {
  useEffect(() => {
    const onClose = (event: BeforeUnloadEvent) => {
      if (queue.hasUnsent() && !isSessionOver()) event.preventDefault()
    }
    window.addEventListener('beforeunload', onClose)
    return () => window.removeEventListener('beforeunload', onClose)
  }, [queue, isSessionOver])
}

function useGridActs(form: Form, on: { readonly onPasted: (placement: Placement | null) => void; readonly onHelp: () => void }) {
  const t = useText()
  const commentField = useRef<HTMLTextAreaElement>(null)
  const { onPasted, onHelp } = on
  const { store } = form.parts
  const acts = useMemo<GridActs>(
    () => ({
      onComment: () => commentField.current?.focus(),
      onHelp,
      onPasted: (placement) => {
        onPasted(placement)
        const wrong = placement?.placed.filter(({ entry }) => store.cell(entry.key)?.issue).length ?? 0
        announce(placement ? t('unitReturn.paste.announced', { count: placement.placed.length, wrong }) : t('unitReturn.paste.tooLarge'))
      },
      onUndone: (keys) => {
        onPasted({ placed: [], left: [] })
        announce(t('unitReturn.undone', { count: keys.length }))
        if (keys[0]) focusField(keys[0])
      }
    }),
    [t, store, onPasted, onHelp]
  )
  return { acts, commentField }
}

export interface ReturnFormProps {
  readonly unitReturn: UnitReturn
  /** Reads the return anew. */
  readonly onRefresh: () => Promise<unknown>
}

export function ReturnForm({ unitReturn: read, onRefresh }: ReturnFormProps) {
  const t = useText()
  const mayEdit = useCan('return.edit')
  const maySubmit = useCan('return.submit')
  const isPhone = useMediaQuery(phone, false, { getInitialValueInEffect: false }) ?? false
  const standing = standingOf(read, mayEdit)
  const unitReturn = useMemo(() => asStanding(read, standingOf(read, mayEdit)), [read, mayEdit])
  const refresh = useCallback(() => void onRefresh(), [onRefresh])
  const form = useReturnForm({ unitReturn, onOutdated: refresh })
  const progress = useProgress(form.parts)
  const checks = useLiveFindings(unitReturn, form.parts)
  const talk = useTalk(unitReturn, form.parts, refresh)
  const [opened, setOpened] = useState<Opened>(null)
  const [pasted, setPasted] = useState<Placement | null | undefined>(undefined)
  const onPasted = useCallback((placement: Placement | null) => {
    setPasted(placement && placement.placed.length + placement.left.length === 0 ? undefined : placement)
  }, [])
  const onHelp = useCallback(() => setOpened('keys'), [])
  const { acts, commentField } = useGridActs(form, { onPasted, onHelp })
  const others = usePresence(unitReturn.id, form.parts, {
    first: read.presence,
    // Whoever writes here too has changed something perhaps.
    onBeat: (there) => (there.length > 0 ? refresh() : undefined)
  })
  const isSessionOver = useSessionOver()
  useCloseGuard(form, isSessionOver)
  const { store, selection } = form.parts
  const isReadOnly = standing.kind === 'reads'
  const onAccept = useCallback(
    (cells: readonly AcceptedCell[]) => {
      store.accept(cells.map(fileFigure))
      announce(t('unitReturn.paste.done', { count: cells.length }))
    },
    [store, t]
  )
  const markMissing = () => {
    store.writeAll(selection.selectedKeys().map((key) => ({ key, text: '..' })))
    announce(t('unitReturn.note.owed'))
  }
  return (
    <SheetContext value={form.parts}>
      <ReturnHead unitReturn={unitReturn} others={others} isWritable={!isReadOnly} onAccept={onAccept} />
      <FormNotices
        unitReturn={unitReturn}
        form={form}
        standing={standing}
        pasted={pasted}
        onUndo={() => acts.onUndone(store.undo())}
        onClosePaste={() => setPasted(undefined)}
      />
      <FormBody {...{ unitReturn, standing, isPhone, progress, talk, acts, commentField, checks }} />
      {!isReadOnly && (
        <ActionBar
          {...{ queue: form.queue, progress, isPhone, maySubmit, onHelp }}
          isAnswers={standing.kind === 'answers'}
          onMissing={markMissing}
          onSubmit={() => setOpened('submit')}
        />
      )}
      <ReturnSubmit
        {...{ unitReturn, progress, standing, checks, onRefresh }}
        queue={form.queue}
        isOpen={opened === 'submit'}
        onClose={() => setOpened(null)}
      />
      <ClashDialog />
      {opened === 'keys' && <KeysDialog onClose={() => setOpened(null)} />}
      <LeaveGuard
        title={t('unitReturn.leave.title')}
        text={t('unitReturn.leave.text')}
        hasChanges={() => form.queue.isStuck() && !isSessionOver()}
        onDiscard={() => store.discard()}
      />
    </SheetContext>
  )
}
