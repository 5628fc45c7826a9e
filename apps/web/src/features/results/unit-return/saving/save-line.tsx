/** One sentence that says where what was written is: with the server, on its way, on this device. Announced politely. */
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { announce } from '../../../../ui/announce.js'
import { Button } from '../../../../ui/button.js'
import { useErrorMessage } from '../../../../ui/error-message.js'
import { useFormat } from '../../../../ui/format.js'
import { useText } from '../../../../ui/text.js'
import { useSheet } from '../sheet/sheet-context.js'
import { useStore } from '../sheet/use-store.js'
import type { SaveQueue, SaveState } from './save-queue.js'
import styles from '../unit-return.module.css'

/** Whoever listens hears of saving this often at most, in ms; of trouble they hear at once. */
const quiet = 20_000

function useSaveSentence() {
  const t = useText()
  const format = useFormat()
  const describe = useErrorMessage()
  return ({ phase, savedAt, error }: SaveState): string => {
    if (phase === 'failed' && error) return describe(error).text
    if (phase === 'saved') return savedAt ? t('unitReturn.save.saved', { time: format.time(savedAt) }) : t('unitReturn.save.asSaved')
    return t(`unitReturn.save.${phase}`)
  }
}

const icon = { saved: IconCloudCheck, waiting: IconCloudUp, saving: IconCloudUp, offline: IconCloudOff, failed: IconCloudOff } as const

const isTrouble = (phase: SaveState['phase']): boolean => phase === 'offline' || phase === 'failed'

/** Whether a change of phase is said aloud. */
function isDue(was: SaveState['phase'], phase: SaveState['phase'], silence: number): boolean {
  if (isTrouble(phase)) return phase !== was
  return phase === 'saved' && (isTrouble(was) || silence > quiet)
}

function useAnnounced({ phase, savedAt }: SaveState, sentence: string): void {
  const before = useRef<{ readonly phase: SaveState['phase']; readonly at: number }>({ phase: 'saved', at: Date.now() })
  useEffect(() => {
    // What is under way is not said; what came of it is.
    if (phase === 'waiting' || phase === 'saving') return
    const { phase: was, at } = before.current
    const isSaid = isDue(was, phase, Date.now() - at)
    before.current = { phase, at: isSaid ? Date.now() : at }
    if (isSaid) announce(sentence)
  }, [phase, savedAt, sentence])
}

/** How many figures wait for their writer: two have changed them, or they are no answer as they stand and nobody is writing there. */
function useHeldCount(): number {
  const { store, selection } = useSheet()
  const here = useStore(selection, (of) => of.activeKey())
  return useStore(
    store,
    (of) => of.all().filter(({ key, theirs, issue }) => theirs !== null || (issue !== null && key !== here)).length
  )
}

export function SaveLine({ queue }: { readonly queue: SaveQueue }) {
  const t = useText()
  const state = useStore(queue, (of) => of.state())
  const heldCount = useHeldCount()
  const isHeld = state.phase === 'saved' && heldCount > 0
  const said = useSaveSentence()(state)
  const sentence = isHeld ? t('unitReturn.save.held', { count: heldCount }) : said
  useAnnounced(state, sentence)
  const Icon = isHeld ? IconCloudOff : icon[state.phase]
  return (
    <p className={styles.save} data-phase={isHeld ? 'held' : state.phase}>
      <Icon size={20} stroke={1.6} aria-hidden="true" />
      <span>{sentence}</span>
      {isTrouble(state.phase) && (
        <Button size="small" onClick={() => queue.retry()}>
          {t('ui.error.retry')}
        </Button>
      )}
    </p>
  )
}
