/** Everything that the form of one return needs while it is open: its figures, the queue that sends them, and who else is there. */
import { useApolloClient } from '@apollo/client/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { onSessionEnd } from '../../../graphql/refusal-signals.js'
import { announce } from '../../../ui/announce.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { SaveQueue } from './saving/save-queue.js'
import { openUnsentStore } from './saving/unsent-idb.js'
import { CellMarks } from './sheet/cell-marks.js'
import { GridSelection } from './sheet/grid-selection.js'
import { shapeOf, sheetModel } from './sheet/sheet-model.js'
import { SheetStore } from './sheet/sheet-store.js'
import type { SheetParts } from './sheet/sheet-context.js'
import { saveCellsMutation } from './cell.operations.js'
import type { SaveAnswer, UnitReturn } from './unit-return.types.js'

/** These say that the return is no longer what this page believes. */
const outdating = ['RETURN_STATE', 'ROUND_STATE', 'CELL_LOCKED', 'STALE', 'NOT_FOUND']

export interface ReturnForm {
  readonly parts: SheetParts
  readonly queue: SaveQueue
  /** Figures that were left on this device and have been put back. */
  readonly restored: readonly string[]
}

/** Sends figures of one return; one that is being left may outlive its page. */
function useSend(returnId: string) {
  const client = useApolloClient()
  return useCallback(
    async (cells: Parameters<ConstructorParameters<typeof SaveQueue>[0]['send']>[0], isLeaving: boolean): Promise<SaveAnswer> => {
      const { data } = await client.mutate({
        mutation: saveCellsMutation,
        variables: { input: { returnId, cells: [...cells] } },
        fetchPolicy: 'no-cache',
        context: isLeaving ? { fetchOptions: { keepalive: true } } : undefined
      })
      if (!data) throw new Error('saveCells answered nothing')
      return data.saveCells
    },
    [client, returnId]
  )
}

interface FormParts {
  readonly unitReturn: UnitReturn
  /** Reads the return anew. */
  readonly onOutdated: () => void
}

function useQueue(store: SheetStore, { unitReturn, onOutdated }: FormParts) {
  const t = useText()
  const viewer = useViewer()
  const send = useSend(unitReturn.id)
  const heard = useRef(onOutdated)
  useEffect(() => {
    heard.current = onOutdated
  }, [onOutdated])
  return useState(
    () =>
      new SaveQueue({
        sheet: store,
        unsent: openUnsentStore(viewer.id, unitReturn.id),
        send,
        writer: viewer.displayName,
        onSaved: (answer) => {
          if (answer.conflicts.length > 0) announce(t('unitReturn.clash.announced', { count: answer.conflicts.length }))
          if (answer.refusals.length > 0) announce(t('unitReturn.save.refused', { count: answer.refusals.length }))
          if (answer.refusals.some(({ code }) => outdating.includes(code))) heard.current()
        },
        onError: (error) => {
          if (outdating.includes(error.code)) heard.current()
        }
      })
  )[0]
}

/** Sends when the connection is back, when the page is put away, and keeps everything when the session ends. */
function useQueueLife(queue: SaveQueue, onRestored: (keys: readonly string[]) => void): void {
  useEffect(() => {
    void queue.start().then((keys) => (keys.length > 0 ? onRestored(keys) : undefined))
    const onOnline = () => queue.retry()
    const onHidden = () => (document.visibilityState === 'hidden' ? void queue.flush({ isLeaving: true }) : queue.retry())
    window.addEventListener('online', onOnline)
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      window.removeEventListener('online', onOnline)
      document.removeEventListener('visibilitychange', onHidden)
      queue.leave()
    }
  }, [queue, onRestored])
}

/** Whether the session has ended: then the way to the sign-in is free, for what is unsent stays on this device. */
export function useSessionOver(): () => boolean {
  const isOver = useRef(false)
  useEffect(
    () =>
      onSessionEnd(() => {
        isOver.current = true
      }),
    []
  )
  return useCallback(() => isOver.current, [])
}

/** The grid is laid out anew when its shape changes, and not whenever somebody has saved a figure. */
function useSheetModel(sheet: UnitReturn['sheet']) {
  const language = useLanguage()
  const shape = shapeOf(sheet)
  const [known, setKnown] = useState({ shape, sheet })
  if (known.shape !== shape) setKnown({ shape, sheet })
  return useMemo(() => sheetModel(known.sheet, language), [known.sheet, language])
}

export function useReturnForm(of: FormParts): ReturnForm {
  const { sheet } = of.unitReturn
  const [store] = useState(() => new SheetStore(sheet))
  const [marks] = useState(() => new CellMarks())
  const [restored, setRestored] = useState<readonly string[]>([])
  const model = useSheetModel(sheet)
  const [selection] = useState(() => new GridSelection(model.grid))
  const isFirst = useRef(true)
  useEffect(() => {
    if (!isFirst.current) store.take(sheet)
    isFirst.current = false
  }, [store, sheet])
  const queue = useQueue(store, of)
  useQueueLife(queue, setRestored)
  const parts = useMemo(() => ({ store, model, selection, marks }), [store, model, selection, marks])
  return { parts, queue, restored }
}
